"""What becomes of a question: answered, accepted, asked before, closed, open again. Its moves are a table (`rules.MOVES`)."""

from typing import Any

from django.db.models import F

from wezer.core.forum.acts.answers import put_answer, settles
from wezer.core.forum.events import QuestionMoved
from wezer.core.forum.refusals import NoAnswersTaken, NotThatQuestion, QuestionElsewhere
from wezer.core.forum.rules import TAKES_ANSWERS, WAITING, sources_of
from wezer.core.models import ForumEntry, Item, ItemAnswer, Question, QuestionState
from wezer.core.search.index import list_in_search
from wezer.kernel.acts import act, move
from wezer.kernel.clock import now
from wezer.kernel.events import emit
from wezer.kernel.permissions import require
from wezer.kernel.ref import ref
from wezer.kernel.refusals import NotFound


@act
def answer_question(
    *, by: Any, question: Question, body: str, is_wiki: bool = False, key: str = "", confirmation: str = ""
) -> ItemAnswer:
    """Answer it. The same `key` twice gives the same answer."""
    held = Question.objects.select_for_update(of=("self",)).get(pk=question.pk)  # it may be closed by now
    if held.state not in TAKES_ANSWERS:
        raise NoAnswersTaken()
    require(by, "core.answer_question", question)
    answer, is_new = put_answer(question, by=by, body=body, is_wiki=is_wiki, key=key, confirmation=confirmation)
    if is_new and held.state in WAITING:
        _step(question, QuestionState.ANSWERED)
    return answer


@act
def accept_answer(*, by: Any, question: Question, answer: ItemAnswer) -> None:
    """Whoever asked says which answer helped; choosing another later is possible."""
    require(by, "core.accept_answer", question)
    if answer.item_id != question.pk or not answer.is_shown:
        raise NotFound()
    if question.state == QuestionState.ACCEPTED and question.accepted_id == answer.pk:
        return
    _moved(question, QuestionState.ACCEPTED, accepted=answer)


@act
def reopen_question(*, by: Any, question: Question) -> None:
    """It did not help after all, or was closed too early: answers are welcome again."""
    require(by, "core.tend_question", question)
    _moved(question, QuestionState.REOPENED, accepted=None, same_as=None)


@act
def close_question(*, by: Any, question: Question) -> None:
    """No answers are needed any more. It stays readable and found."""
    require(by, "core.tend_question", question)
    _moved(question, QuestionState.CLOSED)


@act
def mark_duplicate(*, by: Any, question: Question, same_as: Question) -> None:
    """It was asked before: its page leads to the other one, which whoever reads this must be able to read."""
    require(by, "core.tend_question", question)
    readable = Item.objects.listed_for(by).filter(pk=same_as.pk).exists()
    wide_enough = same_as.audience_id == question.audience_id or same_as.audience.kind in ("public", "community")
    if same_as.pk == question.pk or not readable or not wide_enough or same_as.state == QuestionState.DUPLICATE:
        raise NotThatQuestion()
    _moved(question, QuestionState.DUPLICATE, same_as=same_as)


@settles("question")
def _follow(question: Question, answer: ItemAnswer, shown: int) -> None:
    """An accepted answer that is gone opens the question again; the last one gone makes it wait, one back answers it."""
    if question.accepted_id == answer.pk and not answer.is_shown:
        _step(question, QuestionState.REOPENED, accepted=None)
    elif shown == 0 and question.state == QuestionState.ANSWERED:
        _step(question, QuestionState.OPEN)
    elif answer.is_shown and question.state in WAITING:
        _step(question, QuestionState.ANSWERED)


def _moved(question: Question, state: str, **also: Any) -> None:
    if not _step(question, state, **also):
        raise QuestionElsewhere()


def _step(question: Question, state: str, **also: Any) -> bool:
    """One guarded move; the lists and what is shown of the item follow it."""
    columns = {f"{name}_id": getattr(thing, "pk", None) for name, thing in also.items()}
    if not move(question, sources_of(state), state, **also):
        return False
    for name, number in columns.items():
        setattr(question, name, number)
    over = now() if state == QuestionState.DUPLICATE else None
    label = "" if state == QuestionState.OPEN else str(state)
    Item.objects.filter(pk=question.pk).update(state_label=label, over_at=over, version=F("version") + 1)
    question.refresh_from_db(fields=["version", "over_at", "state_label"])
    ForumEntry.objects.filter(pk=question.pk).update(is_waiting=state in WAITING)
    list_in_search(question)
    told = QuestionMoved(
        subject=ref(question),
        state=str(state),
        answer=ref(question.accepted) if question.accepted_id and question.accepted else "",
        same_as=ref(question.same_as) if question.same_as_id and question.same_as else "",
    )
    emit(told, group=question.group_id, audience=question.audience_id)
    return True
