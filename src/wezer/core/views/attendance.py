"""The list at the door of an event: who said that they come, and who came."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from wezer.core.acts.answers import NOTED_BEFORE, note_attendance
from wezer.core.agenda.queries import attendance_of
from wezer.core.http import MemberRequest, uid_in
from wezer.core.models import Member
from wezer.core.views.events import find_event, happening
from wezer.kernel.clock import now
from wezer.kernel.permissions import require
from wezer.ui.http import go

CAME = {"yes": True, "no": False, "": None}


@login_required
def attendance(request: MemberRequest, slug: str, uid: Any, on: str) -> HttpResponse:
    """For those who may change the event; each button notes one person, or takes it back."""
    viewer: Any = request.viewer
    event = find_event(request, slug, uid)
    require(viewer, "core.change_event", event)
    shown = happening(event, on, viewer)
    if event.published_at is None:
        raise Http404
    if request.method == "POST":
        return _note(request, event, shown)
    rows = attendance_of(shown)
    context = {
        "event": event,
        "group": event.group,
        "shown": shown,
        "rows": rows,
        "came": sum(1 for row in rows if row.came),
        "places": shown.going,
        "is_early": shown.starts_at - NOTED_BEFORE > now(),
    }
    return render(request, "core/agenda/attendance.html", context)


def _note(request: MemberRequest, event: Any, shown: Any) -> HttpResponse:
    said, uid = request.POST.get("came", "-"), uid_in(request.POST.get("member", ""))
    if said not in CAME:
        raise Http404
    member = get_object_or_404(Member, uid=uid)
    note_attendance(by=request.viewer, event=event, on=shown.on, member=member, came=CAME[said])
    page = reverse("events:attendance", args=[event.group.slug, event.uid, shown.on.isoformat()])
    return go(request, f"{page}#a-{member.uid}")
