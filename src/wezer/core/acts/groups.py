"""Groups: creating, changing, moving, archiving. The closure table is kept in the same transaction."""

from collections.abc import Mapping
from typing import Any

from django.db.models import F, Max
from django.utils.text import slugify

from wezer.core.acts.audiences import audience, open_audiences
from wezer.core.acts.roles import grant_role, open_role
from wezer.core.acts.rooms import open_room
from wezer.core.community import forget_community
from wezer.core.events import GroupActivated, GroupArchived, GroupChanged, GroupCreated, GroupMoved
from wezer.core.kinds import COMMUNITY, group_kinds
from wezer.core.looks import check_looks
from wezer.core.models import (
    AudienceKind,
    Belonging,
    BelongingState,
    Group,
    GroupClosure,
    GroupState,
    Membrane,
    Party,
    PartyKind,
    Sight,
)
from wezer.core.models.group import DEEPEST
from wezer.core.refusals import Cycle, KindUnknown, MayNotContain, SlugTaken, TooDeep
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
    _lock_tree()
    _check_place(type, parent, height=1)
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
    _hang(group, parent)
    open_audiences(group=group)
    _index(group)
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
        _lock_tree()
        _reopen_below(group)
    if group.is_root:
        forget_community()
    _index(group)
    emit(GroupChanged(subject=ref(group)), group=group)
    return group


def _index(group: Group) -> None:
    """A group is found by those who may know that it exists."""
    seen_by = {
        Sight.OPEN: audience(AudienceKind.PUBLIC),
        Sight.MEMBERS: audience(AudienceKind.COMMUNITY),
        Sight.SECRET: audience(AudienceKind.GROUP, group),
    }[Sight(group.sight)]
    index_party(group, audience=seen_by, body=group.purpose, listed=group.state == GroupState.ACTIVE)


@act
def move_group(*, by: Any, group: Group, parent: Group) -> None:
    """Hang the group, with everything below it, under another parent (core.md G-1). Needs the right on both sides."""
    require(by, "core.tend_group", group)
    require(by, "core.create_group", parent)
    _lock_tree()
    group.refresh_from_db()
    inside = GroupClosure.objects.filter(ancestor=group)
    if group.is_root or inside.filter(descendant=parent).exists():
        raise Cycle()
    height = 1 + (inside.aggregate(deepest=Max("depth"))["deepest"] or 0)
    _check_place(group.type, parent, height=height)
    below = list(inside.values_list("descendant_id", "depth"))
    numbers = [number for number, _depth in below]
    GroupClosure.objects.filter(descendant_id__in=numbers).exclude(ancestor_id__in=numbers).delete()
    above = list(GroupClosure.objects.filter(descendant=parent).values_list("ancestor_id", "depth"))
    GroupClosure.objects.bulk_create(
        GroupClosure(ancestor_id=ancestor, descendant_id=number, depth=up + 1 + down)
        for ancestor, up in above
        for number, down in below
    )
    Group.objects.filter(pk=group.pk).update(parent=parent, version=F("version") + 1)
    group.refresh_from_db()
    _reopen_below(group)
    emit(GroupMoved(subject=ref(group), parent=ref(parent)), group=group, audit=True)


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
    _index(group)
    emit(GroupActivated(subject=ref(group)), group=group)


@act
def repair_closure(*, by: Any) -> int:
    """Rebuild the closure table from the parents; returns how many rows were wrong before."""
    _lock_tree()
    parents = dict(Group.objects.values_list("pk", "parent_id"))
    stops = set(Group.objects.filter(direct_only=True).values_list("pk", flat=True))
    right = {row for number in parents for row in _path(number, parents, stops)}
    kept = set(GroupClosure.objects.values_list("ancestor_id", "descendant_id", "depth", "is_open"))
    wrong = len(right ^ kept)
    if wrong:
        GroupClosure.objects.all().delete()
        GroupClosure.objects.bulk_create(
            GroupClosure(ancestor_id=a, descendant_id=d, depth=depth, is_open=is_open) for a, d, depth, is_open in right
        )
    return wrong


def _path(number: int, parents: Mapping[int, int | None], stops: set[int]) -> list[tuple[int, int, int, bool]]:
    rows, at, depth, is_open = [], number, 0, True
    while True:
        rows.append((at, number, depth, is_open))
        up = parents[at]
        if up is None:
            return rows
        at, depth, is_open = up, depth + 1, is_open and up not in stops


def _lock_tree() -> None:
    """Two moves at once could make a cycle that neither sees: whoever changes the tree holds its root row first."""
    list(Group.objects.select_for_update(of=("self",)).filter(parent=None).values_list("pk"))


def _check_place(type: str, parent: Group, *, height: int) -> None:
    container = group_kinds.get(parent.type)
    if parent.type != COMMUNITY and (container is None or type not in container.may_contain):
        raise MayNotContain()
    deepest = GroupClosure.objects.filter(descendant=parent).aggregate(depth=Max("depth"))["depth"]
    if deepest + height > DEEPEST:
        raise TooDeep(most=DEEPEST)


def _hang(group: Group, parent: Group) -> None:
    above = GroupClosure.objects.filter(descendant=parent).select_related("ancestor")
    rows = [GroupClosure(ancestor=group, descendant=group, depth=0)]
    rows += [
        GroupClosure(
            ancestor=pair.ancestor,
            descendant=group,
            depth=pair.depth + 1,
            is_open=pair.is_open and not parent.direct_only,
        )
        for pair in above
    ]
    GroupClosure.objects.bulk_create(rows)


def _reopen_below(group: Group) -> None:
    """Compute `is_open` anew for every pair whose path may cross the changed place."""
    numbers = GroupClosure.objects.filter(ancestor=group).values_list("descendant_id", flat=True)
    pairs = list(GroupClosure.objects.filter(descendant_id__in=list(numbers)))
    parents = dict(Group.objects.values_list("pk", "parent_id"))
    stops = set(Group.objects.filter(direct_only=True).values_list("pk", flat=True))
    truth = {
        (ancestor, descendant): is_open
        for number in {pair.descendant_id for pair in pairs}
        for ancestor, descendant, _depth, is_open in _path(number, parents, stops)
    }
    changed = [pair for pair in pairs if pair.is_open != truth[pair.ancestor_id, pair.descendant_id]]
    for pair in changed:
        pair.is_open = not pair.is_open
    GroupClosure.objects.bulk_update(changed, ["is_open"])


#: What stands beside the groups in addresses.
RESERVED = {"new", "tree"}


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
