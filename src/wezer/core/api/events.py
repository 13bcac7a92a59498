"""Events, their dates, and who comes."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Annotated, Any, Literal

from django.db.models import Prefetch, Q
from django.http import Http404
from django.shortcuts import get_object_or_404
from ninja import Query
from pydantic import AfterValidator, Field

from wezer.core.acts.answers import LONGEST_NEEDS, answer_event, note_attendance
from wezer.core.acts.event_dates import cancel_date, move_date, restore_date
from wezer.core.acts.event_questions import LONGEST_REPLY
from wezer.core.acts.events import (
    LONGEST_PRICE,
    MOST_GUESTS,
    MOST_PLACES,
    cancel_event,
    change_event,
    publish_event,
    publish_event_draft,
)
from wezer.core.agenda.happenings import Happening, find_happening, happenings
from wezer.core.agenda.online import online_address
from wezer.core.agenda.times import FIRST_DAY, LAST_DAY
from wezer.core.api.common import caller, router
from wezer.core.api.posts import ItemOut, show_item
from wezer.core.api.rooms import found_room
from wezer.core.models import SHOWN, Event, EventQuerySet, Member, Rsvp, RsvpReply
from wezer.kernel.clock import now
from wezer.kernel.permissions import can
from wezer.ui.rest import (
    MADE,
    UID,
    After,
    Limit,
    Listed,
    PartyOut,
    Schema,
    Strict,
    Text,
    Version,
    idempotent,
    listed,
    made,
    moment,
    show_party,
)


def _on_the_wall(value: time) -> time:
    if value.tzinfo is not None:
        raise ValueError("an hour without an offset: the event's zone says it")
    return value.replace(second=0, microsecond=0)


Hour = Annotated[time, AfterValidator(_on_the_wall)]
Day = Annotated[date, Field(ge=FIRST_DAY, le=LAST_DAY)]
Since = Annotated[date | None, Query(description="The first day; today when left out.", ge=FIRST_DAY, le=LAST_DAY)]
Days = Annotated[int, Query(ge=1, le=400, description="How many days from then on.")]


class EventIn(Strict):
    """Hours are those that the clock of `zone` shows, without an offset. Without `starts_time` whole days. `rule`: RFC
    5545, from daily to yearly; `starts_on` is one of its days. `entry`: who may come, everyone who sees it, by approval, or the
    invited; as it is when left out. `outside_rsvp`: people without an account come, by mail. `audience`: also “unlisted”."""

    title: Annotated[str, Field(max_length=200)]
    starts_on: date
    starts_time: Hour | None = None
    ends_on: date | None = None
    ends_time: Hour | None = None
    zone: Annotated[str, Field(max_length=64)] = ""
    place: Annotated[str, Field(max_length=200)] = ""
    latitude: Annotated[float, Field(ge=-90, le=90)] | None = None
    longitude: Annotated[float, Field(ge=-180, le=180)] | None = None
    body: Text = ""
    rule: Annotated[str, Field(max_length=200)] = ""
    capacity: Annotated[int, Field(ge=1, le=MOST_PLACES)] | None = None
    entry: Literal["", "open", "approval", "invited"] = ""
    most_guests: Annotated[int, Field(ge=0, le=MOST_GUESTS)] = 0
    outside_rsvp: bool = False
    price: Annotated[str, Field(max_length=LONGEST_PRICE)] = ""
    online_address: Annotated[str, Field(max_length=300)] = ""
    registration_address: Annotated[
        str,
        Field(
            max_length=300, description="By https, where one registers elsewhere: nothing is asked of who comes here."
        ),
    ] = ""
    audience: Annotated[str, Field(max_length=20)] = ""


class NewEventIn(EventIn):
    """`draft`: seen by its author alone until it is published."""

    draft: bool = False


class EventChange(EventIn):
    version: Version | None = None


class EventOut(ItemOut):
    """`unlisted`: besides its group, whoever has its address reads it. `online`: it meets on the net; `online_address` is told
    to those who come and to those who tend it, else null. `registration_address`: where one registers elsewhere, at `registration_host`; empty where answers are taken here."""

    unlisted: bool
    body: str
    place: str
    latitude: float | None
    longitude: float | None
    starts_on: date
    starts_time: str | None
    ends_on: date
    ends_time: str | None
    zone: str
    rule: str
    capacity: int | None
    entry: Literal["open", "approval", "invited"]
    most_guests: int
    outside_rsvp: bool
    price: str
    online: bool
    online_address: str | None
    registration_address: str
    registration_host: str


class DateOut(Schema):
    """`on` names the date: the day that the rule gives, also when it moved. `kept_until`: a place became free and is kept
    for me so long (`my_answer` is “offered”); answer “going” to take it, or another to let it go on. `my_answer` may also be
    “invited”, “requested” (somebody must let me in) or “refused”; why stands with my answer."""

    event: UID
    title: str
    on: date
    starts_at: str
    ends_at: str
    whole_day: bool
    zone: str
    place: str
    state: Literal["planned", "tentative", "cancelled", "done", "reported"]
    moved: bool
    cancelled: bool
    tentative: bool
    going: int
    capacity: int | None
    my_answer: str | None
    kept_until: str | None


class DateIn(Strict):
    starts_on: Day
    starts_time: Hour | None = None
    ends_on: Day | None = None
    ends_time: Hour | None = None


class ComingIn(Strict):
    answer: Literal["going", "maybe", "declined"]
    remind_hours: Annotated[
        Literal[0, 2, 24, 168] | None, Field(description="Of this date; null: as I chose for all (/me/reminders).")
    ] = None
    guests: Annotated[int, Field(ge=0, le=MOST_GUESTS)] = 0
    needs: Annotated[str, Field(max_length=LONGEST_NEEDS, description="As said before when left out.")] | None = None
    replies: Annotated[
        dict[UID, Annotated[str, Field(max_length=LONGEST_REPLY)]],
        Field(description="To what the event asks, by the question's uid; what is left out stays as it was."),
    ] = {}


class QuestionReplyOut(Schema):
    question: UID
    words: str
    reply: str


class ComingOut(Schema):
    """For those who receive them: `came`, null until it is noted, and `needs` and `reason` (why they were not let in), which
    whoever they are of reads as well. Who is invited, asks or was not let in is told to those and to themself only."""

    member: PartyOut
    answer: str
    guests: int
    needs: str | None
    reason: str | None
    replies: list[QuestionReplyOut] | None
    came: bool | None


class CameIn(Strict):
    came: bool | None


def _hour(value: time | None) -> str | None:
    return f"{value:%H:%M}" if value is not None else None


def show_event(event: Event, viewer: Any) -> dict[str, Any]:
    return {
        **show_item(event),
        "state": event.state,
        "unlisted": event.is_unlisted,
        "body": event.body,
        "place": event.place,
        "latitude": event.latitude,
        "longitude": event.longitude,
        "starts_on": event.starts_on,
        "starts_time": _hour(event.starts_time),
        "ends_on": event.ends_on,
        "ends_time": _hour(event.ends_time),
        "zone": event.zone,
        "rule": event.rule,
        "capacity": event.capacity,
        "entry": event.entry,
        "most_guests": event.most_guests,
        "outside_rsvp": event.outside_rsvp,
        "price": event.price,
        "online": bool(event.online_address),
        "online_address": online_address(event, viewer) or None,
        "registration_address": event.registration_address,
        "registration_host": event.registration_host,
    }


def show_date(found: Happening) -> dict[str, Any]:
    return {
        "event": found.event.uid,
        "title": found.event.title,
        "on": found.on,
        "starts_at": moment(found.starts_at),
        "ends_at": moment(found.ends_at),
        "whole_day": found.starts_time is None,
        "zone": found.event.zone,
        "place": found.event.place,
        "state": found.state,
        "moved": found.is_moved,
        "cancelled": found.is_off,
        "tentative": found.is_open,
        "going": found.going,
        "capacity": found.event.capacity,
        "my_answer": found.mine or None,
        "kept_until": moment(found.kept_until) if found.kept_until else None,
    }


def found_event(request: Any, uid: Any) -> Event:
    found = Event.objects.visible_to(request.viewer).select_related("author", "group", "room", "audience")
    return get_object_or_404(found, uid=uid)


def _shown(request: Any, event: Event) -> dict[str, Any]:
    return show_event(found_event(request, event.uid), request.viewer)


def _dates(events: EventQuerySet, since: date | None, days: int, viewer: Any) -> list[dict[str, Any]]:
    start = datetime.combine(since or now().date(), time(), UTC)
    return [show_date(each) for each in happenings(events, start, start + timedelta(days=days), viewer)]


@router.get("/agenda", response=list[DateOut])
def agenda(request: Any, since: Since = None, days: Days = 31) -> Any:
    """What takes place in all calendars one may read. At most 400 days, and 500 events, at a time."""
    return _dates(Event.objects.on_calendar_of(request.viewer), since, days, request.viewer)


@router.get("/rooms/{uid}/dates", response=list[DateOut])
def room_dates(request: Any, uid: UID, since: Since = None, days: Days = 31) -> Any:
    """What takes place in a calendar."""
    events = Event.objects.on_calendar_of(request.viewer).filter(room=found_room(request, uid))
    return _dates(events, since, days, request.viewer)


@router.post("/rooms/{uid}/events", response=MADE(EventOut))
@idempotent
def new_event(request: Any, uid: UID, new: NewEventIn) -> Any:
    """Put an event into a calendar."""
    room = found_room(request, uid)
    if room.kind != "calendar":
        raise Http404
    made_event = publish_event(by=request.viewer, room=room, key=request.key, **new.dict())
    return made(_shown(request, made_event))


@router.get("/events/{uid}", response=EventOut)
def event(request: Any, uid: UID) -> Any:
    return show_event(found_event(request, uid), request.viewer)


@router.put("/events/{uid}", response=EventOut)
def put_event(request: Any, uid: UID, change: EventChange) -> Any:
    """Say it all otherwise: what is left out is empty."""
    return _shown(request, change_event(by=request.viewer, event=found_event(request, uid), **change.dict()))


@router.post("/events/{uid}/publication", response=EventOut)
def event_publication(request: Any, uid: UID) -> Any:
    """Let others read a draft."""
    return _shown(request, publish_event_draft(by=request.viewer, event=found_event(request, uid)))


@router.put("/events/{uid}/cancellation", response=EventOut)
def event_cancellation(request: Any, uid: UID) -> Any:
    """None of its dates takes place."""
    found = found_event(request, uid)
    cancel_event(by=request.viewer, event=found)
    return _shown(request, found)


@router.get("/events/{uid}/dates/{on}", response=DateOut)
def event_date(request: Any, uid: UID, on: Day) -> Any:
    """One date as it stands."""
    return _date(request, found_event(request, uid), on)


def _date(request: Any, found: Event, on: date) -> dict[str, Any]:
    happening = find_happening(found, on, request.viewer)
    if happening is None:
        raise Http404
    return show_date(happening)


@router.put("/events/{uid}/dates/{on}", response=DateOut)
def put_date(request: Any, uid: UID, on: Day, sent: DateIn) -> Any:
    """One date takes place at another time."""
    found = found_event(request, uid)
    move_date(by=request.viewer, event=found, on=on, **sent.dict())
    return _date(request, found, on)


@router.put("/events/{uid}/dates/{on}/cancellation", response=DateOut)
def date_cancellation(request: Any, uid: UID, on: Day) -> Any:
    """One date does not take place."""
    found = found_event(request, uid)
    cancel_date(by=request.viewer, event=found, on=on)
    return _date(request, found, on)


@router.delete("/events/{uid}/dates/{on}/cancellation", response=DateOut)
def date_return(request: Any, uid: UID, on: Day) -> Any:
    """A date that was cancelled or moved takes place as planned."""
    found = found_event(request, uid)
    restore_date(by=request.viewer, event=found, on=on)
    return _date(request, found, on)


@router.put("/events/{uid}/dates/{on}/answer", response=DateOut)
def put_answer(request: Any, uid: UID, on: Day, sent: ComingIn) -> Any:
    """Say whether one comes.

    `my_answer` is “waitlisted” when all places were taken, “requested” where somebody must let me in; “going” takes a place
    that is kept for me, “declined” lets it go on to the next."""
    caller(request)
    found = found_event(request, uid)
    replies = {str(question): text for question, text in sent.replies.items()}
    answer_event(by=request.viewer, event=found, on=on, **{**sent.dict(), "replies": replies})
    return _date(request, found, on)


@router.get("/events/{uid}/dates/{on}/answers", response=Listed[ComingOut])
def date_answers(request: Any, uid: UID, on: Day, after: After = "", limit: Limit = 20) -> Any:
    """Who said what, for members."""
    caller(request)
    found = found_event(request, uid)
    receives = can(request.viewer, "core.change_event", found)
    rows = Rsvp.objects.filter(event_date__event=found, event_date__on=on).select_related("member")
    rows = rows.prefetch_related(Prefetch("replies", RsvpReply.objects.select_related("question").order_by("question")))
    if found.registration_address and not receives:
        rows = rows.filter(member=request.viewer.member_id)  # what was answered before counts for nothing
    elif not receives:
        rows = rows.filter(Q(answer__in=SHOWN) | Q(member=request.viewer.member_id))
    return listed(rows, after, limit, lambda row: show_answer(row, receives, request.viewer.member_id), order=("id",))


def _replies(row: Rsvp) -> list[dict[str, Any]]:
    return [
        {"question": each.question.uid, "words": each.question.words, "reply": each.text} for each in row.replies.all()
    ]


def show_answer(row: Rsvp, receives: bool, mine: int = 0) -> dict[str, Any]:
    return {
        "member": show_party(row.member),
        "answer": row.answer,
        "guests": row.guests,
        "needs": row.needs if receives or row.member_id == mine else None,
        "reason": row.reason if receives or row.member_id == mine else None,
        "replies": _replies(row) if receives or row.member_id == mine else None,
        "came": row.came if receives else None,
    }


@router.put("/events/{uid}/dates/{on}/attendance/{member}", response=ComingOut)
def put_attendance(request: Any, uid: UID, on: Day, member: UID, sent: CameIn) -> Any:
    """Note who came, for those who may change the event."""
    who = get_object_or_404(Member, uid=member)
    row = note_attendance(by=request.viewer, event=found_event(request, uid), on=on, member=who, came=sent.came)
    return show_answer(row, True)
