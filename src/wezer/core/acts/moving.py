"""Moving a group where more than one must agree: proposed with a preview, consented to or refused, then done at once."""

from typing import Any

from wezer.core.acts.lifecycle import opens_freely
from wezer.core.acts.tree import check_move, lock_tree, move_group
from wezer.core.events_structure import GroupMoveConsented, GroupMoveEnded, GroupMoveProposed
from wezer.core.models import Group, GroupMove, MoveState
from wezer.core.moving import GROUP_SIDE, PARENT_SIDE, change_by, sides_awaited, sides_spoken_for
from wezer.core.refusals import AlreadyThere, MoveOvertaken, MoveWaits, NotAwaited, ReasonMissing
from wezer.core.viewer import Viewer
from wezer.kernel.acts import act, move
from wezer.kernel.clock import now
from wezer.kernel.events import emit
from wezer.kernel.permissions import can, require
from wezer.kernel.ref import ref
from wezer.kernel.refusals import Refusal


@act
def propose_move(*, by: Any, group: Group, parent: Group, word: str = "") -> GroupMove:
    """Ask that the group lie elsewhere. Done at once when all who must agree are the one who asks; else it waits.

    Where nobody would read more, the right on both sides is enough. Where somebody would, whoever tends the group and
    whoever tends its new place must consent: those nearest, not everyone whose rights reach so far.
    """
    require(by, "core.tend_group", group)
    lock_tree()
    group.refresh_from_db()
    check_move(group, parent)
    before = group.parent
    if before is None or before.pk == parent.pk:
        raise AlreadyThere(name=group.name)
    if GroupMove.objects.filter(group=group, state=MoveState.WAITING).exists():
        raise MoveWaits(name=group.name)
    asked = GroupMove.objects.create(
        group=group, before=before, parent=parent, word=word.strip()[:2000], proposed_by=by.member,
        proposed_at=now(),
    )  # fmt: skip
    emit(GroupMoveProposed(subject=ref(asked)), group=group, audit=True)
    for side in _agreed_by_asking(by, group, parent):
        _consent(by, asked, side)
    _go_if_all_agree(by, asked)
    return asked


def _agreed_by_asking(by: Any, group: Group, parent: Group) -> list[str]:
    """The sides that the one who asks agrees for. Where nobody would read more, rights from afar are enough."""
    wide = not by.is_system and change_by(group, parent, by).widens
    sides = [GROUP_SIDE] if not wide else []
    if by.is_system or (not wide and can(by, "core.create_group", parent) and opens_freely(by, parent)):
        sides.append(PARENT_SIDE)
    return sorted({*sides, *sides_spoken_for(by.member, group, parent)})


@act
def consent_to_move(*, by: Any, asked: GroupMove) -> None:
    """Agree, for every side one speaks for. With the last consent the group moves, in the same transaction."""
    lock_tree()
    asked = _locked(asked)
    sides = _awaited_from(by, asked)
    if asked.group.parent_id != asked.before_id:
        raise MoveOvertaken(name=asked.group.name)
    for side in sides:
        _consent(by, asked, side)
    _go_if_all_agree(by, asked)


@act
def refuse_move(*, by: Any, asked: GroupMove, reason: str) -> None:
    """One who is asked says no, and why: nothing changes. Also after having consented, as long as it waits."""
    asked = _locked(asked)
    if not by.is_system and not sides_spoken_for(by.member, asked.group, asked.parent):
        raise NotAwaited()
    if not reason.strip():
        raise ReasonMissing()
    _end(by, asked, MoveState.REFUSED, reason=reason.strip()[:2000])


@act
def withdraw_move(*, by: Any, asked: GroupMove) -> None:
    """Whoever proposed it takes it back; so may those who tend the group."""
    asked = _locked(asked)
    if by.member is None or asked.proposed_by_id != by.member.pk:
        require(by, "core.tend_group", asked.group)
    _end(by, asked, MoveState.WITHDRAWN)


@act
def overtake_moves(*, by: Any) -> None:
    """What waits although it can no longer be done, since something else moved first, waits no more."""
    for asked in GroupMove.objects.filter(state=MoveState.WAITING).select_related("group", "parent"):
        try:
            check_move(asked.group, asked.parent)
            possible = asked.group.parent_id == asked.before_id
        except Refusal:
            possible = False
        if not possible:
            _end(by, asked, MoveState.OVERTAKEN)


def _locked(asked: GroupMove) -> GroupMove:
    rows = GroupMove.objects.select_for_update(of=("self",)).select_related("group", "parent")
    return rows.get(pk=asked.pk)


def _awaited_from(by: Any, asked: GroupMove) -> list[str]:
    spoken = [GROUP_SIDE, PARENT_SIDE] if by.is_system else sides_spoken_for(by.member, asked.group, asked.parent)
    sides = [side for side in sides_awaited(asked) if side in spoken]
    if not sides:
        raise NotAwaited()
    return sides


def _consent(by: Any, asked: GroupMove, side: str) -> None:
    by_whom = {f"{side}_consent_by": by.member, f"{side}_consent_at": now()}
    if not move(asked, MoveState.WAITING, MoveState.WAITING, **by_whom):
        raise NotAwaited()
    emit(GroupMoveConsented(subject=ref(asked), side=side), group=asked.group, audit=True)


def _go_if_all_agree(by: Any, asked: GroupMove) -> None:
    if sides_awaited(asked):
        return
    try:
        check_move(asked.group, asked.parent)
    except Refusal as refusal:  # possible when it was proposed; another move came first
        raise MoveOvertaken(name=asked.group.name) from refusal
    _end(by, asked, MoveState.DONE)
    move_group(by=Viewer.system(), group=asked.group, parent=asked.parent)


def _end(by: Any, asked: GroupMove, state: str, **also: Any) -> None:
    if not move(asked, MoveState.WAITING, state, ended_by=by.member, ended_at=now(), **also):
        raise NotAwaited()
    emit(GroupMoveEnded(subject=ref(asked), state=str(state)), group=asked.group, audit=True)
