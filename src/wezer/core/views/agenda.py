"""One's own agenda: everything one may read, by month."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render

from wezer.core.agenda.months import read_month
from wezer.core.agenda.queries import month_of_all
from wezer.core.http import MemberRequest


@login_required
def mine(request: MemberRequest) -> HttpResponse:
    """A month of all calendars that the viewer may read."""
    viewer: Any = request.viewer
    month = month_of_all(read_month(request.GET.get("month", "")), viewer)
    return render(request, "core/agenda/mine.html", {"month": month, "with_groups": True})
