"""The calendar room's page: a month and the same as a list, or a week."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render

from wezer.core.agenda.months import read_month
from wezer.core.agenda.queries import drafts_of_calendar, month_of_room, week_of_room
from wezer.core.agenda.weeks import read_week
from wezer.core.halls import around, room_name, tabs_of
from wezer.core.http import MemberRequest
from wezer.core.models import Room, RoomState
from wezer.kernel.permissions import can


def show(request: MemberRequest, room: Room) -> HttpResponse:
    """A month of the room's events, or a week: `?month=2026-12`, `?week=2026-12-07`."""
    viewer: Any = request.viewer
    group, rooms = room.group, room.siblings  # type: ignore[attr-defined]  # set where the room was found
    circles = around(group, viewer)
    asked = request.GET.get("week", "")
    month = None if asked else month_of_room(room, read_month(request.GET.get("month", "")), viewer)
    week = week_of_room(room, read_week(asked), viewer) if asked else None
    shown: Any = month or week
    for each in rooms:
        each.newest = shown.found if each.pk == room.pk else []
    context = {
        "group": group,
        "room": room,
        "room_name": room_name(room),
        "crumbs": circles.crumbs,
        "tabs": tabs_of(group, rooms, viewer),
        "tab": room.slug,
        "month": month,
        "week": week,
        "drafts": drafts_of_calendar(room, viewer),
        "may_create": room.state == RoomState.OPEN and can(viewer, "core.create_event", group),
        "may_import": room.state == RoomState.OPEN and can(viewer, "core.tend_group", group),
    }
    return render(request, "core/agenda/room.html", context)
