"""Voting on a proposed group, by those in the group around it (core.md 4.3), and on a change of what a group is, by those in
it (6.1): with a quorum, a threshold and a last day."""

from contextlib import suppress
from dataclasses import asdict
from typing import Any

from django.utils.translation import gettext as _

from wezer.core.acts.changing import settle_change
from wezer.core.acts.lifecycle import let_open, refuse_opening
from wezer.core.crossing.refusals import NothingToSay
from wezer.core.crossing.tally import certain, passes
from wezer.core.events_structure import GroupVotedOn
from wezer.core.founding import counted
from wezer.core.models import Group, GroupBallot, GroupState, GroupVote, VoiceChoice, VoteAbout
from wezer.core.refusals import PlaceClosed
from wezer.kernel.acts import act, attempt
from wezer.kernel.clock import now
from wezer.kernel.events import emit
from wezer.kernel.permissions import require
from wezer.kernel.ref import ref
from wezer.kernel.refusals import InvalidTransition, NotAllowed


@act
def vote_on_group(*, by: Any, group: Group, choice: str) -> None:
    """One ballot a member: yes, no or blank; it may be changed until the vote closes. What is certain is decided at once."""
    require(by, "core.vote_on_group", group)
    vote = GroupVote.objects.select_for_update().filter(group=group, ended_at=None).first()
    if vote is None or vote.closes_at <= now() or choice not in (VoiceChoice.YES, VoiceChoice.NO, VoiceChoice.BLANK):
        raise NothingToSay()
    GroupBallot.objects.update_or_create(vote=vote, member=by.member, defaults={"choice": choice, "at": now()})
    emit(GroupVotedOn(subject=ref(group)), group=group)
    _settle(vote)
    group.refresh_from_db(fields=["state", "end_reason"])


@act
def close_group_votes(*, by: Any) -> int:
    """Decide every vote whose time is over; run by the worker. How many were looked at."""
    due = list(GroupVote.objects.filter(ended_at=None, closes_at__lte=now()).order_by("closes_at")[:100])
    for each in due:
        with suppress(InvalidTransition, NotAllowed), attempt():  # one that cannot be counted keeps no other waiting
            if vote := GroupVote.objects.select_for_update().filter(pk=each.pk, ended_at=None).first():
                _settle(vote)
    return len(due)


def _settle(vote: GroupVote) -> None:
    """End the vote if its time is over, or no missing ballot can change the result any more. Its row is held."""
    count = counted(vote)
    result = passes(count, vote.rules) if vote.closes_at <= now() else certain(count, vote.rules)
    if result is None:
        return
    vote.sums = asdict(count)
    GroupVote.objects.filter(pk=vote.pk).update(ended_at=now(), sums=vote.sums, electors=[])
    GroupBallot.objects.filter(vote=vote).delete()
    if vote.about == VoteAbout.CHANGE:
        settle_change(vote, accepted=result)
    else:
        _settle_opening(vote, accepted=result)


def _settle_opening(vote: GroupVote, *, accepted: bool) -> None:
    group = Group.objects.select_related("parent").get(pk=vote.group_id)
    if group.state != GroupState.PROPOSED:
        return
    if group.parent is not None and group.parent.state != GroupState.ACTIVE:  # it was, when the vote began
        told = refuse_opening(group, PlaceClosed(name=group.parent.name).sentence)
    elif accepted:
        told = let_open(group)
    else:
        sums = _("The vote: {yes} yes, {no} no, {blank} blank, of {electors} who could vote.")
        told = refuse_opening(group, sums.format(**vote.sums))
    told.actor = told.acting_for = None  # all of them decided, not whoever voted last
