"""Following calendars from elsewhere, and no longer. The call itself is the worker's: no act waits for another machine."""

from datetime import timedelta
from typing import Any

from django.db import IntegrityError

from wezer.core.acts.posts import chosen_audience
from wezer.core.agenda.outside import Reading
from wezer.core.agenda.refusals import FollowedAlready, TooManyCalendars
from wezer.core.events_agenda import OutsideCalendarFollowed, OutsideCalendarLeft
from wezer.core.models import GroupState, OutsideCalendar, OutsideDate, Room, RoomState
from wezer.core.modules import closed_room_kinds
from wezer.core.rules import clean_name
from wezer.core.talk_refusals import RoomNotOpen
from wezer.kernel.acts import act, attempt
from wezer.kernel.clock import now
from wezer.kernel.events import emit
from wezer.kernel.outside import check_address
from wezer.kernel.permissions import require
from wezer.kernel.ref import ref

#: A group's calendar follows so many others.
MOST_CALENDARS = 10
EVERY = timedelta(hours=1)
#: Groups that still look ahead.
READING = (GroupState.ACTIVE, GroupState.PAUSED, GroupState.MERGING)


@act
def follow_calendar(*, by: Any, room: Room, url: str, name: str, audience: str = "") -> OutsideCalendar:
    """Show what stands in a calendar elsewhere, for the group unless a wider audience is chosen. It is read soon, then
    every hour."""
    require(by, "core.tend_group", room.group)
    if room.state != RoomState.OPEN:
        raise RoomNotOpen()
    address = url.strip()
    if address.lower().startswith("webcal://"):  # how calendars write https
        address = f"https://{address[9:]}"
    check_address(address)
    called = clean_name(name, most=120, field="name")
    Room.objects.select_for_update().get(pk=room.pk)  # two who follow at once are counted one after the other
    if OutsideCalendar.objects.filter(room__group=room.group).count() >= MOST_CALENDARS:
        raise TooManyCalendars(most=MOST_CALENDARS)
    seen_by = chosen_audience(room.group, audience)
    try:
        with attempt():
            made = OutsideCalendar.objects.create(
                room=room, url=address, name=called, audience=seen_by, added_by=by.member
            )
    except IntegrityError:
        raise FollowedAlready() from None
    emit(OutsideCalendarFollowed(subject=ref(room), calendar=ref(made)), group=room.group)
    return made


@act
def leave_calendar(*, by: Any, calendar: OutsideCalendar) -> None:
    """Follow it no more: its dates go with it."""
    room = calendar.room
    require(by, "core.tend_group", room.group)
    told = ref(calendar)
    if OutsideCalendar.objects.filter(pk=calendar.pk).delete()[0]:
        emit(OutsideCalendarLeft(subject=ref(room), calendar=told), group=room.group)


@act
def forget_calendars(*, by: Any, room: Room) -> None:
    """The room's days in the bin are over."""
    OutsideCalendar.objects.filter(room=room).delete()


@act
def take_due_calendars(*, by: Any, limit: int) -> list[OutsideCalendar]:
    """Those that are to be read now, where somebody may read them; whoever takes them has them for an hour."""
    due = OutsideCalendar.objects.filter(
        next_at__lte=now(), room__state=RoomState.OPEN, room__group__state__in=READING
    ).exclude(room__kind__in=closed_room_kinds())
    taken = []
    for calendar in due.select_related("room__group").order_by("next_at")[:limit]:
        mine = OutsideCalendar.objects.filter(pk=calendar.pk, next_at=calendar.next_at)
        if mine.update(next_at=now() + EVERY, tried_at=now()):
            taken.append(calendar)
    return taken


@act
def keep_reading(*, by: Any, calendar: OutsideCalendar, reading: Reading) -> None:
    """What came of a call. Trouble leaves what was read before; what is the same as before only says when."""
    if not OutsideCalendar.objects.select_for_update().filter(pk=calendar.pk).exists():
        return  # it was left meanwhile
    kept: dict[str, Any] = {"trouble": reading.trouble}
    if not reading.trouble:
        kept["read_at"] = now()
    if reading.dates is not None:
        kept |= {"etag": reading.etag[:200], "changed": reading.changed[:100], "left_out": reading.left_out}
        kept["whole_at"] = now()
        OutsideDate.objects.filter(calendar=calendar).delete()
        for each in reading.dates:
            each.calendar = calendar
        OutsideDate.objects.bulk_create(reading.dates)
    OutsideCalendar.objects.filter(pk=calendar.pk).update(**kept)
