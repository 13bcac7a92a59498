"""Changes of what a group is, where those in it vote on them. One votes as on a proposed group: `…/vote`, `…/ballot`."""

from dataclasses import asdict
from typing import Annotated, Any

from django.http import Http404
from django.shortcuts import get_object_or_404
from pydantic import Field

from wezer.core.acts.changing import propose_change, withdraw_change
from wezer.core.api.common import router
from wezer.core.api.crossing import MembraneIn
from wezer.core.api.exclusion import ExclusionRuleIn
from wezer.core.api.groups import found_group
from wezer.core.changing import changes_of, lines_of, may_read_changes
from wezer.core.models import ChangesBy, Group, GroupVote, Membrane, Sight
from wezer.ui.rest import (
    MADE,
    UID,
    After,
    Limit,
    Listed,
    PartyOut,
    Schema,
    Strict,
    idempotent,
    listed,
    made,
    moment,
    show_party,
)


class GroupChangeIn(Strict):
    """What is to be otherwise; what is left out or null stays. `membrane`: one condition by its word, `entry`: its ways and what
    goes with them. `money`, `membership`: whether the group decides over it alone. `reason` is read by those who vote."""

    reason: Annotated[str, Field(min_length=1, max_length=2000)]
    purpose: Annotated[str, Field(max_length=2000)] | None = None
    membrane: Membrane | None = None
    entry: MembraneIn | None = None
    exclusion: ExclusionRuleIn | None = None
    sight: Sight | None = None
    direct_only: bool | None = None
    derived_may_read: bool | None = None
    derived_may_write: bool | None = None
    money: bool | None = None
    membership: bool | None = None
    changes_by: ChangesBy | None = None


class ChangeLineOut(Schema):
    label: str
    before: str
    after: str


class GroupChangeOut(Schema):
    """`outcome`: empty while the vote runs; accepted (and done), refused, withdrawn, or overtaken: the group had changed
    meanwhile, and nothing was done. `changes`: before and after of each matter; `lines`: the same in words. `sums`: at the end."""

    uid: UID
    changes: dict[str, Any]
    lines: list[ChangeLineOut]
    reason: str
    proposed_by: PartyOut | None
    began_at: str | None
    closes_at: str | None
    ended_at: str | None
    outcome: str
    sums: dict[str, int]


def _show(vote: GroupVote) -> dict[str, Any]:
    return {
        "uid": vote.uid,
        "changes": vote.changes,
        "lines": [asdict(line) for line in lines_of(vote)],
        "reason": vote.reason,
        "proposed_by": show_party(vote.proposed_by),
        "began_at": moment(vote.began_at),
        "closes_at": moment(vote.closes_at),
        "ended_at": moment(vote.ended_at),
        "outcome": vote.outcome,
        "sums": vote.sums,
    }


@router.get("/groups/{uid}/changes", response=Listed[GroupChangeOut])
def changes(request: Any, uid: UID, after: After = "", limit: Limit = 20) -> Any:
    """Votes on what the group is, the newest first: for those in it, and those who tend it."""
    return listed(changes_of(_readable(request, uid)), after, limit, _show, order=("-id",))


@router.post("/groups/{uid}/changes", response=MADE(GroupChangeOut))
@idempotent
def new_change(request: Any, uid: UID, new: GroupChangeIn) -> Any:
    """Put a change to the vote of those fully in the group; for those who tend it, where it is decided so."""
    wanted = new.model_dump(exclude_none=True)
    for name in ("money", "membership"):
        if name in wanted:
            wanted[f"sovereign_{name}"] = wanted.pop(name)
    return made(_show(propose_change(by=request.viewer, group=found_group(request, uid), **wanted)))


@router.delete("/groups/{uid}/changes/{change}", response=GroupChangeOut)
def take_back(request: Any, uid: UID, change: UID) -> Any:
    """Take back what one proposed, while the vote runs."""
    found = changes_of(_readable(request, uid))
    withdraw_change(by=request.viewer, vote=get_object_or_404(found, uid=change))
    return _show(found.get(uid=change))


def _readable(request: Any, uid: Any) -> Group:
    group = found_group(request, uid)
    if not may_read_changes(request.viewer, group):
        raise Http404
    return group
