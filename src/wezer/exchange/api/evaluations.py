"""Evaluations, reputation, kept searches."""

from typing import Annotated, Any

from django.shortcuts import get_object_or_404
from pydantic import Field

from wezer.core.halls import may_know
from wezer.core.models import Group, Party
from wezer.core.profiles import members_visible_to
from wezer.exchange.acts.evaluations import answer_evaluation, evaluate_reply
from wezer.exchange.acts.searches import change_search, forget_search, save_search
from wezer.exchange.api.announcements import MarketQuery
from wezer.exchange.api.common import Word, router
from wezer.exchange.api.replies import found_reply
from wezer.exchange.models import (
    ReplyEvaluation,
    SavedSearch,
)
from wezer.exchange.queries.replies import (
    evaluations_of,
)
from wezer.exchange.queries.reputation import reputation_of, words_received
from wezer.kernel.refusals import NotAllowed
from wezer.ui.rest import (
    MADE,
    UID,
    After,
    Limit,
    Listed,
    PartyOut,
    Schema,
    Short,
    Strict,
    idempotent,
    listed,
    made,
    party_or_refuse,
    show_party,
)


class EvaluationIn(Strict):
    """Marks from −2 to +2 by criterion key, and words."""

    values: dict[Word, Annotated[int, Field(ge=-2, le=2)]]
    comment: Annotated[str, Field(max_length=4000)] = ""


class EvaluationOut(Schema):
    uid: UID
    evaluator: PartyOut
    evaluated: PartyOut
    given: bool
    revealed: bool
    comment: str
    answer: str


class AnswerIn(Strict):
    answer: Annotated[str, Field(max_length=4000)]


class ReputationOut(Schema):
    party: PartyOut
    mean: str
    words: str
    ratings: int
    kept: int
    begun: int


class SearchIn(Strict):
    name: Short
    wanted: MarketQuery
    alerts: bool = True


class SearchChange(Strict):
    alerts: bool


class SearchOut(Schema):
    uid: UID
    name: str
    wanted: dict[str, str]
    alerts: bool


def show_evaluation(one: ReplyEvaluation, viewer: Any) -> dict[str, Any]:
    """Double blind: another's words are read once both are shown."""
    readable = one.revealed_at is not None or viewer.may_act_for(one.evaluator_id)
    return {
        "uid": one.uid,
        "evaluator": show_party(one.evaluator),
        "evaluated": show_party(one.evaluated),
        "given": one.given_at is not None,
        "revealed": one.revealed_at is not None,
        "comment": one.comment if readable else "",
        "answer": one.answer if readable else "",
    }


@router.get("/replies/{uid}/evaluations", response=list[EvaluationOut])
def evaluations(request: Any, uid: UID) -> Any:
    """What both said of each other, as far as it may be read."""
    return [show_evaluation(one, request.viewer) for one in evaluations_of(found_reply(request, uid))]


@router.post("/replies/{uid}/evaluation", response=MADE(EvaluationOut))
@idempotent
def evaluate(request: Any, uid: UID, new: EvaluationIn) -> Any:
    """Give marks and words to the other side; hidden until both gave theirs or time is up."""
    given = evaluate_reply(by=request.viewer, reply=found_reply(request, uid), values=new.values, comment=new.comment)
    return made(show_evaluation(given, request.viewer))


@router.post("/evaluations/{uid}/answer", response=EvaluationOut)
def answer(request: Any, uid: UID, new: AnswerIn) -> Any:
    """The one spoken of answers, once."""
    mine = ReplyEvaluation.objects.filter(evaluated__in=request.viewer.own_party_ids, revealed_at__isnull=False)
    one = get_object_or_404(mine.select_related("evaluator", "evaluated", "reply"), uid=uid)
    return show_evaluation(answer_evaluation(by=request.viewer, evaluation=one, answer=new.answer), request.viewer)


def _known_party(request: Any, uid: Any) -> Party:
    """A member or group whose page the viewer may open."""
    found: Party = party_or_refuse(uid)
    if found.is_group:
        group = Group.objects.filter(pk=found.pk).first()
        seen = group is not None and may_know(group, request.viewer)
    else:
        seen = members_visible_to(request.viewer).filter(pk=found.pk).exists()
    return found if seen else get_object_or_404(Party.objects.none())


@router.get("/parties/{uid}/reputation", response=ReputationOut)
def reputation(request: Any, uid: UID) -> Any:
    """How others spoke of a party, and how many exchanges it kept."""
    if not request.viewer.is_inside:
        raise NotAllowed()
    party = _known_party(request, uid)
    found = reputation_of(party, with_amounts=False)
    return {
        "party": show_party(party),
        "mean": found.mean_text,
        "words": found.mean_words,
        "ratings": found.ratings,
        "kept": found.kept,
        "begun": found.begun,
    }


@router.get("/parties/{uid}/evaluations", response=Listed[EvaluationOut])
def words_of_others(request: Any, uid: UID, after: After = "", limit: Limit = 20) -> Any:
    """What others said of a party and may be read, newest first."""
    if not request.viewer.is_inside:
        raise NotAllowed()
    rows = words_received(_known_party(request, uid)).select_related("evaluator", "evaluated")
    return listed(rows, after, limit, lambda one: show_evaluation(one, request.viewer), order=("-revealed_at", "-id"))


def show_search(one: SavedSearch) -> dict[str, Any]:
    return {"uid": one.uid, "name": one.name, "wanted": one.wanted, "alerts": one.alerts}


def _searches(request: Any) -> Any:
    if request.viewer.member is None:
        raise NotAllowed()
    return SavedSearch.objects.filter(member=request.viewer.member)


@router.get("/searches", response=Listed[SearchOut])
def searches(request: Any, after: After = "", limit: Limit = 20) -> Any:
    """One's saved searches."""
    return listed(_searches(request), after, limit, show_search, order=("-id",))


@router.post("/searches", response=MADE(SearchOut))
@idempotent
def new_search(request: Any, new: SearchIn) -> Any:
    """Keep a search; with alerts, what matches from now on is told."""
    return made(show_search(save_search(by=request.viewer, name=new.name, wanted=new.wanted.dict(), alerts=new.alerts)))


@router.patch("/searches/{uid}", response=SearchOut)
def alter_search(request: Any, uid: UID, change: SearchChange) -> Any:
    """Switch its alerts."""
    one = get_object_or_404(_searches(request), uid=uid)
    return show_search(change_search(by=request.viewer, search=one, alerts=change.alerts))


@router.delete("/searches/{uid}", response={204: None})
def drop_search(request: Any, uid: UID) -> Any:
    forget_search(by=request.viewer, search=get_object_or_404(_searches(request), uid=uid))
    return None
