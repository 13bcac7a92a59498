"""Votes of a group, as read: whether a proposed one opens, and on a change of what it is."""

from dataclasses import dataclass
from typing import Any

from django.db import models

from wezer.core.changing import may_read_changes, open_change
from wezer.core.crossing.tally import Count
from wezer.core.models import Group, GroupState, GroupVote, VoiceChoice, VoteAbout
from wezer.core.refusals import VoteRuns


@dataclass(frozen=True, slots=True)
class VoteView:
    """A vote that runs, as somebody sees it: how many voted, never what."""

    vote: GroupVote
    voted: int
    mine: str

    @property
    def electors(self) -> int:
        return len(self.vote.electors)


def open_vote(group: Group) -> GroupVote | None:
    """None where it is not put to the vote: then those who tend the group around it decide, or its founders."""
    if group.state != GroupState.PROPOSED:
        return None
    return GroupVote.objects.filter(group=group, ended_at=None).first()


def running_vote(group: Group) -> GroupVote | None:
    """That on whether it opens, or on a change of what it is."""
    return open_vote(group) if group.state == GroupState.PROPOSED else open_change(group)


def refuse_while_voted_on(group: Group, *, field: str | None = None) -> None:
    """What is voted on is what opens: whoever has voted has voted on what they read."""
    if open_vote(group) is not None:
        raise VoteRuns(field=field)


def vote_view(group: Group, viewer: Any) -> VoteView | None:
    vote = running_vote(group)
    if vote is None or (vote.about == VoteAbout.CHANGE and not may_read_changes(viewer, group)):
        return None
    mine = vote.ballots.filter(member=viewer.member_id).values_list("choice", flat=True).first()
    return VoteView(vote, vote.ballots.count(), mine or "")


def running_change(group: Group, viewer: Any) -> VoteView | None:
    """That on a change, for the pages of a group. No statement where no vote changes it."""
    return None if group.state == GroupState.PROPOSED else vote_view(group, viewer)


def counted(vote: GroupVote) -> Count:
    said = dict(vote.ballots.values_list("choice").annotate(number=models.Count("pk")))
    return Count(
        len(vote.electors), *(said.get(each, 0) for each in (VoiceChoice.YES, VoiceChoice.NO, VoiceChoice.BLANK))
    )
