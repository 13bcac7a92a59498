"""Between the views and the browser: the content policy, what htmx needs of every answer, and how a refusal is said."""

import logging
import re
from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode, urlsplit

from django.conf import settings
from django.core.exceptions import BadRequest, PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import resolve_url
from django.template.loader import render_to_string
from django.utils.cache import patch_vary_headers
from django.utils.translation import gettext as _

from wezer.kernel.refusals import NeedsConfirmation, Refusal
from wezer.ui.http import VARY, is_htmx, wants_part

log = logging.getLogger("wezer.ui")
Answer = Callable[[HttpRequest], HttpResponse]

POLICY = {
    "default-src": ["'self'"],
    "img-src": ["'self'", "data:", "blob:"],
    "object-src": ["'none'"],
    "base-uri": ["'none'"],
    "form-action": ["'self'"],
    "frame-ancestors": ["'none'"],
}
PERMISSIONS = "camera=(self), geolocation=(self), microphone=(), payment=(), usb=(), browsing-topics=()"
#: Addresses that answer machines and say refusals in their own shape, or the ERP's own pages with their own policy.
NOT_PAGES = ("/api/", "/cc/", "/live/", "/office/back/")


def policy(page: dict[str, list[str]] | None = None) -> str:
    """The content policy. A host adds sources (an identity provider's form, a tile server) in WEZER_CONTENT_POLICY, a
    page what it alone needs in `page`."""
    extra: dict[str, list[str]] = getattr(settings, "WEZER_CONTENT_POLICY", {})
    names = [*POLICY, *(name for name in extra if name not in POLICY)]
    return "; ".join(" ".join([name, *_sources(name, extra.get(name, []), page or {})]) for name in names)


def _sources(name: str, extra: list[str], page: dict[str, list[str]]) -> list[str]:
    found = [*POLICY.get(name, POLICY["default-src"]), *extra, *page.get(name, [])]
    return [each for each in found if each != "'none'"] or ["'none'"]


def reading_policy() -> str:
    """For a page from which nothing may be sent: no form leaves it, no script asks for anything."""
    return re.sub(r"form-action [^;]*", "form-action 'none'", policy()) + "; connect-src 'none'"


class ContentPolicy:
    """Nothing inline, nothing from elsewhere, on every page."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        response.setdefault("Permissions-Policy", PERMISSIONS)
        response.setdefault("Referrer-Policy", "same-origin")
        debugging = settings.DEBUG and response.status_code in (404, 500)  # Django's own debug pages style themselves
        if not debugging and not request.path.startswith("/office/back/"):
            response.setdefault("Content-Security-Policy", policy())
        return response


class NoZeros:
    """An address with the letter of number zero is nobody's: no database keeps it. Answered 400 before anything is asked."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        asked = request.path + request.META.get("QUERY_STRING", "")
        if ("\x00" in asked or "%00" in asked) and not request.path.startswith(NOT_PAGES):
            raise BadRequest("a zero byte in the address")
        return self.get_response(request)


class Htmx:
    """htmx 4 swaps errors into the element's own target: every error answer is sent to #refusals instead, and a login
    page never lands inside a card (SETTLED row 28)."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if request.path.startswith(NOT_PAGES):
            return response
        if is_htmx(request):
            response = self._for_htmx(request, response)
        if not response.has_header("Cache-Control") and response.get("Content-Type", "").startswith("text/html"):
            response["Cache-Control"] = "private, no-cache"  # pages hold personal things
        if response.get("Content-Type", "").startswith("text/html"):
            patch_vary_headers(response, VARY)
        return response

    def _for_htmx(self, request: HttpRequest, response: HttpResponse) -> HttpResponse:
        if response.status_code in (301, 302, 303, 307, 308):
            return self._lost_session(request, response)
        if response.status_code < 400:
            if wants_part(request):
                response.setdefault("Cache-Control", "no-store")
            return response
        if getattr(response, "keeps_target", False):
            return response
        if not getattr(response, "is_refusal", False):
            response = refusal_part(request, error_sentence(response.status_code), response.status_code)
        return to_refusals(response)

    def _lost_session(self, request: HttpRequest, response: HttpResponse) -> HttpResponse:
        """A redirect to the login page becomes a full load of it, coming back to the page one was on."""
        target = urlsplit(response.headers.get("Location", ""))
        if target.path != urlsplit(resolve_url(settings.LOGIN_URL)).path:
            return response
        here = urlsplit(request.headers.get("HX-Current-URL", ""))
        back = f"{here.path}?{here.query}" if here.query else here.path or "/"
        gone = HttpResponse(status=200)
        gone["HX-Redirect"] = f"{target.path}?{urlencode({'next': back})}"
        gone["Cache-Control"] = "no-store"
        return gone


class Refusals:
    """Says a refusal that an act raised: beside what was done for htmx, as a page with a way back for a plain browser."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, problem: Exception) -> HttpResponse | None:
        if request.path.startswith(NOT_PAGES):
            return None
        if isinstance(problem, Refusal):
            return refuse(request, problem)
        if type(problem).__module__.startswith("allauth."):
            return None  # its own way of saying where to go next; its middleware answers
        if not isinstance(problem, (Http404, PermissionDenied)):  # those are answers, not failures
            log.exception("%s %s failed (request %s)", request.method, request.path, reference(request))
        return None


def refuse(request: HttpRequest, refusal: Refusal) -> HttpResponse:
    """The answer to a refusal, in the shape this caller understands."""
    context = {
        "refusal": refusal,
        "sentences": [error.sentence for error in refusal.errors] or [refusal.sentence],
        "title": refusal.sentence if refusal.errors else "",
        "back": back_from(request),
    }
    if isinstance(refusal, NeedsConfirmation):
        context |= {"token": refusal.token, "sent": sent_again(request), "action": request.get_full_path()}
    template = "ui/_refusal.html" if is_htmx(request) else "ui/refusal.html"
    response = HttpResponse(render_to_string(template, context, request=request), status=refusal.status)
    response.is_refusal = True  # type: ignore[attr-defined]  # read by the middleware of answers
    response["Cache-Control"] = "no-store"
    return response


def refusal_part(request: HttpRequest, sentence: str, status: int) -> HttpResponse:
    """An error that is nobody's refusal, said in the same place."""
    context = {"sentences": [sentence], "reference": reference(request) if status >= 500 else ""}
    return HttpResponse(render_to_string("ui/_refusal.html", context, request=request), status=status)


def to_refusals(response: HttpResponse) -> HttpResponse:
    response["HX-Retarget"] = "#refusals"
    response["HX-Reswap"] = "innerHTML show:top"
    response["HX-Reselect"] = ".refusal"
    response["HX-Push-Url"] = "false"
    response["Cache-Control"] = "no-store"
    return response


def error_sentence(status: int) -> str:
    """What happened, in plain words, for an answer that carries no sentence of its own."""
    sentences = {
        403: _(
            "You do not have the right to do this here, or this page was open too long. Load it again, then try once more."
        ),
        404: _("There is nothing here that you can see. It may have been withdrawn."),
        413: _("This is too large to send."),
        429: _("That is enough for now. Try again later."),
        503: _("Many people are doing this at the same moment. Nothing was changed; please try again."),
    }
    if status >= 500:
        return sentences.get(status, _("Something broke on our side. Nothing was changed by halves; please try again."))
    return sentences.get(status, _("This could not be done as it was sent. Load the page again, then try once more."))


def reference(request: HttpRequest) -> str:
    """What a member can quote when something broke."""
    return str(getattr(request, "request_id", ""))[:12]


def back_from(request: HttpRequest) -> str:
    """The page one came from when it is ours, else the front page."""
    came = urlsplit(request.headers.get("Referer", ""))
    if came.netloc == request.get_host() and came.path and came.path != request.path:
        return f"{came.path}?{came.query}" if came.query else came.path
    return "/"


def sent_again(request: HttpRequest) -> list[tuple[str, Any]]:
    """What was sent, to send it again with the confirmation. Files cannot be: such forms confirm by themselves."""
    skipped = {"csrfmiddlewaretoken", "confirmation"}
    return [(name, value) for name, values in request.POST.lists() if name not in skipped for value in values]
