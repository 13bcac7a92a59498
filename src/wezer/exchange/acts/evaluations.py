"""Words after an exchange: asked of both, hidden until both gave theirs or time is up (exchange.md C.4)."""

from collections.abc import Mapping
from typing import Any

from django.db.models import F

from wezer.core.mediation.rules import side_of
from wezer.core.models import Evaluation
from wezer.core.settings_registry import value as setting
from wezer.exchange import rules
from wezer.exchange.acts.stepping import shift, take
from wezer.exchange.events import (
    EvaluationAnswered,
    EvaluationDue,
    EvaluationGiven,
    EvaluationsRevealed,
    ExchangeCompleted,
)
from wezer.exchange.models import Reply, ReplyEvaluation, ReplyState
from wezer.exchange.models.evaluation import LONGEST_WORDS
from wezer.exchange.queries.categories import criteria_for
from wezer.exchange.refusals import (
    AlreadyAnswered,
    CommentRequired,
    DescriptionTooLong,
    EvaluationClosed,
    EvaluationIncomplete,
    MessageEmpty,
    NotParty,
)
from wezer.kernel.acts import act
from wezer.kernel.clock import now
from wezer.kernel.events import emit
from wezer.kernel.ref import Ref, ref
from wezer.kernel.refusals import NotAllowed


def begin_evaluations(by: Any, reply: Reply, *, before: tuple[str, ...], step: str) -> None:
    """Payment is complete: both are asked, or the exchange is over where the community asks nobody. For acts only."""
    if not setting("exchange.evaluations"):
        shift(by, reply, step, ReplyState.PAID, before=before, paid_at=reply.paid_at or now(), ended_at=now())
        _tell_completed(reply)
        return
    due = now() + rules.EVALUATION_DAYS
    shift(by, reply, step, ReplyState.EVALUATING, before=before, paid_at=reply.paid_at or now(), evaluate_by=due)
    pairs = [(reply.payer_id, reply.payee_id), (reply.payee_id, reply.payer_id)]
    ReplyEvaluation.objects.bulk_create(
        [ReplyEvaluation(reply=reply, evaluator_id=one, evaluated_id=other, due_at=due) for one, other in pairs],
        ignore_conflicts=True,
    )
    emit(EvaluationDue(subject=ref(reply)), group=reply.group_id, audience=reply.audience_id)


def drop_evaluations(reply: Reply) -> None:
    """What was paid goes back: nobody owes words any more. Those given stay. For acts only."""
    ReplyEvaluation.objects.filter(reply=reply, given_at=None).delete()


def give_time_again(reply: Reply) -> None:
    """While the two disagreed nobody could give words: that time is not counted. For acts only."""
    if reply.state != ReplyState.EVALUATING or reply.evaluate_by is None or reply.disputed_at is None:
        return
    reply.evaluate_by += now() - reply.disputed_at
    Reply.objects.filter(pk=reply.pk).update(evaluate_by=reply.evaluate_by)
    ReplyEvaluation.objects.filter(reply=reply, given_at=None).update(due_at=reply.evaluate_by)


@act
def evaluate_reply(
    *, by: Any, reply: Reply, values: Mapping[str, int], comment: str = "", side: str = ""
) -> ReplyEvaluation:
    """Give marks (criterion key → −2…+2) and words to the other side; who answered gives theirs to the announcement too.

    Once per party; it can be changed for 48 hours, and after both are shown only its words.
    """
    take(by, reply, "evaluate")
    evaluator = _evaluator(by, reply, side)
    found = ReplyEvaluation.objects.select_for_update().filter(reply=reply, evaluator=evaluator).first()
    if found is None or (found.given_at is None and reply.state == ReplyState.PAID):
        raise EvaluationClosed()
    if found.given_at is not None and now() - found.given_at > rules.EDIT_HOURS:
        raise EvaluationClosed()
    comment = comment.strip()
    if setting("exchange.comment_required") and not comment:
        raise CommentRequired()
    if len(comment) > LONGEST_WORDS:
        raise DescriptionTooLong(field="comment", most=LONGEST_WORDS)
    if found.revealed_at is None:
        _store(reply, evaluator, values)
    is_first = found.given_at is None
    found.comment, found.given_at = comment, found.given_at or now()
    found.save(update_fields=["comment", "given_at"])
    if is_first:
        emit(
            EvaluationGiven(subject=ref(reply), evaluator=evaluator.pk),
            group=reply.group_id,
            audience=reply.audience_id,
        )
        if not ReplyEvaluation.objects.filter(reply=reply, given_at=None).exists():
            _reveal(by, reply)
    found.refresh_from_db(fields=["revealed_at"])
    return found


def _evaluator(by: Any, reply: Reply, side: str) -> Any:
    party = {rules.PAYER: reply.payer, rules.PAYEE: reply.payee}.get(side) or side_of(by, reply)
    if party is None or party.pk not in (reply.payer_id, reply.payee_id) or not by.may_act_for(party):
        raise NotParty()
    return party


def subjects_of(reply: Reply, evaluator: Any) -> list[Ref]:
    """Whom and what a party's marks are about: the other side; and the announcement when it is who answered."""
    other = reply.other_than(evaluator.pk)
    subjects = [Ref(f"core.party/{other.uid}")]
    if evaluator.pk == reply.author_id:
        subjects.append(ref(reply.announcement))
    return subjects


def _store(reply: Reply, evaluator: Any, values: Mapping[str, int]) -> None:
    criteria = {criterion.key: criterion for criterion in criteria_for(reply.announcement.category)}
    if set(values) != set(criteria):
        raise EvaluationIncomplete()
    if any(not isinstance(value, int) or isinstance(value, bool) or not -2 <= value <= 2 for value in values.values()):
        raise EvaluationIncomplete()
    occasion = ref(reply)
    Evaluation.objects.filter(occasion=occasion, evaluator=evaluator).delete()
    Evaluation.objects.bulk_create(
        Evaluation(
            subject=subject,
            criterion=criteria[key],
            value=value,
            evaluator=evaluator,
            occasion=occasion,
            created_at=now(),
        )
        for subject in subjects_of(reply, evaluator)
        for key, value in values.items()
    )


def _reveal(by: Any, reply: Reply) -> None:
    """Both sides read each other's words from now on, and the exchange is over."""
    at = now()
    ReplyEvaluation.objects.filter(reply=reply, given_at__isnull=False, revealed_at=None).update(revealed_at=at)
    Evaluation.objects.filter(occasion=ref(reply), revealed_at=None).update(revealed_at=at, version=F("version") + 1)
    if reply.state == ReplyState.EVALUATING:
        shift(by, reply, "complete", ReplyState.PAID, before=(ReplyState.EVALUATING,), ended_at=at)
        _tell_completed(reply)
    emit(EvaluationsRevealed(subject=ref(reply)), group=reply.group_id, audience=reply.audience_id)


def _tell_completed(reply: Reply) -> None:
    told = ExchangeCompleted(subject=ref(reply), payer=reply.payer_id, payee=reply.payee_id)
    emit(told, group=reply.group_id, audience=reply.audience_id)


@act
def reveal_overdue(*, by: Any, reply: Reply) -> bool:
    """Time is up: what was given is shown, what was not is no longer due. Not in a dispute. May run twice."""
    if not by.is_system:
        raise NotAllowed()
    reply.refresh_from_db()
    is_due = reply.evaluate_by is not None and reply.evaluate_by <= now()
    if reply.state != ReplyState.EVALUATING or not is_due or reply.is_disputed:
        return False
    drop_evaluations(reply)
    _reveal(by, reply)
    return True


@act
def answer_evaluation(*, by: Any, evaluation: ReplyEvaluation, answer: str) -> ReplyEvaluation:
    """The one spoken of may answer once what is said of them."""
    if not by.may_act_for(evaluation.evaluated_id):
        raise NotParty()
    if evaluation.revealed_at is None:
        raise EvaluationClosed()
    answer = answer.strip()
    if not 1 <= len(answer) <= LONGEST_WORDS:
        raise MessageEmpty(field="answer", most=LONGEST_WORDS)
    fresh = ReplyEvaluation.objects.filter(pk=evaluation.pk, answered_at=None)
    if not fresh.update(answer=answer, answered_at=now()):
        raise AlreadyAnswered()
    evaluation.refresh_from_db()
    emit(EvaluationAnswered(subject=ref(evaluation.reply), evaluation=ref(evaluation)), group=evaluation.reply.group_id)
    return evaluation
