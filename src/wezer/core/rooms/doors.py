"""The doors, tabs and panels of a group's rooms. Whatever a kind does there, the page stays up."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from wezer.core.kinds import room_kinds
from wezer.core.models import STANDING, Group, Room
from wezer.core.modules import room_kind
from wezer.core.rooms.isolation import isolated
from wezer.kernel.compiled import Compiled


@dataclass(slots=True)
class Door:
    room: Room
    name: str
    icon: str
    url: str = ""
    sentence: str = ""
    tags: Sequence[tuple[Any, str]] = ()
    unread: int = 0
    failed: bool = False


def room_name(room: Room) -> str:
    kind = room_kinds.get(room.kind)
    return room.name or (str(kind.name) if kind else room.kind)


_standing_rooms = Compiled(lambda group: Room.objects.filter(group=group, state__in=STANDING))


def rooms_of(group: Group) -> list[Room]:
    """The group's rooms of kinds that are there, in its order. One statement."""
    rooms = [room for room in _standing_rooms(group.pk) if room_kind(room.kind)]
    for room in rooms:
        room.group = group
    return rooms


def listed_rooms(group: Group) -> list[dict[str, Any]]:
    """Every room for those who tend the group, proposed, archived and in the bin too. One statement."""
    rooms = group.rooms.filter(emptied_at=None).select_related("proposed_by")
    return [{"room": room, "name": room_name(room), "kind": room_kind(room.kind)} for room in rooms]


def doors(rooms: Iterable[Room], viewer: Any) -> list[Door]:
    """A door per room that opens to the viewer. A kind that fails is isolated: its door says so (core.md 8)."""
    found = (_door(room, viewer) for room in rooms)
    return [door for door in found if door is not None]


def _door(room: Room, viewer: Any) -> Door | None:
    kind = room_kinds[room.kind]
    door = Door(room=room, name=room_name(room), icon=kind.icon, unread=getattr(room, "unread", 0))

    def ask() -> Door | None:
        if not kind.opens_to(room, viewer):
            return None
        door.url = kind.url(room)
        door.sentence = kind.live(room, viewer) or str(kind.description)
        door.tags = kind.tags(room, viewer)
        return door

    instead: Door | None = door
    is_known = viewer.belongs(room.group)
    found, door.failed = isolated(room, "door", ask, instead, counts=is_known)
    return found if not door.failed or is_known else None


def panels(rooms: Iterable[Room], viewer: Any) -> list[str]:
    """What the rooms put beside the doors: at most one statement for each kind that has a panel."""
    found = []
    for room in rooms:
        kind = room_kinds[room.kind]

        def ask(kind: Any = kind, room: Room = room) -> str:
            return str(kind.panel(room, viewer)) if kind.opens_to(room, viewer) else ""

        found.append(isolated(room, "panel", ask, "", counts=viewer.belongs(room.group))[0])
    return [html for html in found if html.strip()]


def room_tabs(rooms: Iterable[Room], viewer: Any) -> list[dict[str, Any]]:
    """An entry for each room that opens to the viewer. What is out of order leads to the page that says so."""
    entries = []
    for room in rooms:
        kind = room_kinds[room.kind]

        def ask(kind: Any = kind, room: Room = room) -> str:
            return kind.url(room) if kind.opens_to(room, viewer) else ""

        is_known = viewer.belongs(room.group)
        href, has_failed = isolated(room, "tab", ask, "", counts=is_known)
        if has_failed and room.is_disabled and is_known:
            href = reverse("groups:room", args=[room.group.slug, room.slug])
        if href:
            entry = {"key": room.slug, "label": room_name(room), "icon": kind.icon, "href": href}
            entries.append({**entry, "count": getattr(room, "unread", 0)})
    return entries
