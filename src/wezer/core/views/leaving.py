"""Leaving the community: one's own page, and who is about to go, for those who tend it."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from wezer.core.acts.leaving import ask_to_leave, leave_community, stay
from wezer.core.http import MemberRequest
from wezer.core.leaving import departure_of, departures
from wezer.core.settings_registry import value
from wezer.core.settlement import blocking, open_points, open_points_of
from wezer.core.views.doors import gardener_required, member_required
from wezer.core.views.forms import LeavingForm
from wezer.ui.forms import submit
from wezer.ui.http import go
from wezer.ui.paging import page_of


@member_required
def mine(request: MemberRequest) -> HttpResponse:
    """What is still open, and the way out; for who is leaving, the way back too."""
    viewer: Any = request.viewer
    if not viewer.is_inside:
        return redirect("join:door")
    form = LeavingForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and submit(form, ask_to_leave, by=viewer) is not None:
        return go(request, "me:leaving", said=_("You are about to leave. Until then you may stay after all."))
    departure = departure_of(viewer.member)
    points = open_points(viewer.member)
    context = {
        "form": form,
        "departure": departure,
        "points": points,
        "blocking": blocking(points, hands_over=departure.hands_over if departure else True),
        "grace": value("leaving.grace_days"),
    }
    return render(request, "core/me/leaving.html", context, status=422 if form.errors else 200)


@member_required
@require_POST
def change_my_mind(request: MemberRequest) -> HttpResponse:
    stay(by=request.viewer)
    return go(request, "me:leaving", said=_("You stay. Everything is as it was."))


@member_required
@require_POST
def end(request: MemberRequest) -> HttpResponse:
    """Leave now."""
    leave_community(by=request.viewer)
    return go(request, "join:door", said=_("You have left. Farewell, and thank you."))


@gardener_required("core.tend_community", "core.admit_members")
@require_safe
def others(request: MemberRequest) -> HttpResponse:
    """Who is about to leave, since when, and what each still has open."""
    page = page_of(departures(), request, size=20, order=("asked_at", "belonging_id"))
    points = open_points_of([each.belonging.member for each in page])
    rows = [(each, blocking(points[each.belonging.member_id], hands_over=each.hands_over)) for each in page]
    return render(request, "core/garden/leaving.html", {"page": page, "rows": rows})
