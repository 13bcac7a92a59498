"""Groups and their rooms."""

from typing import Annotated, Any

from django.http import Http404
from django.shortcuts import get_object_or_404
from pydantic import Field

from wezer.core.acts.groups import archive_group, change_group, create_group, reopen_group
from wezer.core.acts.rooms import archive_room, open_room
from wezer.core.api.common import Words, router
from wezer.core.community import community
from wezer.core.halls import LIVING, find_group, groups_for, may_know, room_name, rooms_of
from wezer.core.models import Group, Membrane, Room, Sight
from wezer.core.unread import mark_unread
from wezer.kernel.permissions import require
from wezer.ui.rest import (
    MADE,
    UID,
    After,
    Limit,
    Listed,
    PartyOut,
    Schema,
    Short,
    Strict,
    Text,
    Written,
    idempotent,
    listed,
    made,
    show_party,
)


class GroupOut(Schema):
    uid: UID
    slug: str
    type: str
    name: str
    purpose: str
    icon: str
    hue: int
    state: str
    domain: str
    membrane: str
    sight: str
    direct_only: bool
    derived_may_read: bool
    derived_may_write: bool
    parent: PartyOut | None
    my_state: str | None = None
    version: int


class GroupIn(Strict):
    parent: UID | None = None
    type: Short
    name: Text
    purpose: Annotated[str, Field(max_length=2000)] = ""
    membrane: Membrane | None = None
    sight: Sight | None = None


class GroupChange(Strict):
    """`icon`: one of those the settings page offers; `hue`: degrees on the circle of colours, shown in steps of 15."""

    name: Text | None = None
    purpose: Annotated[str, Field(max_length=2000)] | None = None
    domain: Annotated[str, Field(max_length=2000)] | None = None
    icon: Annotated[str, Field(max_length=40)] | None = None
    hue: Annotated[int, Field(ge=-1000, le=1000)] | None = None
    membrane: Membrane | None = None
    sight: Sight | None = None
    direct_only: bool | None = None
    derived_may_read: bool | None = None
    derived_may_write: bool | None = None


class RoomIn(Strict):
    kind: Short
    name: Annotated[str, Field(max_length=80)] = ""


class RoomOut(Schema):
    uid: UID
    slug: str
    kind: str
    name: str
    state: str
    group: PartyOut
    unread: int = 0
    """In the list of a group's rooms: how much is new since one was last there, 99 at most."""


def show_group(group: Any) -> dict[str, Any]:
    return {
        "uid": group.uid,
        "slug": group.slug,
        "type": group.type,
        "name": group.name,
        "purpose": group.purpose,
        "icon": group.icon,
        "hue": group.hue,
        "state": group.state,
        "domain": group.domain,
        "membrane": group.membrane,
        "sight": group.sight,
        "direct_only": group.direct_only,
        "derived_may_read": group.derived_may_read,
        "derived_may_write": group.derived_may_write,
        "parent": show_party(group.parent),
        "my_state": getattr(group, "my_state", None),
        "version": group.version,
    }


def show_room(room: Room) -> dict[str, Any]:
    return {
        "uid": room.uid,
        "slug": room.slug,
        "kind": room.kind,
        "name": room_name(room),
        "state": room.state,
        "group": show_party(room.group),
        "unread": getattr(room, "unread", 0),
    }


def found_group(request: Any, uid: Any) -> Group:
    """A group whose page the viewer may open."""
    found = get_object_or_404(groups_for(request.viewer), uid=uid)
    return find_group(request.viewer, found.slug)


def found_room(request: Any, uid: Any) -> Room:
    room = Room.objects.select_related("group__parent").filter(uid=uid).first()
    if room is None or not may_know(room.group, request.viewer):
        raise Http404
    return room


@router.get("/community", response=GroupOut)
def the_community(request: Any) -> Any:
    """The community itself: the group around all others."""
    return show_group(found_group(request, community().uid))


@router.get("/groups", response=Listed[GroupOut])
def groups(request: Any, q: Words = "", after: After = "", limit: Limit = 20) -> Any:
    """The groups one may know, by name."""
    found = groups_for(request.viewer).filter(state__in=LIVING).select_related("parent")
    if q.strip():
        found = found.filter(name__icontains=q.strip())
    return listed(found, after, limit, show_group, order=("name", "id"))


@router.post("/groups", response=MADE(GroupOut))
@idempotent
def new_group(request: Any, new: GroupIn) -> Any:
    """Open a group inside another (the community when none is named)."""
    parent = found_group(request, new.parent) if new.parent else community()
    group = create_group(
        by=request.viewer,
        parent=parent,
        type=new.type,
        name=new.name,
        purpose=new.purpose,
        membrane=new.membrane or "",
        sight=new.sight or "",
    )
    return made(show_group(group))


@router.get("/groups/{uid}", response=GroupOut)
def group(request: Any, uid: UID) -> Any:
    return show_group(found_group(request, uid))


@router.patch("/groups/{uid}", response=GroupOut)
def change(request: Any, uid: UID, change: GroupChange) -> Any:
    """Change what the group is, how one enters, who knows of it."""
    """Change name, purpose, looks, membrane."""
    found = found_group(request, uid)
    changes = {name: value for name, value in change.dict(exclude_unset=True).items() if value is not None}
    require(request.viewer, "core.tend_group", found)
    if changes:
        change_group(by=request.viewer, group=found, **changes)
    return show_group(found)


@router.post("/groups/{uid}/archiving", response=Written)
def archive(request: Any, uid: UID) -> Any:
    """Close it: everything stays readable."""
    found = found_group(request, uid)
    archive_group(by=request.viewer, group=found)
    return {"uid": found.uid, "state": found.state, "version": found.version}


@router.delete("/groups/{uid}/archiving", response=Written)
def unarchive(request: Any, uid: UID) -> Any:
    """Open it again."""
    found = found_group(request, uid)
    reopen_group(by=request.viewer, group=found)
    return {"uid": found.uid, "state": found.state, "version": found.version}


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


@router.post("/rooms/{uid}/archiving", response=RoomOut)
def close_room(request: Any, uid: UID) -> Any:
    """Close it for good; what is in it stays readable."""
    found = found_room(request, uid)
    archive_room(by=request.viewer, room=found)
    return show_room(found)


@router.get("/rooms/{uid}", response=RoomOut)
def room(request: Any, uid: UID) -> Any:
    return show_room(found_room(request, uid))
