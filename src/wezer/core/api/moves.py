"""Moves of groups that need consent."""

from datetime import datetime
from typing import Annotated, Any

from django.shortcuts import get_object_or_404
from pydantic import Field

from wezer.core.acts.moving import consent_to_move, propose_move, refuse_move, withdraw_move
from wezer.core.api.common import router
from wezer.core.api.groups import found_group
from wezer.core.models import GroupMove
from wezer.core.moving import change_by, moves_about, preview, sides_awaited
from wezer.kernel.permissions import require
from wezer.ui.rest import MADE, UID, PartyOut, Schema, Strict, idempotent, made, show_party


class MoveIn(Strict):
    parent: UID
    word: Annotated[str, Field(max_length=2000)] = ""


class MoveRefusalIn(Strict):
    reason: Annotated[str, Field(min_length=1, max_length=2000)]


class MoveOut(Schema):
    """`awaited`: which consents are still missing, of `group` or of `parent`."""

    uid: UID
    group: PartyOut
    parent: PartyOut
    state: str
    word: str
    reason: str
    proposed_by: PartyOut | None
    proposed_at: datetime
    awaited: list[str]


class ReachOut(Schema):
    group: PartyOut
    people: int


class RightsOut(Schema):
    member: PartyOut
    role: str
    group: PartyOut


class PreviewOut(Schema):
    """What a move would change, as far as one may see. `people` newly read `items`: each counted once."""

    comes_along: int
    groups: int
    gains: list[ReachOut]
    losses: list[ReachOut]
    rights_begin: list[RightsOut]
    rights_end: list[RightsOut]
    people: int
    items: int


def _show(asked: GroupMove) -> dict[str, Any]:
    return {
        "uid": asked.uid,
        "group": show_party(asked.group),
        "parent": show_party(asked.parent),
        "state": asked.state,
        "word": asked.word,
        "reason": asked.reason,
        "proposed_by": show_party(asked.proposed_by),
        "proposed_at": asked.proposed_at,
        "awaited": sides_awaited(asked),
    }


def _found(request: Any, uid: Any) -> GroupMove:
    return get_object_or_404(GroupMove.objects.visible_to(request.viewer).with_places(), uid=uid)


@router.get("/groups/{uid}/moves/preview", response=PreviewOut)
def preview_move(request: Any, uid: UID, parent: UID) -> Any:
    """What would change if the group lay inside another one."""
    group = found_group(request, uid)
    require(request.viewer, "core.tend_group", group)
    found = preview(change_by(group, found_group(request, parent), request.viewer), request.viewer)
    return {
        "comes_along": found.comes_along,
        "groups": found.groups,
        "gains": [{"group": show_party(each.group), "people": each.people} for each in found.gains],
        "losses": [{"group": show_party(each.group), "people": each.people} for each in found.losses],
        "rights_begin": [_rights(each) for each in found.rights_begin],
        "rights_end": [_rights(each) for each in found.rights_end],
        "people": found.people_number,
        "items": found.items_number,
    }


def _rights(holding: Any) -> dict[str, Any]:
    role = holding.role
    return {"member": show_party(holding.member), "role": holding.role_name, "group": show_party(role.group)}


@router.get("/groups/{uid}/moves", response=list[MoveOut])
def waiting_moves(request: Any, uid: UID) -> Any:
    """Moves that wait for consent: of the group, or into it. For those who tend it."""
    group = found_group(request, uid)
    require(request.viewer, "core.tend_group", group)
    return [_show(asked) for asked in moves_about(group)[:100]]


@router.post("/groups/{uid}/moves", response=MADE(MoveOut))
@idempotent
def propose(request: Any, uid: UID, new: MoveIn) -> Any:
    """Ask that the group lie elsewhere: done at once when nobody else has to agree, else it waits."""
    group, parent = found_group(request, uid), found_group(request, new.parent)
    return made(_show(propose_move(by=request.viewer, group=group, parent=parent, word=new.word)))


@router.get("/moves/{uid}", response=MoveOut)
def move(request: Any, uid: UID) -> Any:
    """One move: for whoever asked for it, and those who tend what it concerns."""
    return _show(_found(request, uid))


@router.post("/moves/{uid}/consent", response=MoveOut)
def consent(request: Any, uid: UID) -> Any:
    """Agree; with the last consent the group moves."""
    consent_to_move(by=request.viewer, asked=_found(request, uid))
    return _show(_found(request, uid))


@router.post("/moves/{uid}/refusal", response=MoveOut)
def refuse(request: Any, uid: UID, said: MoveRefusalIn) -> Any:
    """Say no, and why: nothing changes."""
    refuse_move(by=request.viewer, asked=_found(request, uid), reason=said.reason)
    return _show(_found(request, uid))


@router.delete("/moves/{uid}", response=MoveOut)
def withdraw(request: Any, uid: UID) -> Any:
    """Take it back while it waits."""
    withdraw_move(by=request.viewer, asked=_found(request, uid))
    return _show(_found(request, uid))
