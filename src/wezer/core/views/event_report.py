"""What came of a date that is over: written by those who tend the event, read on its page."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from wezer.core.acts.event_report import report_date
from wezer.core.agenda.queries import attendance_of
from wezer.core.agenda.reports import report_of
from wezer.core.forms_event_report import ReportForm
from wezer.core.http import MemberRequest
from wezer.core.views.events import find_event, happening
from wezer.kernel.permissions import require
from wezer.ui.forms import status_of, submit
from wezer.ui.http import go


@login_required
def report(request: MemberRequest, slug: str, uid: Any, on: str) -> HttpResponse:
    """For those who may change the event: a few words or minutes, and who came."""
    viewer: Any = request.viewer
    event = find_event(request, slug, uid)
    require(viewer, "core.change_event", event)
    shown = happening(event, on, viewer)
    if event.published_at is None or shown.is_off or not shown.is_over:
        raise Http404
    known = report_of(shown, viewer)
    form = ReportForm(request.POST or None, rows=attendance_of(shown), known=known.said if known else None)
    written = submit(form, report_date, by=viewer, event=event, on=shown.on) if request.method == "POST" else None
    if written:
        page = reverse("events:event", args=[slug, event.uid])
        said = _("Written down. Those who came are told.") if known is None else _("Written otherwise.")
        return go(request, f"{page}?on={shown.on.isoformat()}#report", said=said)
    context = {"form": form, "event": event, "group": event.group, "shown": shown, "known": known}
    return render(request, "core/agenda/report.html", context, status=status_of(form))
