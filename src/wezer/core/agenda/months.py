"""A month on a page: weeks of days, each with what happens then."""

from calendar import Calendar
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta

from django.utils import timezone
from django.utils.dates import WEEKDAYS_ABBR
from django.utils.formats import date_format

from wezer.core.agenda.happenings import Entry, Happening
from wezer.core.agenda.times import FIRST_DAY, LAST_DAY
from wezer.kernel.clock import now


@dataclass(slots=True)
class Day:
    date: date
    is_outside: bool
    is_today: bool
    found: list[Happening | Entry] = field(default_factory=list)


@dataclass(slots=True)
class Month:
    first: date
    weeks: list[list[Day]]
    weekdays: list[str]
    found: list[Happening | Entry]  # in order, of this month only: what the list shows

    @property
    def name(self) -> str:
        return date_format(self.first, "YEAR_MONTH_FORMAT")

    @property
    def before(self) -> str:
        return _written((self.first - timedelta(days=1)).replace(day=1))

    @property
    def after(self) -> str:
        return _written((self.first + timedelta(days=32)).replace(day=1))

    @property
    def by_day(self) -> list[tuple[date, list[Happening | Entry]]]:
        """The list: days of the month on which something begins (or goes on from before)."""
        days: dict[date, list[Happening | Entry]] = {}
        for each in self.found:
            days.setdefault(max(each.starts_on, self.first), []).append(each)
        return sorted(days.items())


def read_month(text: str) -> date:
    """The first day of the month that an address names; nonsense is this month."""
    today = timezone.localtime(now()).date()
    try:
        wanted = date.fromisoformat(f"{text}-01") if len(text) == 7 else today
    except ValueError:
        wanted = today
    return (wanted if FIRST_DAY <= wanted <= LAST_DAY else today).replace(day=1)


def _written(first: date) -> str:
    return f"{first:%Y-%m}" if FIRST_DAY <= first <= LAST_DAY else ""


def window(first: date) -> tuple[datetime, datetime]:
    """The moments between which the page of a month must look: its whole weeks, whatever the zone."""
    begin = datetime(first.year, first.month, 1, tzinfo=UTC) - timedelta(days=8)
    return begin, begin + timedelta(days=47)


def month_of(first: date, found: Iterable[Happening | Entry]) -> Month:
    """The month, in weeks from Monday, with what happens in it; what lasts several days stands on each of them."""
    today = timezone.localtime(now()).date()
    weeks = [
        [Day(day, day.month != first.month, day == today) for day in week]
        for week in Calendar().monthdatescalendar(first.year, first.month)
    ]
    by_date = {day.date: day for week in weeks for day in week}
    inside = []
    for each in found:
        length = min((each.last_on - each.starts_on).days, 62)
        on_days = [each.starts_on + timedelta(days=number) for number in range(length + 1)]
        for one in on_days:
            if one in by_date:
                by_date[one].found.append(each)
        if any(one.year == first.year and one.month == first.month for one in on_days):
            inside.append(each)
    names = [str(WEEKDAYS_ABBR[number]) for number in range(7)]
    return Month(first, weeks, names, inside)
