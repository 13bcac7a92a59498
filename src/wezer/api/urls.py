"""`/api/v1/…`, its description, and the pages where members make tokens."""

from collections.abc import Callable
from functools import partial, wraps
from inspect import getclosurevars
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, include, path, re_path
from django.views.decorators.csrf import csrf_exempt

from wezer.api.auth import package_of
from wezer.api.errors import refused
from wezer.api.mount import packages_with_routers, part, root
from wezer.api.refusals import MethodNotAllowed
from wezer.api.views import docs, tokens, webhooks
from wezer.core.modules import is_closed_code, is_open
from wezer.kernel.refusals import NotFound
from wezer.ui.later import LaterRoutes

api = root()


def _in_shape(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """405 in the one error shape, and nothing kept by anybody on the way."""

    code = _code_of(view)

    @wraps(view)
    def answer(request: HttpRequest, **arguments: Any) -> HttpResponse:
        if not is_open(package_of(request.path)) or is_closed_code(code):
            return refused(request, NotFound())
        response = view(request, **arguments)
        if response.status_code == 405:
            allowed = response["Allow"]
            response = refused(request, MethodNotAllowed(method=request.method))
            response["Allow"] = allowed
        if not response.has_header("Cache-Control"):
            response["Cache-Control"] = "private, no-cache"
        return response

    answer.csrf_exempt = True  # type: ignore[attr-defined]  # sessions are checked by Credentials
    answer.is_for_programs = True  # type: ignore[attr-defined]  # read by the middleware of those who show a token
    return answer


def _code_of(view: Callable[..., HttpResponse]) -> str:
    """The module of the function that answers: ninja's view is a function around the operations of one path."""
    found = getclosurevars(view).nonlocals.get("self")
    operations = getattr(found, "operations", ())
    return str(operations[0].view_func.__module__) if operations else ""


@csrf_exempt
def _nothing(request: HttpRequest, **rest: Any) -> HttpResponse:
    return refused(request, NotFound())


def _shaped(routes: list[Any]) -> list[Any]:
    for each in routes:
        if isinstance(each, URLPattern) and each.name not in ("openapi-json", "api-root"):
            each.callback = _in_shape(each.callback)
    return routes


def _part(label: str) -> list[Any]:
    """The routes of one package, without its prefix."""
    found = [each for each in part(label).urls[0] if str(each.pattern).startswith(f"{label}/")]
    return [path(str(each.pattern).removeprefix(f"{label}/"), each.callback, name=each.name) for each in _shaped(found)]


_routes, _app, _namespace = api.urls
_patterns = [*(LaterRoutes(f"{label}/", partial(_part, label)) for label in packages_with_routers()), *_routes]

token_patterns = [
    path("", tokens.tokens, name="list"),
    path("<uuid:uid>/revocation/", tokens.revoke, name="revoke"),
]
webhook_patterns = [
    path("", webhooks.webhooks, name="list"),
    path("<uuid:uid>/", webhooks.webhook, name="webhook"),
    path("<uuid:uid>/secret/", webhooks.secret, name="secret"),
    path("<uuid:uid>/pause/", webhooks.pause, name="pause"),
    path("<uuid:uid>/test/", webhooks.test, name="test"),
    path("<uuid:uid>/removal/", webhooks.remove, name="remove"),
]
api_pages = [path("docs", docs.docs, name="docs"), path("", docs.root, name="root")]

machines: list[Any] = [
    path("v1/", include((api_pages, "api"))),
    path("v1/", include((_patterns, _app), namespace=_namespace)),
    re_path(r"^(?P<rest>.*)$", _nothing),
]

urlpatterns = [
    path("api/", include(machines)),
    path("me/tokens/", include((token_patterns, "tokens"))),
    path("me/webhooks/", include((webhook_patterns, "webhooks"))),
]
