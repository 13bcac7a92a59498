"""How long a document is kept. Plain values: no database, no clock."""

from datetime import date

YEARS = {"five": 5, "ten": 10}
FOR_GOOD = date(9999, 12, 31)


def kept_until(retention: str, begun: date) -> date | None:
    """The last day on which it must be there; none when nothing holds it. A legal term runs to the end of its year."""
    if retention == "always":
        return FOR_GOOD
    years = YEARS.get(retention)
    return date(min(begun.year + years, FOR_GOOD.year), 12, 31) if years else None
