"""How people come in to the community: those who ask, invitations, and closing the community to someone."""

from typing import Annotated, Any

from django.conf import settings
from django.shortcuts import get_object_or_404
from django.urls import reverse
from ninja import Status
from pydantic import Field

from wezer.core.acts.admission import apply, decide_application, withdraw_application
from wezer.core.acts.applications import write_on_application
from wezer.core.acts.invitations import accept_invitation, create_invitation, revoke_invitation
from wezer.core.acts.membership import lift_suspension
from wezer.core.api.common import caller, router
from wezer.core.api.entry import BelongingOut, DecisionIn, show_belonging
from wezer.core.api.groups import found_group
from wezer.core.community import community
from wezer.core.invitations import LONGEST_DAYS, MOST_USES, applications_waiting, find_invitation, invitations_of
from wezer.core.models import Application, ApplicationMessage, Belonging, Invitation, Measure, Member
from wezer.core.moderation.acts.cases import decide_now
from wezer.core.profiles import members_visible_to
from wezer.kernel.permissions import require
from wezer.ui.rest import (
    MADE,
    UID,
    After,
    Limit,
    Listed,
    PartyOut,
    Schema,
    Strict,
    When,
    idempotent,
    listed,
    made,
    moment,
    show_party,
)

Words = Annotated[str, Field(max_length=2000)]


class AnswerLine(Strict):
    question: Annotated[str, Field(max_length=300)]
    answer: Annotated[str, Field(max_length=4000)]


class ApplicationIn(Strict):
    answers: Annotated[list[AnswerLine], Field(max_length=10)] = []


class ApplicationMessageOut(Schema):
    uid: UID
    author: PartyOut
    is_of_team: bool
    body: str
    created_at: str


class ApplicationMessageIn(Strict):
    body: Annotated[str, Field(max_length=4000)]


class ApplicationOut(Schema):
    """`waits_for_team`: the last word is the applicant's."""

    uid: UID
    member: PartyOut
    answers: list[AnswerLine]
    messages: list[ApplicationMessageOut]
    waits_for_team: bool
    created_at: str


class CommunityInvitationIn(Strict):
    """With an e-mail it goes there and serves that address alone; without one the answer holds a link."""

    group: UID | None = None
    email: Annotated[str, Field(max_length=254)] = ""
    most_uses: Annotated[int, Field(ge=1, le=MOST_USES)] = 1
    days: Annotated[int, Field(ge=1, le=LONGEST_DAYS)] = 30
    message: Words = ""


class InvitationOut(Schema):
    uid: UID
    group: PartyOut
    inviter: PartyOut
    email: str
    most_uses: int
    uses: int
    created_at: str
    expires_at: str
    revoked_at: str | None


class InvitationMadeOut(InvitationOut):
    """`token` and `url` are told once: null when the same key comes again, and when the invitation went by mail."""

    token: str | None
    url: str | None


class AcceptanceIn(Strict):
    token: Annotated[str, Field(min_length=1, max_length=200)]


class SuspensionIn(Strict):
    """`days`, or the moment it ends: one of them, and not later than one person may say
    (`moderation.suspension_days`)."""

    reason: Annotated[str, Field(min_length=1, max_length=2000)]
    days: Annotated[int, Field(ge=1, le=90)] | None = None
    until: When | None = None


def _show_application(one: Application) -> dict[str, Any]:
    return {
        "uid": one.uid,
        "member": show_party(one.belonging.member),
        "answers": one.answers,
        "messages": [_show_message(each) for each in one.messages.all()],
        "waits_for_team": one.waits_for_team,
        "created_at": moment(one.created_at),
    }


def _show_message(one: ApplicationMessage) -> dict[str, Any]:
    return {
        "uid": one.uid,
        "author": show_party(one.author),
        "is_of_team": one.is_of_team,
        "body": one.body,
        "created_at": moment(one.created_at),
    }


def _show_invitation(one: Invitation) -> dict[str, Any]:
    return {
        "uid": one.uid,
        "group": show_party(one.group),
        "inviter": show_party(one.inviter),
        "email": one.email,
        "most_uses": one.most_uses,
        "uses": one.uses,
        "created_at": moment(one.created_at),
        "expires_at": moment(one.expires_at),
        "revoked_at": moment(one.revoked_at),
    }


@router.get("/applications", response=Listed[ApplicationOut])
def applications(request: Any, after: After = "", limit: Limit = 20) -> Any:
    """Who asks to join the community, longest waiting first, with their answers; for those who admit people."""
    caller(request)
    require(request.viewer, "core.admit_members", None)
    return listed(applications_waiting(request.viewer), after, limit, _show_application, order=("created_at", "id"))


@router.post("/applications/{uid}/decision", response=BelongingOut)
def decide_one(request: Any, uid: UID, decision: DecisionIn) -> Any:
    """Let them in, or not (with a reason); they are told by mail."""
    caller(request)
    found = get_object_or_404(applications_waiting(request.viewer), uid=uid)
    decide_application(by=request.viewer, application=found, accept=decision.accept, reason=decision.reason)
    return show_belonging(Belonging.objects.select_related("group", "member").get(pk=found.belonging_id))


@router.post("/applications/{uid}/messages", response=ApplicationMessageOut)
def write_to_applicant(request: Any, uid: UID, new: ApplicationMessageIn) -> Any:
    """Ask an applicant something before deciding; they are told by mail."""
    caller(request)
    found = get_object_or_404(applications_waiting(request.viewer), uid=uid)
    return _show_message(write_on_application(by=request.viewer, application=found, body=new.body))


@router.post("/me/application/messages", response=ApplicationMessageOut)
def write_on_mine(request: Any, new: ApplicationMessageIn) -> Any:
    """Ask or answer those who admit people, with one's browser session."""
    mine = get_object_or_404(Application, belonging__member=caller(request), belonging__group=community())
    return _show_message(write_on_application(by=request.viewer, application=mine, body=new.body))


@router.post("/me/application", response={200: ApplicationOut, 204: None})
def ask_again(request: Any, new: ApplicationIn) -> Any:
    """Ask to be admitted again, with one's browser session: a token sleeps while its member is outside. Where the door is
    open one is in at once, and there is nothing to answer (204)."""
    caller(request)
    made_one = apply(by=request.viewer, answers=[each.dict() for each in new.answers])
    return Status(204, None) if made_one is None else Status(200, _show_application(made_one))


@router.delete("/me/application", response={204: None})
def withdraw_own(request: Any) -> Any:
    """Think better of it."""
    caller(request)
    withdraw_application(by=request.viewer)
    return None


@router.get("/invitations", response=Listed[InvitationOut])
def invitations(request: Any, group: UID | None = None, after: After = "", limit: Limit = 20) -> Any:
    """Invitations to the community or to a group: all for those who decide there, else one's own."""
    caller(request)
    where = found_group(request, group) if group else community()
    found = invitations_of(request.viewer, where)
    return listed(found, after, limit, _show_invitation, order=("-created_at", "-id"))


@router.post("/invitations", response=MADE(InvitationMadeOut))
@idempotent
def new_invitation(request: Any, new: CommunityInvitationIn) -> Any:
    """Open the door to somebody outside. The link is told once."""
    caller(request)
    where = found_group(request, new.group) if new.group else community()
    one, token = create_invitation(by=request.viewer, group=where, **new.dict(exclude={"group"}))
    url = settings.SITE_URL + reverse("join:invitation", args=[token])
    told = {"token": None, "url": None} if one.email else {"token": token, "url": url}
    return made({**_show_invitation(one), **told}, once=("token", "url"))


@router.delete("/invitations/{uid}", response={204: None})
def close_invitation(request: Any, uid: UID) -> Any:
    """Close it at once: one's own, or any for those who decide."""
    caller(request)
    found = Invitation.objects.select_related("group", "inviter").filter(uid=uid).first()
    seen = found and invitations_of(request.viewer, found.group).filter(pk=found.pk).exists()
    one = get_object_or_404(Invitation.objects.select_related("group"), pk=found.pk if found and seen else None)
    revoke_invitation(by=request.viewer, invitation=one)
    return None


@router.post("/me/invitation", response=BelongingOut)
def accept(request: Any, sent: AcceptanceIn) -> Any:
    """Come in by an invitation one received."""
    member = caller(request)
    invitation = find_invitation(sent.token)
    accept_invitation(by=request.viewer, invitation=invitation)
    rows = Belonging.objects.select_related("group", "member")
    return show_belonging(rows.get(member=member, group=invitation.group))


@router.put("/members/{uid}/suspension", response=BelongingOut)
def suspend(request: Any, uid: UID, sent: SuspensionIn) -> Any:
    """Close the community to someone for a time, with a reason they read."""
    member = _member(request, uid)
    decide_now(
        by=request.viewer, kind="member", thing=member, decision=Measure.SUSPEND, **sent.model_dump(),
    )  # fmt: skip
    return _standing(member)


@router.delete("/members/{uid}/suspension", response=BelongingOut)
def lift(request: Any, uid: UID) -> Any:
    """Open it to them again."""
    member = _member(request, uid)
    lift_suspension(by=request.viewer, member=member)
    return _standing(member)


def _member(request: Any, uid: Any) -> Member:
    caller(request)
    return get_object_or_404(
        members_visible_to(request.viewer).filter(belongings__group__parent=None, belongings__isnull=False), uid=uid
    )


def _standing(member: Member) -> dict[str, Any]:
    rows = Belonging.objects.select_related("group", "member")
    return show_belonging(rows.get(member=member, group=community()))
