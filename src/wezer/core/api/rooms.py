"""Rooms: their states, their health, and what kinds there are."""

from typing import Annotated, Any

from django.http import Http404
from pydantic import Field

from wezer.core.acts.rooms import (
    accept_room,
    archive_room,
    bin_room,
    decline_room,
    lock_room,
    open_room,
    propose_room,
    rename_room,
    reopen_room,
    restore_room,
)
from wezer.core.acts.settings import change_setting
from wezer.core.api.common import caller, router
from wezer.core.api.groups import found_group
from wezer.core.halls import may_know, room_name, rooms_of
from wezer.core.kinds import room_kinds
from wezer.core.models import READABLE, Room, RoomState
from wezer.core.modules import closable_rooms, close_rooms_but, room_kind
from wezer.core.rooms.acts.health import try_again
from wezer.core.rooms.contract import is_offered
from wezer.core.settings_registry import value
from wezer.core.unread import mark_unread
from wezer.kernel.permissions import can
from wezer.ui.rest import MADE, UID, PartyOut, Schema, Short, Strict, idempotent, made, show_party

RoomName = Annotated[str, Field(max_length=80)]


class RoomKindSwitch(Strict):
    is_open: bool


class RoomIn(Strict):
    kind: Short
    name: RoomName = ""


class RoomChange(Strict):
    """An empty name is the usual one of the kind."""

    name: RoomName


class RoomOut(Schema):
    """`health`: “well”, or “disabled” after its kind failed three times in ten minutes."""

    uid: UID
    slug: str
    kind: str
    name: str
    state: str
    health: str
    group: PartyOut
    unread: int = 0
    """In the list of a group's rooms: how much is new since one was last there, 99 at most."""


class RoomKindOut(Schema):
    """`is_offered`: whether those who tend groups may open such rooms; gardeners may open what is kept back."""

    kind: str
    name: str
    description: str
    version: str
    once: bool
    is_offered: bool


def show_room(room: Room) -> dict[str, Any]:
    return {
        "uid": room.uid,
        "slug": room.slug,
        "kind": room.kind,
        "name": room_name(room),
        "state": room.state,
        "health": room.health,
        "group": show_party(room.group),
        "unread": getattr(room, "unread", 0),
    }


def found_room(request: Any, uid: Any) -> Room:
    """A room of a group one may know. What is proposed or in the bin is there for those who tend the group, and for who
    proposed it."""
    viewer = request.viewer
    room = Room.objects.select_related("group__parent").filter(uid=uid, emptied_at=None).first()
    if room is None or room_kind(room.kind) is None or not may_know(room.group, viewer):
        raise Http404
    mine = room.state == RoomState.PROPOSED and viewer.member is not None and room.proposed_by_id == viewer.member.pk
    if room.state not in READABLE and not mine and not can(viewer, "core.tend_group", room.group):
        raise Http404
    return room


@router.get("/room-kinds", response=list[RoomKindOut])
def kinds(request: Any) -> Any:
    """The kinds of rooms there are here."""
    kept_back = value("rooms.withheld")
    return [
        {
            "kind": kind.kind,
            "name": str(kind.name),
            "description": str(kind.description),
            "version": kind.version,
            "once": kind.once,
            "is_offered": kind.kind not in kept_back,
        }
        for kind in room_kinds
        if is_offered(kind)
    ]


@router.put("/room-kinds/{kind}", response={204: None})
def open_or_close_kind(request: Any, kind: Short, new: RoomKindSwitch) -> Any:
    """Open a kind of room for the community, or close it: its rooms and all they hold are absent until it is opened
    again."""
    caller(request)
    known = {each["kind"].kind: each["open"] for each in closable_rooms()}
    if kind not in known:
        raise Http404
    wanted = {name for name, is_open in known.items() if (new.is_open if name == kind else is_open)}
    change_setting(by=request.viewer, key="rooms.closed", value=close_rooms_but(wanted))
    return None


@router.get("/groups/{uid}/rooms", response=list[RoomOut])
def rooms(request: Any, uid: UID) -> Any:
    """The rooms of the group, in its order."""
    found = rooms_of(found_group(request, uid))
    mark_unread(found, request.viewer)
    return [show_room(room) for room in found]


@router.post("/groups/{uid}/rooms", response=MADE(RoomOut))
@idempotent
def new_room(request: Any, uid: UID, new: RoomIn) -> Any:
    """Open a room of a kind."""
    room = open_room(by=request.viewer, group=found_group(request, uid), kind=new.kind, name=new.name)
    assert room is not None
    return made(show_room(room))


@router.post("/groups/{uid}/rooms/proposals", response=MADE(RoomOut))
@idempotent
def new_proposal(request: Any, uid: UID, new: RoomIn) -> Any:
    """Ask those who tend the group for a room."""
    return made(
        show_room(propose_room(by=request.viewer, group=found_group(request, uid), kind=new.kind, name=new.name))
    )


@router.get("/rooms/{uid}", response=RoomOut)
def room(request: Any, uid: UID) -> Any:
    return show_room(found_room(request, uid))


@router.patch("/rooms/{uid}", response=RoomOut)
def change_room(request: Any, uid: UID, change: RoomChange) -> Any:
    """Give it another name."""
    return show_room(rename_room(by=request.viewer, room=found_room(request, uid), name=change.name))


@router.post("/rooms/{uid}/acceptance", response=RoomOut)
def accept(request: Any, uid: UID) -> Any:
    """Open a room that somebody proposed."""
    return show_room(accept_room(by=request.viewer, room=found_room(request, uid)))


@router.delete("/rooms/{uid}/acceptance", response={204: None})
def decline(request: Any, uid: UID) -> Any:
    """Say no to a proposed room."""
    decline_room(by=request.viewer, room=found_room(request, uid))
    return 204, None


@router.post("/rooms/{uid}/locking", response=RoomOut)
def lock(request: Any, uid: UID) -> Any:
    """Nothing new in there for now."""
    return show_room(lock_room(by=request.viewer, room=found_room(request, uid)))


@router.delete("/rooms/{uid}/locking", response=RoomOut)
def unlock(request: Any, uid: UID) -> Any:
    """Unlock it."""
    return show_room(reopen_room(by=request.viewer, room=found_room(request, uid)))


@router.post("/rooms/{uid}/archiving", response=RoomOut)
def close_room(request: Any, uid: UID) -> Any:
    """Close it; what is in it stays readable."""
    found = found_room(request, uid)
    archive_room(by=request.viewer, room=found)
    return show_room(found)


@router.delete("/rooms/{uid}/archiving", response=RoomOut)
def reopen(request: Any, uid: UID) -> Any:
    """Take it out of the archive."""
    return show_room(reopen_room(by=request.viewer, room=found_room(request, uid)))


@router.post("/rooms/{uid}/binning", response=RoomOut)
def throw_away(request: Any, uid: UID) -> Any:
    """Put an archived room, with what is in it, into the bin for thirty days."""
    return show_room(bin_room(by=request.viewer, room=found_room(request, uid)))


@router.delete("/rooms/{uid}/binning", response=RoomOut)
def put_back(request: Any, uid: UID) -> Any:
    """Out of the bin, into the archive."""
    return show_room(restore_room(by=request.viewer, room=found_room(request, uid)))


@router.delete("/rooms/{uid}/failure", response=RoomOut)
def mend(request: Any, uid: UID) -> Any:
    """Put a room that failed to use again."""
    return show_room(try_again(by=request.viewer, room=found_room(request, uid)))
