"""The market room of a group, at the group's own address."""

from typing import Any

from django.http import HttpResponse

from wezer.core.halls import around, find_group, room_name, rooms_of, tabs_of
from wezer.core.http import MemberRequest
from wezer.core.models import Room
from wezer.exchange.views.lists import market_list


def show(request: MemberRequest, room: Room) -> HttpResponse:
    """The group's market under the group's own head."""
    viewer: Any = request.viewer
    group = find_group(viewer, room.group.slug)
    context: dict[str, Any] = {}
    if not request.GET.get("after"):
        rooms = rooms_of(group)
        context = {
            "crumbs": around(group, viewer).crumbs,
            "tabs": tabs_of(group, rooms, viewer),
            "tab": room.slug,
            "room": room,
            "room_name": room_name(room),
        }
    return market_list(request, group=group, template="exchange/rooms/market.html", **context)
