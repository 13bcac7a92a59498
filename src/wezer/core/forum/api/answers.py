"""Answers for machines: giving, changing, voting, accepting, hiding."""

from typing import Any

from wezer.core.api.common import caller, router
from wezer.core.api.posts import HidingIn
from wezer.core.forum.acts.answers import (
    edit_answer,
    find_useful,
    restore_answer,
    take_useful,
    withdraw_answer,
)
from wezer.core.forum.acts.questions import accept_answer, answer_question
from wezer.core.forum.api.threads import QuestionOut, found_question, show_thread
from wezer.core.forum.reading import answers_of, find_answer
from wezer.core.models import ItemAnswer, Measure
from wezer.core.moderation.acts.cases import decide_now, show_again
from wezer.ui.rest import (
    MADE,
    UID,
    PartyOut,
    Schema,
    Short,
    Strict,
    Text,
    Version,
    idempotent,
    made,
    moment,
    show_party,
)


class ItemAnswerOut(Schema):
    uid: UID
    author: PartyOut | None
    body: str
    wiki: bool
    useful: int
    my_vote: bool
    accepted: bool
    hidden: bool
    created_at: str
    edited_at: str | None
    version: int


class ItemAnswerIn(Strict):
    body: Text
    wiki: bool = False
    confirmation: Short = ""


class ItemAnswerChange(Strict):
    body: Text
    wiki: bool | None = None
    version: Version | None = None
    confirmation: Short = ""


class AcceptedAnswerIn(Strict):
    answer: UID


@router.put("/questions/{uid}/acceptance", response=QuestionOut)
def acceptance(request: Any, uid: UID, sent: AcceptedAnswerIn) -> Any:
    """Say which answer helped."""
    accept_answer(
        by=request.viewer, question=found_question(request, uid), answer=find_answer(request.viewer, sent.answer)
    )
    return show_thread(found_question(request, uid))


@router.get("/questions/{uid}/answers", response=list[ItemAnswerOut])
def answers(request: Any, uid: UID) -> Any:
    """What helped first, then the most useful; at most 200."""
    found = found_question(request, uid)
    return [show_given(each) for each in answers_of(found, request.viewer, accepted=found.accepted_id)]


def show_given(shown: Any) -> dict[str, Any]:
    answer = shown.answer
    return {
        "uid": answer.uid,
        "author": show_party(answer.author),
        "body": answer.body,
        "wiki": answer.is_wiki,
        "useful": answer.useful,
        "my_vote": shown.voted,
        "accepted": shown.is_accepted,
        "hidden": shown.is_hidden,
        "created_at": moment(answer.created_at),
        "edited_at": moment(answer.edited_at),
        "version": answer.version,
    }


def shown_answer(request: Any, answer: ItemAnswer) -> dict[str, Any]:
    """One answer as its reader sees it."""
    item = getattr(answer.item, answer.item.kind)
    rows = answers_of(item, request.viewer, accepted=item.accepted_id)
    return next(show_given(each) for each in rows if each.answer.pk == answer.pk)


@router.post("/questions/{uid}/answers", response=MADE(ItemAnswerOut))
@idempotent
def new_answer(request: Any, uid: UID, new: ItemAnswerIn) -> Any:
    """Answer a question."""
    given = answer_question(
        by=request.viewer, question=found_question(request, uid), body=new.body, is_wiki=new.wiki, key=request.key,
        confirmation=new.confirmation,
    )  # fmt: skip
    return made(shown_answer(request, find_answer(request.viewer, given.uid)))


@router.put("/answers/{uid}", response=ItemAnswerOut)
def put_answer(request: Any, uid: UID, change: ItemAnswerChange) -> Any:
    """Say it otherwise; each version of a shared answer is kept."""
    answer = find_answer(request.viewer, uid)
    edit_answer(
        by=request.viewer, answer=answer, body=change.body, is_wiki=change.wiki, version=change.version,
        confirmation=change.confirmation,
    )  # fmt: skip
    return shown_answer(request, find_answer(request.viewer, uid))


@router.delete("/answers/{uid}", response={204: None})
def delete_answer(request: Any, uid: UID) -> Any:
    """Take one's own answer back."""
    withdraw_answer(by=request.viewer, answer=find_answer(request.viewer, uid))
    return None


@router.post("/answers/{uid}/restoration", response=ItemAnswerOut)
def restoration(request: Any, uid: UID) -> Any:
    """Bring back the answer one took back."""
    answer = find_answer(request.viewer, uid)
    restore_answer(by=request.viewer, answer=answer)
    return shown_answer(request, find_answer(request.viewer, uid))


@router.put("/answers/{uid}/vote", response=ItemAnswerOut)
def put_vote(request: Any, uid: UID) -> Any:
    """It is useful: one vote a member, none for one's own."""
    caller(request)
    find_useful(by=request.viewer, answer=find_answer(request.viewer, uid))
    return shown_answer(request, find_answer(request.viewer, uid))


@router.delete("/answers/{uid}/vote", response=ItemAnswerOut)
def delete_vote(request: Any, uid: UID) -> Any:
    caller(request)
    take_useful(by=request.viewer, answer=find_answer(request.viewer, uid))
    return shown_answer(request, find_answer(request.viewer, uid))


@router.put("/answers/{uid}/hiding", response={204: None})
def put_hiding(request: Any, uid: UID, sent: HidingIn) -> Any:
    """Hide an answer, as a moderator, with a reason its author reads."""
    decide_now(
        by=request.viewer,
        kind="answer",
        thing=find_answer(request.viewer, uid),
        decision=Measure.HIDE,
        reason=sent.reason,
    )
    return None


@router.delete("/answers/{uid}/hiding", response={204: None})
def delete_hiding(request: Any, uid: UID) -> Any:
    """Take the hiding back."""
    show_again(by=request.viewer, kind="answer", thing=find_answer(request.viewer, uid))
    return None
