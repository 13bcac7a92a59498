"""Rooms of a group."""

from typing import Any

from django.utils.text import slugify

from wezer.core.events import RoomOpened
from wezer.core.kinds import room_kinds
from wezer.core.models import Group, Room, RoomState
from wezer.core.refusals import KindUnknown, RoomOnce
from wezer.core.rules import clean_name
from wezer.kernel.acts import act, move
from wezer.kernel.events import emit
from wezer.kernel.permissions import require
from wezer.kernel.ref import ref


@act
def open_room(*, by: Any, group: Group, kind: str, name: str = "", if_there: bool = False) -> Room | None:
    """Open a room in the group. `if_there`: do nothing (None) when no installed package brings this kind."""
    require(by, "core.tend_group", group)
    found = room_kinds.get(kind)
    if found is None or not found.may_open(group):
        if if_there:
            return None
        raise KindUnknown(field="kind")
    if found.once and Room.objects.filter(group=group, kind=kind).exclude(state=RoomState.ARCHIVED).exists():
        raise RoomOnce(field="kind")
    name = clean_name(name, most=80) if name else ""
    room = Room.objects.create(
        group=group, kind=kind, name=name, slug=_free_slug(group, slugify(name) or kind), position=group.rooms.count()
    )
    found.opened(by=by, room=room)
    emit(RoomOpened(subject=ref(room)), group=group)
    return room


@act
def archive_room(*, by: Any, room: Room) -> bool:
    """Close a room for good: what is in it stays readable."""
    require(by, "core.tend_group", room.group)
    return move(room, (RoomState.OPEN, RoomState.LOCKED), RoomState.ARCHIVED)


#: What stands beside the rooms in a group's addresses.
RESERVED = {"new", "people", "settings", "posts", "events", "belonging", "move", "rooms", "roles"}


def _free_slug(group: Group, wanted: str) -> str:
    taken = RESERVED | set(Room.objects.filter(group=group).values_list("slug", flat=True))
    slug, number = wanted[:50], 2
    while slug in taken:
        slug, number = f"{wanted[:50]}-{number}", number + 1
    return slug
