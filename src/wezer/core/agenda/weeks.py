"""A week on a page: seven days, each with what happens then."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from wezer.core.agenda.happenings import Entry, Happening
from wezer.core.agenda.months import Day, Month
from wezer.core.agenda.times import FIRST_DAY, LAST_DAY
from wezer.kernel.clock import now
from wezer.ui.times import day_text


@dataclass(slots=True)
class Week:
    first: date  # a Monday
    days: list[Day]
    found: list[Happening | Entry]  # in order, each once

    @property
    def last(self) -> date:
        return self.first + timedelta(days=6)

    @property
    def name(self) -> str:
        is_one_month = (self.first.year, self.first.month) == (self.last.year, self.last.month)
        first = str(self.first.day) if is_one_month else day_text(self.first)
        return _("{first} to {last}").format(first=first, last=day_text(self.last))

    @property
    def before(self) -> str:
        return _written(self.first - timedelta(days=7))

    @property
    def after(self) -> str:
        return _written(self.first + timedelta(days=7))

    @property
    def month(self) -> str:
        """The month in which most of it lies, as its address names it."""
        return f"{self.first + timedelta(days=3):%Y-%m}"


def read_week(text: str) -> date:
    """The Monday of the week of the day that an address names; nonsense is this week."""
    try:
        wanted = date.fromisoformat(text) if len(text) == 10 else _today()
    except ValueError:
        wanted = _today()
    monday = _monday(wanted if FIRST_DAY <= wanted <= LAST_DAY else _today())
    return monday if _written(monday) else _monday(_today())


def week_in(month: Month) -> str:
    """Where the week begins to which a month's page leads: this one in this month, else its first."""
    today = _today()
    monday = _monday(today if today.replace(day=1) == month.first else month.first)
    return _written(monday) or _written(monday + timedelta(days=7))


def week_window(monday: date) -> tuple[datetime, datetime]:
    """The moments between which the page of a week must look, whatever the zone."""
    begin = datetime.combine(monday, time(), UTC) - timedelta(days=1)
    return begin, begin + timedelta(days=9)


def week_of(monday: date, found: Iterable[Happening | Entry]) -> Week:
    """The week with what happens in it; what lasts several days stands on each of them."""
    today = _today()
    days = [Day(day, False, day == today) for day in (monday + timedelta(days=number) for number in range(7))]
    inside = []
    for each in found:
        on = [day for day in days if each.starts_on <= day.date <= max(each.last_on, each.starts_on)]
        for day in on:
            day.found.append(each)
        if on:
            inside.append(each)
    return Week(monday, days, inside)


def _today() -> date:
    return timezone.localtime(now()).date()


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def _written(monday: date) -> str:
    return monday.isoformat() if monday >= FIRST_DAY and monday + timedelta(days=6) <= LAST_DAY else ""
