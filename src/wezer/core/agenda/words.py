"""Dates and repetitions as people say them."""

from datetime import date
from typing import Any

from django.utils.dates import MONTHS
from django.utils.formats import time_format
from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wezer.core.agenda.happenings import Entry, Happening
from wezer.core.agenda.recurrence import Rule
from wezer.ui.times import day_text, weekday, weekday_name


def rule_words(rule: Rule) -> str:
    """ "every 2 weeks on Monday and Thursday, until 31 December 2026"."""
    said = [_frequency(rule)]
    if rule.months:
        said.append(_("in {months}").format(months=_list(str(MONTHS[number]) for number in rule.months)))
    if rule.days or rule.month_days:
        said.append(_("on {days}").format(days=_list([*map(_day, rule.days), *map(_month_day, rule.month_days)])))
    words = " ".join(said)
    if rule.count:
        times = ngettext("{number} time", "{number} times", rule.count).format(number=rule.count)
        return _("{words}, {times}").format(words=words, times=times)
    if rule.until:
        return _("{words}, until {day}").format(words=words, day=day_text(rule.until))
    return words


def _frequency(rule: Rule) -> str:
    number = rule.interval
    said = {
        "DAILY": ngettext("every day", "every {number} days", number),
        "WEEKLY": ngettext("every week", "every {number} weeks", number),
        "MONTHLY": ngettext("every month", "every {number} months", number),
        "YEARLY": ngettext("every year", "every {number} years", number),
    }[rule.frequency]
    return said.format(number=number)


def _day(named: tuple[int, int]) -> str:
    nth, day = named
    which = {
        1: _("the first {day}"), 2: _("the second {day}"), 3: _("the third {day}"), 4: _("the fourth {day}"),
        5: _("the fifth {day}"), -1: _("the last {day}"), -2: _("the last but one {day}"),
    }.get(nth, "{day}")  # fmt: skip
    return which.format(day=weekday_name(day))


def _month_day(number: int) -> str:
    if number == 1:
        return _("day 1")  # some languages say it as an ordinal, and the others as numbers
    return _("the last day") if number == -1 else _("day {number}").format(number=number)


def _list(words: Any) -> str:
    return str(get_text_list(list(words), _("and")))


def hours(found: Happening | Entry) -> str:
    """ "19:00–21:00" as the clock of the place shows it, with the zone when the reader's clock shows another hour."""
    if isinstance(found, Entry):
        return found.words
    if found.starts_time is None:
        return _("all day")
    text = time_format(found.starts_time, "TIME_FORMAT")
    ends = found.ends_wall
    if found.ends_at > found.starts_at:
        text = f"{text}–{time_format(ends.time(), 'TIME_FORMAT')}"
    return f"{text} ({found.event.zone})" if found.is_elsewhere else text


def days(found: Happening) -> str:
    """The day, or from which to which: of what takes several whole days, or goes on past the next noon."""
    last = found.last_on
    if found.starts_time is not None and (last - found.starts_on).days < 2:
        last = found.starts_on
    if last == found.starts_on:
        return day_named(found.starts_on)
    return _("{first} to {last}").format(first=day_named(found.starts_on), last=day_named(last))


def day_named(day: date) -> str:
    return _("{weekday} {day}").format(weekday=weekday(day), day=day_text(day))
