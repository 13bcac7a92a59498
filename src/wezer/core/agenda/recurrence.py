"""Recurrence: the part of RFC 5545 that says on which dates, from daily to yearly. Bounded, so that no rule from outside
costs more than a glance: nothing below a day, a first date that fits its own rule, at most 500 dates at a time."""

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from itertools import islice
from zoneinfo import ZoneInfo

from dateutil import rrule
from django.utils.translation import gettext as _

from wezer.core.agenda.refusals import RuleRefused

#: At most so many dates of one event are looked at together (core.md E-1).
MOST_DATES = 500
LONGEST_INTERVAL = 99
DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_FREQUENCIES = {"DAILY": rrule.DAILY, "WEEKLY": rrule.WEEKLY, "MONTHLY": rrule.MONTHLY, "YEARLY": rrule.YEARLY}
_TOO_OFTEN = ("SECONDLY", "MINUTELY", "HOURLY")
#: What may narrow which frequency.
_NARROWS = {
    "DAILY": (),
    "WEEKLY": ("BYDAY",),
    "MONTHLY": ("BYDAY", "BYMONTHDAY"),
    "YEARLY": ("BYDAY", "BYMONTHDAY", "BYMONTH"),
}
_KNOWN = ("FREQ", "INTERVAL", "COUNT", "UNTIL", "WKST", "BYDAY", "BYMONTHDAY", "BYMONTH", "BYSETPOS")


@dataclass(frozen=True, slots=True)
class Rule:
    frequency: str
    interval: int = 1
    count: int | None = None
    until: date | None = None  # the last day on which it may take place
    days: tuple[tuple[int, int], ...] = ()  # (which of the month, 0 for each; weekday from 0)
    month_days: tuple[int, ...] = ()
    months: tuple[int, ...] = ()
    week_starts: int = 0

    def __str__(self) -> str:
        parts = [f"FREQ={self.frequency}"]
        if self.interval > 1:
            parts.append(f"INTERVAL={self.interval}")
        if self.months:
            parts.append(f"BYMONTH={','.join(map(str, self.months))}")
        if self.month_days:
            parts.append(f"BYMONTHDAY={','.join(map(str, self.month_days))}")
        if self.days:
            named = [f"{nth}{DAYS[day]}" if nth else DAYS[day] for nth, day in self.days]
            parts.append(f"BYDAY={','.join(named)}")
        if self.week_starts:
            parts.append(f"WKST={DAYS[self.week_starts]}")
        if self.count:
            parts.append(f"COUNT={self.count}")
        if self.until:
            parts.append(f"UNTIL={self.until:%Y%m%d}")
        return ";".join(parts)


def read_rule(text: str, *, zone: str = "UTC") -> Rule:
    """The rule that `text` writes. Refuses what this house does not repeat by, with the reason."""
    if len(text) > 200 or not text.isascii():
        raise RuleRefused(why=_("the rule is too long"))
    parts = _parts(text.strip().upper().removeprefix("RRULE:"))
    frequency = parts.get("FREQ", "")
    if frequency in _TOO_OFTEN:
        raise RuleRefused(why=_("at most once a day"))
    if frequency not in _FREQUENCIES:
        raise RuleRefused(why=_("daily, weekly, monthly or yearly"))
    if "COUNT" in parts and "UNTIL" in parts:
        raise RuleRefused(why=_("either a number of times or a last day"))
    days = _with_position(_days(parts.get("BYDAY", "")), parts.get("BYSETPOS", ""))
    for name in ("BYDAY", "BYMONTHDAY", "BYMONTH"):
        if name in parts and name not in _NARROWS[frequency]:
            raise _unread(f"{name}, FREQ={frequency}")
    if any(nth for nth, _day in days) and (frequency == "WEEKLY" or (frequency == "YEARLY" and "BYMONTH" not in parts)):
        raise _unread("BYDAY")
    return Rule(
        frequency=frequency,
        interval=_number(parts.get("INTERVAL", "1"), 1, LONGEST_INTERVAL),
        count=_number(parts["COUNT"], 1, MOST_DATES) if "COUNT" in parts else None,
        until=_until(parts["UNTIL"], zone) if "UNTIL" in parts else None,
        days=days,
        month_days=_numbers(parts.get("BYMONTHDAY", ""), 31, negative=True),
        months=_numbers(parts.get("BYMONTH", ""), 12),
        week_starts=_weekday(parts.get("WKST", "MO")),
    )


def checked(rule: Rule, first: date) -> Rule:
    """The rule, if an event that begins on `first` may follow it: that date must be one of its own."""
    if not falls_on(rule, first):
        raise RuleRefused(why=_("its first date, {day}, is not one of the days it names").format(day=first.isoformat()))
    if rule.until and rule.until < first:
        raise RuleRefused(why=_("it ends before it begins"))
    return rule


def falls_on(rule: Rule, day: date) -> bool:
    """Whether the days and months that the rule names hold `day` (its interval is not asked)."""
    length = monthrange(day.year, day.month)[1]
    nth, from_end = (day.day - 1) // 7 + 1, -((length - day.day) // 7 + 1)
    if rule.months and day.month not in rule.months:
        return False
    if rule.month_days and not {day.day, day.day - length - 1} & set(rule.month_days):
        return False
    return not rule.days or any(which in (0, nth, from_end) and named == day.weekday() for which, named in rule.days)


def dates(rule: Rule | None, first: date, start: date, end: date, *, most: int | None = MOST_DATES) -> list[date]:
    """The dates from `start` up to, not including, `end`: at most 500, unless `most` says otherwise."""
    if rule is None:
        return [first] if start <= first < end else []
    return list(islice((day for day in _walk(rule, first, start, end) if day >= start), most))


def last_date(rule: Rule | None, first: date, beyond: date) -> date | None:
    """The last date, or None when there is none before `beyond`."""
    if rule is None:
        return first
    if rule.count:
        last = first
        for day in _walk(rule, first, first, beyond):
            last = day
        return last
    return rule.until if rule.until and rule.until < beyond else None


def _walk(rule: Rule, first: date, start: date, end: date) -> Iterator[date]:
    """Dates in order, up to `end`. It ends: the first date fits the rule, so that one of the next ones is never far."""
    last = end - timedelta(days=1)
    until = min(rule.until, last) if rule.until else last
    begin = first if rule.count else _nearer(rule, first, start)
    if until < max(begin, start):
        return
    found = rrule.rrule(
        _FREQUENCIES[rule.frequency],
        dtstart=datetime.combine(begin, time()),
        interval=rule.interval,
        wkst=rule.week_starts,
        count=rule.count,
        until=None if rule.count else datetime.combine(until, time()),
        byweekday=[rrule.weekday(day, nth or None) for nth, day in rule.days] or None,
        bymonthday=rule.month_days or None,
        bymonth=rule.months or None,
    )
    for moment in found:
        if moment.date() > until:
            return
        yield moment.date()


def _nearer(rule: Rule, first: date, start: date) -> date:
    """A later date of a daily or weekly rule from which it goes on alike: an old event costs no more than a new one."""
    step = {"DAILY": 1, "WEEKLY": 7}.get(rule.frequency, 0) * rule.interval
    if not step or start <= first:
        return first
    return first + timedelta(days=max(0, (start - first).days // step - 1) * step)


# ------------------------------------------------------------------ reading


def _parts(text: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for part in filter(None, text.split(";")):
        name, _equals, value = part.partition("=")
        if name not in _KNOWN or name in found or not value:
            raise _unread(name)
        found[name] = value
    return found


def _unread(name: str) -> RuleRefused:
    return RuleRefused(why=_("“{part}” is not understood here").format(part=name[:40]))


def _number(text: str, least: int, most: int) -> int:
    if not text.removeprefix("-").isdecimal() or len(text) > 4 or not least <= int(text) <= most:
        raise RuleRefused(why=_("a number between {least} and {most} was expected").format(least=least, most=most))
    return int(text)


def _numbers(text: str, most: int, *, negative: bool = False) -> tuple[int, ...]:
    found = tuple(sorted({_number(each, -most if negative else 1, most) for each in text.split(",") if text}))
    if 0 in found:
        raise RuleRefused(why=_("a number between {least} and {most} was expected").format(least=1, most=most))
    return found


def _weekday(text: str) -> int:
    if text not in DAYS:
        raise _unread(text)
    return DAYS.index(text)


def _days(text: str) -> tuple[tuple[int, int], ...]:
    found = [
        (_number(each[:-2].removeprefix("+") or "0", -5, 5), _weekday(each[-2:])) for each in text.split(",") if text
    ]
    return tuple(sorted(set(found)))


def _with_position(days: tuple[tuple[int, int], ...], position: str) -> tuple[tuple[int, int], ...]:
    """“The first of Tuesdays”, as some calendars write “the first Tuesday”."""
    if not position:
        return days
    if len(days) != 1 or days[0][0]:
        raise _unread("BYSETPOS")
    return ((_number(position, -5, 5), days[0][1]),)


def _until(text: str, zone: str) -> date:
    try:
        if text.endswith("Z"):
            moment = datetime.strptime(text, "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC)
            return moment.astimezone(ZoneInfo(zone)).date()
        return datetime.strptime(text[:8], "%Y%m%d").date()  # noqa: DTZ007 - a day, in the event's own zone
    except (ValueError, OverflowError):
        raise _unread("UNTIL") from None
