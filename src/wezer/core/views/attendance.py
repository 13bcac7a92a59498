"""The list at the door of an event: who said that they come, and who came."""

from collections.abc import Sequence
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_safe

from wezer.core.acts.answers import NOTED_BEFORE, note_attendance
from wezer.core.agenda.outside_rsvps import outside_rsvps_of
from wezer.core.agenda.queries import attendance_of
from wezer.core.http import MemberRequest, uid_in
from wezer.core.models import EventQuestion, Member, Rsvp
from wezer.core.views.events import day_in, find_event, happening
from wezer.kernel.clock import now
from wezer.kernel.permissions import require
from wezer.ui.http import go
from wezer.ui.sheets import as_sheet

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
        "outside": outside_rsvps_of(shown),
        "is_early": shown.starts_at - NOTED_BEFORE > now(),
    }
    return render(request, "core/agenda/attendance.html", context)


@login_required
@require_safe
def as_file(request: MemberRequest, slug: str, uid: Any, on: str) -> HttpResponse:
    """The same list for spreadsheets, with what was replied to each question."""
    event = find_event(request, slug, uid)
    require(request.viewer, "core.change_event", event)
    rows = attendance_of(happening(event, on, request.viewer))
    asked = list(event.questions.order_by("pk")) if event.asks else []
    heads = [
        _("Name"),
        _("Answer"),
        _("Guests"),
        _("Needs"),
        pgettext("to an event", "Came"),
        *(each.words for each in asked),
    ]
    response = HttpResponse(
        as_sheet(heads, (_line(row, asked) for row in rows)), content_type="text/csv; charset=utf-8"
    )
    response["Content-Disposition"] = f'attachment; filename="{day_in(on).isoformat()}.csv"'
    response["Cache-Control"] = "no-store"
    return response


def _line(row: Rsvp, asked: Sequence[EventQuestion]) -> list[object]:
    said = {each.question_id: each.text for each in row.replies.all()} if asked else {}
    came = {True: _("yes"), False: _("no"), None: ""}[row.came]
    replies = [said.get(each.pk, "") for each in asked]
    return [row.member.name, row.get_answer_display(), row.guests, row.needs, came, *replies]


def _note(request: MemberRequest, event: Any, shown: Any) -> HttpResponse:
    said, uid = request.POST.get("came", "-"), uid_in(request.POST.get("member", ""))
    if said not in CAME:
        raise Http404
    member = get_object_or_404(Member, uid=uid)
    note_attendance(by=request.viewer, event=event, on=shown.on, member=member, came=CAME[said])
    page = reverse("events:attendance", args=[event.group.slug, event.uid, shown.on.isoformat()])
    return go(request, f"{page}#a-{member.uid}")
