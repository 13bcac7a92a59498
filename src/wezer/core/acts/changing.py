"""Changing what a group is by a vote of those in it: proposed, voted on (`founding.py`), done by the very end of the vote."""

from datetime import timedelta
from typing import Any

from wezer.core.acts.care import take_turns
from wezer.core.acts.groups import change_group, change_sovereignty
from wezer.core.acts.tree import lock_tree
from wezer.core.change_refusals import ChangeRuns, NothingChanges
from wezer.core.changing import ENTRY, EXCLUSION, PLAIN, SOVEREIGN, as_it_is, differences, open_change, vote_rules
from wezer.core.crossing.acts.membranes import set_membrane
from wezer.core.crossing.voters import electors_of
from wezer.core.events_structure import GroupChangeDecided, GroupChangeProposed
from wezer.core.exclusion.acts.procedure import set_exclusion_rule
from wezer.core.models import ChangesBy, Group, GroupBallot, GroupState, GroupVote, VoteAbout, VoteOutcome
from wezer.core.refusals import NotWaiting, ReasonMissing
from wezer.core.turning import SWITCHES
from wezer.core.viewer import Viewer
from wezer.kernel.acts import act, attempt, current
from wezer.kernel.clock import now
from wezer.kernel.events import emit
from wezer.kernel.permissions import require
from wezer.kernel.ref import ref
from wezer.kernel.refusals import NotAllowed, Refusal

system = Viewer.system()
OPEN = (GroupState.ACTIVE, GroupState.PAUSED)


@act
def propose_change(*, by: Any, group: Group, reason: str, **wanted: Any) -> GroupVote:
    """Put a change of what the group is to the vote of those fully in it now: what `changing.differences` takes. One at a time,
    so that nobody votes on what another vote is about to change."""
    take_turns([group.pk])  # two at once: the second finds the first
    group = Group.objects.select_related("parent").get(pk=group.pk)
    require(by, "core.propose_change", group)
    if open_change(group) is not None:
        raise ChangeRuns()
    if not reason.strip():
        raise ReasonMissing()
    changes = differences(group, wanted)
    if not changes:
        raise NothingChanges()
    rules = vote_rules(group)
    vote = GroupVote.objects.create(
        group=group, about=VoteAbout.CHANGE, changes=changes, reason=reason.strip(), proposed_by=by.member, rules=rules,
        electors=electors_of(group, rules), began_at=now(), closes_at=now() + timedelta(days=rules["days"]),
    )  # fmt: skip
    emit(GroupChangeProposed(subject=ref(group), vote=str(vote.uid), matters=[*changes]), group=group, audit=True)
    return vote


@act
def withdraw_change(*, by: Any, vote: GroupVote) -> None:
    """Whoever proposed it takes it back while it runs."""
    if by.member is None or by.member.pk != vote.proposed_by_id:
        raise NotAllowed()
    held = GroupVote.objects.select_for_update(of=("self",)).select_related("group").get(pk=vote.pk)
    if held.about != VoteAbout.CHANGE or held.ended_at is not None:
        raise NotWaiting()
    GroupBallot.objects.filter(vote=held).delete()
    GroupVote.objects.filter(pk=held.pk).update(ended_at=now(), electors=[])
    _end(held, VoteOutcome.WITHDRAWN)


def settle_change(vote: GroupVote, *, accepted: bool) -> None:
    """Do what was voted on, or not, and tell it. For acts that hold the vote's row and have ended it."""
    before = len(current().facts)
    _end(vote, _done(vote) if accepted else VoteOutcome.REFUSED)
    for told in current().facts[before:]:
        told.actor = told.acting_for = None  # all of them decided, not whoever voted last


def _end(vote: GroupVote, outcome: VoteOutcome) -> None:
    GroupVote.objects.filter(pk=vote.pk).update(outcome=outcome)
    told = GroupChangeDecided(subject=ref(vote.group), vote=str(vote.uid), outcome=str(outcome))
    emit(told, group=vote.group, audit=True)


def _done(vote: GroupVote) -> VoteOutcome:
    """Change it, unless what it was to be changed from is no longer so."""
    if set(SWITCHES) & set(vote.changes):
        lock_tree()  # before the group, as moves do
    take_turns([vote.group_id])
    group = Group.objects.select_related("parent").get(pk=vote.group_id)
    there = as_it_is(group)
    is_as_voted_on = all(there[name] == said["before"] for name, said in vote.changes.items())
    if group.state not in OPEN or group.changes_by != ChangesBy.VOTE or not is_as_voted_on:
        return VoteOutcome.OVERTAKEN
    try:
        with attempt():
            _change(group, {name: said["after"] for name, said in vote.changes.items()})
    except Refusal:  # what it needs is gone: a currency of its fee, say
        return VoteOutcome.OVERTAKEN
    return VoteOutcome.ACCEPTED


def _change(group: Group, after: dict[str, Any]) -> None:
    if ENTRY in after:
        set_membrane(by=system, group=group, **after[ENTRY])
    if EXCLUSION in after:
        set_exclusion_rule(by=system, group=group, **after[EXCLUSION])
    if plain := {name: after[name] for name in PLAIN if name in after}:
        change_group(by=system, group=group, **plain)
    if set(SOVEREIGN) & set(after):
        said = {name: after.get(name, getattr(group, name)) for name in SOVEREIGN}
        change_sovereignty(
            by=system, group=group, money=said["sovereign_money"], membership=said["sovereign_membership"],
            changes_by=said["changes_by"],
        )  # fmt: skip
