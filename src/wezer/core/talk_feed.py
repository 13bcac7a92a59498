"""The newest items of rooms, at a cost that does not grow with what the viewer may not see (SETTLED row 4)."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from django.core.cache import cache
from django.db.models import Q

from wezer.core.models import Audience, AudienceKind, Item, Reaction, Room
from wezer.core.newest import Lists, newest_of
from wezer.kernel.compiled import Compiled

#: The audiences of a group are made with it and never change.
_SECONDS = 3600
#: What is listed of a room for an audience, from the index `item_room_feed`.
_OF_ROOMS = Lists(
    "core_item",
    ("room_id", "audience_id"),
    "published_at",
    "id",
    "published_at IS NOT NULL AND withdrawn_at IS NULL AND hidden_at IS NULL AND over_at IS NULL",
)
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


_shown = Compiled(lambda numbers: Item.objects.filter(pk__in=numbers).select_related("author", "count", "audience"))


def newest_in_rooms(
    rooms: Iterable[Room], viewer: Any, *, each: int, after: tuple[datetime, int] | None = None
) -> list[Item]:
    """The newest `each` items of every room that may be listed for `viewer`, newest first. Two statements; what is read
    with the rooms is not read again."""
    known = {room.pk: room for room in rooms}
    places = [
        (room.pk, audience)
        for room in known.values()
        for audience in sorted(viewer.audience_ids & group_audiences(room.group_id))
    ]
    left, numbers = dict.fromkeys(known, each), []
    for number, room_id in newest_of(_OF_ROOMS, places, each, after=after):
        if left[room_id]:
            left[room_id] -= 1
            numbers.append(number)
    found = [item for item in _shown(numbers) if item.audience_id in viewer.audience_ids] if numbers else []
    for item in found:
        stand_in(item, known[item.room_id])
    return sorted(found, key=lambda item: (item.published_at, item.pk), reverse=True)


def stand_in(item: Item, room: Room) -> None:
    """The item's room, and its group, are those that are read already."""
    item.room = room
    if item.group_id == room.group_id:
        item.group = room.group


_given = Compiled(
    lambda party, items: Reaction.objects.filter(party=party, item__in=items).values_list("item_id", "kind")
)


def mark_mine(items: Sequence[Item], viewer: Any) -> None:
    """Put on each item which reactions the viewer gave (`item.mine`). One statement, none for a visitor."""
    given: dict[int, set[str]] = {}
    if viewer.party is not None and items:
        for number, kind in _given(viewer.party.pk, [item.pk for item in items]):
            given.setdefault(number, set()).add(kind)
    for item in items:
        setattr(item, "mine", given.get(item.pk, set()))
