"""The pages that a room kind adds below its room's address."""

from collections.abc import Callable
from functools import cache
from typing import Any

from django.http import Http404
from django.urls import NoReverseMatch, Resolver404, URLResolver
from django.urls.resolvers import RegexPattern


class _Pages(URLResolver):
    """Resolves what follows a room's address. Django's own resolver, given a list instead of a module."""

    def __init__(self, entries: Any) -> None:
        super().__init__(RegexPattern(r"^"), entries)


@cache
def _pages(kind: Any) -> _Pages:
    return _Pages(list(kind.urls))


def view_at(kind: Any, rest: str) -> tuple[Callable[..., Any], dict[str, Any]]:
    """The view at `rest` below the room, with what its address says; 404 when there is none."""
    try:
        match = _pages(kind).resolve(rest)
    except Resolver404:
        raise Http404 from None
    return match.func, match.kwargs


def address_of(kind: Any, room: Any, name: str, *args: Any) -> str:
    """The address of the page called `name`."""
    from django.urls import reverse

    home = reverse("groups:room", args=[room.group.slug, room.slug])
    try:
        return home + str(_pages(kind).reverse(name, *args))
    except NoReverseMatch:
        raise LookupError(f"room kind {kind.kind} has no page “{name}”") from None


def context_of(request: Any, room: Any) -> dict[str, Any]:
    """What `core/rooms/base.html` needs: the head of the group, the way to its other rooms, and this one's name."""
    from django.urls import reverse

    from wezer.core.halls import around, room_name, rooms_of, tabs_of

    rooms = getattr(room, "siblings", None) or rooms_of(room.group)
    return {
        "group": room.group,
        "room": room,
        "room_name": room_name(room),
        "room_url": reverse("groups:room", args=[room.group.slug, room.slug]),
        "crumbs": around(room.group, request.viewer).crumbs,
        "tabs": tabs_of(room.group, rooms, request.viewer),
        "tab": room.slug,
    }
