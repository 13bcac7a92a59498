"""Pure reckoning of the books: years and months, the worth of community currencies, shares of a budget."""

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal

from wezer.kernel.money import HALF_UP, divide

DAYS_AT_LEAST, DAYS_AT_MOST = 28, 731  # a first year may be long; the engine refuses more than two
RATE_DECIMALS = 6


def months_between(start: date, end: date) -> Iterator[tuple[date, date]]:
    """The months of a year, the first and the last as long as they are: the periods that the engine makes."""
    day = start
    while day <= end:
        last = min(day.replace(day=monthrange(day.year, day.month)[1]), end)
        yield day, last
        day = last + timedelta(days=1)


def year_after(start: date, end: date) -> tuple[date, date]:
    """Twelve months from the day after `end`."""
    begin = end + timedelta(days=1)
    try:
        same_day = begin.replace(year=begin.year + 1)
    except ValueError:  # 29 February
        same_day = begin.replace(year=begin.year + 1, day=28)
    return begin, same_day - timedelta(days=1)


def year_name(start: date, end: date) -> str:
    """As the engine names it too."""
    return str(start.year) if start.year == end.year else f"{start.year}-{end.year}"


@dataclass(frozen=True)
class Worth:
    """`units` minor units of a community currency are worth `value` minor units of legal money."""

    units: int
    value: int

    def of(self, units: int) -> int:
        """The value of so many units, rounded as legal documents are."""
        return divide(units * self.value, self.units, HALF_UP)

    def rate(self, scale: int, digits: int) -> str:
        """Whole units for one of the legal money, as the gateway's `set_rate` wants it: “6” when 6 VAL are 1 EUR."""
        exact = Decimal(self.units).scaleb(-scale) / Decimal(self.value).scaleb(-digits)
        rounded = exact.quantize(Decimal(1).scaleb(-RATE_DECIMALS), ROUND_HALF_UP).normalize()
        return f"{rounded:f}"


def share(part: int, whole: int) -> int | None:
    """Hundredths of a percent, rounded half up: 8667 for 130 of 150; None of nothing."""
    return divide(part * 10_000, whole, HALF_UP) if whole else None
