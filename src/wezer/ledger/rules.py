"""Pure rules of the ledger: limits, dates. No database, no request, no clock."""

import calendar
from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta
from itertools import count as numbers


def breaks_floor(before: int, units: int, floor: int | None) -> bool:
    """Whether paying `units` from `before` available goes below the floor.

    Reaching the floor is allowed; so is, from outside the limits, any movement that ends closer to zero.
    """
    after = before - units
    return floor is not None and after < floor and not (before < floor and abs(after) < abs(before))


def breaks_ceiling(before: int, units: int, ceiling: int | None) -> bool:
    """Whether receiving `units` on top of `before` goes above the ceiling; same exception as for the floor."""
    after = before + units
    return ceiling is not None and after > ceiling and not (before > ceiling and abs(after) < abs(before))


def due_dates(first: date, every: str, step: int) -> Iterator[date]:
    """The dates of a recurrence. Month ends clamp without drifting: 31 January, 28 February, 31 March."""
    for number in numbers():
        if every == "month":
            yield _months_after(first, number * step)
        else:
            yield first + timedelta(days=number * step * (7 if every == "week" else 1))


def _months_after(first: date, months: int) -> date:
    years, month = divmod(first.month - 1 + months, 12)
    year, month = first.year + years, month + 1
    return date(year, month, min(first.day, calendar.monthrange(year, month)[1]))


def moved_on(until: datetime, begun: datetime, rests: Iterable[tuple[datetime, datetime]]) -> datetime:
    """Where a time that began then ends, when it stands still during the rests (oldest first)."""
    for closed, opened in rests:
        if closed < until and begun < opened:
            until += opened - max(closed, begun)
    return until
