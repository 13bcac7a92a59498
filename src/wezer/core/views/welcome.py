"""Whoever is new: their first steps put away, and who of them needs a hand."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from wezer.core.acts.profile import set_preferences
from wezer.core.halls import find_group, rooms_of, tabs_of
from wezer.core.http import MemberRequest
from wezer.core.views.doors import member_required
from wezer.core.welcome.reading import who_needs_a_hand
from wezer.kernel.permissions import require
from wezer.ui.http import go
from wezer.ui.paging import page_of


@member_required
@require_POST
def put_away(request: MemberRequest) -> HttpResponse:
    set_preferences(by=request.viewer, first_steps=False)
    return go(
        request, "home:home", said=_("Put away. You find them again in your settings, under “Pages and language”.")
    )


@login_required
@require_safe
def hand(request: MemberRequest, slug: str) -> HttpResponse:
    """For the guides of the community and those who tend it. It is of the community as a whole: other groups have no such
    page."""
    viewer: Any = request.viewer
    group = find_group(viewer, slug)
    require(viewer, "core.welcome_newcomers", group)
    if not group.is_root:
        raise Http404
    page = page_of(who_needs_a_hand(viewer), request, size=50, order=("created_at", "id"))
    context = {"group": group, "tabs": tabs_of(group, rooms_of(group), viewer), "page": page}
    return render(request, "core/groups/hand.html", context)
