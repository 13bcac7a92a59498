"""Rooms of a group: proposed, opened, locked, archived, put into the bin and back (core.md 8)."""

from collections.abc import Iterable, Set
from datetime import timedelta
from typing import Any

from django.utils.text import slugify

from wezer.core.events import RoomChanged, RoomOpened, RoomProposed
from wezer.core.kinds import room_kinds
from wezer.core.models import STANDING, Group, Item, Room, RoomState
from wezer.core.modules import room_kind
from wezer.core.refusals import KindUnknown, RoomKept, RoomMoved, RoomOnce, RoomWithheld
from wezer.core.rooms.contract import is_offered
from wezer.core.rules import clean_name
from wezer.core.search.index import list_room_in_search
from wezer.core.settings_registry import value
from wezer.kernel.acts import act, move
from wezer.kernel.clock import now
from wezer.kernel.events import emit
from wezer.kernel.permissions import can, require
from wezer.kernel.ref import ref
from wezer.kernel.refusals import TooMany

#: So long a room in the bin can be put back.
BIN = timedelta(days=30)
#: So many proposals of one member wait in a group.
MOST_PROPOSED = 5


@act
def open_room(*, by: Any, group: Group, kind: str, name: str = "", if_there: bool = False) -> Room | None:
    """Open a room in the group. `if_there`: do nothing (None) when no installed package brings this kind."""
    require(by, "core.tend_group", group)
    found = room_kind(kind)
    if found is None or not found.may_open(group):
        if if_there:
            return None
        raise KindUnknown(field="kind")
    _allowed(by, found)
    room = _new(group, found, name, state=RoomState.OPEN)
    _begin(by, room)
    return room


def first_rooms(*, by: Any, group: Group, kinds: Iterable[str]) -> None:
    """What a group that was just made begins with, of the kinds that an installed package brings. For acts."""
    brought = [found for kind in kinds if (found := room_kind(kind)) is not None and found.may_open(group)]
    rooms = [
        Room(group=group, kind=found.kind, slug=_free(found.kind, RESERVED), position=place)
        for place, found in enumerate(brought)
    ]
    for room in Room.objects.bulk_create(rooms):
        _begin(by, room)


@act
def propose_room(*, by: Any, group: Group, kind: str, name: str = "") -> Room:
    """Ask those who tend the group for a room. It has no door until they open it."""
    require(by, "core.propose_room", group)
    found = room_kinds.get(kind)
    if found is None or not found.may_open(group) or not is_offered(found):
        raise KindUnknown(field="kind")
    Group.objects.select_for_update(of=("self",)).get(pk=group.pk)  # what waits is counted one after the other
    waiting = Room.objects.filter(group=group, state=RoomState.PROPOSED, proposed_by=by.member)
    if not by.is_system and waiting.count() >= MOST_PROPOSED:
        raise TooMany()
    room = _new(group, found, name, state=RoomState.PROPOSED, proposed_by=by.member)
    emit(RoomProposed(subject=ref(room)), group=group)
    return room


@act
def accept_room(*, by: Any, room: Room) -> Room:
    """Open a room that somebody proposed."""
    require(by, "core.tend_group", room.group)
    found = room_kind(room.kind)
    if found is None:
        raise KindUnknown(field="kind")
    _allowed(by, found)
    _only_one(room.group, found)
    _move(room, RoomState.PROPOSED, RoomState.OPEN)
    _begin(by, room)
    return room


@act
def decline_room(*, by: Any, room: Room) -> None:
    """Say no to a proposed room. Nothing was in it, so nothing stays of it."""
    require(by, "core.tend_group", room.group)
    if not Room.objects.filter(pk=room.pk, state=RoomState.PROPOSED).delete()[0]:
        raise RoomMoved()
    told = RoomChanged(subject=ref(room), state="declined", kind=room.kind, member=_proposer(room))
    emit(told, group=room.group)


@act
def rename_room(*, by: Any, room: Room, name: str) -> Room:
    """Another name; an empty one is the usual name of its kind. The address stays."""
    require(by, "core.tend_group", room.group)
    room.name = clean_name(name, most=80) if name.strip() else ""
    room.save(update_fields=["name"])
    return room


@act
def lock_room(*, by: Any, room: Room) -> Room:
    """Nothing new in there for now; what is in it is read as before."""
    require(by, "core.tend_group", room.group)
    return _tell(_move(room, RoomState.OPEN, RoomState.LOCKED))


@act
def reopen_room(*, by: Any, room: Room) -> Room:
    """Unlock it, or take it out of the archive."""
    require(by, "core.tend_group", room.group)
    if room.state == RoomState.ARCHIVED and (found := room_kinds.get(room.kind)):
        _only_one(room.group, found)
    return _tell(_move(room, (RoomState.LOCKED, RoomState.ARCHIVED), RoomState.OPEN))


@act
def archive_room(*, by: Any, room: Room) -> bool:
    """Close a room: its door is gone, what is in it stays readable. False when it was closed already."""
    require(by, "core.tend_group", room.group)
    if not move(room, STANDING, RoomState.ARCHIVED, state_at=now()):
        return False
    _tell(room)
    return True


@act
def bin_room(*, by: Any, room: Room) -> Room:
    """Put an archived room, with everything in it, out of sight; for thirty days it can be put back."""
    require(by, "core.tend_group", room.group)
    found = room_kinds.get(room.kind)
    if found is not None and not found.may_be_binned:
        raise RoomKept()
    _move(room, RoomState.ARCHIVED, RoomState.DELETED)
    # The moment is that of the room's own move: what was withdrawn by itself before or after is told apart by it.
    inside = _inside(room)
    Item.objects.filter(pk__in=inside, withdrawn_at=None).update(withdrawn_at=room.state_at)
    list_room_in_search(room, inside)
    return _tell(room)


@act
def restore_room(*, by: Any, room: Room) -> Room:
    """Out of the bin, into the archive, with what went in with it."""
    require(by, "core.tend_group", room.group)
    went_in = room.state_at
    if went_in <= now() - BIN:
        raise RoomMoved()
    _move(room, RoomState.DELETED, RoomState.ARCHIVED)
    inside = _inside(room)
    Item.objects.filter(pk__in=inside, withdrawn_at=went_in).update(withdrawn_at=None)
    list_room_in_search(room, inside)
    return _tell(room)


@act
def empty_rooms(*, by: Any, limit: int = 20) -> int:
    """The worker's: rooms whose thirty days in the bin are over forget what they kept. How many did."""
    over = Room.objects.filter(state=RoomState.DELETED, state_at__lte=now() - BIN, emptied_at=None)
    found = list(over.select_related("group").order_by("pk")[:limit])
    for room in found:
        kind = room_kinds.get(room.kind)
        if kind is not None:
            kind.emptied(by=by, room=room)
        Room.objects.filter(pk=room.pk).update(emptied_at=now(), name="")
    return len(found)


# ------------------------------------------------------------------ their parts


def _inside(room: Room) -> Any:
    """The numbers of the items in the room."""
    kind = room_kinds.get(room.kind)
    found = kind.items(room) if kind is not None else Item.objects.filter(room=room)
    return found.values("pk")


def _allowed(by: Any, kind: Any) -> None:
    """What the community has no package for is unknown; what the gardeners keep back, they alone open."""
    if by.is_system:
        return
    if not is_offered(kind):
        raise KindUnknown(field="kind")
    if kind.kind in value("rooms.withheld") and not can(by, "core.tend_community", None):
        raise RoomWithheld(field="kind")


def _only_one(group: Group, kind: Any) -> None:
    if kind.once and Room.objects.filter(group=group, kind=kind.kind, state__in=STANDING).exists():
        raise RoomOnce(field="kind")


def _new(group: Group, kind: Any, name: str, **more: Any) -> Room:
    _only_one(group, kind)
    name = clean_name(name, most=80) if name else ""
    slug = _free_slug(group, slugify(name) or kind.kind)
    return Room.objects.create(group=group, kind=kind.kind, name=name, slug=slug, position=group.rooms.count(), **more)


def _begin(by: Any, room: Room) -> None:
    room_kinds[room.kind].opened(by=by, room=room)
    emit(RoomOpened(subject=ref(room)), group=room.group)


def _move(room: Room, before: Any, after: RoomState) -> Room:
    if not move(room, before, after, state_at=now()):
        raise RoomMoved()
    return room


def _tell(room: Room) -> Room:
    emit(RoomChanged(subject=ref(room), state=room.state, kind=room.kind), group=room.group)
    return room


def _proposer(room: Room) -> str:
    return ref(room.proposed_by) if room.proposed_by else ""


#: What stands beside the rooms in a group's addresses.
RESERVED = {
    "new",
    "people",
    "reports",
    "log",
    "glass",
    "announcement",
    "settings",
    "posts",
    "events",
    "belonging",
    "move",
    "rooms",
    "roles",
    "thing",
    "document",
    "topics",
    "questions",
}


def _free_slug(group: Group, wanted: str) -> str:
    return _free(wanted, RESERVED | set(Room.objects.filter(group=group).values_list("slug", flat=True)))


def _free(wanted: str, taken: Set[str]) -> str:
    slug, number = wanted[:50], 2
    while slug in taken:
        slug, number = f"{wanted[:50]}-{number}", number + 1
    return slug
