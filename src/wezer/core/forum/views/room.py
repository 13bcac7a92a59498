"""A forum's page: what was talked over or asked, in the order one likes; and the same for feed readers."""

from typing import Any

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from wezer.core.acts.following import visit_room
from wezer.core.atom import atom
from wezer.core.forum.reading import SORTS, entries, entries_page, pinned
from wezer.core.halls import around, room_name, tabs_of
from wezer.core.http import MemberRequest
from wezer.core.kinds import item_kinds
from wezer.core.models import Room, RoomState
from wezer.core.models.veil import read_by
from wezer.core.unread import divide, has_news, mark_unread, news_begin
from wezer.core.viewer import Viewer
from wezer.core.views.posts import find_room
from wezer.kernel.permissions import can
from wezer.ui.http import show as show_page


def sort_of(request: MemberRequest) -> str:
    wanted = request.GET.get("sort", "")
    return wanted if wanted in SORTS else "active"


def sorts() -> list[tuple[str, str]]:
    return [("active", _("Latest")), ("useful", _("Most useful")), ("waiting", _("Without an answer"))]


def show(request: MemberRequest, room: Room) -> HttpResponse:
    """`?sort=` active, useful or waiting. To htmx, the next part of the list."""
    viewer: Any = request.viewer
    sort, is_first = sort_of(request), not request.GET.get("after")
    page = entries_page(request, room, sort)
    rooms = room.siblings  # type: ignore[attr-defined]  # set where the room was found
    mark_unread([*(rooms if is_first else []), room], viewer)
    news = _visit(room, [entry.item for entry in page], viewer, is_first=is_first)
    context: dict[str, Any] = {"page": page, "room": room, "group": room.group, "sort": sort}
    if is_first:
        for each in rooms:
            each.newest = [entry.item for entry in page] if each.pk == room.pk else []
        context |= {
            "crumbs": around(room.group, viewer).crumbs,
            "tabs": tabs_of(room.group, rooms, viewer),
            "tab": room.slug,
            "room_name": room_name(room),
            "pinned": pinned(room, viewer) if sort == "active" else [],
            "sorts": sorts(),
            "news": news,
            "may_write": room.state == RoomState.OPEN and can(viewer, "core.begin_thread", room.group),
        }
    return show_page(request, "core/forum/room.html", "core/forum/_rows.html", context)


def _visit(room: Room, items: list[Any], viewer: Any, *, is_first: bool) -> int:
    """How much is new since the last visit, which this one follows."""
    visit = room.visit  # type: ignore[attr-defined]  # set by `mark_unread`
    newest = max((item.published_at for item in items), default=None)
    if is_first and newest and viewer.belongs(room.group) and has_news(visit, newest):
        visit = visit_room(by=viewer, room=room, visit=visit, newest=newest)
        room.unread = 0  # type: ignore[attr-defined]  # for who shows it
    return divide(items, news_begin(visit), viewer)


@read_by(Viewer.anonymous())
def feed(request: MemberRequest, slug: str, room_slug: str) -> HttpResponse:
    """What everyone may read of a forum, as Atom: nobody is asked who they are."""
    room = find_room(Viewer.anonymous(), slug, room_slug, locked=True)
    if room.kind != "forum":
        raise Http404
    found, _next = entries(room, Viewer.anonymous(), size=50)
    told = [
        (
            entry.item,
            item_kinds[entry.item.kind].url(entry.item),
            entry.item.card.get("excerpt", ""),
            entry.item.card["tags"],
        )
        for entry in found
    ]
    title = f"{room_name(room)} · {room.group.name}"
    response = atom(request, title=title, page=reverse("groups:room", args=[slug, room_slug]), entries=told)
    response["Cache-Control"] = "public, max-age=300"
    return response
