"""Calendars from elsewhere that a group's calendar follows."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Annotated, Any

from django.http import Http404
from django.shortcuts import get_object_or_404
from pydantic import Field

from wezer.core.acts.outside_calendars import follow_calendar, leave_calendar
from wezer.core.agenda.outside import outside_entries
from wezer.core.api.common import router
from wezer.core.api.events import Days, Since
from wezer.core.api.rooms import found_room
from wezer.core.models import OutsideCalendar, Room
from wezer.kernel.clock import now
from wezer.kernel.permissions import require
from wezer.ui.rest import MADE, UID, Schema, Short, Strict, idempotent, made, moment


class OutsideCalendarIn(Strict):
    name: Short
    url: Annotated[str, Field(max_length=500)]
    audience: Annotated[str, Field(max_length=20)] = ""


class OutsideCalendarOut(Schema):
    """`trouble`: why the last reading failed, empty when it did not; `left_out`: events that could not be read."""

    uid: UID
    name: str
    url: str
    trouble: str
    tried_at: str | None
    read_at: str | None
    left_out: int


class OutsideDateOut(Schema):
    title: str
    place: str
    source: str
    starts_on: date
    starts_at: str
    whole_day: bool


def _show(calendar: OutsideCalendar) -> dict[str, Any]:
    return {
        "uid": calendar.uid,
        "name": calendar.name,
        "url": calendar.url,
        "trouble": calendar.trouble,
        "tried_at": moment(calendar.tried_at),
        "read_at": moment(calendar.read_at),
        "left_out": calendar.left_out,
    }


def _tended(request: Any, uid: Any) -> Room:
    room = found_room(request, uid)
    if room.kind != "calendar":
        raise Http404
    require(request.viewer, "core.tend_group", room.group)
    return room


@router.get("/rooms/{uid}/outside-calendars", response=list[OutsideCalendarOut])
def outside_calendars(request: Any, uid: UID) -> Any:
    """Which a calendar follows, for those who tend its group: an address may be a secret."""
    return [_show(each) for each in OutsideCalendar.objects.filter(room=_tended(request, uid)).order_by("name", "pk")]


@router.post("/rooms/{uid}/outside-calendars", response=MADE(OutsideCalendarOut))
@idempotent
def follow(request: Any, uid: UID, new: OutsideCalendarIn) -> Any:
    """Follow one: it is read within a few minutes, then every hour. https only, 1 MB, never in a private network."""
    return made(_show(follow_calendar(by=request.viewer, room=_tended(request, uid), **new.dict())))


@router.delete("/rooms/{uid}/outside-calendars/{calendar}", response={204: None})
def leave(request: Any, uid: UID, calendar: UID) -> Any:
    """Follow it no more; its dates go."""
    found = OutsideCalendar.objects.select_related("room__group").filter(room=_tended(request, uid))
    leave_calendar(by=request.viewer, calendar=get_object_or_404(found, uid=calendar))
    return None


@router.get("/rooms/{uid}/outside-dates", response=list[OutsideDateOut])
def outside_dates(request: Any, uid: UID, since: Since = None, days: Days = 31) -> Any:
    """What stands in them, as far as one may read it."""
    start = datetime.combine(since or now().date(), time(), UTC)
    return [
        {
            "title": each.event.title,
            "place": each.event.place,
            "source": each.source,
            "starts_on": each.starts_on,
            "starts_at": moment(each.starts_at),
            "whole_day": each.starts_time is None,
        }
        for each in outside_entries(found_room(request, uid), start, start + timedelta(days=days), request.viewer)
    ]
