"""The community itself, kept in the process for a few seconds: every page names it."""

from django.core.cache import cache

from wezer.core.models import Group

_KEY = "wezer:community"
_SECONDS = 10


def community() -> Group:
    """The root group. Raises Group.DoesNotExist before `wezer init`."""
    found: Group | None = cache.get(_KEY)
    if found is None:
        found = Group.objects.root()
        cache.set(_KEY, found, _SECONDS)
    return found


def forget_community() -> None:
    cache.delete(_KEY)
