"""What the pages of the calendar ask for, each in a number of statements that does not grow with the events."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import F, FilteredRelation, OuterRef, Q, Subquery
from django.urls import reverse

from wezer.core.agenda.entry import with_replies
from wezer.core.agenda.happenings import (
    MOST_EVENTS,
    Entry,
    Happening,
    dates_of,
    named_between,
    planned,
    rule_of,
    said_of,
    standing,
    takes_place,
)
from wezer.core.agenda.months import Month, month_of, window
from wezer.core.agenda.recurrence import dates
from wezer.core.agenda.sources import calendar_sources
from wezer.core.agenda.weeks import Week, week_of, week_window
from wezer.core.models import (
    CONCERNED,
    SHOWN,
    Answer,
    Event,
    EventDate,
    EventInvitation,
    EventQuerySet,
    EventState,
    Group,
    Member,
    Room,
    Rsvp,
)
from wezer.core.modules import open_kinds, what_is_closed
from wezer.core.viewer import InPlaces
from wezer.kernel.clock import now
from wezer.kernel.compiled import Compiled

_SAID = ("id", "on", "state", "is_moved", "starts_on", "starts_time", "starts_at", "ends_at", "going")
#: So many faces a date's page shows of each answer.
MOST_PEOPLE = 200
#: So many dates to come its page names.
MOST_COMING = 12
#: And the list at the door.
MOST_ON_LIST = 1000


def _in_time(member: int, audiences: Any, start: datetime, end: datetime) -> EventQuerySet:
    rows = Event.objects.on_calendar_of(InPlaces(member, audiences, ())).between(start, end)
    return rows.order_by("first_at", "pk")


# PostgreSQL plans these anew each time, since what a window finds depends on the window, and planning a table more costs more
# than asking for its rows afterwards: events come alone here, their groups after them.
_of_all = Compiled(
    lambda member, audiences, start, end: _in_time(member, audiences, start, end)[:MOST_EVENTS],
    varies_by=what_is_closed,
)
_of_room = Compiled(
    lambda room, member, audiences, start, end: _in_time(member, audiences, start, end).filter(room=room)[:MOST_EVENTS],
    varies_by=what_is_closed,
)
_groups = Compiled(lambda groups: Group.objects.filter(pk__in=groups))


def month_of_room(room: Room, first: date, viewer: Any) -> Month:
    """A calendar's month, with what other sources add. Two statements, and one of each source."""
    return month_of(first, _found_in_room(room, viewer, *window(first)))


def week_of_room(room: Room, monday: date, viewer: Any) -> Week:
    """A calendar's week. The statements of its month."""
    return week_of(monday, _found_in_room(room, viewer, *week_window(monday)))


def month_of_all(first: date, viewer: Any) -> Month:
    """A month of everything the viewer may read, whatever group's, and what concerns them by other sources. Three
    statements, and one of each source."""
    return month_of(first, _found_of_all(viewer, *window(first)))


def week_of_all(monday: date, viewer: Any) -> Week:
    """A week of everything the viewer may read. The statements of a month."""
    return week_of(monday, _found_of_all(viewer, *week_window(monday)))


def _found_in_room(room: Room, viewer: Any, start: datetime, end: datetime) -> list[Happening | Entry]:
    found = _of_room(room.pk, viewer.member_id, viewer.audience_ids, start, end)
    for event in found:
        event.room, event.group = room, room.group
    events = dates_of(found, start, end, viewer)
    return sorted([*events, *entries_in(room, viewer, start, end)], key=lambda each: each.starts_at)


def _found_of_all(viewer: Any, start: datetime, end: datetime) -> list[Happening | Entry]:
    found = _of_all(viewer.member_id, viewer.audience_ids, start, end)
    groups = {group.pk: group for group in _groups({event.group_id for event in found})} if found else {}
    for event in found:
        event.group = groups.get(event.group_id)
    events = dates_of(found, start, end, viewer)
    return sorted([*entries_of(viewer, start, end), *events], key=lambda each: each.starts_at)


def entries_in(room: Room, viewer: Any, start: datetime, end: datetime) -> list[Entry]:
    """What stands in a calendar in this time and is no event of its group. One statement of each source."""
    return [each for source in open_kinds(calendar_sources) for each in source.in_room(room, viewer, start, end)]


def entries_of(viewer: Any, start: datetime, end: datetime) -> list[Entry]:
    """What concerns the viewer in this time and is no event: their own agenda only. One statement of each source."""
    return [each for source in open_kinds(calendar_sources) for each in source.own(viewer, start, end)]


def _confirmed_in(room: int, audiences: Any, start: datetime, end: datetime) -> EventQuerySet:
    rows = Event.objects.on_calendar_of(InPlaces(None, audiences, ())).filter(room=room, state=EventState.CONFIRMED)
    return rows.between(start, end).order_by("first_at")[:20]


_next_of_room = Compiled(_confirmed_in, varies_by=what_is_closed)


def next_in_room(room: Room, viewer: Any) -> Happening | None:
    """What comes next in a calendar, as far as the rule says. One statement."""
    moment = now()
    events = _next_of_room(room.pk, viewer.audience_ids, moment, moment + timedelta(days=60))
    coming = [each for event in events for each in _planned(event)]
    return min(coming, key=lambda each: each.starts_at, default=None)


def _planned(event: Event) -> Iterable[Happening]:
    moment = now()
    days = dates(rule_of(event), event.starts_on, moment.date() - timedelta(days=1), moment.date() + timedelta(days=60))
    return [each for each in (planned(event, on) for on in days[:3]) if each.ends_at > moment][:1]


def coming_dates(event: Event, viewer: Any) -> list[Happening]:
    """The dates of an event that are still to come, within a year. One statement."""
    moment = now()
    return dates_of([event], moment, moment + timedelta(days=366), viewer)


def continuation(event: Event, viewer: Any) -> Event | None:
    """As what the series goes on from a date on, as far as the viewer may read it. One statement, none while it has no end,
    or was never changed."""
    rule = rule_of(event)
    if not event.sequence or (rule is not None and rule.until is None):
        return None
    return _parts(event, viewer).filter(continues=event).select_related("group").order_by("-pk").first()


def earlier_part(event: Event, viewer: Any) -> Event | None:
    """What the event was before it went on as this one. One statement, none for most."""
    if event.continues_id is None:
        return None
    return _parts(event, viewer).filter(pk=event.continues_id).select_related("group").first()


def _parts(event: Event, viewer: Any) -> EventQuerySet:
    """To what its page may lead: who was given the address of one part of an unlisted series may read the others."""
    return Event.objects.visible_to(viewer) if event.is_unlisted else Event.objects.told_to(viewer)


def gone_on(event: Event, on: date, viewer: Any) -> str:
    """The page to which a date has gone that is not in the series any more: links to it were sent before."""
    last, found = event, event if takes_place(event, on) else continuation(event, viewer)
    while found is not None and not takes_place(found, on):
        last, found = found, continuation(found, viewer)
    there = found or last
    if there is event:
        return ""
    assert there.group is not None  # an event lies in a group
    page = reverse("events:event", args=[there.group.slug, there.uid])
    return (
        f"{page}?on={on.isoformat()}" if found else page
    )  # a date that got another name leads to what the series became


@dataclass(slots=True)
class People:
    going: list[Rsvp]
    maybe: list[Member]
    waiting: list[Member]
    kept: list[Member] = field(default_factory=list)  # a place is kept for them
    declined: int = 0
    mine: Rsvp | None = None
    my_turn: int = 0  # my place in the waiting list


def people_of(found: Happening, viewer: Any) -> People:
    """Who comes, who might, who waits in which order. One statement; the viewer's own answer takes more where it is not
    among the first."""
    if found.row is None:
        return People([], [], [])
    rows = list(
        Rsvp.objects.filter(Q(answer__in=SHOWN) | Q(member=viewer.member_id), event_date=found.row)
        .select_related("member__photo")
        .order_by(F("waiting_since").asc(nulls_first=True), "pk")[: 3 * MOST_PEOPLE]
    )
    by_answer: dict[str, list[Member]] = {}
    going: list[Rsvp] = []
    people = People([], [], [])
    for row in rows:
        by_answer.setdefault(row.answer, []).append(row.member)
        if row.answer == Answer.GOING:
            going.append(row)
        if viewer.member is not None and row.member_id == viewer.member.pk:
            people.mine = row
    people.going = going
    people.maybe = by_answer.get(Answer.MAYBE, [])
    people.waiting = by_answer.get(Answer.WAITLISTED, [])
    people.kept = by_answer.get(Answer.OFFERED, [])
    people.declined = len(by_answer.get(Answer.DECLINED, []))
    if people.mine is None and viewer.member is not None and len(rows) == 3 * MOST_PEOPLE:
        people.mine = Rsvp.objects.filter(event_date=found.row, member=viewer.member).first()
    if people.mine is not None and people.mine.answer == Answer.WAITLISTED:
        listed = viewer.member in people.waiting
        people.my_turn = people.waiting.index(viewer.member) + 1 if listed else _turn_of(people.mine)
    return people


def _turn_of(mine: Rsvp) -> int:
    before = Q(waiting_since__lt=mine.waiting_since) | Q(waiting_since=mine.waiting_since, pk__lt=mine.pk)
    return Rsvp.objects.filter(before, event_date=mine.event_date_id, answer=Answer.WAITLISTED).count() + 1


def attendance_of(found: Happening) -> list[Rsvp]:
    """Who said that they come, might or wait, by name: the list at the door. One statement, a second where they were asked
    something."""
    if found.row is None:
        return []
    rows = with_replies(Rsvp.objects.filter(event_date=found.row), found.event)
    rows = rows.filter(Q(answer__in=CONCERNED) | Q(came__isnull=False))
    return list(rows.select_related("member__photo").order_by("member__name", "pk")[:MOST_ON_LIST])


_drafts = Compiled(
    lambda room, author: (
        Event.objects.filter(room=room, author=author, kind="event", published_at=None, withdrawn_at=None)
        .select_related("group")
        .order_by("-pk")[:20]
    )
)


def drafts_of_calendar(room: Room, viewer: Any) -> list[Event]:
    """What the viewer plans in this calendar and has not published. One statement."""
    if viewer.party is None:
        return []
    return _drafts(room.pk, viewer.party.pk)


def _coming(
    member: int, audiences: Any, groups: Any, first: date, last: date, start: datetime, end: datetime
) -> EventQuerySet:
    mine = Rsvp.objects.filter(event_date=OuterRef("said__pk"), member=member).values("answer")
    invited = EventInvitation.objects.filter(member=member).values("event")
    said_of_unlisted = Q(is_unlisted=True)  # which stands on a calendar where one said something of it
    said = FilteredRelation("event_dates", condition=said_of(first, last, start, end, "event_dates__"))
    return (
        Event.objects.on_calendar_of(InPlaces(member, audiences, ()))
        .filter(Q(group__in=groups) | Q(pk__in=invited) | said_of_unlisted, state=EventState.CONFIRMED)
        .between(start, end)
        .annotate(said=said, said_mine=Subquery(mine[:1]), **{f"said_{name}": F(f"said__{name}") for name in _SAID})
        .select_related("group")
        .defer("body", "body_html")
        .order_by("first_at", "pk")[:MOST_EVENTS]
    )


_mine_coming = Compiled(_coming, varies_by=what_is_closed)


def my_next(viewer: Any, *, days: int = 14, most: int = 6) -> list[Happening]:
    """What comes next in the viewer's own groups, and to what they are invited, without what they said no to. One statement."""
    moment = now()
    end = moment + timedelta(days=days)
    rows = _mine_coming(
        viewer.member_id, viewer.audience_ids, viewer.group_ids, *named_between(moment, end), moment, end
    )
    by_id: dict[int, Event] = {}
    found: dict[tuple[int, date], EventDate] = {}
    for row in rows:
        event = by_id.setdefault(row.pk, row)
        if row.said_id is not None:
            date_row = EventDate(event=event, **{name: getattr(row, f"said_{name}") for name in _SAID})
            date_row.mine = row.said_mine  # type: ignore[attr-defined]  # as the other questions annotate it
            found[(event.pk, date_row.on)] = date_row
    coming = standing(by_id, found, moment, end)
    return [each for each in coming if not each.is_off and each.mine != Answer.DECLINED][:most]
