"""Groups: creating, changing, moving, archiving. The closure table is kept in the same transaction."""

from typing import Any

from django.utils.text import slugify

from wezer.core.acts.audiences import audience, open_audiences
from wezer.core.acts.roles import grant_role, open_role
from wezer.core.acts.rooms import open_room
from wezer.core.acts.tree import check_place, hang, lock_tree, reopen_below
from wezer.core.community import forget_community
from wezer.core.events import GroupActivated, GroupArchived, GroupChanged, GroupCreated
from wezer.core.kinds import group_kinds
from wezer.core.looks import check_looks
from wezer.core.maps.points import point_group
from wezer.core.models import (
    AudienceKind,
    Belonging,
    BelongingState,
    Group,
    GroupState,
    Membrane,
    Party,
    PartyKind,
    Sight,
)
from wezer.core.refusals import KindUnknown, SlugTaken
from wezer.core.rules import clean_name
from wezer.core.search.index import index_party, unlist_party
from wezer.core.viewer import Viewer
from wezer.kernel.acts import act, move
from wezer.kernel.events import emit
from wezer.kernel.permissions import require
from wezer.kernel.ref import ref
from wezer.kernel.refusals import InvalidTransition


@act
def create_group(
    *,
    by: Any,
    parent: Group,
    type: str,
    name: str,
    purpose: str = "",
    slug: str = "",
    membrane: str = "",
    sight: str = "",
    direct_only: bool = False,
    icon: str = "",
) -> Group:
    """A group inside `parent`, active at once; its founder belongs to it and tends it. Rooms of its kind are opened."""
    require(by, "core.create_group", parent)
    kind = group_kinds.get(type)
    if kind is None:
        raise KindUnknown()
    check_looks(icon or None, None)
    name = clean_name(name)
    lock_tree()
    check_place(type, parent, height=1)
    group = Group.objects.create(
        kind=PartyKind.GROUP,
        type=type,
        name=name,
        slug=_slug(slug, name),
        parent=parent,
        purpose=purpose,
        icon=icon or kind.icon,
        hue=Party.hue_of(name),
        membrane=Membrane(membrane or kind.membrane),
        sight=Sight(sight or kind.sight),
        direct_only=direct_only,
        has_wallet=kind.has_wallet,
    )
    hang(group, parent)
    open_audiences(group=group)
    index_group(group)
    _settle_in(by, group, kind.rooms)
    emit(GroupCreated(subject=ref(group)), group=group)
    emit(GroupActivated(subject=ref(group)), group=group)
    return group


def _settle_in(by: Any, group: Group, rooms: tuple[str, ...]) -> None:
    system = Viewer.system()
    steward = open_role(by=system, group=group, key="steward")
    wallet = open_role(by=system, group=group, key="wallet") if group.has_wallet else None
    if by.member is not None:
        Belonging.objects.create(member=by.member, group=group, state=BelongingState.MEMBER, crossing="founder")
        grant_role(by=system, role=steward, member=by.member)
        if wallet:
            grant_role(by=system, role=wallet, member=by.member)
        if hasattr(by, "forget"):
            by.forget()
    for kind in (*rooms, "market", "wallet"):
        open_room(by=system, group=group, kind=kind, if_there=True)


@act
def change_group(*, by: Any, group: Group, **changes: Any) -> Group:
    """Change name, purpose, domain, icon, hue, membrane, sight and what derived members may do."""
    require(by, "core.tend_group", group)
    allowed = {
        "name", "purpose", "domain", "icon", "hue", "membrane", "sight", "direct_only", "derived_may_read",
        "derived_may_write", "photo",
    }  # fmt: skip
    unknown = set(changes) - allowed
    assert not unknown, f"change_group does not change {unknown}"
    check_looks(changes.get("icon"), changes.get("hue"), own_icon=group.icon)
    if "name" in changes:
        changes["name"] = clean_name(changes["name"])
    for field, value in changes.items():
        setattr(group, field, value)
    group.version += 1
    group.save()
    if "direct_only" in changes:
        lock_tree()
        reopen_below(group)
    if group.is_root:
        forget_community()
    index_group(group)
    emit(GroupChanged(subject=ref(group)), group=group)
    return group


def index_group(group: Group) -> None:
    """A group is found by those who may know that it exists."""
    seen_by = {
        Sight.OPEN: audience(AudienceKind.PUBLIC),
        Sight.MEMBERS: audience(AudienceKind.COMMUNITY),
        Sight.SECRET: audience(AudienceKind.GROUP, group),
    }[Sight(group.sight)]
    index_party(group, audience=seen_by, body=group.purpose, listed=group.state == GroupState.ACTIVE)
    point_group(group, audience=seen_by, listed=group.state == GroupState.ACTIVE)


@act
def archive_group(*, by: Any, group: Group) -> None:
    """Read-only, out of lists, restorable."""
    require(by, "core.tend_group", group)
    if group.is_root or not move(group, (GroupState.ACTIVE, GroupState.PAUSED), GroupState.ARCHIVED):
        raise InvalidTransition(state=group.get_state_display())
    unlist_party(group)
    emit(GroupArchived(subject=ref(group)), group=group)


@act
def reopen_group(*, by: Any, group: Group) -> None:
    require(by, "core.tend_group", group)
    if not move(group, (GroupState.ARCHIVED, GroupState.PAUSED), GroupState.ACTIVE):
        raise InvalidTransition(state=group.get_state_display())
    index_group(group)
    emit(GroupActivated(subject=ref(group)), group=group)


#: What stands beside the groups in addresses.
RESERVED = {"new", "tree", "moves"}


def _slug(wanted: str, name: str) -> str:
    slug = slugify(wanted or name)[:50] or "group"
    if slug in RESERVED:
        slug = f"{slug}-group"
    if not Group.objects.filter(slug=slug).exists():
        return slug
    if wanted:
        raise SlugTaken(slug=slug)
    number = 2
    while Group.objects.filter(slug=f"{slug}-{number}").exists():
        number += 1
    return f"{slug}-{number}"
