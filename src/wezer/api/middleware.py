"""A program that shows its token needs no session, no form key and no messages: it goes straight to the API."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.urls import Resolver404, ResolverMatch, resolve
from django.utils import timezone, translation
from django.utils.cache import patch_vary_headers

from wezer.core.middleware import community_language, community_zone
from wezer.core.settings_registry import value
from wezer.ui.words import speaks


class Programs:
    """Answers requests that carry a token; everything else goes the long way, that of browsers."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        match = _for_a_program(request)
        if match is None:
            return self.get_response(request)
        request.resolver_match = match
        language = community_language(request) or translation.get_language_from_request(request)
        with translation.override(language), timezone.override(community_zone()), speaks(value("words")):
            response: HttpResponse = match.func(request, *match.args, **match.kwargs)
        response.setdefault("Content-Language", language)
        response.setdefault("X-Frame-Options", "DENY")
        if not response.streaming:
            response.setdefault("Content-Length", str(len(response.content)))
        patch_vary_headers(response, ("Accept-Language",))
        return response


def _for_a_program(request: HttpRequest) -> ResolverMatch | None:
    if "HTTP_AUTHORIZATION" not in request.META or not request.path_info.startswith("/api/"):
        return None
    try:
        match = resolve(request.path_info)
    except Resolver404:
        return None
    return match if getattr(match.func, "is_for_programs", False) else None
