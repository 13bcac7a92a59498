"""Calendars from elsewhere: calling for them, laying out their dates, showing them among what the group plans."""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from http.client import HTTPException
from itertools import islice
from time import monotonic
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from wezer.core.agenda.happenings import Entry, Happening, planned_span
from wezer.core.agenda.ical_read import MOST_BYTES, Read, read_calendar
from wezer.core.agenda.recurrence import checked, dates, read_rule
from wezer.core.agenda.refusals import CalendarUnread
from wezer.core.agenda.times import LONGEST_DAYS, checked_span, span
from wezer.core.agenda.words import hours
from wezer.core.models import Event, OutsideCalendar, OutsideDate, Room, Trouble
from wezer.core.rules import clean_name
from wezer.core.viewer import InPlaces
from wezer.kernel.clock import now
from wezer.kernel.compiled import Compiled
from wezer.kernel.outside import AddressInvalid, get
from wezer.kernel.refusals import Refusal

#: Of one calendar so many events are read, so many dates looked at, and the first of them kept.
MOST_EVENTS, MOST_LOOKED_AT, MOST_KEPT = 2_000, 5_000, 500
#: And so long dates are looked for.
MOST_SECONDS = 5
BACK, AHEAD = timedelta(days=31), timedelta(days=366)
#: What has not changed is laid out anew after so long, since dates reach a year ahead only.
LAID_OUT_FOR = timedelta(days=7)


@dataclass(slots=True)
class Reading:
    """What came of a call. `dates` None: the same as before."""

    trouble: str = ""
    dates: list[OutsideDate] | None = None
    left_out: int = 0
    etag: str = ""
    changed: str = ""


def call(calendar: OutsideCalendar, zone: str) -> Reading:
    """Ask the other side, and lay out what it gives. `zone`: for what names none."""
    headers = {"Accept": "text/calendar", "User-Agent": "WeZer"}
    if calendar.whole_at and calendar.whole_at > now() - LAID_OUT_FOR and not calendar.trouble:
        headers |= {"If-None-Match": calendar.etag} if calendar.etag else {}
        headers |= {"If-Modified-Since": calendar.changed} if calendar.changed else {}
    try:
        got = get(calendar.url, headers, most=MOST_BYTES)
    except AddressInvalid:
        return Reading(Trouble.PRIVATE)
    except (OSError, HTTPException, ValueError):
        return Reading(Trouble.UNREACHABLE)
    if got.status == 304:
        return Reading()
    if got.status != 200:
        away = Trouble.MOVED if 300 <= got.status < 400 else Trouble.REFUSED
        return Reading(Trouble.UNREACHABLE if got.status >= 500 else away)
    if len(got.body) > MOST_BYTES:
        return Reading(Trouble.TOO_LARGE)
    try:
        found, left_out = laid_out(got.body, zone)
    except Refusal:
        return Reading(Trouble.UNREAD)
    etag, changed = _printable(got.header("ETag")), _printable(got.header("Last-Modified"))
    return Reading(dates=found, left_out=left_out, etag=etag, changed=changed)


def _printable(text: str) -> str:
    return "".join(filter(str.isprintable, text))


def laid_out(content: bytes, zone: str) -> tuple[list[OutsideDate], int]:
    """The dates of a calendar from a month back to a year ahead, and how many events could not be read. Bounded: whatever
    its rules say, no more than a few thousand dates are looked at, for no more than a few seconds."""
    left_out = 0
    found: list[OutsideDate] = []
    events = read_calendar(content, zone, most=MOST_EVENTS)
    end = monotonic() + MOST_SECONDS
    for read in events:
        if monotonic() > end:
            raise CalendarUnread(why=_("finding the dates of what repeats in it takes too long"))
        try:
            found += list(islice(_dates(read), max(0, MOST_LOOKED_AT - len(found))))
        except Refusal:
            left_out += 1
    coming = sorted(found, key=lambda each: each.starts_at)
    return coming[:MOST_KEPT], left_out


def _dates(read: Read) -> Iterator[OutsideDate]:
    if read.refusal is not None:
        raise read.refusal
    begin, end = now() - BACK, now() + AHEAD
    first = begin.date() - timedelta(days=LONGEST_DAYS + 2)  # what began then may still go on
    event = _event(read)
    moved = dict(read.moved)
    rule = checked(read_rule(event.rule, zone=event.zone), event.starts_on) if event.rule else None
    for on in dates(rule, event.starts_on, first, end.date()):
        if on in read.off:
            continue
        starts_at, ends_at = planned_span(event, on)
        made = OutsideDate(
            title=event.title, place=event.place, zone=event.zone, starts_on=on, starts_time=event.starts_time,
            starts_at=starts_at, ends_at=ends_at,
        )  # fmt: skip
        if on in moved:
            _move(made, moved[on])
        if made.ends_at > begin:
            yield made


def _event(read: Read) -> Event:
    """As an event of our own would be planned, with every rule asked; never saved."""
    plan = read.plan
    ends_on, ends_time = checked_span(
        plan["starts_on"], plan.get("starts_time"), plan.get("ends_on"), plan.get("ends_time"), plan["zone"]
    )
    return Event(
        title=clean_name(read.title, most=200, field="title"), place=_place(plan["place"]), zone=plan["zone"],
        rule=plan["rule"], starts_on=plan["starts_on"], starts_time=plan.get("starts_time"), ends_on=ends_on,
        ends_time=ends_time,
    )  # fmt: skip


def _place(text: str) -> str:
    with suppress(Refusal):
        return clean_name(text, most=200, field="place") if text.strip() else ""
    return ""


def _move(made: OutsideDate, plan: dict[str, Any]) -> None:
    starts_on, starts_time = plan["starts_on"], plan.get("starts_time")
    last = checked_span(starts_on, starts_time, plan.get("ends_on"), plan.get("ends_time"), made.zone)
    made.starts_on, made.starts_time = starts_on, starts_time
    made.starts_at, made.ends_at = span(starts_on, starts_time, *last, made.zone)


def _dates_in_room(room: int, audiences: Any, start: datetime, end: datetime) -> QuerySet[OutsideDate]:
    calendars = OutsideCalendar.objects.visible_to(InPlaces(None, audiences, ())).filter(room=room)
    rows = OutsideDate.objects.filter(calendar__in=calendars, starts_at__lt=end, ends_at__gt=start)
    return rows.select_related("calendar").order_by("starts_at", "pk")[:MOST_KEPT]


_in_room = Compiled(_dates_in_room)


def outside_entries(room: Room, start: datetime, end: datetime, viewer: Any) -> list[Entry]:
    """What calendars from elsewhere add to this one in this time, as far as the viewer may read it. One statement."""
    return [_entry(row) for row in _in_room(room.pk, viewer.audience_ids, start, end)]


def _entry(row: OutsideDate) -> Entry:
    seen: Any = row  # what is asked of it here, an event has too
    shown = Happening(seen, row.starts_on, row.starts_on, row.starts_time, row.starts_at, row.ends_at)
    return Entry(
        row, row.starts_on, hours(shown), "", row.starts_at, row.starts_time, ends_on=shown.last_on,
        source=row.calendar.name,
    )  # fmt: skip
