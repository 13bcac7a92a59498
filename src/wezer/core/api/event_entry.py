"""Who may come to a date of an event: invitations, and those who ask."""

from typing import Annotated, Any

from django.shortcuts import get_object_or_404
from ninja import Status
from pydantic import Field

from wezer.core.acts.event_entry import (
    LONGEST_REASON,
    MOST_INVITED,
    accept_request,
    invite_to_event,
    refuse_request,
    withdraw_invitation,
)
from wezer.core.agenda.refusals import NobodyAsks
from wezer.core.api.common import router
from wezer.core.api.events import ComingOut, Day, found_event, show_answer
from wezer.core.models import Group, Member
from wezer.core.profiles import members_visible_to
from wezer.kernel.refusals import NotFound
from wezer.ui.rest import UID, Schema, Strict


class EventInviteIn(Strict):
    """Members by their uids, and all who belong directly to a group."""

    members: Annotated[list[UID], Field(max_length=MOST_INVITED)] = []
    group: UID | None = None


class EventInvitedOut(Schema):
    """How many are asked who were not before; how many of those chosen the invitation does not reach."""

    invited: int
    left_out: int


class NotLetInIn(Strict):
    reason: Annotated[str, Field(max_length=LONGEST_REASON)]


@router.post("/events/{uid}/dates/{on}/invitations", response=EventInvitedOut)
def date_invitations(request: Any, uid: UID, on: Day, sent: EventInviteIn) -> Any:
    """Invite people to the event, and ask them about this date, for those who may change it. Once more asks nobody twice."""
    event = found_event(request, uid)
    members = list(members_visible_to(request.viewer).filter(uid__in=sent.members))
    if len(members) != len(set(sent.members)):
        raise NotFound(field="members")
    group = get_object_or_404(Group.objects.visible_to(request.viewer), uid=sent.group) if sent.group else None
    asked, left_out = invite_to_event(by=request.viewer, event=event, on=on, members=members, group=group)
    return {"invited": asked, "left_out": left_out}


@router.delete("/events/{uid}/invitations/{member}", response={204: None})
def event_invitation_removal(request: Any, uid: UID, member: UID) -> Any:
    """Invite somebody no more; what they answered stays."""
    who = get_object_or_404(Member, uid=member)
    withdraw_invitation(by=request.viewer, event=found_event(request, uid), member=who)
    return Status(204, None)


@router.put("/events/{uid}/dates/{on}/answers/{member}/acceptance", response=ComingOut)
def date_acceptance(request: Any, uid: UID, on: Day, member: UID) -> Any:
    """Let somebody come who asks to; “waitlisted” where all places are taken."""
    who = get_object_or_404(Member, uid=member)
    row = accept_request(by=request.viewer, event=found_event(request, uid), on=on, member=who)
    if row is None:
        raise NobodyAsks()
    return show_answer(row, True)


@router.put("/events/{uid}/dates/{on}/answers/{member}/refusal", response=ComingOut)
def date_refusal(request: Any, uid: UID, on: Day, member: UID, sent: NotLetInIn) -> Any:
    """Do not let somebody come who asks to, and tell them why."""
    who = get_object_or_404(Member, uid=member)
    event = found_event(request, uid)
    return show_answer(refuse_request(by=request.viewer, event=event, on=on, member=who, reason=sent.reason), True)
