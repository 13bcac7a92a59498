"""Tags of the calendar: a date in words, its address."""

from datetime import date
from typing import Any

from django import template
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.text import capfirst

from wezer.core.agenda import weeks, words
from wezer.core.agenda.happenings import Entry, Happening
from wezer.core.agenda.months import Month
from wezer.core.agenda.recurrence import read_rule
from wezer.ui.fragments import fragment

register = template.Library()


@register.filter
def hours(found: Happening | Entry) -> str:
    """ "19:00–21:00", or "all day"."""
    return words.hours(found)


@register.filter
def days(found: Happening) -> str:
    """The day with its name, or from which to which."""
    return words.days(found)


@register.filter
def day_named(day: date) -> str:
    return words.day_named(day)


@register.filter
def week_in(month: Month) -> str:
    """The Monday of the week to which a month's page leads."""
    return weeks.week_in(month)


@register.filter
def address(found: Happening | Entry) -> str:
    """The page of this date."""
    if isinstance(found, Entry):
        return found.address
    page = reverse("events:event", args=[found.event.group.slug, found.event.uid])  # type: ignore[union-attr]  # an event lies in a group
    return f"{page}?on={found.on.isoformat()}" if found.event.rule else page


@register.simple_tag
def month_days(month: Month, with_groups: Any = False) -> SafeString:
    """The days of a month, rendered once for all who read the same of it and said the same."""
    days = [each for week in month.weeks for each in week]
    stands = {id(found): _shown(found, bool(with_groups)) for day in days for found in day.found}
    by_day = [[stands[id(found)] for found in day.found] for day in days]
    context = {"month": month, "with_groups": with_groups}
    return fragment("core/agenda/_month_days.html", lambda: context, month.first, bool(with_groups), by_day)


def _shown(found: Happening | Entry, with_groups: bool) -> tuple[Any, ...]:
    """All that a month says of a date."""
    event, group = found.event, found.event.group.name if with_groups and found.event.group else ""
    said = found.mine, found.is_off, found.is_reported, found.is_open, found.is_full, found.is_moved
    source = getattr(found, "source", "")
    words = (event.title, getattr(event, "place", ""), group, source, hours(found), address(found))
    return *map(str, words), *said, found.starts_on, found.last_on


@register.filter
def card_day(card: dict[str, Any]) -> str:
    """The first day and hour of an event, from its card."""
    try:
        day = words.day_named(date.fromisoformat(card["starts_on"]))
    except (KeyError, ValueError):
        return ""
    return f"{day}, {card['starts_time']}" if card.get("starts_time") else day


@register.filter
def card_series(card: dict[str, Any]) -> str:
    """When an event takes place that does so again and again, from its card: the rule holds however many dates are over."""
    return capfirst(words.rule_words(read_rule(card["rule"], zone=card["zone"])))
