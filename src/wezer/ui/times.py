"""Moments as people say them: how long ago, which day, in the zone of who reads."""

from datetime import date, datetime

from django.utils import timezone
from django.utils.dates import MONTHS, WEEKDAYS
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wezer.kernel import clock

#: How far away a day still bears the name of its weekday.
WEEKDAY_DAYS = 60


def ago(moment: datetime | None) -> SafeString:
    """How long ago, in words, in a `<time>`: the exact moment is its title. A month and more is a date."""
    if moment is None:
        return SafeString("")
    return _time(moment, since(moment))


def since(moment: datetime) -> str:
    """ "just now", "12 min ago", "3 h ago", "yesterday", a weekday, a date."""
    passed = clock.now() - moment
    minutes, days = int(passed.total_seconds() // 60), _days_between(moment)
    if passed.total_seconds() < 0:
        return date_format(timezone.localtime(moment), "DATETIME_FORMAT")
    if minutes < 1:
        return _("just now")
    if minutes < 60:
        return ngettext("%(n)d min ago", "%(n)d min ago", minutes) % {"n": minutes}
    if days == 0:
        return ngettext("%(n)d h ago", "%(n)d h ago", minutes // 60) % {"n": minutes // 60}
    if days == 1:
        return _("yesterday")
    if days < 7:
        return weekday(timezone.localtime(moment).date())
    return day_text(timezone.localtime(moment).date())


def _days_between(moment: datetime) -> int:
    return (timezone.localtime(clock.now()).date() - timezone.localtime(moment).date()).days


def day_text(day: date) -> str:
    """A date without its year when that is this year."""
    return date_format(day, "MONTH_DAY_FORMAT" if day.year == timezone.localtime(clock.now()).year else "DATE_FORMAT")


def weekday(day: date) -> str:
    """The name of its day as it stands inside a sentence."""
    return weekday_name(day.weekday())


def weekday_name(number: int) -> str:
    """The same of a day of every week, from 0 on Monday: a language that writes its months small writes its days small."""
    name = str(WEEKDAYS[number])
    return name.lower() if str(MONTHS[1]).islower() else name


def when(moment: datetime | date | None, style: str = "") -> SafeString:
    """A moment in the member's zone, with the day's name: "Thursday 26 November, 20:00". `style`: day, time, full."""
    if moment is None:
        return SafeString("")
    if not isinstance(moment, datetime):
        return format_html('<time datetime="{}">{}</time>', moment.isoformat(), _day_named(moment))
    local = timezone.localtime(moment)
    hour = date_format(local, "TIME_FORMAT")
    if style == "time":
        return _time(moment, hour)
    if style == "day":
        return _time(moment, _day_named(local.date()))
    return _time(moment, _("{day}, {hour}").format(day=_day_named(local.date()), hour=hour))


def _day_named(day: date) -> str:
    """With its weekday while that helps to find it: a day months away goes without."""
    if abs((day - timezone.localtime(clock.now()).date()).days) > WEEKDAY_DAYS:
        return day_text(day)
    return _("{weekday} {day}").format(weekday=weekday(day), day=day_text(day))


def _time(moment: datetime, text: str) -> SafeString:
    local = timezone.localtime(moment)
    return format_html(
        '<time datetime="{}" title="{}">{}</time>',
        local.isoformat(timespec="seconds"),
        date_format(local, "DATETIME_FORMAT"),
        text,
    )
