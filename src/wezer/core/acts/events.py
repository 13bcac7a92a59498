"""Events: publishing, changing, cancelling. Dates of one by one lie in `event_dates.py`, answers in `answers.py`."""

from dataclasses import dataclass, fields, replace
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db import IntegrityError
from django.db.models import F

from wezer.core.acts.answers import give_free_places, keep_places_anew, remind_again
from wezer.core.acts.event_days import PLANNED, card_day, follow_options, lock_event
from wezer.core.acts.event_entry import let_in_who_asks
from wezer.core.acts.posts import chosen_reach, one_time
from wezer.core.agenda.happenings import planned_span, rule_of, takes_place
from wezer.core.agenda.online import checked_address
from wezer.core.agenda.outside_rsvps import refuse_narrow
from wezer.core.agenda.recurrence import checked, last_date, read_rule
from wezer.core.agenda.refusals import (
    CapacityInvalid,
    DateIsReported,
    DatesAreOpen,
    EntryUnknown,
    EventIsOff,
    EventTookPlace,
    GuestsInvalid,
    OptionsMissing,
)
from wezer.core.agenda.registration import HERE, checked_registration, refuse_both, turned
from wezer.core.agenda.reports import report_words
from wezer.core.agenda.times import checked_span, checked_zone, span
from wezer.core.events_agenda import EventCancelled, EventChanged, EventPublished
from wezer.core.maps.placing import NOWHERE, Point, checked_point, point_for
from wezer.core.markdown import RENDERER, excerpt, plain_text, render
from wezer.core.mentions import Mentions, mentions
from wezer.core.models import PAST, Event, EventDate, EventDateState, EventEntry, EventState, Item, Room, RoomState
from wezer.core.models.event import ENDLESS, FEWEST_OPTIONS
from wezer.core.models.talk import LONGEST_BODY
from wezer.core.rooms.taking import refuse_closed
from wezer.core.rules import clean_name, host_of
from wezer.core.search.index import index_item, list_in_search
from wezer.core.settings_registry import value
from wezer.core.talk_refusals import RoomNotOpen, TextTooLong
from wezer.kernel.acts import act, attempt, move
from wezer.kernel.clock import now
from wezer.kernel.events import emit
from wezer.kernel.permissions import require, require_voice
from wezer.kernel.ref import ref
from wezer.kernel.refusals import StaleVersion

MOST_PLACES = 100_000
#: Nobody brings along more.
MOST_GUESTS = 20
LONGEST_PRICE = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What an event says of itself. Without `starts_time` it takes whole days; `zone` "" is the author's, else the community's."""

    title: str
    starts_on: date
    starts_time: time | None = None
    ends_on: date | None = None
    ends_time: time | None = None
    zone: str = ""
    place: str = ""
    latitude: float | None = None
    longitude: float | None = None
    body: str = ""
    rule: str = ""
    capacity: int | None = None
    entry: str = ""  # as it is; everyone who sees it, to begin with
    most_guests: int = 0
    outside_rsvp: bool = False  # of people without an account, who confirm an e-mail address
    price: str = ""
    online_address: str = ""
    registration_address: str = ""  # elsewhere: then nobody is asked here


#: A change of these is asked of those who come.
OF_DATES = {"starts_on", "starts_time", "ends_on", "ends_time", "zone", "rule"}
ASKS_AGAIN = {*OF_DATES, "place", "online_address"}


@act
def publish_event(
    *, by: Any, room: Room, audience: str = "", key: str = "", ical_uid: str = "", created: datetime | None = None,
    told: bool = True, draft: bool = False, **plan: Any,
) -> Event:  # fmt: skip
    """Put an event into a calendar, for the group unless a wider audience is chosen, or “unlisted”: for the group, and for
    whoever has its address. `plan` is what `Plan` names.

    The same `key` sent twice by the same party gives the same event. An import, which tells of itself, says `told=False`
    and when the event was made elsewhere. A `draft` is seen by its author alone until it is published.
    """
    group = room.group
    require(by, "core.create_event", group)
    refuse_closed(room, "event")
    once = one_time(by, key)
    if once and (known := Event.objects.filter(key=once).first()):
        return known
    seen_by, is_unlisted = chosen_reach(group, audience)
    said = checked_plan(Plan(**plan), by)
    refuse_narrow(said, seen_by, is_unlisted)
    named = mentions(said.body, by, group=group, audience=seen_by)
    try:
        with attempt():
            event = Event.objects.create(
                kind="event", room=room, group=group, author=by.party or group, written_by=by.member, audience=seen_by,
                is_unlisted=is_unlisted, language=getattr(by.member, "language", ""), key=once, ical_uid=ical_uid,
                published_at=None if draft else min(created or now(), now()),
                **columns_of(said, named),
            )  # fmt: skip
    except IntegrityError:
        return Event.objects.get(key=once)
    if not draft:
        _index(event, named)
    if told and not draft:
        emit(EventPublished(subject=ref(event)), group=group, audience=seen_by)
    return event


@act
def publish_event_draft(*, by: Any, event: Event) -> Event:
    """Let others read a draft, from now on. Twice is once."""
    require(by, "core.change_event", event)
    lock_event(event)
    assert event.group is not None and event.room is not None  # an event lies in a room of a group
    require(by, "core.create_event", event.group)
    if event.room.state != RoomState.OPEN:
        raise RoomNotOpen()
    if event.state == EventState.CANCELLED:
        raise EventIsOff()
    if event.state == EventState.TENTATIVE and event.options.count() < FEWEST_OPTIONS:
        raise OptionsMissing(fewest=FEWEST_OPTIONS)
    moment = now()
    if Item.objects.filter(pk=event.pk, published_at=None, withdrawn_at=None).update(published_at=moment):
        event.published_at = moment
        index_event(by, event)
        emit(EventPublished(subject=ref(event)), group=event.group, audience=event.audience)
    return event


@act
def change_event(*, by: Any, event: Event, audience: str = "", version: int | None = None, **plan: Any) -> Event:
    """Change the whole event, all its dates. A stale `version` refuses: somebody else changed it meanwhile."""
    require(by, "core.change_event", event)
    require_voice(by, event)
    if event.state == EventState.CANCELLED:
        raise EventIsOff()
    group = event.group
    assert group is not None  # an event lies in a room of a group
    seen_by, is_unlisted = chosen_reach(group, audience) if audience else (event.audience, event.is_unlisted)
    said = checked_plan(Plan(**plan), by, event)
    refuse_narrow(said, seen_by, is_unlisted)
    changed = {each.name for each in fields(Plan) if getattr(said, each.name) != getattr(event, each.name)}
    if event.state == EventState.TENTATIVE and changed & OF_DATES:
        raise DatesAreOpen()
    if event.state == EventState.REPORTED and changed & OF_DATES:
        raise DateIsReported()
    if not changed and (seen_by.pk, is_unlisted) == (event.audience_id, event.is_unlisted):
        return event
    fresh = Item.objects.filter(pk=event.pk, version=event.version if version is None else version, withdrawn_at=None)
    named = mentions(said.body, by, group=group, audience=seen_by)
    columns = columns_of(said, named)
    if PLANNED in event.card:
        columns["card"][PLANNED] = event.card[PLANNED]
    of_item = {name: columns.pop(name) for name in ("title", "place", "latitude", "longitude", "card")}
    of_item |= {"audience": seen_by, "is_unlisted": is_unlisted}
    if not fresh.update(version=F("version") + 1, edited_at=now(), over_at=None, **of_item):
        raise StaleVersion()
    was_on, registration = event.starts_on, turned(event.registration_address, said.registration_address)
    Event.objects.filter(pk=event.pk).update(sequence=F("sequence") + 1, **columns)
    event.refresh_from_db()
    _keep_reported(event)
    if event.state == EventState.TENTATIVE:
        follow_options(event)
    if event.published_at is None:
        return event
    _dates_follow(by, event, was_on, is_asked_again=registration == HERE)
    planned_again(event)
    _index(event, named)
    told = EventChanged(subject=ref(event), is_other_time=bool(changed & ASKS_AGAIN), registration=registration)
    emit(told, group=group, audience=seen_by)
    return event


@act
def cancel_event(*, by: Any, event: Event) -> bool:
    """The event takes place no more: none of its dates. It stays readable, and those who come are told. What took place
    is not cancelled."""
    require(by, "core.change_event", event)
    standing = (EventState.CONFIRMED, EventState.TENTATIVE)
    if not move(event, standing, EventState.CANCELLED, sequence=F("sequence") + 1):
        event.refresh_from_db(fields=["state"])
        if event.state in PAST:
            raise EventTookPlace()
        return False
    event.refresh_from_db(fields=["sequence"])
    label = str(EventState.CANCELLED.value)
    Item.objects.filter(pk=event.pk).update(state_label=label, over_at=now(), version=F("version") + 1)
    list_in_search(event)
    emit(EventCancelled(subject=ref(event)), group=event.group_id, audience=event.audience_id)
    return True


# ------------------------------------------------------------------ what is kept


def checked_plan(plan: Plan, by: Any, event: Event | None = None) -> Plan:
    """The plan as it is kept, every rule asked. `event`: as it was before."""
    zone = checked_zone(plan.zone or getattr(by.member, "timezone", "") or str(value("community.timezone")))
    ends_on, ends_time = checked_span(plan.starts_on, plan.starts_time, plan.ends_on, plan.ends_time, zone)
    rule = str(checked(read_rule(plan.rule, zone=zone), plan.starts_on)) if plan.rule.strip() else ""
    if plan.capacity is not None and not 1 <= plan.capacity <= MOST_PLACES:
        raise CapacityInvalid(most=MOST_PLACES)
    if not 0 <= plan.most_guests <= MOST_GUESTS:
        raise GuestsInvalid(most=MOST_GUESTS)
    entry = plan.entry or (event.entry if event else EventEntry.OPEN)
    if entry not in EventEntry.values:
        raise EntryUnknown()
    price = clean_name(plan.price, most=LONGEST_PRICE, field="price") if plan.price.strip() else ""
    text = plan.body.replace("\x00", "").replace("\r\n", "\n").strip()
    if len(text) > LONGEST_BODY:
        raise TextTooLong(most=LONGEST_BODY)
    place = clean_name(plan.place, most=200, field="place") if plan.place.strip() else ""
    title = clean_name(plan.title, most=200, field="title")
    before: tuple[str, Point] = (event.place, (event.latitude, event.longitude)) if event else ("", NOWHERE)
    latitude, longitude = point_for(by, place, checked_point(plan.latitude, plan.longitude), before=before)
    registration_address = checked_registration(plan.registration_address)
    if registration_address:
        refuse_both(plan, entry, event)
    return replace(
        plan, title=title, zone=zone, ends_on=ends_on, ends_time=ends_time, rule=rule, body=text, place=place, price=price, entry=str(entry),
        latitude=latitude, longitude=longitude, online_address=checked_address(plan.online_address),
        registration_address=registration_address,
    )  # fmt: skip


def columns_of(plan: Plan, named: Mentions) -> dict[str, Any]:
    first_at, last_at = _reach(plan)
    card = {
        "excerpt": excerpt(plan.body, 200), "zone": plan.zone, "rule": plan.rule,
        **card_day(plan.starts_on, plan.starts_time),
    }  # fmt: skip
    if plan.registration_address:
        card["registers_at"] = host_of(plan.registration_address)
    return {
        **{each.name: getattr(plan, each.name) for each in fields(plan)},
        "body_html": render(plan.body, named.links),
        "renderer": RENDERER,
        "first_at": first_at,
        "last_at": last_at,
        "card": card,
    }


def _reach(plan: Plan | Event) -> tuple[datetime, datetime]:
    """The first moment and the last of all its dates."""
    assert plan.ends_on is not None  # it was checked
    first_at, ends_at = span(plan.starts_on, plan.starts_time, plan.ends_on, plan.ends_time, plan.zone)
    rule = read_rule(plan.rule) if plan.rule else None
    last = last_date(rule, plan.starts_on, ENDLESS.date())
    if last is None:
        return first_at, ENDLESS
    return first_at, ends_at + (last - plan.starts_on) + timedelta(days=0 if rule is None else 1)


def reach_again(event: Event) -> None:
    """After a date was moved: what a window looks for holds it too."""
    first_at, last_at = _reach(event)
    for starts, ends in EventDate.objects.filter(event=event, is_moved=True).values_list("starts_at", "ends_at"):
        first_at, last_at = min(first_at, starts), max(last_at, ends)
    Event.objects.filter(pk=event.pk).update(first_at=first_at, last_at=last_at, sequence=F("sequence") + 1)


def _keep_reported(event: Event) -> None:
    """Dates of a series of which somebody wrote what came of them stay dates of it: “those that follow” may be others."""
    for row in EventDate.objects.filter(event=event, state=EventDateState.REPORTED):
        if not takes_place(event, row.on):
            raise DateIsReported()


def _dates_follow(by: Any, event: Event, was_on: date, *, is_asked_again: bool) -> None:
    """What was said of dates goes with them: a single event's one date is carried to its new day; more places, more come.
    `is_asked_again`: one registered elsewhere until now, and what was answered here before counts once more."""
    rows = EventDate.objects.filter(event=event).exclude(state=EventDateState.REPORTED)
    if rule_of(event) is None:
        rows.filter(on=was_on).update(on=event.starts_on, is_moved=False)
    for row in rows.filter(is_moved=False, ends_at__gt=now()) | rows.filter(on=event.starts_on):
        if not takes_place(event, row.on):
            continue  # that day is none of its own any more; what was said of it stays, unseen
        was_at = row.starts_at
        row.starts_at, row.ends_at = planned_span(event, row.on)
        changes = {
            "starts_on": row.on,
            "starts_time": event.starts_time,
            "starts_at": row.starts_at,
            "ends_at": row.ends_at,
        }
        rows.filter(pk=row.pk).update(**changes)
        if row.starts_at != was_at:
            remind_again(row)
    if rows.filter(is_moved=True).exists():
        reach_again(event)
    ahead = EventDate.objects.select_for_update().filter(
        event=event, state=EventDateState.PLANNED, ends_at__gt=now()
    )  # also those moved by themselves
    for row in ahead.order_by("pk"):
        if takes_place(event, row.on):
            if is_asked_again:
                keep_places_anew(row)
            let_in_who_asks(event, row)
            give_free_places(event, row)


def planned_again(event: Event) -> None:
    """Its day was written wrongly, or it goes on: what was done already is to come. For acts only."""
    if event.state != EventState.DONE:
        return
    event.refresh_from_db(fields=["last_at"])
    if event.last_at > now():
        move(event, EventState.DONE, EventState.CONFIRMED)


def index_event(by: Any, event: Event) -> None:
    """What search knows of it, from its own words."""
    _index(event, mentions(event.body, by, group=event.group, audience=event.audience))


def _index(event: Event, named: Mentions) -> None:
    words = "\n\n".join([event.body, *report_words(event)])
    index_item(event, body=plain_text(words, LONGEST_BODY), tags=named.tags)
