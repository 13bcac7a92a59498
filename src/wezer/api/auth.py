"""Who calls: a token, the session of a browser, or nobody (who may read what is public)."""

import time
from threading import Lock
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from ninja.security import HttpBearer
from ninja.utils import check_csrf

from wezer.api.acts.tokens import PREFIX, USED_EVERY, hash_of, token_used
from wezer.api.refusals import (
    CsrfMissing,
    NotSignedIn,
    RateLimited,
    ScopeMissing,
    SecondFactorNeeded,
    TextInvalid,
    TokenInvalid,
)
from wezer.api.scopes import allows
from wezer.core.accounts.second_factor import is_due
from wezer.core.middleware import acting_for
from wezer.core.viewer import Viewer
from wezer.kernel.clock import now
from wezer.kernel.lookup import Lookup

SAFE = ("GET", "HEAD", "OPTIONS")


_tokens = Lookup("api.Token", "hash", lambda rows: rows.select_related("member__user").filter(revoked_at=None))


class Credentials(HttpBearer):
    """`Authorization: Bearer wz_…`; a browser's own pages may use its session with the CSRF token.

    Sets `request.viewer` with the token's scopes, acting for the party named in `X-Acting-For`.
    """

    openapi_description = "A token made under “Tokens” (/me/tokens/). Browsers may use their session and X-CSRFToken."

    def __call__(self, request: HttpRequest) -> Any:
        _refuse_nul(request)
        is_safe = request.method in SAFE
        header = request.headers.get("Authorization", "")
        if header:
            viewer = self._by_token(request, header, is_safe)
        else:
            viewer = getattr(request, "viewer", None) or Viewer.anonymous()
            if viewer.is_anonymous and not is_safe:
                raise NotSignedIn()
            if not is_safe and check_csrf(request) is not None:
                raise CsrfMissing()
        viewer = _with_second_lock(viewer, is_safe)
        wanted = request.headers.get("X-Acting-For")
        request.viewer = acting_for(viewer, wanted) if wanted else viewer  # type: ignore[attr-defined]  # made here
        return viewer

    def authenticate(self, request: HttpRequest, token: str) -> Any:
        raise NotImplementedError  # `__call__` does it all

    def _by_token(self, request: HttpRequest, header: str, is_safe: bool) -> Viewer:
        scheme, _space, secret = header.partition(" ")
        if scheme.lower() != "bearer" or not secret.startswith(PREFIX) or not secret.isascii():
            raise TokenInvalid()
        token = _tokens.get(hash_of(secret))
        moment = now()
        if token is None or (token.expires_at is not None and token.expires_at <= moment):
            raise TokenInvalid()
        if token.member.user is not None and not token.member.user.is_active:
            raise TokenInvalid()
        known = Viewer.of(token.member)
        if not known.is_admitted:  # who is suspended, or not admitted yet, sends no programs
            raise TokenInvalid()
        _count(token.pk)
        if token.last_used_at is None or moment - token.last_used_at > USED_EVERY:
            token_used(token=token)
        request.token_is_shown = token.is_shown  # type: ignore[attr-defined]  # asked by `show_again`
        scopes = frozenset(token.scopes)
        package = package_of(request.path)
        if not allows(scopes, package, is_safe):
            raise ScopeMissing(scope="read" if is_safe else f"{package}:write")
        return known.through_a_program(scopes)


def _with_second_lock(viewer: Viewer, is_safe: bool) -> Viewer:
    """Who holds much and owes a second lock reads through programs without the rights of their roles, and changes
    nothing."""
    if not is_due(viewer):
        return viewer
    if not is_safe:
        raise SecondFactorNeeded()
    return viewer.without_roles()


def package_of(path: str) -> str:
    """`core` of `/api/v1/core/groups`."""
    parts = path.split("/", 4)
    return parts[3] if len(parts) > 3 else ""


def _refuse_nul(request: HttpRequest) -> None:
    """PostgreSQL texts cannot hold NUL; better said here once than by each column."""
    if "\0" in request.path or "%00" in request.META.get("QUERY_STRING", ""):
        raise TextInvalid()
    if request.method not in SAFE and request.content_type != "multipart/form-data":
        body = request.body
        if b"\0" in body or b"\\u0000" in body:
            raise TextInvalid()


_counts: dict[int, int] = {}
_minute = 0
_lock = Lock()


def _count(token: int) -> None:
    """A simple window per process: keeps one runaway program from taking the house."""
    global _minute
    most = settings.WEZER_API_PER_MINUTE
    clock = time.monotonic()
    with _lock:
        if int(clock // 60) != _minute:
            _minute = int(clock // 60)
            _counts.clear()
        _counts[token] = _counts.get(token, 0) + 1
        over = 0 < most < _counts[token]
    if over:
        raise RateLimited(seconds=60 - int(clock % 60))
