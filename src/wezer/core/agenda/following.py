"""From one date on a series goes on otherwise (core.md E-1): what stays, and which date becomes which."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from wezer.core.agenda.happenings import Happening, as_it_stands, planned, rule_of, takes_place
from wezer.core.agenda.recurrence import Rule, dates, read_rule
from wezer.core.agenda.times import LAST_DAY
from wezer.core.models import CONCERNED, Event, EventDate, Rsvp


@dataclass(slots=True)
class Followed:
    """A date of which something was said, and what becomes of it."""

    row: EventDate
    before: Happening
    becomes: date | None  # its name in the series that follows; None: it is no more
    people: int = 0  # who said that they come, might, or wait
    after: Happening | None = None

    @property
    def is_same(self) -> bool:
        """Nothing is different for those who come."""
        return self.after is not None and (self.before.starts_at, self.before.ends_at) == (
            self.after.starts_at,
            self.after.ends_at,
        )


@dataclass(slots=True)
class Following:
    """What a change from one date on does."""

    stays_until: date  # the last date that stays as it was
    first: date
    rule: str
    dates: list[Followed] = field(default_factory=list)

    @property
    def people(self) -> int:
        return sum(each.people for each in self.dates)


def ended_rule(event: Event, on: date) -> str:
    """The rule of what stays: its dates before `on`; none for a single one."""
    rule = rule_of(event)
    assert rule is not None  # it repeats
    if len(dates(rule, event.starts_on, event.starts_on, on)) == 1:
        return ""
    return str(replace(rule, count=None, until=on - timedelta(days=1)))


def remaining_rule(event: Event, on: date) -> str:
    """The rule of what follows, if nothing else is said: a number of times is what is left of it."""
    rule = rule_of(event)
    assert rule is not None  # it repeats
    if rule.count:
        rule = replace(rule, count=rule.count - len(dates(rule, event.starts_on, event.starts_on, on)))
    return str(rule)


def last_before(event: Event, on: date) -> date:
    """The date before `on`. Daily and weekly rules are walked from nearby, others are few."""
    rule = rule_of(event)
    back = on - timedelta(days=800) if rule and rule.frequency in ("DAILY", "WEEKLY") else event.starts_on
    found = dates(rule, event.starts_on, max(event.starts_on, back), on, most=None)
    return found[-1] if found else event.starts_on


def becoming(event: Event, on: date, first: date, rule: str, days: Iterable[date]) -> dict[date, date | None]:
    """Which date each of `days`, from `on` on, is in a series that begins on `first` and follows `rule`.

    A rule with as many dates in the same time keeps their order: each Tuesday becomes that week's Wednesday. Under another
    rhythm a day stays itself where it is one of the new ones, the first becomes the first, and the others are no more.
    """
    before, after = rule_of(event), read_rule(rule) if rule else None
    wanted = sorted(days)
    if not wanted:
        return {}
    if before is not None and after is not None and _rhythm(before) == _rhythm(after):
        old = dates(before, event.starts_on, on, wanted[-1] + timedelta(days=1), most=None)
        new: list[date | None] = [*dates(after, first, first, LAST_DAY, most=len(old))]
        return dict(zip(old, [*new, *[None] * (len(old) - len(new))], strict=True))
    found: dict[date, date | None] = {day: _itself(after, first, day) for day in wanted}
    if on in found and first not in wanted:
        found[on] = first
    return found


def _rhythm(rule: Rule) -> tuple[object, ...]:
    """How often it takes place: rules alike in it have as many dates in the same time."""
    skips = any(nth in (0, 5, -5) for nth, _day in rule.days) or any(abs(day) > 28 for day in rule.month_days)
    varies = rule.frequency in ("MONTHLY", "YEARLY") and skips
    named = str(replace(rule, count=None, until=None)) if varies else ""
    often = [max(1, len(each)) for each in (rule.days, rule.month_days, rule.months)]
    return rule.frequency, rule.interval, often[0] * often[1] * often[2], named


def _itself(rule: Rule | None, first: date, day: date) -> date | None:
    return day if dates(rule, first, day, day + timedelta(days=1)) == [day] else None


def followed(event: Event, on: date, first: date, rule: str) -> list[Followed]:
    """The dates from `on` on of which something was said, in order. Two statements."""
    rows = list(EventDate.objects.filter(event=event, on__gte=on).order_by("on"))
    rows = [row for row in rows if takes_place(event, row.on)]
    names = becoming(event, on, first, rule, [row.on for row in rows])
    people: dict[int, int] = {}
    said = Rsvp.objects.filter(event_date__in=[row.pk for row in rows], answer__in=CONCERNED)
    for number in said.values_list("event_date", flat=True):
        people[number] = people.get(number, 0) + 1
    return [Followed(row, as_it_stands(event, row.on, row), names[row.on], people.get(row.pk, 0)) for row in rows]


def stand_anew(each: Followed, event: Event) -> None:
    """Where the date stands in the series that follows: what was moved by itself stays where it went."""
    if each.becomes is None:
        return
    found = planned(event, each.becomes)
    found.is_off = each.before.is_off
    if each.row.is_moved:
        found.is_moved = True
        found.starts_on, found.starts_time = each.row.starts_on, each.row.starts_time
        found.starts_at, found.ends_at = each.row.starts_at, each.row.ends_at
    each.after = found
