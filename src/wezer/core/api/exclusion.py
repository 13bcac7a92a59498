"""Exclusions: the same as their pages."""

from typing import Annotated, Any, Literal

from django.shortcuts import get_object_or_404
from pydantic import Field

from wezer.core.api.common import router
from wezer.core.api.groups import found_group
from wezer.core.exclusion.acts.appeals import appeal, decide_appeal
from wezer.core.exclusion.acts.procedure import (
    decide_exclusion,
    propose_exclusion,
    set_exclusion_rule,
    speak_on_exclusion,
    vote_on_exclusion,
    withdraw_exclusion,
)
from wezer.core.exclusion.pages import ExclusionView, exclusion_view
from wezer.core.exclusion.rules import exclusion_rule, in_words
from wezer.core.models import Exclusion
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
    idempotent,
    listed,
    made,
    moment,
    show_party,
)

Grounds = Annotated[str, Field(min_length=1, max_length=4000)]


class ExclusionRuleIn(Strict):
    """By what the group excludes. What is left out stays as it is."""

    decided_by: Literal["stewards", "vote"] | None = None
    deciders: int | None = None
    quorum: int | None = None
    threshold: int | None = None
    days: int | None = None
    hearing_days: int | None = None
    appeal_days: int | None = None
    return_days: int | None = None


class ExclusionRuleOut(Schema):
    decided_by: str
    deciders: int
    quorum: int
    threshold: int
    days: int
    hearing_days: int
    appeal_days: int
    return_days: int
    words: str


class ExclusionIn(Strict):
    """`hours`: in an emergency, kept out at once for so long."""

    member: UID
    reason: Annotated[str, Field(min_length=1, max_length=2000)]
    evidence: Annotated[str, Field(max_length=10_000)] = ""
    hours: Annotated[int, Field(ge=0, le=72)] = 0


class ExclusionWordIn(Strict):
    """`kind` where those who govern the group write; the person always answers."""

    body: Annotated[str, Field(min_length=1, max_length=10_000)]
    kind: Literal["", "evidence", "note"] = ""


class VerdictIn(Strict):
    """`exclude`: yes or no; of an appeal: whether the exclusion stands."""

    exclude: bool
    grounds: Grounds


class ExclusionBallotIn(Strict):
    choice: Literal["yes", "no", "blank"]


class ExclusionAppealIn(Strict):
    body: Annotated[str, Field(min_length=1, max_length=10_000)]


class ExclusionWordOut(Schema):
    kind: str
    author: PartyOut | None
    body: str
    at: str


class ExclusionOut(Schema):
    uid: UID
    group: PartyOut
    member: PartyOut
    state: str
    proposed_at: str
    heard_until: str
    decided_at: str | None
    appeal_until: str | None


class ExclusionFileOut(ExclusionOut):
    """The whole file. `may`: what one may do now."""

    proposed_by: PartyOut | None
    reason: str
    words: list[ExclusionWordOut]
    closes_at: str | None
    suspended_until: str | None
    turnout: int
    electors: int
    my_ballot: str
    grounds: str
    appeal_group: PartyOut | None
    appeal_grounds: str
    rule: str
    may: list[str]


def _show(each: Exclusion) -> dict[str, Any]:
    return {
        "uid": each.uid,
        "group": show_party(each.group),
        "member": show_party(each.member),
        "state": each.state,
        "proposed_at": moment(each.proposed_at),
        "heard_until": moment(each.heard_until),
        "decided_at": moment(each.decided_at),
        "appeal_until": moment(each.appeal_until),
    }


def _file(request: Any, uid: Any) -> dict[str, Any]:
    view: ExclusionView = exclusion_view(request.viewer, _found(request, uid))
    each = view.exclusion
    return _show(each) | {
        "proposed_by": show_party(each.proposed_by),
        "reason": each.reason,
        "words": [
            {"kind": one.kind, "author": show_party(one.author), "body": one.body, "at": moment(one.at)}
            for one in view.words
        ],
        "closes_at": moment(each.closes_at),
        "suspended_until": moment(each.suspended_until),
        "turnout": view.turnout[0],
        "electors": view.turnout[1],
        "my_ballot": view.my_ballot,
        "grounds": each.grounds if each.decided_at else "",
        "appeal_group": show_party(each.appeal_group),
        "appeal_grounds": each.appeal_grounds,
        "rule": view.rule,
        "may": sorted(view.may),
    }


def _found(request: Any, uid: Any) -> Exclusion:
    return get_object_or_404(Exclusion.objects.visible_to(request.viewer).with_people(), uid=uid)


@router.get("/groups/{uid}/exclusion-rule", response=ExclusionRuleOut)
def read_exclusion_rule(request: Any, uid: UID) -> Any:
    """By what the group excludes."""
    rule = exclusion_rule(found_group(request, uid))
    return rule | {"words": in_words(rule)}


@router.patch("/groups/{uid}/exclusion-rule", response=ExclusionRuleOut)
def change_exclusion_rule(request: Any, uid: UID, sent: ExclusionRuleIn) -> Any:
    """Change it for what begins from now on."""
    said = {name: value for name, value in sent.dict().items() if value is not None}
    rule = set_exclusion_rule(by=request.viewer, group=found_group(request, uid), **said)
    return rule | {"words": in_words(rule)}


@router.get("/groups/{uid}/exclusions", response=Listed[ExclusionOut])
def exclusions(request: Any, uid: UID, after: After = "", limit: Limit = 20) -> Any:
    """The procedures of a group: for those who may propose one."""
    group = found_group(request, uid)
    require(request.viewer, "core.propose_exclusion", group)
    rows = Exclusion.objects.visible_to(request.viewer).filter(group=group).select_related("group", "member")
    return listed(rows, after, limit, _show, order=("-proposed_at", "-id"))


@router.post("/groups/{uid}/exclusions", response=MADE(ExclusionOut))
@idempotent
def propose(request: Any, uid: UID, new: ExclusionIn) -> Any:
    """Open a procedure: the person is told, and is heard."""
    group = found_group(request, uid)
    member = get_object_or_404(members_visible_to(request.viewer), uid=new.member)
    exclusion = propose_exclusion(
        by=request.viewer, group=group, member=member, reason=new.reason, evidence=new.evidence, hours=new.hours
    )
    return made(_show(exclusion))


@router.get("/exclusions/{uid}", response=ExclusionFileOut)
def exclusion(request: Any, uid: UID) -> Any:
    """The file: for the person, whoever proposed it and those who decide."""
    return _file(request, uid)


@router.delete("/exclusions/{uid}", response=ExclusionOut)
def withdraw(request: Any, uid: UID) -> Any:
    """Let it be: the person stays."""
    found = _found(request, uid)
    withdraw_exclusion(by=request.viewer, exclusion=found)
    found.refresh_from_db()
    return _show(found)


@router.post("/exclusions/{uid}/words", response=ExclusionFileOut)
@idempotent
def speak(request: Any, uid: UID, said: ExclusionWordIn) -> Any:
    """Add to the file."""
    speak_on_exclusion(by=request.viewer, exclusion=_found(request, uid), body=said.body, kind=said.kind)
    return _file(request, uid)


@router.post("/exclusions/{uid}/decision", response=ExclusionFileOut)
def decide(request: Any, uid: UID, said: VerdictIn) -> Any:
    """Decide, on grounds that the person reads."""
    found = _found(request, uid)
    decide_exclusion(by=request.viewer, exclusion=found, exclude=said.exclude, grounds=said.grounds)
    return _file(request, uid)


@router.put("/exclusions/{uid}/ballot", response=ExclusionFileOut)
def vote(request: Any, uid: UID, said: ExclusionBallotIn) -> Any:
    """Vote; it may be changed until the vote closes."""
    vote_on_exclusion(by=request.viewer, exclusion=_found(request, uid), choice=said.choice)
    return _file(request, uid)


@router.post("/exclusions/{uid}/appeal", response=ExclusionFileOut)
def ask_again(request: Any, uid: UID, said: ExclusionAppealIn) -> Any:
    """Ask others to look again, once."""
    appeal(by=request.viewer, exclusion=_found(request, uid), body=said.body)
    return _file(request, uid)


@router.post("/exclusions/{uid}/appeal/decision", response=ExclusionFileOut)
def answer_appeal(request: Any, uid: UID, said: VerdictIn) -> Any:
    """The last word on an appeal."""
    found = _found(request, uid)
    decide_appeal(by=request.viewer, exclusion=found, uphold=said.exclude, grounds=said.grounds)
    return _file(request, uid)
