"""What happens when: the dates of events within a time, in two statements however many events there are."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db.models import OuterRef, Q, Subquery
from django.utils import timezone

from wezer.core.agenda.recurrence import Rule, dates, read_rule
from wezer.core.agenda.times import span, wall
from wezer.core.models import Event, EventDate, EventDateState, EventQuerySet, EventState, Rsvp
from wezer.kernel.clock import now
from wezer.kernel.compiled import Compiled

#: At most so many events are looked at for one page, and so many days ahead or back in one question.
MOST_EVENTS = 500
LONGEST_WINDOW = timedelta(days=400)


@dataclass(slots=True)
class Happening:
    """One date of an event, as it now stands."""

    event: Event
    on: date  # the date that the rule gives: its name
    starts_on: date
    starts_time: time | None
    starts_at: datetime
    ends_at: datetime
    is_moved: bool = False
    is_off: bool = False
    going: int = 0
    mine: str = ""  # the viewer's own answer
    kept_until: datetime | None = None  # a place is kept for the viewer so long
    row: EventDate | None = None

    @property
    def is_over(self) -> bool:
        return self.ends_at <= now()

    @property
    def is_reported(self) -> bool:
        return self.row is not None and self.row.state == EventDateState.REPORTED

    @property
    def state(self) -> str:
        """planned, cancelled, done, reported; tentative while its date is open."""
        if self.is_open:
            return EventState.TENTATIVE.value
        if self.is_off:
            return EventDateState.CANCELLED.value
        if self.is_reported:
            return EventDateState.REPORTED.value
        return EventState.DONE.value if self.is_over else EventDateState.PLANNED.value

    @property
    def is_open(self) -> bool:
        """Whether it is one of several dates that are offered."""
        return self.event.state == EventState.TENTATIVE

    @property
    def is_full(self) -> bool:
        return self.event.capacity is not None and self.going >= self.event.capacity

    @property
    def places(self) -> int | None:
        """How many are free; None when everybody fits in."""
        return None if self.event.capacity is None else max(0, self.event.capacity - self.going)

    @property
    def last_on(self) -> date:
        """The last day on which it still goes on."""
        return (
            wall(self.ends_at - timedelta(seconds=1), self.event.zone).date()
            if self.ends_at > self.starts_at
            else self.starts_on
        )

    @property
    def ends_wall(self) -> datetime:
        return wall(self.ends_at, self.event.zone)

    @property
    def is_elsewhere(self) -> bool:
        """Whether the reader's clock shows another hour than the place's."""
        if self.starts_time is None:
            return False
        return timezone.localtime(self.starts_at).replace(tzinfo=None) != datetime.combine(
            self.starts_on, self.starts_time
        )


@dataclass(slots=True)
class Named:
    """What an entry shows of something that is no item."""

    uid: Any
    title: str
    group: Any
    place: str = ""


@dataclass(slots=True)
class Entry:
    """A day that is no event of ours: what somebody borrowed is due, or a date from elsewhere. Shown among the happenings."""

    event: Any  # any item, or what is named: its title, place and group are shown
    starts_on: date
    words: str
    address: str
    starts_at: datetime
    starts_time: time | None = None
    is_moved: bool = False
    is_off: bool = False
    is_full: bool = False
    is_open: bool = False
    is_reported: bool = False
    mine: str = ""
    ends_on: date | None = None
    source: str = ""  # the calendar elsewhere that it comes from

    @property
    def last_on(self) -> date:
        return self.ends_on or self.starts_on


def rule_of(event: Event) -> Rule | None:
    return read_rule(event.rule) if event.rule else None


def planned(event: Event, on: date) -> Happening:
    """The date as the rule gives it, whatever became of it."""
    starts_at, ends_at = planned_span(event, on)
    return Happening(event, on, on, event.starts_time, starts_at, ends_at, is_off=event.state == EventState.CANCELLED)


def planned_span(event: Event, on: date, hour: time | None = None) -> tuple[datetime, datetime]:
    """Its moments: each date lasts as long as the first one; whole days are counted in days. `hour`: another than usual."""
    if event.starts_time is None:
        return span(on, None, on + (event.ends_on - event.starts_on), None, event.zone)
    begins, ends = span(event.starts_on, event.starts_time, event.ends_on, event.ends_time, event.zone)
    hour = hour or event.starts_time
    starts_at, _same = span(on, hour, on, hour, event.zone)
    return starts_at, starts_at + (ends - begins)


def takes_place(event: Event, on: date) -> bool:
    """Whether the rule gives this date."""
    return dates(rule_of(event), event.starts_on, on, on + timedelta(days=1)) == [on]


def find_happening(event: Event, on: date, viewer: Any = None) -> Happening | None:
    """One date of the event as it stands, or None when there is none that day. One statement."""
    if not takes_place(event, on):
        return None
    row = _with_answer(viewer.member_id if viewer else 0).filter(event=event, on=on).first()
    return as_it_stands(event, on, row)


def as_it_stands(event: Event, on: date, row: EventDate | None) -> Happening:
    found = planned(event, on)
    if row is not None:
        found.row = row
        if not event.registration_address:  # else what was answered here before is kept, and counts for nothing
            found.going, found.mine = row.going, getattr(row, "mine", None) or ""
            found.kept_until = getattr(row, "kept_until", None)
        found.is_moved = row.is_moved
        found.is_off = row.state == EventDateState.CANCELLED or (found.is_off and row.state != EventDateState.REPORTED)
        if row.is_moved:
            found.starts_on, found.starts_time = row.starts_on, row.starts_time
            found.starts_at, found.ends_at = row.starts_at, row.ends_at
    return found


def happenings(events: EventQuerySet, start: datetime, end: datetime, viewer: Any) -> list[Happening]:
    """Every date of `events` that touches the time from `start` to `end`, in order. Two statements."""
    end = min(end, start + LONGEST_WINDOW)
    found = list(
        events.between(start, end).select_related("group", "room", "audience").order_by("first_at", "pk")[:MOST_EVENTS]
    )
    return dates_of(found, start, end, viewer)


def dates_of(events: Iterable[Event], start: datetime, end: datetime, viewer: Any) -> list[Happening]:
    """The same for events already read. One statement, none without events."""
    by_id = {event.pk: event for event in events}
    if not by_id:
        return []
    rows = _said(viewer.member_id if viewer else 0, *named_between(start, end), start, end, by_id)
    return standing(by_id, {(row.event_id, row.on): row for row in rows}, start, end)


def named_between(start: datetime, end: datetime) -> tuple[date, date]:
    """Between which days a date must be named to touch this time: what lasts long began before it."""
    return start.date() - timedelta(days=62), end.date() + timedelta(days=2)


def said_of(first: date, last: date, start: datetime, end: datetime, prefix: str = "") -> Q:
    """The rows of dates that matter to this time: named between two days, or moved into it."""
    named = {"on__gte": first, "on__lt": last}
    moved = {"is_moved": True, "starts_at__lt": end, "ends_at__gt": start}
    return Q(**{prefix + name: each for name, each in named.items()}) | Q(
        **{prefix + name: each for name, each in moved.items()}
    )


def standing(
    by_id: dict[int, Event], rows: dict[tuple[int, date], EventDate], start: datetime, end: datetime
) -> list[Happening]:
    """The dates of events, with what was said of them, in order. No statement."""
    first, last = named_between(start, end)
    found = [each for event in by_id.values() if event.state == EventState.TENTATIVE for each in offered(event)]
    found += [
        as_it_stands(event, on, rows.pop((event.pk, on), None))
        for event in by_id.values()
        if event.state != EventState.TENTATIVE
        for on in dates(rule_of(event), event.starts_on, first, last)
    ]
    found += [
        as_it_stands(by_id[number], on, row)
        for (number, on), row in rows.items()
        if not first <= on < last and takes_place(by_id[number], on)
    ]
    shown = [each for each in found if each.starts_at < end and each.ends_at > start]
    return sorted(shown, key=lambda each: (each.starts_at, each.event.pk, each.on))


def offered(event: Event) -> list[Happening]:
    """The dates among which one is still to be chosen, as the event's card keeps them. No statement."""
    found = []
    for day, hour in event.card.get("options", ()):
        on, starts_time = date.fromisoformat(day), time.fromisoformat(hour) if hour else None
        found.append(Happening(event, on, on, starts_time, *planned_span(event, on, starts_time)))
    return found


def next_happening(event: Event, viewer: Any = None) -> Happening | None:
    """The date that comes next, or the last one when none comes any more. One statement."""
    moment = now()
    coming = dates_of([event], moment, moment + LONGEST_WINDOW, viewer)
    if coming:
        return next((each for each in coming if not each.is_off), coming[0])
    past = dates_of([event], max(event.first_at, moment - LONGEST_WINDOW), moment, viewer)
    return past[-1] if past else find_happening(event, event.starts_on, viewer)


def _with_answer(member: int) -> Any:
    """What was said of dates, with a member's own answer."""
    mine = Rsvp.objects.filter(event_date=OuterRef("pk"), member=member)
    return EventDate.objects.annotate(
        mine=Subquery(mine.values("answer")[:1]), kept_until=Subquery(mine.values("offered_until")[:1])
    )


_said = Compiled(
    lambda member, first, last, start, end, events: _with_answer(member).filter(
        said_of(first, last, start, end), event__in=events
    )
)
