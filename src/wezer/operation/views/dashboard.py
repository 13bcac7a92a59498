"""The office's first page."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render

from wezer.operation.views.common import office


@office()
def dashboard(request: Any) -> HttpResponse:
    return render(request, "operation/dashboard/dashboard.html", {"books": request.books})
