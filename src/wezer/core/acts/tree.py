"""The tree of groups: where each lies, and the closure table, kept in the same transaction."""

from collections.abc import Mapping
from typing import Any

from django.db.models import F, Max, Q

from wezer.core.acts.care import settle_care
from wezer.core.events import GroupMoved
from wezer.core.founding import refuse_while_voted_on
from wezer.core.kinds import COMMUNITY, group_kinds
from wezer.core.models import Group, GroupClosure, GroupState
from wezer.core.models.group import DEEPEST
from wezer.core.refusals import Cycle, MayNotContain, OnHold, PlaceClosed, TooDeep
from wezer.core.retention import held_around
from wezer.kernel.acts import act
from wezer.kernel.events import emit
from wezer.kernel.permissions import require
from wezer.kernel.ref import ref


@act
def move_group(*, by: Any, group: Group, parent: Group) -> None:
    """Hang the group, with everything below it, under another parent (core.md G-1). Needs the right on both sides, and
    that nobody's words reach further: where they would, `propose_move` asks those concerned."""
    require(by, "core.tend_group", group)
    require(by, "core.create_group", parent)
    lock_tree()
    group.refresh_from_db()
    check_move(group, parent)
    inside = GroupClosure.objects.filter(ancestor=group)
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
    reopen_below(group)
    emit(GroupMoved(subject=ref(group), parent=ref(parent)), group=group, audit=True)


def check_move(group: Group, parent: Group) -> None:
    """Refuses a place inside the group itself, one that does not take its kind or is closed, and one too deep; and any
    while those around it vote on the group."""
    inside = GroupClosure.objects.filter(ancestor=group)
    if group.is_root or inside.filter(descendant=parent).exists():
        raise Cycle()
    if Group.objects.filter(pk=parent.pk).exclude(state=GroupState.ACTIVE).exists():
        raise PlaceClosed(name=parent.name)
    refuse_while_voted_on(group, field="parent")
    held = held_around(group)
    if held is not None and not GroupClosure.objects.filter(ancestor=held, descendant=parent).exists():
        raise OnHold(name=held.name)  # moved out, it could be ended after all
    height = 1 + (inside.aggregate(deepest=Max("depth"))["deepest"] or 0)
    check_place(group.type, parent, height=height)


@act
def repair_closure(*, by: Any) -> int:
    """Rebuild the closure table from the parents; returns how many rows were wrong before."""
    lock_tree()
    parents = dict(Group.objects.values_list("pk", "parent_id"))
    stops, ended = _stops()
    right = {row for number in parents for row in _path(number, parents, stops, ended)}
    kept = set(GroupClosure.objects.values_list("ancestor_id", "descendant_id", "depth", "is_open"))
    wrong = len(right ^ kept)
    if wrong:
        GroupClosure.objects.all().delete()
        GroupClosure.objects.bulk_create(
            GroupClosure(ancestor_id=a, descendant_id=d, depth=depth, is_open=is_open) for a, d, depth, is_open in right
        )
    return wrong


def _stops() -> tuple[set[int], set[int]]:
    """Groups whose membranes stop derived belonging, and those that ended: being in them derives nothing more."""
    rows = Group.objects.filter(Q(direct_only=True) | Q(state=GroupState.DISSOLVED))
    found = list(rows.values_list("pk", "direct_only", "state"))
    return {pk for pk, stops, _state in found if stops}, {
        pk for pk, _stops, state in found if state == GroupState.DISSOLVED
    }


@act
def close_upward(*, group: Group) -> None:
    """The group has ended: who is in it reads on there, and belongs to nothing around by it."""
    reopen_below(group)


def _path(
    number: int, parents: Mapping[int, int | None], stops: set[int], ended: set[int]
) -> list[tuple[int, int, int, bool]]:
    rows, at, depth, is_open = [], number, 0, True
    while True:
        rows.append((at, number, depth, is_open))
        up = parents[at]
        if up is None:
            return rows
        at, depth, is_open = up, depth + 1, is_open and up not in stops and number not in ended


def lock_tree() -> None:
    """Two moves at once could make a cycle that neither sees: whoever changes the tree holds its root row first."""
    list(Group.objects.select_for_update(of=("self",)).filter(parent=None).values_list("pk"))


def check_place(type: str, parent: Group, *, height: int) -> None:
    container = group_kinds.get(parent.type)
    if parent.type != COMMUNITY and (container is None or type not in container.may_contain):
        raise MayNotContain()
    deepest = GroupClosure.objects.filter(descendant=parent).aggregate(depth=Max("depth"))["depth"]
    if deepest + height > DEEPEST:
        raise TooDeep(most=DEEPEST)


def hang(group: Group, parent: Group) -> None:
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


def reopen_below(group: Group) -> None:
    """Compute `is_open` anew for every pair whose path may cross the changed place, and look who tends what lies there."""
    numbers = GroupClosure.objects.filter(ancestor=group).values_list("descendant_id", flat=True)
    pairs = list(GroupClosure.objects.filter(descendant_id__in=list(numbers)))
    parents = dict(Group.objects.values_list("pk", "parent_id"))
    stops, ended = _stops()
    truth = {
        (ancestor, descendant): is_open
        for number in {pair.descendant_id for pair in pairs}
        for ancestor, descendant, _depth, is_open in _path(number, parents, stops, ended)
    }
    changed = [pair for pair in pairs if pair.is_open != truth[pair.ancestor_id, pair.descendant_id]]
    for pair in changed:
        pair.is_open = not pair.is_open
    GroupClosure.objects.bulk_update(changed, ["is_open"])
    # whoever is kept out of a group around, or rests there, tends none of these now; or tends again what lay in it
    settle_care(groups=[group, *Group.objects.filter(above__ancestor=group).exclude(pk=group.pk)])
