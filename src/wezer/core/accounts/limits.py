"""What somebody unknown may do so often a day is counted for all processes together: failed sign-ins, letters from outside."""

from django.core.cache import caches
from django.http import HttpRequest
from django.utils.connection import ConnectionProxy


def count_in_database() -> None:
    """allauth counts in Django's default cache, which here is each process's own: give it the shared one."""
    from allauth.core.internal import ratelimit

    ratelimit.cache = ConnectionProxy(caches, "limits")  # type: ignore[assignment]  # allauth's cache, ours instead


def is_enough(request: HttpRequest, what: str, rates: str, key: str) -> bool:
    """Count once more that this was done, from this address on the net and with this `key`; whether it was too often. `rates` as
    allauth writes them: "10/d/ip,3/d/key"."""
    from allauth.core.internal import ratelimit

    return ratelimit.consume(request, app="wezer.core", action=what, config={what: rates}, key=key) is None
