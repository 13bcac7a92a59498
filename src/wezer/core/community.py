"""The community itself, kept in the process for a few seconds: every page names it."""

from django.core.cache import cache

from wezer.core.models import ACTIVE_STATES, Belonging, Group
from wezer.kernel.compiled import Compiled

_KEY = "wezer:community"
_COUNT_KEY = "wezer:community:members"
_SECONDS = 10
_COUNT_SECONDS = 300


def community() -> Group:
    """The root group. Raises Group.DoesNotExist before `wezer init`."""
    found: Group | None = cache.get(_KEY)
    if found is None:
        found = _root.first()
        if found is None:
            raise Group.DoesNotExist("There is no community yet.")  # untranslated: before `wezer init`
        cache.set(_KEY, found, _SECONDS)
    return found


_root = Compiled(lambda: Group.objects.filter(parent=None))


def member_count() -> int:
    """About how many belong to the community and are not dormant: counted anew every five minutes."""
    found: int | None = cache.get_or_set(
        _COUNT_KEY,
        lambda: Belonging.objects.filter(group__parent=None, state__in=ACTIVE_STATES, member__dormant_at=None).count(),
        _COUNT_SECONDS,
    )
    return found or 0


def forget_community() -> None:
    cache.delete_many([_KEY, _COUNT_KEY])
