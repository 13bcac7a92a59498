"""The shelf of a group: pictures first, then what is free."""

from typing import Any

from django.http import HttpResponse

from wezer.core.halls import around, room_name, tabs_of
from wezer.core.http import MemberRequest
from wezer.core.lending.views.things import shelf_context
from wezer.core.models import Room, RoomState
from wezer.kernel.permissions import can
from wezer.ui.http import show as show_page


def show(request: MemberRequest, room: Room) -> HttpResponse:
    """`?show=free`, `?q=drill`; to htmx, the next part of the shelf."""
    viewer: Any = request.viewer
    context = shelf_context(request, room)
    if not request.GET.get("after"):
        group, rooms = room.group, room.siblings  # type: ignore[attr-defined]  # set where the room was found
        for each in rooms:
            each.newest = context["page"].items if each.pk == room.pk else []
        context |= {
            "group": group,
            "room": room,
            "room_name": room_name(room),
            "crumbs": around(group, viewer).crumbs,
            "tabs": tabs_of(group, rooms, viewer),
            "tab": room.slug,
            "may_lend": room.state == RoomState.OPEN and can(viewer, "core.lend_thing", group),
        }
    return show_page(request, "core/lending/room.html", "core/lending/_things.html", context)
