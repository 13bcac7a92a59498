"""Pages for errors that no view answered. `wezer.site.urls` names them as its handlers."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string

from wezer.ui.middleware import reference


def failed(request: HttpRequest) -> HttpResponse:
    """500: the database may be gone, so this page asks for nothing but its own template."""
    page = render_to_string("500.html", {"reference": reference(request)})
    return HttpResponse(page, status=500)


def csrf_failed(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form without its token: most often a page left open over a sign-in."""
    context: dict[str, Any] = {"reason": reason}
    return HttpResponse(render_to_string("403_csrf.html", context, request=request), status=403)
