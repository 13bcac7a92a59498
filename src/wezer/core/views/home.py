"""Home: what waits for me, then the feed."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect

from wezer.core.community import community
from wezer.core.feed import feed_page
from wezer.core.http import MemberRequest
from wezer.core.kinds import home_panels
from wezer.core.modules import open_kinds
from wezer.core.pages.reading import front_door
from wezer.core.queries import community_talk, waiting_notices
from wezer.core.talk_feed import mark_mine
from wezer.ui.http import show as show_page

#: So many of what waits stand on it; the others are a click away.
FIRST_WAITING = 5


def show(request: MemberRequest) -> HttpResponse:
    """The home page; a stranger is met by the community's site, where there is one for everyone."""
    if request.viewer.is_anonymous and front_door(community()):
        return redirect("site:first", community().slug)
    return _home(request)


@login_required
def _home(request: MemberRequest) -> HttpResponse:
    """To htmx, the next part of the feed."""
    viewer: Any = request.viewer
    page = feed_page(request)
    mark_mine(page.items, viewer)
    context: dict[str, Any] = {"feed": page}
    if not request.GET.get("after"):
        waiting = waiting_notices(viewer)
        panels = [panel for panel in open_kinds(home_panels) if panel.visible(viewer)]
        context |= {
            "waits": len(waiting),
            "waiting": waiting if request.GET.get("waiting") == "all" else waiting[:FIRST_WAITING],
            "talk": community_talk(),
            "before": [panel.render(request) for panel in panels if panel.is_before],
            "panels": [panel.render(request) for panel in panels if not panel.is_before],
        }
    return show_page(request, "core/home/home.html", "core/home/_feed.html", context)
