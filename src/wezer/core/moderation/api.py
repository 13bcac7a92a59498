"""Moderation for machines."""

from typing import Annotated, Any, Literal

from django.shortcuts import get_object_or_404
from ninja import Query
from pydantic import Field

from wezer.core.api.common import caller, router
from wezer.core.models import ModerationCase
from wezer.core.moderation.acts.appeals import answer_appeal, appeal_decision
from wezer.core.moderation.acts.cases import claim_case, decide_case, release_case
from wezer.core.moderation.acts.reports import report_thing
from wezer.core.moderation.reading import SHELVES, cases_of, figures, statements_of
from wezer.ui.paging import page_after
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
    made,
    moment,
    show_party,
)

Text = Annotated[str, Field(max_length=2000)]
Shelf = Annotated[Literal["waiting", "decided"], Query(description="“waiting”: also what is appealed against.")]


class ReasonsOut(Schema):
    """A decision as whom it touches reads it. Nothing tells who reported."""

    uid: UID
    about: str
    state: str
    decision: str
    reason: str
    group: PartyOut | None
    until: str | None
    decided_at: str | None
    appeal: str
    answer: str


class CaseOut(ReasonsOut):
    """The same for those who decide. `reported`: by so many."""

    party: PartyOut | None
    text: str
    reported: int
    opened_at: str | None
    claimed_by: PartyOut | None
    decided_by: PartyOut | None


class ReportIn(Strict):
    kind: Literal["item", "comment", "answer", "message", "member"]
    uid: UID
    ground: Literal["hurts", "private", "unlawful", "deceit", "unwanted", "agreements", "other"]
    words: Text = ""


class ReportedOut(Schema):
    reported: bool


class CaseDecisionIn(Strict):
    decision: Literal["none", "message", "hide", "restrict", "suspend"]
    reason: Text = ""
    days: Annotated[int, Field(ge=1, le=365)] | None = None
    everywhere: bool = False


class AppealIn(Strict):
    words: Text


class AppealAnswerIn(Strict):
    words: Text
    uphold: bool


class FiguresOut(Schema):
    """Null: fewer than five."""

    decisions: dict[str, int | None]
    grounds: dict[str, int | None]
    kinds: dict[str, int | None]
    appeals: dict[str, int | None]


def show_statement(case: ModerationCase) -> dict[str, Any]:
    return {
        "uid": case.uid,
        "about": case.kind,
        "state": case.state,
        "decision": case.decision,
        "reason": case.reason,
        "group": show_party(case.group),
        "until": moment(case.until),
        "decided_at": moment(case.decided_at),
        "appeal": case.appeal,
        "answer": case.answer,
    }


def show_case(case: ModerationCase) -> dict[str, Any]:
    return {
        **show_statement(case),
        "party": show_party(case.party),
        "text": case.quote,
        "reported": case.reported,
        "opened_at": moment(case.opened_at),
        "claimed_by": show_party(case.claimed_by),
        "decided_by": show_party(case.decided_by),
    }


def _case(request: Any, uid: Any) -> ModerationCase:
    caller(request)
    return get_object_or_404(cases_of(request.viewer), uid=uid)


@router.post("/reports", response=MADE(ReportedOut))
@idempotent
def new_report(request: Any, new: ReportIn) -> Any:
    """Report something one sees to those who moderate. Whom it is about never learns who reported."""
    report_thing(by=request.viewer, kind=new.kind, uid=new.uid, ground=new.ground, words=new.words)
    return made({"reported": True})


@router.get("/reports", response=Listed[CaseOut])
def reports(request: Any, state: Shelf = "waiting", after: After = "", limit: Limit = 20) -> Any:
    """What one may decide about."""
    caller(request)
    rows = cases_of(request.viewer).filter(state__in=SHELVES[state])
    return page_after(rows, after, size=limit, order=("opened_at", "id")).as_dict(show_case)


@router.get("/reports/figures", response=FiguresOut)
def report_figures(request: Any) -> Any:
    """Of the last twelve months; public."""
    return figures()


@router.get("/reports/{uid}", response=CaseOut)
def report(request: Any, uid: UID) -> Any:
    return show_case(_case(request, uid))


@router.put("/reports/{uid}/claim", response=CaseOut)
def claim(request: Any, uid: UID) -> Any:
    """Say that one looks at it."""
    claim_case(by=request.viewer, case=_case(request, uid))
    return show_case(_case(request, uid))


@router.delete("/reports/{uid}/claim", response=CaseOut)
def release(request: Any, uid: UID) -> Any:
    """Give it back."""
    release_case(by=request.viewer, case=_case(request, uid))
    return show_case(_case(request, uid))


@router.put("/reports/{uid}/decision", response=CaseOut)
def decide(request: Any, uid: UID, sent: CaseDecisionIn) -> Any:
    """Take a measure, with a reason that whom it touches reads."""
    decide_case(by=request.viewer, case=_case(request, uid), **sent.dict())
    return show_case(_case(request, uid))


@router.put("/reports/{uid}/answer", response=CaseOut)
def answer(request: Any, uid: UID, sent: AppealAnswerIn) -> Any:
    """Answer an appeal, as somebody else than who decided."""
    answer_appeal(by=request.viewer, case=_case(request, uid), **sent.dict())
    return show_case(_case(request, uid))


@router.get("/me/decisions", response=Listed[ReasonsOut])
def decisions(request: Any, after: After = "", limit: Limit = 20) -> Any:
    """What was decided about oneself, with its reasons."""
    caller(request)
    return page_after(statements_of(request.viewer), after, size=limit, order=("-decided_at", "-id")).as_dict(
        show_statement
    )


@router.put("/me/decisions/{uid}/appeal", response=ReasonsOut)
def appeal(request: Any, uid: UID, sent: AppealIn) -> Any:
    """Say why it should not stand."""
    caller(request)
    found = get_object_or_404(statements_of(request.viewer), uid=uid)
    appeal_decision(by=request.viewer, case=found, words=sent.words)
    return show_statement(get_object_or_404(statements_of(request.viewer), uid=uid))
