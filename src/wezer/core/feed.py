"""The feed: what a viewer may see, newest first, at a cost that does not grow with what they may not see.

A filter `audience IN (…)` in time order would walk past everything that others wrote. Instead the newest few of each
audience are taken from the index (audience, published_at, id) and merged (SETTLED row 4).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import connection

from wezer.core.kinds import item_kinds
from wezer.core.models import Item
from wezer.core.modules import closed_item_kinds
from wezer.ui.paging import Page

#: SQLite takes at most so many parts in one UNION ALL.
_PARTS = 400


@dataclass(frozen=True, slots=True)
class Place:
    """A place in the feed: the item after which to go on."""

    at: datetime
    id: int


def newest(
    viewer: Any,
    *,
    limit: int = 20,
    kinds: Sequence[str] = (),
    after: Place | None = None,
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
    numbers = _newest_ids(wanted, limit, tuple(kinds), after)
    rows = Item.objects.filter(pk__in=numbers).select_related("author", "group", "room", "count", "audience")
    return sorted(rows, key=lambda item: (item.published_at, item.pk), reverse=True)


def feed_page(
    request: Any, *, limit: int = 20, kinds: Sequence[str] = (), audiences: Iterable[int] | None = None
) -> Page[Item]:
    """The part of the feed that `?after=` asks for, of the kinds that belong in feeds."""
    shown = tuple(kinds) or tuple(kind.kind for kind in item_kinds if kind.in_feed)
    after = _place(request.GET.get("after", ""))
    rows = newest(request.viewer, limit=limit + 1, kinds=shown, after=after, audiences=audiences)
    more, rows = len(rows) > limit, rows[:limit]
    following = f"{rows[-1].published_at.isoformat()}_{rows[-1].pk}" if more and rows[-1].published_at else ""
    query = request.GET.copy()
    query["after"] = following
    return Page(rows, following, limit, f"{request.path}?{query.urlencode()}" if following else "")


def _place(text: str) -> Place | None:
    at, _line, number = text.partition("_")
    try:
        return Place(datetime.fromisoformat(at), int(number))
    except ValueError:
        return None


def _newest_ids(audiences: list[int], limit: int, kinds: tuple[str, ...], after: Place | None) -> list[int]:
    if not audiences:
        return []
    if connection.vendor == "postgresql":
        return _lateral(audiences, limit, kinds, after)
    found: list[tuple[Any, int]] = []
    for start in range(0, len(audiences), _PARTS):
        found += _union(audiences[start : start + _PARTS], limit, kinds, after)
    return [number for _at, number in sorted(found, reverse=True)[:limit]]


def _conditions(kinds: tuple[str, ...], after: Place | None) -> tuple[str, list[Any]]:
    sql = "published_at IS NOT NULL AND over_at IS NULL AND withdrawn_at IS NULL AND hidden_at IS NULL"
    values: list[Any] = []
    if kinds:
        sql += f" AND kind IN ({', '.join(['%s'] * len(kinds))})"
        values += kinds
    if after:
        sql += " AND (published_at, id) < (%s, %s)"
        values += [after.at if connection.vendor == "postgresql" else _stored(after.at), after.id]
    return sql, values


def _stored(at: datetime) -> str:
    return str(connection.ops.adapt_datetimefield_value(at))


def _lateral(audiences: list[int], limit: int, kinds: tuple[str, ...], after: Place | None) -> list[int]:
    where, values = _conditions(kinds, after)
    with connection.cursor() as db:
        db.execute(
            f"""SELECT top.id FROM unnest(%s::bigint[]) AS seen(audience)
                CROSS JOIN LATERAL (
                    SELECT id, published_at FROM core_item WHERE audience_id = seen.audience AND {where}
                    ORDER BY audience_id DESC, published_at DESC, id DESC LIMIT %s) AS top
                ORDER BY top.published_at DESC, top.id DESC LIMIT %s""",
            [audiences, *values, limit, limit],
        )
        return [row[0] for row in db.fetchall()]


def _union(audiences: list[int], limit: int, kinds: tuple[str, ...], after: Place | None) -> list[tuple[Any, int]]:
    where, values = _conditions(kinds, after)
    part = f"""SELECT * FROM (SELECT published_at, id FROM core_item WHERE audience_id = %s AND {where}
               ORDER BY audience_id DESC, published_at DESC, id DESC LIMIT %s)"""
    with connection.cursor() as db:
        db.execute(
            " UNION ALL ".join([part] * len(audiences)),
            [value for audience in audiences for value in (audience, *values, limit)],
        )
        return [(row[0], row[1]) for row in db.fetchall()]
