"""Invitations into groups that are proposed, and confirmed first."""

from typing import Annotated, Any

from django.shortcuts import get_object_or_404
from pydantic import Field

from wezer.core.api.common import caller, router
from wezer.core.api.entry import InviteIn
from wezer.core.api.groups import found_group
from wezer.core.crossing.acts.inviting import answer_proposal, propose_invitation, withdraw_proposal
from wezer.core.crossing.inviting import proposals_of
from wezer.core.models import ProposedInvitation
from wezer.core.profiles import members_visible_to
from wezer.ui.rest import UID, After, Limit, Listed, PartyOut, Schema, Strict, listed, moment, show_party


class ProposedInvitationOut(Schema):
    """`reason`: of a no."""

    uid: UID
    group: PartyOut
    member: PartyOut
    inviter: PartyOut
    message: str
    state: str
    reason: str
    proposed_at: str
    until: str


class ProposedInvitationAnswerIn(Strict):
    accept: bool
    reason: Annotated[str, Field(max_length=2000)] = ""


def _show(one: ProposedInvitation) -> dict[str, Any]:
    return {
        "uid": one.uid,
        "group": show_party(one.group),
        "member": show_party(one.member),
        "inviter": show_party(one.inviter),
        "message": one.message,
        "state": one.state,
        "reason": one.reason,
        "proposed_at": moment(one.proposed_at),
        "until": moment(one.until),
    }


@router.get("/groups/{uid}/proposed-invitations", response=Listed[ProposedInvitationOut])
def proposed_invitations(request: Any, uid: UID, after: After = "", limit: Limit = 20) -> Any:
    """Whom members proposed to invite: all of them for those who decide who enters, else one's own."""
    caller(request)
    found = proposals_of(request.viewer, found_group(request, uid))
    return listed(found, after, limit, _show, order=("-proposed_at", "-id"))


@router.post("/groups/{uid}/proposed-invitations", response=ProposedInvitationOut)
def propose(request: Any, uid: UID, new: InviteIn) -> Any:
    """Propose whom to invite, where the membrane asks for a yes first (`inviting`: confirmed)."""
    caller(request)
    member = get_object_or_404(members_visible_to(request.viewer), uid=new.member)
    group = found_group(request, uid)
    return _show(propose_invitation(by=request.viewer, group=group, member=member, message=new.message))


@router.post("/groups/{uid}/proposed-invitations/{proposal}/answer", response=ProposedInvitationOut)
def answer(request: Any, uid: UID, proposal: UID, said: ProposedInvitationAnswerIn) -> Any:
    """Say yes, and the person is invited; or no, and why."""
    caller(request)
    found = get_object_or_404(proposals_of(request.viewer, found_group(request, uid)), uid=proposal)
    return _show(answer_proposal(by=request.viewer, proposal=found, accept=said.accept, reason=said.reason))


@router.delete("/groups/{uid}/proposed-invitations/{proposal}", response={204: None})
def take_back(request: Any, uid: UID, proposal: UID) -> Any:
    """Take back what one proposed."""
    caller(request)
    found = get_object_or_404(proposals_of(request.viewer, found_group(request, uid)), uid=proposal)
    withdraw_proposal(by=request.viewer, proposal=found)
    return None
