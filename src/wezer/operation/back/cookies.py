"""The one cookie of the back office: the engine's session, under a name and a path that are this instance's alone.

Cookies do not tell two ports of one host apart, and the engine calls its own the same everywhere: two instances on one
machine would take each other's.
"""

from http.cookies import CookieError, SimpleCookie
from typing import Any

from django.conf import settings

from wezer.operation.back import PREFIX
from wezer.operation.engine.place import place


def name() -> str:
    return f"wezer_{settings.INSTANCE_ID}_office"


def brought(environ: dict[str, Any]) -> str:
    """What the browser brought, or nothing."""
    try:
        found = SimpleCookie(environ.get("HTTP_COOKIE", "")).get(name())
    except CookieError:
        return ""
    return found.value if found else ""


def given(value: str) -> str:
    """For this browser session, this path, and no script."""
    return _cookie(value)


def taken_back() -> str:
    return _cookie("", "; Max-Age=0")


def _cookie(value: str, more: str = "") -> str:
    secure = "; Secure" if settings.SESSION_COOKIE_SECURE else ""
    return f"{name()}={value}; Path={PREFIX}/{place().name}; HttpOnly; SameSite=Strict{secure}{more}"
