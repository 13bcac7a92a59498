"""What came of a date is written down by whoever tends the event, when it is over: then it is reported (core.md 11)."""

from collections.abc import Collection
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import F

from wezer.core.acts.answers import lock_date
from wezer.core.acts.event_days import lock_event
from wezer.core.acts.event_ends import finish
from wezer.core.acts.events import index_event
from wezer.core.agenda.refusals import DateIsOff, NotOverYet, ReportEmpty
from wezer.core.events_agenda import AttendanceNoted, EventReported
from wezer.core.markdown import RENDERER, render
from wezer.core.mentions import mentions
from wezer.core.models import Event, EventDate, EventDateState, EventReport, EventState, Item, RoomState, Rsvp
from wezer.core.models.talk import LONGEST_BODY
from wezer.core.talk_refusals import RoomNotOpen, TextTooLong
from wezer.kernel.acts import act, current, move
from wezer.kernel.clock import now
from wezer.kernel.events import emit
from wezer.kernel.permissions import require, require_voice
from wezer.kernel.ref import ref
from wezer.kernel.refusals import NotFound, StaleVersion


@act
def report_date(
    *, by: Any, event: Event, on: date, body: str, came: Collection[UUID] | None = None, names_who_came: bool = False,
    version: int | None = None,
) -> EventReport:  # fmt: skip
    """Write down what came of a date, or write it otherwise: a stale `version` refuses. `came`: the uids of those who
    came, all of them; nobody is noted as missing by being left out. None leaves what was noted as it is."""
    require(by, "core.change_event", event)
    require_voice(by, event)
    text = _checked(body)
    lock_event(event)
    if event.published_at is None:
        raise NotFound()
    row = date_over(event, on)
    known = EventReport.objects.filter(event_date=row).first()
    said = {"body": text, "body_html": _html(by, event, text), "renderer": RENDERER, "names_who_came": names_who_came}
    if known is None:
        EventReport.objects.create(event_date=row, written_by=by.member, written_at=now(), **said)
    else:
        fresh = EventReport.objects.filter(pk=known.pk, version=known.version if version is None else version)
        if not fresh.update(version=F("version") + 1, edited_at=now(), **said):
            raise StaleVersion()
    if came is not None:
        _note(event, row, came)
    move(row, EventDateState.PLANNED, EventDateState.REPORTED)
    finish(event)
    Item.objects.filter(pk=event.pk).update(
        version=F("version") + 1
    )  # who changes its day at this moment reads it first
    index_event(by, event)
    told = EventReported(subject=ref(event), on=on.isoformat(), is_first=known is None)
    emit(told, group=event.group_id, audience=event.audience_id)
    return EventReport.objects.select_related("written_by").get(event_date=row)


def _checked(body: str) -> str:
    text = body.replace("\x00", "").replace("\r\n", "\n").strip()
    if not text:
        raise ReportEmpty()
    if len(text) > LONGEST_BODY:
        raise TextTooLong(most=LONGEST_BODY)
    return text


def _html(by: Any, event: Event, text: str) -> str:
    return render(text, mentions(text, by, group=event.group, audience=event.audience).links)


def date_over(event: Event, on: date) -> EventDate:
    """The date, locked, if it took place and its calendar is open. For acts."""
    current()
    assert event.room is not None  # an event lies in a room
    row = lock_date(event, on)
    if event.room.state != RoomState.OPEN:
        raise RoomNotOpen()
    was_held = row.state == EventDateState.REPORTED  # before all that follow were cancelled
    if row.state == EventDateState.CANCELLED or (event.state == EventState.CANCELLED and not was_held):
        raise DateIsOff()
    if row.ends_at > now():
        raise NotOverYet()
    return row


def _note(event: Event, row: EventDate, came: Collection[UUID]) -> None:
    """Each of those who came, and of nobody else any more that they did."""
    for each in Rsvp.objects.filter(event_date=row).select_related("member"):
        is_there = each.member.uid in came
        if is_there == bool(each.came):
            continue
        Rsvp.objects.filter(pk=each.pk).update(came=True if is_there else None)
        noted = AttendanceNoted(subject=ref(event), member=ref(each.member), on=row.on.isoformat())
        emit(noted, group=event.group_id)
