"""The help desk's page, its targets, and the way there from any page."""

import re
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from wezer.core.halls import around, room_name, tabs_of
from wezer.core.helpdesk.reading import articles_of, help_room, my_tickets, targets, tickets_of
from wezer.core.helpdesk.rules import PAGES
from wezer.core.http import MemberRequest
from wezer.core.models import Room, RoomState
from wezer.core.views.posts import find_room
from wezer.kernel.permissions import can
from wezer.ui.http import show as show_page
from wezer.ui.paging import page_of

_NAME = re.compile(r"[a-z_-]{1,40}(:[a-z_-]{1,60})?")
_CODE = re.compile(r"[a-z][a-z0-9_]{0,60}")


def find_desk(request: MemberRequest, slug: str, room_slug: str) -> Room:
    room = find_room(request.viewer, slug, room_slug, locked=True)
    if room.kind != "help":
        raise Http404
    return room


def context_told(request: MemberRequest) -> dict[str, str]:
    """What the address or the form says of where somebody comes from: a page's name and a refusal's code, nothing else."""
    said = {name: request.POST.get(name, "") or request.GET.get(name, "") for name in ("page", "code")}
    known = {"page": _NAME.fullmatch(said["page"]), "code": _CODE.fullmatch(said["code"])}
    return {name: said[name] for name, fits in known.items() if fits}


@require_safe
def home(request: MemberRequest) -> HttpResponse:
    """The help desk of the community, with what explains the page that one comes from (`?page=`)."""
    room = help_room()
    if room is None:
        raise Http404
    address = reverse("groups:room", args=[room.group.slug, room.slug])
    page = context_told(request).get("page", "").partition(":")[0]
    return redirect(f"{address}?page={page}" if page in PAGES else address)


@require_safe
def ask_anywhere(request: MemberRequest) -> HttpResponse:
    """From a refusal: ask, with where it happened at hand."""
    room = help_room()
    if room is None:
        raise Http404
    told = "&".join(f"{name}={said}" for name, said in context_told(request).items())
    return redirect(f"{reverse('help:ask', args=[room.group.slug, room.slug])}?{told}")


def show(request: MemberRequest, room: Room) -> HttpResponse:
    """Articles, what waits for an answer, and what I asked. `?page=` a part of WeZer, `?state=` another state."""
    viewer: Any = request.viewer
    state = request.GET.get("state", "")
    state = state if state in ("solved", "escalated", "closed") else ""
    page = page_of(tickets_of(room, viewer, state=state), request, size=20)
    context: dict[str, Any] = {"page": page, "room": room, "group": room.group, "state": state}
    if not request.GET.get("after"):
        rooms = room.siblings  # type: ignore[attr-defined]  # set where the room was found
        for each in rooms:
            each.newest = list(page.items) if each.pk == room.pk else []
        about = request.GET.get("page", "")
        context |= {
            "crumbs": around(room.group, viewer).crumbs,
            "tabs": tabs_of(room.group, rooms, viewer),
            "tab": room.slug,
            "room_name": room_name(room),
            "about": PAGES.get(about, ""),
            "articles": list(
                articles_of(viewer, room=room, page=about if about in PAGES else "").order_by("-published_at", "-id")[
                    :12
                ]
            ),
            "mine": my_tickets(room, viewer),
            "states": [("", _("Waiting")), ("escalated", _("With the team")), ("solved", _("Solved"))],
            "may_ask": room.state == RoomState.OPEN and can(viewer, "core.ask_for_help", room.group),
            "may_write": room.state == RoomState.OPEN and can(viewer, "core.write_article", room.group),
        }
    return show_page(request, "core/help/room.html", "core/help/_tickets.html", context)


@require_safe
def articles(request: MemberRequest, slug: str, room_slug: str) -> HttpResponse:
    """All articles."""
    room = find_desk(request, slug, room_slug)
    page = page_of(articles_of(request.viewer, room=room), request, size=40)
    context = {"page": page, "room": room, "group": room.group, "room_name": room_name(room)}
    return show_page(request, "core/help/articles.html", "core/help/_articles.html", context)


@require_safe
def measures(request: MemberRequest, slug: str, room_slug: str) -> HttpResponse:
    """How the help desk does against what the community aims at."""
    room = find_desk(request, slug, room_slug)
    context = {"room": room, "group": room.group, "room_name": room_name(room), "found": targets(room, request.viewer)}
    return render(request, "core/help/targets.html", context)
