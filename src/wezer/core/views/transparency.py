"""What is visible to whom: read by everybody who may know the group, decided by it, and who comes and goes."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from wezer.core.community import community
from wezer.core.halls import find_group, rooms_of, tabs_of
from wezer.core.http import MemberRequest
from wezer.core.models import Group, PastOpened, TransparencyVersion
from wezer.core.transparency.acts import open_past, set_transparency
from wezer.core.transparency.forms import TransparencyForm
from wezer.core.transparency.kinds import AUDIENCES, width
from wezer.core.transparency.moves import KIND, months, moves
from wezer.core.transparency.reading import held_now, reach, windows
from wezer.kernel.permissions import can, require
from wezer.ui.forms import status_of, submit
from wezer.ui.http import go
from wezer.ui.paging import page_of


def of_community(request: MemberRequest) -> HttpResponse:
    """The community's own page, for everyone."""
    return _page(request, community())


def of_group(request: MemberRequest, slug: str) -> HttpResponse:
    return _page(request, find_group(request.viewer, slug))


def _page(request: MemberRequest, group: Group) -> HttpResponse:
    viewer: Any = request.viewer
    near = reach(viewer, group)
    opened = (
        PastOpened.objects.filter(member=viewer.member, group=group) if viewer.member else PastOpened.objects.none()
    )
    mine = set(opened.values_list("kind", flat=True))
    context = {
        "group": group,
        "rows": [
            {
                "held": held,
                "audience": AUDIENCES[held.rule.audience],
                "address": held.kind.address(group) if width(held.rule.audience) >= near and viewer.member else "",
                "may_open": held.kind.of_people and viewer.member is not None and viewer.belongs_directly(group),
                "opens": held.kind.kind in mine,
            }
            for held in held_now(group)
        ],
        "versions": list(
            TransparencyVersion.objects.filter(group=group).select_related("author").order_by("-number")[:20]
        ),
        "may_change": viewer.member is not None and can(viewer, "core.change_transparency", group),
    }
    return render(request, "core/groups/transparency.html", context)


@login_required
def change(request: MemberRequest, slug: str) -> HttpResponse:
    """Write down what the group decided."""
    viewer: Any = request.viewer
    group = find_group(viewer, slug)
    require(viewer, "core.change_transparency", group)
    last = TransparencyVersion.objects.filter(group=group).order_by("-number").first()
    form = TransparencyForm(
        request.POST if request.method == "POST" else None,
        present=last.rules if last else {}, inherits=not group.is_root,
    )  # fmt: skip
    if form.is_bound and submit(form, set_transparency, by=viewer, group=group) is not None:
        return go(request, reverse("groups:transparency", args=[slug]), said=_("It holds from now on."))
    context = {"group": group, "form": form, "tabs": tabs_of(group, rooms_of(group), viewer)}
    return render(request, "core/groups/transparency_change.html", context, status=status_of(form))


@login_required
@require_POST
def past(request: MemberRequest, slug: str) -> HttpResponse:
    """Agree that one's past is shown as the present is, or no longer."""
    group = find_group(request.viewer, slug)
    opens = request.POST.get("opens") == "yes"
    open_past(by=request.viewer, group=group, kind=request.POST.get("kind", ""), opens=opens)
    return go(request, reverse("groups:transparency", args=[slug]), said=_("Kept."))


@login_required
def moves_page(request: MemberRequest, slug: str) -> HttpResponse:
    """Who came and who left, as far as the group shows it."""
    viewer: Any = request.viewer
    group = find_group(viewer, slug)
    found = windows(viewer, KIND, group)
    context = {
        "group": group,
        "tabs": tabs_of(group, rooms_of(group), viewer),
        "page": page_of(moves(viewer, group, found), request, size=50, order=("-at", "-id")),
        "months": months(group, found),
        "windows": found,
    }
    return render(request, "core/groups/moves.html", context)
