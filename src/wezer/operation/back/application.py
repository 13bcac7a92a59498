"""The WSGI application under /office/back/: the client's files for everyone, everything else for who may enter.

The engine is loaded by the first call that needs it. Its database's name in an address is checked before the engine sees it, so that
the database of another community on the same server cannot be asked for; nothing of the engine but its client's calls is
reachable.
"""

import json
import logging
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from django.core.exceptions import DisallowedHost
from django.core.handlers.wsgi import WSGIRequest
from django.db import close_old_connections
from django.utils import translation

from wezer.operation.acts.back import enter_back_office
from wezer.operation.back import PREFIX, cookies
from wezer.operation.back.files import cache_rule, file_at
from wezer.operation.back.standing import Standing, Stranger, Uninvited, standing_of
from wezer.operation.engine import users, web
from wezer.operation.engine.place import place
from wezer.operation.engine.trouble import EngineTrouble

log = logging.getLogger("wezer.operation")
Start = Callable[..., Any]
Headers = list[tuple[str, str]]

#: The engine's version, which the client asks for before it goes on: the cookie does not go there.
WITHOUT_SESSION = "rpc/"
#: The client puts styles on elements as it draws, and its pictures and downloads are blobs. Scripts stay files of ours.
POLICY = "; ".join(
    (
        "default-src 'self'", "style-src 'self' 'unsafe-inline'", "img-src 'self' data: blob:", "frame-src 'self' blob:",
        "object-src 'self' blob:", "worker-src 'self' blob:", "base-uri 'none'", "form-action 'self'",
        "frame-ancestors 'none'",
    )
)  # fmt: skip
SAFE: Headers = [
    ("Content-Security-Policy", POLICY),
    ("X-Content-Type-Options", "nosniff"),
    ("X-Frame-Options", "DENY"),
    ("Referrer-Policy", "same-origin"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
    ("Permissions-Policy", "camera=(self), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()"),
]


def application(environ: dict[str, Any], start: Start) -> Iterable[bytes]:
    """The WSGI application, in a thread that lives long: its database connections are looked after."""
    close_old_connections()
    try:
        return answer(environ, start)
    finally:
        close_old_connections()


def answer(environ: dict[str, Any], start: Start) -> Iterable[bytes]:
    """Answer one call below /office/back/."""
    path = _path(environ)
    if environ["REQUEST_METHOD"] in ("GET", "HEAD"):
        return _file(environ, path, start)
    return _call(environ, path, start)


def _path(environ: dict[str, Any]) -> str:
    """What follows /office/back/, wherever a server cut the path."""
    whole = environ.get("SCRIPT_NAME", "") + environ.get("PATH_INFO", "")
    return str(whole).removeprefix(PREFIX).removeprefix("/")


def _file(environ: dict[str, Any], path: str, start: Start) -> Iterable[bytes]:
    if not environ.get("PATH_INFO", "").endswith("/") and not path:
        return _say(start, "308 Permanent Redirect", [("Location", f"{PREFIX}/")])
    found = file_at(path)
    if found is None:
        return _say(start, "404 Not Found")
    headers = [
        ("ETag", found.tag),
        ("Cache-Control", cache_rule(path, environ.get("QUERY_STRING", ""))),
        ("Vary", "Accept-Encoding"),
    ]
    if environ.get("HTTP_IF_NONE_MATCH") == found.tag:
        return _say(start, "304 Not Modified", headers)
    body = found.plain
    if found.packed and "gzip" in environ.get("HTTP_ACCEPT_ENCODING", ""):
        body = found.packed
        headers.append(("Content-Encoding", "gzip"))
    start("200 OK", [*SAFE, *headers, ("Content-Type", found.kind), ("Content-Length", str(len(body)))])
    return [body if environ["REQUEST_METHOD"] == "GET" else b""]


def _call(environ: dict[str, Any], path: str, start: Start) -> Iterable[bytes]:
    here = place()
    known = {
        "enter/": _enter,
        WITHOUT_SESSION: _hand_over,
        f"{here.name}/rpc/": _hand_over,
        f"{here.name}/session/logout": _hand_over,
    }
    step = known.get(path)
    if step is None:
        return _say(start, "404 Not Found")
    try:
        standing = standing_of(WSGIRequest(dict(environ)))
    except Stranger:
        return _say(start, "401 Unauthorized")
    except Uninvited:
        return _say(start, "403 Forbidden")
    if not _comes_from_our_page(environ):
        return _say(start, "403 Forbidden")
    with translation.override(standing.language):
        try:
            return step(environ, start, standing)
        except EngineTrouble:
            log.warning("The back office cannot reach the engine.", exc_info=True)
            return _say(start, "503 Service Unavailable", [("Retry-After", "10")])


def _comes_from_our_page(environ: dict[str, Any]) -> bool:
    """A call of our own script: other sites can send neither this type nor this origin."""
    try:
        host = WSGIRequest(dict(environ)).get_host()
    except DisallowedHost:
        return False
    origin = environ.get("HTTP_ORIGIN")
    return environ.get("CONTENT_TYPE", "").startswith("application/json") and (
        origin is None or origin.partition("://")[2] == host
    )


def _enter(environ: dict[str, Any], start: Start, standing: Standing) -> Iterable[bytes]:
    """Open a session of the engine for the person's own user there, and give its cookie to their browser."""
    enter_back_office(by=standing.viewer, books=standing.books)
    who = standing.as_user()
    entered = users.enter(who)
    told = {"database": place().name, "login": entered.login, "user_id": entered.user, "name": who.name}
    cookie = cookies.given(f"{standing.level}.{entered.login}:{entered.user}:{entered.key}")
    return _say(
        start, "200 OK", [("Set-Cookie", cookie), ("Content-Type", "application/json")], json.dumps(told).encode()
    )


def _hand_over(environ: dict[str, Any], start: Start, standing: Standing) -> Iterable[bytes]:
    """To the engine, with its own cookie and nothing else of who calls; the cookie must be this very person's."""
    path = _path(environ)
    level, _dot, session = cookies.brought(environ).partition(".")
    is_theirs = level == standing.level and session.startswith(f"{standing.login}:")
    if not is_theirs and path != WITHOUT_SESSION:
        return _say(start, "401 Unauthorized")
    inner = {name: value for name, value in environ.items() if name not in ("HTTP_AUTHORIZATION", "REMOTE_ADDR")}
    inner |= {
        "SCRIPT_NAME": PREFIX,
        "PATH_INFO": f"/{path}",
        "HTTP_COOKIE": f"{web.COOKIE}={session}",
        web.READS_ONLY: standing.reads_only,
    }

    def start_inner(status: str, headers: Headers, exc_info: Any = None) -> Any:
        kept = [(name, value) for name, value in headers if name.lower() not in ("set-cookie", "www-authenticate")]
        if any(name.lower() == "set-cookie" for name, _value in headers):  # the engine sets none but to end its session
            kept.append(("Set-Cookie", cookies.taken_back()))
        return start(status, [*SAFE, *kept, ("Cache-Control", "no-store")], *((exc_info,) if exc_info else ()))

    return web.web(place())(inner, start_inner)


def _say(start: Start, status: str, headers: Sequence[tuple[str, str]] = (), body: bytes = b"") -> Iterable[bytes]:
    names = {name for name, _value in headers}
    more = [] if "Cache-Control" in names else [("Cache-Control", "no-store")]
    start(status, [*SAFE, *headers, *more, ("Content-Length", str(len(body)))])
    return [body]
