"""The page of a room whose kind has no address of its own."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect

from wezer.core.http import MemberRequest
from wezer.core.kinds import room_kinds
from wezer.core.views.posts import find_room


def room(request: MemberRequest, slug: str, room_slug: str) -> HttpResponse:
    """Ask the kind for the page, or go to where its door leads."""
    viewer: Any = request.viewer
    found = find_room(viewer, slug, room_slug, locked=True)
    kind = room_kinds.get(found.kind)
    if kind is None:
        raise Http404
    address = kind.url(found)
    if address != request.path:
        return redirect(address)
    return kind.render(request, found)  # type: ignore[no-any-return]  # Django and ninja say Any here
