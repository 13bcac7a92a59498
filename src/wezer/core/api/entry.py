"""Belonging: coming in, being invited, leaving."""

from typing import Annotated, Any

from django.http import Http404
from django.shortcuts import get_object_or_404
from ninja import Query
from pydantic import Field

from wezer.core.acts.membership import (
    answer_invitation,
    ask_to_enter,
    decide_entry,
    invite_member,
    leave_group,
)
from wezer.core.api.common import caller, router
from wezer.core.api.groups import found_group
from wezer.core.crossing.acts.parting import let_go, stay_in_group
from wezer.core.crossing.parting import announced, leaving_of
from wezer.core.halls import may_know, role_name
from wezer.core.leaving import parting
from wezer.core.models import Belonging, BelongingState
from wezer.core.people import asking, direct_people
from wezer.core.profiles import members_visible_to
from wezer.kernel.permissions import require
from wezer.ui.rest import (
    UID,
    After,
    Limit,
    Listed,
    PartyOut,
    Schema,
    Strict,
    listed,
    moment,
    show_party,
)

Handover = Annotated[str, Query(max_length=2000)]


class EntryAnswerIn(Strict):
    question: Annotated[str, Field(max_length=300)]
    answer: Annotated[str, Field(max_length=4000)]


class EntryIn(Strict):
    message: Annotated[str, Field(max_length=2000)] = ""
    answers: Annotated[list[EntryAnswerIn], Field(max_length=30)] = []
    accepted: Annotated[list[Annotated[str, Field(max_length=60)]], Field(max_length=60)] = []
    """The agreements that were read, each “<uid> <version>”."""


class InviteIn(Strict):
    member: UID
    message: Annotated[str, Field(max_length=2000)] = ""


class GroupInviteIn(InviteIn):
    """`as_observer`: they read and speak without a vote; for those who decide who is in."""

    as_observer: bool = False


class AcceptedIn(Strict):
    """The agreements that were read, each “<uid> <version>”."""

    accepted: Annotated[list[Annotated[str, Field(max_length=60)]], Field(max_length=60)] = []


class DecisionIn(AcceptedIn):
    accept: bool
    reason: Annotated[str, Field(max_length=2000)] = ""


class RequestOut(Schema):
    uid: UID
    group: PartyOut
    member: PartyOut
    message: str
    since: str


class BelongingOut(Schema):
    """Of an invitation that waits for an answer: `until`, its end; `as_observer`, whether it is one to observe."""

    uid: UID
    group: PartyOut
    member: PartyOut
    state: str
    since: str
    until: str | None
    as_observer: bool


class EndingRoleOut(Schema):
    uid: UID
    name: str
    is_lent: bool


class PartingOut(Schema):
    """`is_last`: nobody else tends the group; those around it will. `leaving`: free, notice or talk, with its days;
    `due_at`: one has said it, and is out then; `talk`: the conversation about it."""

    roles: list[EndingRoleOut]
    open: list[str]
    is_last: bool
    leaving: str
    days: int
    due_at: str | None
    talk: UID | None


def show_belonging(one: Belonging) -> dict[str, Any]:
    return {
        "uid": one.uid,
        "group": show_party(one.group),
        "member": show_party(one.member),
        "state": one.state,
        "since": moment(one.since),
        "until": moment(one.answer_until) if one.state == BelongingState.INVITED else None,
        "as_observer": one.is_to_observe,
    }


@router.get("/groups/{uid}/belongings", response=Listed[BelongingOut])
def belongings(request: Any, uid: UID, after: After = "", limit: Limit = 20) -> Any:
    """Who belongs to the group directly."""
    caller(request)
    found = direct_people(found_group(request, uid)).select_related("member", "group")
    return listed(found, after, limit, show_belonging, order=("since", "id"))


@router.get("/groups/{uid}/requests", response=Listed[RequestOut])
def requests(request: Any, uid: UID, after: After = "", limit: Limit = 20) -> Any:
    """Who asks to enter the group, longest waiting first; for those who decide there (`/belongings/{uid}/decision`)."""
    found = found_group(request, uid)
    require(request.viewer, "core.decide_membership", found)
    return listed(asking(found), after, limit, _show_request, order=("since", "id"))


def _show_request(one: Belonging) -> dict[str, Any]:
    return {**show_belonging(one), "message": one.message}


@router.get("/me/belongings", response=Listed[BelongingOut])
def my_belongings(request: Any, after: After = "", limit: Limit = 20) -> Any:
    """One's own belongings, requests and invitations."""
    mine = Belonging.objects.filter(member=caller(request)).select_related("group", "member")
    return listed(mine, after, limit, show_belonging, order=("-since", "-id"))


@router.post("/groups/{uid}/entry", response=BelongingOut)
def enter(request: Any, uid: UID, entry: EntryIn) -> Any:
    """Come in as the membrane asks: at once where nobody has to say anything, else by asking (`membrane` tells)."""
    caller(request)
    return show_belonging(ask_to_enter(by=request.viewer, group=found_group(request, uid), **entry.model_dump()))


@router.get("/groups/{uid}/entry/parting", response=PartingOut)
def what_is_left(request: Any, uid: UID) -> Any:
    """What one would leave behind in the group: roles that end, and what is open there."""
    group = found_group(request, uid)
    left, known = parting(group, caller(request)), announced(group, caller(request))
    mode, days = leaving_of(group)
    return {
        "leaving": mode,
        "days": days,
        "due_at": moment(known.due_at) if known else None,
        "talk": known.talk.uid if known and known.talk else None,
        "roles": [
            {"uid": one.role.uid, "name": role_name(one.role), "is_lent": one.lent_from_id is not None}
            for one in left.roles
        ],
        "open": [point.text for point in left.points],
        "is_last": left.is_last,
    }


@router.delete("/groups/{uid}/entry", response={204: None})
def leave(request: Any, uid: UID, handover: Handover = "", word: Handover = "") -> Any:
    """Leave, or take a request back. `handover`: what those who take over one's roles there should know. Where the membrane
    asks for notice or a talk, it is said now, with a `word` to those who tend the group (`…/entry/parting` tells the day)."""
    caller(request)
    leave_group(by=request.viewer, group=found_group(request, uid), handover=handover, word=word)
    return None


@router.delete("/groups/{uid}/entry/parting", response={204: None})
def stay(request: Any, uid: UID) -> Any:
    """Stay after all."""
    caller(request)
    stay_in_group(by=request.viewer, group=found_group(request, uid))
    return None


@router.post("/belongings/{uid}/release", response=BelongingOut)
def release(request: Any, uid: UID) -> Any:
    """Let somebody go at once who said that they leave; for those who decide who is in."""
    caller(request)
    found = get_object_or_404(Belonging.objects.select_related("group", "member"), uid=uid)
    if not may_know(found.group, request.viewer):
        raise Http404
    let_go(by=request.viewer, belonging=found)
    found.refresh_from_db()
    return show_belonging(found)


@router.post("/groups/{uid}/invitations", response=BelongingOut)
def invite(request: Any, uid: UID, new: GroupInviteIn) -> Any:
    """Invite a member of the community into the group."""
    invited = get_object_or_404(members_visible_to(request.viewer), uid=new.member)
    group, by = found_group(request, uid), request.viewer
    return show_belonging(
        invite_member(by=by, group=group, member=invited, message=new.message, as_observer=new.as_observer)
    )


@router.post("/belongings/{uid}/decision", response=BelongingOut)
def decide(request: Any, uid: UID, decision: DecisionIn) -> Any:
    """Answer: one's own invitation, or (with the right) someone's request to enter."""
    found = get_object_or_404(Belonging.objects.select_related("group", "member"), uid=uid)
    if found.member_id == caller(request).pk:
        answer_invitation(
            by=request.viewer, belonging=found, accept=decision.accept, accepted=decision.accepted
        )  # fmt: skip
        return show_belonging(found)
    if not may_know(found.group, request.viewer):
        raise Http404
    decide_entry(by=request.viewer, belonging=found, accept=decision.accept, reason=decision.reason)
    return show_belonging(found)
