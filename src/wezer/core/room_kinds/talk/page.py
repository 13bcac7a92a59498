"""The talk room's page: a way to write, then the posts, newest first."""

from typing import Any

from django.http import HttpResponse

from wezer.core.acts.following import visit_room
from wezer.core.halls import around, room_name, tabs_of
from wezer.core.http import MemberRequest
from wezer.core.models import Item, Room, RoomState
from wezer.core.newest import read_place, write_place
from wezer.core.talk_feed import mark_mine, newest_in_rooms
from wezer.core.unread import divide, has_news, mark_unread, news_begin
from wezer.kernel.compiled import Compiled
from wezer.kernel.permissions import can
from wezer.ui.http import show as show_page
from wezer.ui.paging import Page

SIZE = 20


def show(request: MemberRequest, room: Room) -> HttpResponse:
    """To htmx, the next part of the list."""
    viewer: Any = request.viewer
    page = posts_of(request, room)
    mark_mine(page.items, viewer)
    is_first = not request.GET.get("after")
    mark_unread([*(room.siblings if is_first else []), room], viewer)  # type: ignore[attr-defined]  # set where the room was found
    visit = room.visit  # type: ignore[attr-defined]  # set by the line above
    newest = page.items[0].published_at if page.items else None
    if is_first and newest and viewer.belongs(room.group) and has_news(visit, newest):
        visit = visit_room(by=viewer, room=room, visit=visit, newest=newest)
        room.unread = 0  # type: ignore[attr-defined]  # as above
    news = divide(page.items, news_begin(visit), viewer)
    context: dict[str, Any] = {"page": page, "room": room, "group": room.group}
    if is_first:
        group, rooms = room.group, room.siblings  # type: ignore[attr-defined]  # set where the room was found
        circles = around(group, viewer)
        for each in rooms:
            each.newest = page.items if each.pk == room.pk else []  # type: ignore[attr-defined]  # kept on the thing for who shows it
        context |= {
            "group": group,
            "crumbs": circles.crumbs,
            "inside": circles.inside,
            "tabs": tabs_of(group, rooms, viewer),
            "tab": room.slug,
            "room_name": room_name(room),
            "may_write": room.state == RoomState.OPEN and can(viewer, "core.write_in_group", group),
            "drafts": drafts_of(room, viewer),
            "news": news,
        }
    return show_page(request, "core/talk/room.html", "core/talk/_posts.html", context)


def posts_of(request: MemberRequest, room: Room) -> Page[Item]:
    """One screen of the room, after the place that `?after=` names. Two statements."""
    after = read_place(request.GET.get("after", ""))
    rows = newest_in_rooms([room], request.viewer, each=SIZE + 1, after=after)
    more, rows = len(rows) > SIZE, rows[:SIZE]
    following = write_place(rows[-1].published_at, rows[-1].pk) if more else ""
    query = request.GET.copy()
    query["after"] = following
    return Page(rows, following, SIZE, f"{request.path}?{query.urlencode()}" if following else "")


def drafts_of(room: Room, viewer: Any) -> list[Item]:
    """What the viewer has begun to write here."""
    if viewer.party is None:
        return []
    return _begun(viewer.party.pk, room.pk)


_begun = Compiled(
    lambda author, room: (
        Item.objects.filter(author=author, kind="post", published_at=None, room=room, withdrawn_at=None)
        .select_related("group")
        .order_by("-pk")[:5]
    )
)
