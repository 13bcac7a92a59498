"""Invitations that are confirmed first: proposed by who is in, answered by those who decide who enters."""

from contextlib import suppress
from datetime import datetime
from typing import Any

from django.db.models import Q, QuerySet

from wezer.core.acts.door import invitation_ends
from wezer.core.acts.steps import become
from wezer.core.community import community
from wezer.core.crossing.events import InvitationProposalEnded, InvitationProposed
from wezer.core.crossing.inviting import asks_first
from wezer.core.crossing.refusals import AlreadyThere, NotAskedFirst, ProposalOver
from wezer.core.exclusion.barring import refuse_excluded
from wezer.core.models import (
    ACTIVE_STATES,
    Belonging,
    BelongingState,
    Group,
    GroupState,
    Member,
    ProposalState,
    ProposedInvitation,
)
from wezer.core.refusals import MembraneClosed, ReasonMissing
from wezer.core.viewer import Viewer
from wezer.kernel.acts import act, attempt, move
from wezer.kernel.clock import now
from wezer.kernel.compiled import Compiled
from wezer.kernel.events import emit
from wezer.kernel.permissions import require
from wezer.kernel.ref import ref
from wezer.kernel.refusals import NotAllowed

#: Whoever stands so to a group needs no invitation.
THERE = (*ACTIVE_STATES, BelongingState.APPLIED, BelongingState.INVITED)


@act
def propose_invitation(*, by: Any, group: Group, member: Member, message: str = "") -> ProposedInvitation:
    """Propose whom to invite, where those who decide who enters confirm it first. Proposed by somebody already: that one
    goes on."""
    require(by, "core.invite_to_group", group)
    if not asks_first(by, group):
        raise NotAskedFirst(name=group.name)
    if Belonging.objects.filter(member=member, group=group, state__in=THERE).exists():
        raise AlreadyThere(name=member.name)
    refuse_excluded(member, group, BelongingState.INVITED)
    made, is_new = ProposedInvitation.objects.get_or_create(
        group=group, member=member, state=ProposalState.WAITING,
        defaults={"inviter": by.member, "message": message.strip()[:2000], "until": invitation_ends(group)},
    )  # fmt: skip
    if is_new:
        emit(InvitationProposed(subject=ref(group), proposal=str(made.uid)), group=group, audit=True)
    return made


@act
def answer_proposal(*, by: Any, proposal: ProposedInvitation, accept: bool, reason: str = "") -> ProposedInvitation:
    """Confirm: the person is invited, in the name of who proposed it. Or say why not. Who is in by now, or asks to come in,
    or has left the community, is invited no more; nor in the name of somebody who is not fully in any more."""
    group, member, reason = proposal.group, proposal.member, reason.strip()[:2000]
    require(by, "core.decide_membership", group)
    if not accept:
        if not reason:
            raise ReasonMissing()
        _end(proposal, ProposalState.REFUSED, reason=reason, decided_by=by.member)
        return proposal
    if group.state not in (GroupState.ACTIVE, GroupState.DRAFT):
        raise MembraneClosed()
    if not _still_wanted(proposal):
        _end(proposal, ProposalState.OVER)
        return proposal
    _end(proposal, ProposalState.CONFIRMED, decided_by=by.member)
    become(
        member, group, BelongingState.INVITED, crossing="invitation", invited_by=proposal.inviter,
        message=proposal.message, until=invitation_ends(group),
    )  # fmt: skip
    return proposal


@act
def withdraw_proposal(*, by: Any, proposal: ProposedInvitation) -> None:
    """Whoever proposed it takes it back."""
    if by.member is None or by.member.pk != proposal.inviter_id:
        raise NotAllowed()
    _end(proposal, ProposalState.WITHDRAWN)


@act
def end_proposals(*, by: Any) -> int:
    """Those that nobody answered in time. How many there were."""
    due = ProposedInvitation.objects.filter(state=ProposalState.WAITING, until__lte=now()).select_related("group")
    found = list(due.order_by("until")[:200])
    for each in found:
        with suppress(ProposalOver), attempt():  # answered at this very moment
            _end(each, ProposalState.EXPIRED)
    return len(found)


@act
def end_needless_proposals(*, by: Any, group: Group, member: Member) -> None:
    """They came in, were invited or asked to come in otherwise."""
    for each in _proposed(group.pk, member.pk):
        with suppress(ProposalOver), attempt():
            _end(each, ProposalState.OVER)


def _waiting_for(group: int, member: int) -> QuerySet[ProposedInvitation]:
    waiting = ProposedInvitation.objects.filter(group=group, member=member, state=ProposalState.WAITING)
    return waiting.select_related("group")


_proposed = Compiled(_waiting_for)


@act
def forget_proposals(*, by: Any, before: datetime, spared: Any = ()) -> int:
    """What was written with invitations that were proposed, once it is over; that there were some stays in the log."""
    old = ProposedInvitation.objects.filter(ended_at__lt=before)
    return old.exclude(Q(member__uid__in=spared) | Q(inviter__uid__in=spared)).delete()[0]


def _still_wanted(proposal: ProposedInvitation) -> bool:
    stands = Belonging.objects.filter(member=proposal.member)
    if stands.filter(group=proposal.group, state__in=THERE).exists():
        return False
    if not stands.filter(group=community(), state__in=ACTIVE_STATES).exists():
        return False
    return Viewer.of(proposal.inviter).belongs_fully(proposal.group)


def _end(proposal: ProposedInvitation, state: str, **also: Any) -> None:
    if not move(proposal, ProposalState.WAITING, state, ended_at=now(), **also):
        raise ProposalOver()
    told = InvitationProposalEnded(subject=ref(proposal.group), proposal=str(proposal.uid), state=str(state))
    emit(told, group=proposal.group, audit=True)
