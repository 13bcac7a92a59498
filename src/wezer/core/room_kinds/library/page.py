"""The library of a group: folders by tag, and what lies in them."""

from typing import Any

from django.http import HttpResponse

from wezer.core.halls import around, room_name, tabs_of
from wezer.core.http import MemberRequest
from wezer.core.library.queries import room_left
from wezer.core.library.views.documents import list_context
from wezer.core.models import Room, RoomState
from wezer.kernel.permissions import can
from wezer.ui.http import show as show_page


def show(request: MemberRequest, room: Room) -> HttpResponse:
    """`?tag=minutes`, `?q=roof`; to htmx, the next part of the list."""
    viewer: Any = request.viewer
    context = list_context(request, room)
    if not request.GET.get("after"):
        group, rooms = room.group, room.siblings  # type: ignore[attr-defined]  # set where the room was found
        for each in rooms:
            each.newest = context["page"].items if each.pk == room.pk else []
        may_add = room.state == RoomState.OPEN and can(viewer, "core.add_document", group)
        context |= {
            "group": group,
            "room": room,
            "room_name": room_name(room),
            "crumbs": around(group, viewer).crumbs,
            "tabs": tabs_of(group, rooms, viewer),
            "tab": room.slug,
            "may_add": may_add,
            "left": room_left(group) if may_add else None,
        }
    return show_page(request, "core/library/room.html", "core/library/_documents.html", context)
