"""The newest items of rooms, at a cost that does not grow with what the viewer may not see (SETTLED row 4)."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from django.core.cache import cache
from django.db import connection
from django.db.models import Q
from django.db.models.expressions import RawSQL

from wezer.core.feed import Place
from wezer.core.models import Audience, AudienceKind, Item, Reaction, Room

#: The audiences of a group are made with it and never change.
_SECONDS = 3600
_WIDE = [AudienceKind.PUBLIC, AudienceKind.PEERS, AudienceKind.COMMUNITY]


def group_audiences(group_id: int) -> frozenset[int]:
    """The audiences that what is put in the group's rooms may have (all but those of named parties)."""
    key = f"wezer:audiences:{group_id}"
    known: frozenset[int] | None = cache.get(key)
    if known is None:
        rows = Audience.objects.filter(Q(group_id=group_id) | Q(kind__in=_WIDE, group=None))
        known = frozenset(rows.values_list("pk", flat=True))
        cache.set(key, known, _SECONDS)
    return known


def read_place(text: str) -> Place | None:
    """The place a list goes on after, from its address; nonsense is the beginning."""
    at, _line, number = text.partition("_")
    try:
        moment = datetime.fromisoformat(at)
        return Place(moment, int(number)) if moment.tzinfo and int(number) < 2**63 else None
    except ValueError:
        return None


def write_place(item: Item) -> str:
    return f"{item.published_at.isoformat()}_{item.pk}" if item.published_at else ""


def newest_in_rooms(rooms: Iterable[Room], viewer: Any, *, each: int, after: Place | None = None) -> list[Item]:
    """The newest `each` items of every room that may be listed for `viewer`, newest first. One statement.

    Top-k per room and audience from the index (room, audience, published_at, id), merged: with one condition over all
    audiences a newcomer would walk past everything that was written for others.
    """
    places = [
        (room.pk, audience)
        for room in rooms
        for audience in sorted(viewer.audience_ids & group_audiences(room.group_id))
    ]
    if not places:
        return []
    sql, values = _union(places, each, after)
    rows = Item.objects.filter(pk__in=RawSQL(sql, values)).select_related(  # noqa: S611  (every value is a parameter)
        "author", "group", "room", "count", "audience"
    )
    return sorted(rows, key=lambda item: (item.published_at, item.pk), reverse=True)


def _union(places: Sequence[tuple[int, int]], each: int, after: Place | None) -> tuple[str, list[Any]]:
    beyond, more = "", []
    if after:
        beyond = " AND (published_at, id) < (%s, %s)"
        at = after.at if connection.vendor == "postgresql" else str(connection.ops.adapt_datetimefield_value(after.at))
        more = [at, after.id]
    part = f"""SELECT id FROM (SELECT id FROM core_item
        WHERE room_id = %s AND audience_id = %s AND published_at IS NOT NULL AND withdrawn_at IS NULL
        AND hidden_at IS NULL AND over_at IS NULL{beyond}
        ORDER BY room_id DESC, audience_id DESC, published_at DESC, id DESC LIMIT %s) AS part"""
    values: list[Any] = []
    for room, audience in places:
        values += [room, audience, *more, each]
    return " UNION ALL ".join([part] * len(places)), values


def mark_mine(items: Sequence[Item], viewer: Any) -> None:
    """Put on each item which reactions the viewer gave (`item.mine`). One statement, none for a visitor."""
    given: dict[int, set[str]] = {}
    if viewer.party is not None and items:
        for number, kind in Reaction.objects.filter(party=viewer.party, item__in=items).values_list("item_id", "kind"):
            given.setdefault(number, set()).add(kind)
    for item in items:
        setattr(item, "mine", given.get(item.pk, set()))
