"""The page before the back office. What lies under /office/back/ is another application, see `wezer.operation.back`."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render

from wezer.kernel.permissions import can
from wezer.operation.permissions import KEEP_BOOKS, OPEN_BACK_OFFICE, SET_UP_BOOKS
from wezer.operation.views.common import office


@office(OPEN_BACK_OFFICE)
def door(request: Any) -> HttpResponse:
    """What one finds behind it; `why` comes from the client when it could not stay."""
    reads_only = not any(can(request.viewer, right, request.books) for right in (KEEP_BOOKS, SET_UP_BOOKS))
    context = {"books": request.books, "reads_only": reads_only, "why": request.GET.get("why", "")}
    return render(request, "operation/back/door.html", context)
