"""Answering one address to two callers: htmx gets a part, a plain browser gets a page or a redirect (SETTLED row 28)."""

import json
from typing import Any
from uuid import uuid4

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render, resolve_url
from django.template.loader import render_to_string
from django.utils.cache import patch_vary_headers
from django.utils.translation import gettext_lazy as _

from wezer.kernel.refusals import Refusal

VARY = ("HX-Request", "HX-Request-Type", "Cookie", "Accept-Language")
#: What the form's one-time key is called, in forms and in templates.
KEY_FIELD = "key"


class KeyRequired(Refusal):
    code = "key_required"
    message = _("This form was opened too long ago or twice. Open the page again, then send it.")
    status = 400


def is_htmx(request: HttpRequest) -> bool:
    """Asked by htmx, for a part or for a whole page."""
    return request.headers.get("HX-Request") == "true"


def wants_part(request: HttpRequest) -> bool:
    """Asked by htmx for a part. Restoring history and requests for the whole body also say HX-Request: they get pages."""
    return is_htmx(request) and request.headers.get("HX-Request-Type") == "partial"


def part(
    request: HttpRequest, fragment: str, context: dict[str, Any] | None = None, *, status: int = 200
) -> HttpResponse:
    """A rendered part: never stored, and never confused with the page at the same address."""
    response = render(request, fragment, context, status=status)
    response["Cache-Control"] = "no-store"
    patch_vary_headers(response, VARY)
    return response


def show(
    request: HttpRequest, page: str, fragment: str, context: dict[str, Any] | None = None, *, status: int = 200
) -> HttpResponse:
    """For reading: the part to htmx, the page to everyone else. A 4xx status keeps the part in its own target
    (a form shown again with its errors)."""
    if wants_part(request):
        response = part(request, fragment, context, status=status)
        response.keeps_target = True  # type: ignore[attr-defined]  # read by the middleware of answers
        return response
    response = render(request, page, context, status=status)
    patch_vary_headers(response, VARY)
    return response


def answer(
    request: HttpRequest,
    fragment: str,
    context: dict[str, Any] | None = None,
    *,
    page: Any,
    said: str = "",
    undo: str = "",
    status: int = 200,
) -> HttpResponse:
    """After an act: the changed part to htmx, a redirect (303) to `page` to a browser without scripts.

    `page` is an object with `get_absolute_url`, a route name or an address. `said` is a toast ("Merci sent to Fern.");
    `undo` is the address its Undo button posts to.
    """
    if not wants_part(request):
        if said:
            messages.success(request, said, extra_tags=undo)
        return go(request, page)
    response = part(request, fragment, context, status=status)
    if said:
        response.write(toast(request, said, undo))
    return response


def go(request: HttpRequest, page: Any, *, said: str = "", undo: str = "") -> HttpResponse:
    """Leave for another page after a POST, in a browser (303) as in htmx (HX-Redirect, a full load)."""
    address = resolve_url(page)
    if said:
        messages.success(request, said, extra_tags=undo)
    if wants_part(request):
        response = HttpResponse(status=200)
        response["HX-Redirect"] = address
        response["Cache-Control"] = "no-store"
        return response
    response = HttpResponseRedirect(address)
    response.status_code = 303
    return response


def toast(request: HttpRequest, said: str, undo: str = "") -> str:
    """A toast to append to a part: htmx puts it in the toast zone whatever the part's target is."""
    return render_to_string("ui/_toast_part.html", {"said": said, "undo": undo}, request=request)


def trigger(response: HttpResponse, **events: Any) -> HttpResponse:
    """Tell the page that something happened (`HX-Trigger`), for lists that listen."""
    known = json.loads(response.get("HX-Trigger", "{}"))
    response["HX-Trigger"] = json.dumps({**known, **{name.replace("_", "-"): value for name, value in events.items()}})
    return response


def new_key() -> str:
    """A fresh one-time key for a form; `{% form_key %}` writes it."""
    return str(uuid4())


def form_key(request: HttpRequest) -> str:
    """The one-time key that came with the form or in `Idempotency-Key`: a double click or a lost network never acts twice."""
    key = request.POST.get(KEY_FIELD, "") or request.headers.get("Idempotency-Key", "")
    if not key or len(key) > 100:
        raise KeyRequired()
    return key
