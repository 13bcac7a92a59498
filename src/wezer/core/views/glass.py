"""Opening a group for reading, and what its people see of that."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from wezer.core.accounts.sudo import show_again
from wezer.core.forms_garden import GlassForm
from wezer.core.glass.acts import end_glass, open_glass
from wezer.core.glass.reading import (
    GLASS,
    hours_open,
    may_look,
    openings_of,
    pages_of,
    reads,
    sees_openings,
    titles_for,
)
from wezer.core.halls import find_group, rooms_of, tabs_of
from wezer.core.http import MemberRequest
from wezer.core.models import Group
from wezer.core.viewer import BREAK_GLASS
from wezer.kernel.permissions import require
from wezer.ui.forms import status_of, submit
from wezer.ui.http import go, show
from wezer.ui.paging import page_of


@login_required
def openings(request: MemberRequest, slug: str) -> HttpResponse:
    """Who opened it, until when and why, newest first; and the order to open it, once one has shown that it is oneself."""
    viewer: Any = request.viewer
    group = _seen(viewer, slug)
    form = GlassForm(request.POST if request.method == "POST" else None)
    if request.method == "POST":
        require(viewer, BREAK_GLASS, group)
        if form.is_valid():
            show_again(request, _("Open {name} for reading").format(name=group.name))
        if made := submit(form, open_glass, by=viewer, group=group):
            said = _("You read here now. The group is told.")
            return go(request, f"{group.get_absolute_url()}?{GLASS}={made.uid}", said=said)
    page = page_of(openings_of(group), request, size=20, order=("-id",))
    context = {
        "group": group, "page": page, "form": form, "hours": int(hours_open().total_seconds() // 3600),
        "may_open": may_look(viewer, group) and not reads(viewer, group),
        "tabs": tabs_of(group, rooms_of(group), viewer),
    }  # fmt: skip
    return show(request, "core/groups/glass.html", "core/groups/_glass_openings.html", context, status=status_of(form))


@login_required
@require_safe
def opening(request: MemberRequest, slug: str, uid: Any) -> HttpResponse:
    """One of them, with every page that was read under it."""
    viewer: Any = request.viewer
    group = _seen(viewer, slug)
    found = get_object_or_404(openings_of(group), uid=uid)
    page = page_of(pages_of(found), request, size=50, order=("id",))
    context = {"group": group, "opening": found, "page": page, "tabs": tabs_of(group, rooms_of(group), viewer)}
    titles = titles_for(page.items, viewer)
    context["read"] = [(each, titles.get(each.item_id, "")) for each in page.items]
    return show(request, "core/groups/glass_opening.html", "core/groups/_glass_pages.html", context)


@login_required
@require_POST
def end(request: MemberRequest, slug: str, uid: Any) -> HttpResponse:
    """Whoever opened it has read enough."""
    group = _seen(request.viewer, slug)
    end_glass(by=request.viewer, opening=get_object_or_404(openings_of(group), uid=uid))
    return go(request, group, said=_("You read here no more."))


def _seen(viewer: Any, slug: str) -> Group:
    group = find_group(viewer, slug)
    if not sees_openings(viewer, group):
        require(viewer, BREAK_GLASS, group)  # says who can be asked where the group decides by itself
    return group
