"""Groups and their rooms."""

from typing import Annotated, Any

from django.shortcuts import get_object_or_404
from pydantic import Field

from wezer.core.acts.groups import archive_group, change_group, create_group, reopen_group
from wezer.core.api.common import Words, router
from wezer.core.community import community
from wezer.core.halls import LIVING, find_group, groups_for
from wezer.core.models import Group, Membrane, Sight
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


def found_group(request: Any, uid: Any) -> Group:
    """A group whose page the viewer may open."""
    found = get_object_or_404(groups_for(request.viewer), uid=uid)
    return find_group(request.viewer, found.slug)


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
