"""The feed: what a viewer may see, newest first."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from wezer.core.kinds import item_kinds
from wezer.core.models import Item
from wezer.core.modules import closed_item_kinds
from wezer.core.newest import Lists, Narrowing, newest_of, read_place, write_place
from wezer.kernel.compiled import Compiled
from wezer.ui.paging import Page

#: What is listed for an audience, from the index `item_feed`.
_OF_AUDIENCES = Lists(
    "core_item",
    ("audience_id",),
    "published_at",
    "id",
    "published_at IS NOT NULL AND over_at IS NULL AND withdrawn_at IS NULL AND hidden_at IS NULL",
)


_shown = Compiled(
    lambda numbers: Item.objects.filter(pk__in=numbers).select_related("author", "group", "room", "count", "audience")
)


def newest(
    viewer: Any,
    *,
    limit: int = 20,
    kinds: Sequence[str] = (),
    after: tuple[datetime, int] | None = None,
    audiences: Iterable[int] | None = None,
) -> list[Item]:
    """The newest `limit` items listed for `viewer`, with author and group, of these kinds, after a place.

    Two statements: the ids by top-k per audience, then the rows. `audiences` narrows (a group's own feed).
    """
    if closed := closed_item_kinds():
        kinds = tuple(kind for kind in kinds or [each.kind for each in item_kinds] if kind not in closed)
        if not kinds:
            return []
    wanted = sorted(viewer.audience_ids if audiences is None else viewer.audience_ids & frozenset(audiences))
    of_kinds = [Narrowing(f"kind IN ({', '.join(['%s'] * len(kinds))})", tuple(kinds))] if kinds else []
    found = newest_of(_OF_AUDIENCES, [(one,) for one in wanted], limit, narrow=of_kinds, after=after, limit=limit)
    numbers = [number for number, _audience in found]
    return sorted(_shown(numbers) if numbers else [], key=lambda item: (item.published_at, item.pk), reverse=True)


def feed_page(
    request: Any, *, limit: int = 20, kinds: Sequence[str] = (), audiences: Iterable[int] | None = None
) -> Page[Item]:
    """The part of the feed that `?after=` asks for, of the kinds that belong in feeds."""
    shown = tuple(kinds) or tuple(kind.kind for kind in item_kinds if kind.in_feed)
    after = read_place(request.GET.get("after", ""))
    rows = newest(request.viewer, limit=limit + 1, kinds=shown, after=after, audiences=audiences)
    more, rows = len(rows) > limit, rows[:limit]
    following = write_place(rows[-1].published_at, rows[-1].pk) if more else ""
    query = request.GET.copy()
    query["after"] = following
    return Page(rows, following, limit, f"{request.path}?{query.urlencode()}" if following else "")
