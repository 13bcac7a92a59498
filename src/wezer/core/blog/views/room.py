"""A group's blog: what is out, newest first; what is begun, for those who write or read it first. And all blogs together."""

from typing import Any

from django.http import HttpResponse

from wezer.core.acts.following import visit_room
from wezer.core.blog.reading import articles, begun, themes_of
from wezer.core.halls import around, room_name, tabs_of
from wezer.core.http import MemberRequest
from wezer.core.models import Room, RoomState
from wezer.core.talk_feed import mark_mine
from wezer.core.unread import divide, has_news, mark_unread, news_begin
from wezer.kernel.permissions import can
from wezer.ui.http import show as show_page
from wezer.ui.paging import Page, page_of


def show(request: MemberRequest, room: Room) -> HttpResponse:
    """`?tag=`, `?archived=yes`. To htmx, the next part of the list."""
    viewer: Any = request.viewer
    context, is_first = _listed(request, room), not request.GET.get("after")
    page, rooms = context["page"], room.siblings  # type: ignore[attr-defined]  # set where the room was found
    mark_unread([*(rooms if is_first else []), room], viewer)
    news = _visit(room, page, viewer) if is_first and not context["archived"] else 0
    context |= {"room": room, "group": room.group}
    if is_first:
        for each in rooms:
            each.newest = page.items if each.pk == room.pk else []
        context |= {
            "crumbs": around(room.group, viewer).crumbs,
            "tabs": tabs_of(room.group, rooms, viewer),
            "tab": room.slug,
            "room_name": room_name(room),
            "begun": [] if context["archived"] else begun(room, viewer),
            "news": news,
            "may_write": room.state == RoomState.OPEN and can(viewer, "core.write_blog", room.group),
        }
    return show_page(request, "core/blog/room.html", "core/blog/_articles.html", context)


def index(request: MemberRequest) -> HttpResponse:
    """The articles of every group, as far as one reads them."""
    context = {**_listed(request, None), "with_groups": True}
    return show_page(request, "core/blog/index.html", "core/blog/_articles.html", context)


def _listed(request: MemberRequest, room: Room | None) -> dict[str, Any]:
    tag, archived = request.GET.get("tag", "")[:40], request.GET.get("archived") == "yes"
    page = page_of(articles(request.viewer, room=room, tag=tag, archived=archived), request, size=12)
    mark_mine(page.items, request.viewer)
    themes = themes_of(request.viewer, room=room) if not request.GET.get("after") else []
    return {"page": page, "tag": tag, "archived": archived, "themes": themes}


def _visit(room: Room, page: Page[Any], viewer: Any) -> int:
    """How much is new since the last visit, which this one follows."""
    visit = room.visit  # type: ignore[attr-defined]  # set by `mark_unread`
    newest = page.items[0].published_at if page.items else None
    if newest and viewer.belongs(room.group) and has_news(visit, newest):
        visit = visit_room(by=viewer, room=room, visit=visit, newest=newest)
        room.unread = 0  # type: ignore[attr-defined]  # for who shows it
    return divide(page.items, news_begin(visit), viewer)
