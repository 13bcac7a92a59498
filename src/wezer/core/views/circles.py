"""The map of circles, from the community inwards: one enters a circle by its link, and comes out by the trail above."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render

from wezer.core.circle_map import circle_map, drawn
from wezer.core.community import community
from wezer.core.halls import around, find_group, kind_name
from wezer.core.http import MemberRequest
from wezer.core.kinds import circle_sizes
from wezer.core.modules import open_kinds


def tree(request: MemberRequest, slug: str = "") -> HttpResponse:
    return _show(request, slug or community().slug)


@login_required
def _show(request: MemberRequest, slug: str) -> HttpResponse:
    """Nested circles, and beside them the same as a tree; `?size=` by what they are sized, beside people."""
    viewer: Any = request.viewer
    focus = find_group(viewer, slug)
    sizes = open_kinds(circle_sizes)
    size = next((each for each in sizes if each.kind == request.GET.get("size")), None)
    top = circle_map(focus, viewer, size)
    context = {
        "focus": focus,
        "top": top,
        "circles": drawn(top),
        "crumbs": around(focus, viewer).crumbs,
        "kind_name": kind_name(focus),
        "mine": viewer.group_ids,
        "sizes": sizes,
        "size": size,
    }
    return render(request, "core/groups/tree.html", context)
