"""Failed sign-ins are counted for all processes together."""

from django.core.cache import caches
from django.utils.connection import ConnectionProxy


def count_in_database() -> None:
    """allauth counts in Django's default cache, which here is each process's own: give it the shared one."""
    from allauth.core.internal import ratelimit

    ratelimit.cache = ConnectionProxy(caches, "limits")  # type: ignore[assignment]  # allauth's cache, ours instead
