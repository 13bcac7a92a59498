"""The page of a room whose kind has no address of its own, and the pages that the kind adds below it."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from wezer.core.halls import around, room_name, tabs_of
from wezer.core.http import MemberRequest
from wezer.core.kinds import RoomKind
from wezer.core.models import Room
from wezer.core.modules import room_kind
from wezer.core.rooms.isolation import isolated
from wezer.core.rooms.pages import view_at
from wezer.core.views.posts import find_room
from wezer.kernel.permissions import can


def room(request: MemberRequest, slug: str, room_slug: str, rest: str = "") -> HttpResponse:
    """Ask the kind for the page, or go to where its door leads. A kind that fails gets a notice under the group's head."""
    viewer: Any = request.viewer
    found = find_room(viewer, slug, room_slug, locked=True)
    kind = room_kind(found.kind)
    if kind is None:
        raise Http404
    is_known = viewer.belongs(found.group)
    response, has_failed = isolated(found, "page", lambda: _page(request, kind, found, rest), None, counts=is_known)
    return response if response is not None and not has_failed else _not_well(request, found)


def _page(request: MemberRequest, kind: RoomKind, found: Room, rest: str) -> HttpResponse:
    if rest:
        view, arguments = view_at(kind, rest)
        response = view(request, found, **arguments)
    else:
        address = kind.url(found)
        response = redirect(address) if address != request.path else kind.render(request, found)
    if hasattr(response, "render") and not getattr(response, "is_rendered", True):
        response = response.render()  # now, while what fails is still the room's
    return response  # type: ignore[no-any-return]  # Django and ninja say Any here


def _not_well(request: MemberRequest, found: Room) -> HttpResponse:
    """503: the rest of the group is where it was."""
    viewer: Any = request.viewer
    context = {
        "group": found.group,
        "room_name": room_name(found),
        "is_disabled": found.is_disabled,
        "crumbs": around(found.group, viewer).crumbs,
        "tabs": tabs_of(found.group, found.siblings, viewer),  # type: ignore[attr-defined]  # set where the room was found
        "tab": found.slug,
        "room": found,
        "may_tend": can(viewer, "core.tend_group", found.group),
    }
    return render(request, "core/rooms/not_well.html", context, status=503)
