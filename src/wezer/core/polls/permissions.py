"""The right to vote in polls."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from wezer.core.models import Group, GroupState, RoomState
from wezer.core.permissions import answer_event, why_only_reads
from wezer.core.polls.refusals import NoVoteYet
from wezer.kernel.permissions import permission
from wezer.kernel.refusals import Refusal


def why_no_vote(viewer: Any, post: Any) -> Refusal | None:
    """Says of a poll that one is on a pause there, new, or observing."""
    if (refusal := why_only_reads(viewer, post)) is not None:
        return refusal
    return NoVoteYet() if has_no_vote(viewer, post.group) else None


def has_no_vote(viewer: Any, group: Group | None) -> bool:
    """Of who belongs to the group without being fully in it, and of who observes the community (core.md 5.2)."""
    if group is None or viewer.is_observing:
        return bool(viewer.is_observing)
    return bool(viewer.belongs_directly(group)) and not viewer.belongs_fully(group)


@permission("core.vote_in_poll", label=_("Vote in a poll"), writes=True, why=why_no_vote)
def vote_in_poll(viewer: Any, post: Any) -> bool:
    """Members who read it, in their own name, as long as its room is open and its group active; nobody on a pause, and in
    their own group neither newcomers nor observers."""
    if post.room_id and post.room.state != RoomState.OPEN:
        return False
    if viewer.only_reads(post.group) or (post.group is not None and post.group.state != GroupState.ACTIVE):
        return False
    return answer_event(viewer, post) and not has_no_vote(viewer, post.group)
