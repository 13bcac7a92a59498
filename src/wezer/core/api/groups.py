"""Groups, their roles and their rooms."""

from typing import Annotated, Any

from django.http import Http404
from django.shortcuts import get_object_or_404
from pydantic import Field

from wezer.core.acts.groups import archive_group, change_group, create_group, reopen_group
from wezer.core.api.common import Words, caller, router
from wezer.core.community import community
from wezer.core.halls import LIVING, find_group, groups_for, may_know, room_name, rooms_of
from wezer.core.models import Group, Membrane, Role, Room
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
    state: str
    membrane: str
    parent: PartyOut | None
    my_state: str | None = None


class GroupIn(Strict):
    parent: UID | None = None
    type: Short
    name: Text
    purpose: Annotated[str, Field(max_length=2000)] = ""
    membrane: Membrane | None = None


class GroupChange(Strict):
    name: Text | None = None
    purpose: Annotated[str, Field(max_length=2000)] | None = None
    membrane: Membrane | None = None


class RoleOut(Schema):
    uid: UID
    key: str
    name: str
    purpose: str
    rights: list[str]
    holders: list[PartyOut]


class RoomOut(Schema):
    uid: UID
    slug: str
    kind: str
    name: str
    state: str
    group: PartyOut


def show_group(group: Any) -> dict[str, Any]:
    return {
        "uid": group.uid,
        "slug": group.slug,
        "type": group.type,
        "name": group.name,
        "purpose": group.purpose,
        "state": group.state,
        "membrane": group.membrane,
        "parent": show_party(group.parent),
        "my_state": getattr(group, "my_state", None),
    }


def show_room(room: Room) -> dict[str, Any]:
    return {
        "uid": room.uid,
        "slug": room.slug,
        "kind": room.kind,
        "name": room_name(room),
        "state": room.state,
        "group": show_party(room.group),
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
        by=request.viewer, parent=parent, type=new.type, name=new.name, purpose=new.purpose, membrane=new.membrane or ""
    )
    return made(show_group(group))


@router.get("/groups/{uid}", response=GroupOut)
def group(request: Any, uid: UID) -> Any:
    return show_group(found_group(request, uid))


@router.patch("/groups/{uid}", response=GroupOut)
def change(request: Any, uid: UID, change: GroupChange) -> Any:
    """Change name, purpose, membrane."""
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


@router.get("/groups/{uid}/roles", response=list[RoleOut])
def roles(request: Any, uid: UID) -> Any:
    """The roles of the group and who holds them."""
    caller(request)
    found = Role.objects.filter(group=found_group(request, uid)).prefetch_related("holdings__member").order_by("id")
    return [
        {
            "uid": role.uid,
            "key": role.key,
            "name": role.name,
            "purpose": role.purpose,
            "rights": role.rights,
            "holders": [show_party(held.member) for held in role.holdings.all() if held.until is None],
        }
        for role in found[:200]
    ]


@router.get("/groups/{uid}/rooms", response=list[RoomOut])
def rooms(request: Any, uid: UID) -> Any:
    """The rooms of the group, in its order."""
    return [show_room(room) for room in rooms_of(found_group(request, uid))]


@router.get("/rooms/{uid}", response=RoomOut)
def room(request: Any, uid: UID) -> Any:
    return show_room(found_room(request, uid))
