"""One error shape: `{code, message, field, detail, errors[]}`, in the caller's language."""

import logging
from typing import Any

from django.core.exceptions import PermissionDenied, RequestDataTooBig, SuspiciousOperation, TooManyFieldsSent
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.http.multipartparser import MultiPartParserError
from django.utils.translation import gettext as _
from ninja import NinjaAPI, Schema
from ninja.errors import AuthenticationError, HttpError, ValidationError

from wezer.api.refusals import BodyInvalid, NotSignedIn, RateLimited
from wezer.kernel.refusals import NotAllowed, NotFound, Refusal

log = logging.getLogger("wezer.api")


class ErrorOut(Schema):
    """What every refusal and every mistake looks like."""

    code: str
    message: str
    field: str | None = None
    detail: Any = None
    errors: list["ErrorOut"] = []


def shaped(
    code: str,
    message: str,
    status: int,
    *,
    field: str | None = None,
    detail: Any = None,
    errors: list[Any] | None = None,
) -> HttpResponse:
    body = {"code": code, "message": message, "field": field, "detail": detail or {}, "errors": errors or []}
    response = JsonResponse(body, status=status, json_dumps_params={"ensure_ascii": False})
    response["Cache-Control"] = "no-store"
    return response


def refused(request: HttpRequest, refusal: Refusal) -> HttpResponse:
    known = refusal.as_dict()
    response = shaped(
        known["code"],
        known["message"],
        refusal.status,
        field=known["field"],
        detail=known["detail"],
        errors=known["errors"],
    )
    if refusal.status == 401:
        response["WWW-Authenticate"] = "Bearer"
    if isinstance(refusal, RateLimited):
        response["Retry-After"] = str(refusal.details["seconds"])
    return response


def teach(api: NinjaAPI) -> None:
    """Give the API its handlers."""

    @api.exception_handler(Refusal)
    def on_refusal(request: HttpRequest, problem: Refusal) -> HttpResponse:
        return refused(request, problem)

    @api.exception_handler(ValidationError)
    def on_invalid(request: HttpRequest, problem: ValidationError) -> HttpResponse:
        errors = [_error_of(one) for one in problem.errors][:50]
        if len(errors) == 1:
            only = errors[0]
            return shaped(only["code"], only["message"], 422, field=only["field"], detail=only["detail"])
        return shaped("invalid", _("Some of this needs another look."), 422, errors=errors)

    @api.exception_handler(Http404)
    def on_missing(request: HttpRequest, problem: Http404) -> HttpResponse:
        return refused(request, NotFound())

    @api.exception_handler(AuthenticationError)
    def on_stranger(request: HttpRequest, problem: AuthenticationError) -> HttpResponse:
        return refused(request, NotSignedIn())

    @api.exception_handler(PermissionDenied)
    def on_denied(request: HttpRequest, problem: PermissionDenied) -> HttpResponse:
        return refused(request, NotAllowed())

    @api.exception_handler(HttpError)
    def on_http(request: HttpRequest, problem: HttpError) -> HttpResponse:
        if problem.status_code == 400:
            return refused(request, BodyInvalid())
        return shaped("refused", str(problem), problem.status_code)

    @api.exception_handler(MultiPartParserError)
    def on_broken_form(request: HttpRequest, problem: MultiPartParserError) -> HttpResponse:
        return refused(request, BodyInvalid())

    @api.exception_handler(SuspiciousOperation)
    def on_suspicious(request: HttpRequest, problem: SuspiciousOperation) -> HttpResponse:
        if isinstance(problem, RequestDataTooBig | TooManyFieldsSent):
            return shaped("too_large", _("This is too large to send."), 413)
        return refused(request, BodyInvalid())

    @api.exception_handler(Exception)
    def on_bug(request: HttpRequest, problem: Exception) -> HttpResponse:
        reference = str(getattr(request, "request_id", ""))[:12]
        log.error("%s %s failed (request %s)", request.method, request.path, reference, exc_info=problem)
        message = _("Something broke on our side. Nothing was changed by halves; please try again.")
        return shaped("broken", message, 500, detail={"reference": reference})


def _error_of(one: dict[str, Any]) -> dict[str, Any]:
    """A line of pydantic's, in our shape and the caller's language."""
    where = [str(part) for part in one.get("loc", ())]
    field = ".".join(where[2:] if where[:1] == ["body"] and len(where) > 2 else where[1:]) or None
    kind, told = str(one.get("type", "")), one.get("ctx") or {}
    code, message, detail = "invalid", _("This is not valid here."), {}
    if kind == "missing":
        code, message = "required", _("This is required.")
    elif where[-1:] == ["amount"]:
        code, message = "amount_invalid", _('Write the amount as text, like "12.50".')
    elif kind in ("string_too_long", "too_long"):
        detail = {"most": told.get("max_length")}
        code, message = "too_long", _("At most {most}.").format(most=detail["most"])
    elif kind in ("string_too_short", "too_short"):
        code, message = "too_short", _("This is too short.")
    elif kind == "extra_forbidden":
        code, message = "unknown_field", _("There is no such field.")
    elif kind.startswith(("greater_than", "less_than")):
        code, message = "out_of_range", _("This number is outside of what is possible.")
    elif kind in ("literal_error", "enum"):
        detail = {"expected": str(told.get("expected", ""))}
        code, message = "choice_invalid", _("Choose one of: {expected}.").format(expected=detail["expected"])
    return {"code": code, "message": message, "field": field, "detail": detail, "errors": []}
