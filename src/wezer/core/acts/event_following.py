"""“This date and those that follow”: the series ends before it, and goes on from there as another event."""

from dataclasses import fields
from datetime import date
from typing import Any

from django.db.models import F

from wezer.core.acts.answers import give_free_places, keep_places_anew, remind_again
from wezer.core.acts.event_days import lock_event
from wezer.core.acts.event_entry import carry_invitations, let_in_who_asks
from wezer.core.acts.event_photos import carry_photos
from wezer.core.acts.event_questions import carry_questions
from wezer.core.acts.events import ASKS_AGAIN, Plan, checked_plan, columns_of, index_event, reach_again
from wezer.core.acts.posts import chosen_reach
from wezer.core.agenda.following import (
    Followed,
    Following,
    ended_rule,
    followed,
    last_before,
    remaining_rule,
    stand_anew,
)
from wezer.core.agenda.happenings import planned, takes_place
from wezer.core.agenda.outside_rsvps import refuse_narrow
from wezer.core.agenda.refusals import (
    BeforeTheOthers,
    DateIsOver,
    DateNotThere,
    DoesNotRepeat,
    EventIsOff,
    IsItsFirstDate,
)
from wezer.core.agenda.registration import HERE, turned
from wezer.core.events_agenda import EventContinued
from wezer.core.mentions import mentions
from wezer.core.models import Event, EventDate, EventDateState, EventState, Item, RoomState
from wezer.core.search.index import list_in_search
from wezer.core.talk_refusals import RoomNotOpen
from wezer.kernel.acts import act, move
from wezer.kernel.clock import now
from wezer.kernel.events import emit
from wezer.kernel.permissions import can, require, require_voice
from wezer.kernel.ref import ref
from wezer.kernel.refusals import NotAllowed, StaleVersion


@act
def change_following(
    *, by: Any, event: Event, on: date, audience: str = "", version: int | None = None, **plan: Any
) -> Event:
    """Change the date `on` and all that follow it. What was said of them goes along: answers, places, waiting lists, what was
    moved or cancelled by itself. The event that they become; the same one if nothing is different."""
    require(by, "core.change_event", event)
    require_voice(by, event)
    lock_event(event)
    said = checked_following(by, event, on, plan)
    group = event.group
    assert group is not None and event.room is not None  # an event lies in a room of a group
    if event.room.state != RoomState.OPEN:
        raise RoomNotOpen()
    seen_by, is_unlisted = chosen_reach(group, audience) if audience else (event.audience, event.is_unlisted)
    refuse_narrow(said, seen_by, is_unlisted)
    changed = _changed(event, on, said)
    if not changed and (seen_by.pk, is_unlisted) == (event.audience_id, event.is_unlisted):
        return event
    fresh = Item.objects.filter(pk=event.pk, version=event.version if version is None else version, withdrawn_at=None)
    if not fresh.update(version=F("version") + 1, edited_at=now(), card={**event.card, "rule": ended_rule(event, on)}):
        raise StaleVersion()
    list(
        EventDate.objects.select_for_update().filter(event=event, on__gte=on).values_list("pk")
    )  # who answers now waits
    moved = _look(event, on, said)
    made = Event.objects.create(
        kind="event", room=event.room, group=group, author=event.author, written_by=event.written_by, audience=seen_by,
        is_unlisted=is_unlisted, language=event.language, published_at=event.published_at and now(), continues=event,
        **columns_of(said, mentions(said.body, by, group=group, audience=seen_by)),
    )  # fmt: skip
    Event.objects.filter(pk=event.pk).update(rule=ended_rule(event, on))
    carry_invitations(event, made)
    registration = turned(event.registration_address, made.registration_address)
    _carry(made, moved.dates, is_asked_again=registration == HERE)
    carry_questions(event, made)
    carry_photos(made)
    _draw_anew(by, event, made)
    if made.published_at is not None:
        told = EventContinued(
            subject=ref(made), earlier=ref(event), on=on.isoformat(), is_other_time=bool(changed & ASKS_AGAIN),
            registration=registration,
        )  # fmt: skip
        emit(told, group=group, audience=seen_by)
    return made


def look_at_following(*, by: Any, event: Event, on: date, audience: str = "", **plan: Any) -> Following:
    """What such a change would do. It changes nothing, and refuses what the change would."""
    require(by, "core.change_event", event)
    assert event.group is not None  # an event lies in a group
    reach = chosen_reach(event.group, audience) if audience else (event.audience, event.is_unlisted)
    said = checked_following(by, event, on, plan)
    refuse_narrow(said, *reach)
    return _look(event, on, said)


def checked_following(by: Any, event: Event, on: date, plan: dict[str, Any]) -> Plan:
    """The plan of what follows, every rule asked. It is published anew: what was hidden stays so, and who may begin nothing
    there any more begins nothing."""
    if event.hidden_at is not None:
        raise NotAllowed()
    if event.published_at is not None and not can(by, "core.tend_group", event.group):
        require(by, "core.create_event", event.group)
    if not event.rule:
        raise DoesNotRepeat()
    if event.state == EventState.CANCELLED:
        raise EventIsOff()
    if not takes_place(event, on):
        raise DateNotThere()
    if on == event.starts_on:
        raise IsItsFirstDate()
    if planned(event, on).ends_at <= now():
        raise DateIsOver()
    said = checked_plan(Plan(**plan), by, event)
    last = last_before(event, on)
    if said.starts_on <= last:
        raise BeforeTheOthers(day=last.isoformat())
    return said


def _changed(event: Event, on: date, said: Plan) -> set[str]:
    """What is otherwise than it would be if the series simply went on."""
    as_it_was = {each.name: getattr(event, each.name) for each in fields(Plan)}
    as_it_was |= {"starts_on": on, "ends_on": on + (event.ends_on - event.starts_on), "rule": remaining_rule(event, on)}
    return {name for name, was in as_it_was.items() if getattr(said, name) != was}


def _look(event: Event, on: date, said: Plan) -> Following:
    found = Following(last_before(event, on), said.starts_on, said.rule, followed(event, on, said.starts_on, said.rule))
    names = {each.name: getattr(said, each.name) for each in fields(Plan)}
    shape = Event(uid=event.uid, group=event.group, state=event.state, **names)
    for each in found.dates:
        stand_anew(each, shape)
    return found


def _carry(made: Event, moved: list[Followed], *, is_asked_again: bool) -> None:
    """What was said of each date goes to the date that it becomes; one that is no more is off, and keeps what was said."""
    for each in moved:
        row = each.row
        if each.after is None:
            move(row, EventDateState.PLANNED, EventDateState.CANCELLED)
            continue
        was_at = row.starts_at
        row.event, row.on = made, each.after.on
        row.starts_on, row.starts_time = each.after.starts_on, each.after.starts_time
        row.starts_at, row.ends_at = each.after.starts_at, each.after.ends_at
        names = ("event", "on", "starts_on", "starts_time", "starts_at", "ends_at")
        EventDate.objects.filter(pk=row.pk).update(**{name: getattr(row, name) for name in names})
        if row.starts_at != was_at:
            remind_again(row)
        if row.ends_at > now() and row.state == EventDateState.PLANNED:
            if is_asked_again:
                keep_places_anew(row)
            let_in_who_asks(made, row)
            give_free_places(made, row)


def _draw_anew(by: Any, event: Event, made: Event) -> None:
    """How far each reaches, its number of changes, and what search knows of it."""
    event.refresh_from_db()
    for each in (event, made):
        reach_again(each)
        each.refresh_from_db()
    if event.published_at is not None:
        list_in_search(event)
        index_event(by, made)
