"""Questions that those who tend an event ask whoever comes, and what these reply with their answer (core.md 11)."""

from collections.abc import Mapping, Sequence
from typing import Any

from wezer.core.acts.event_days import lock_event
from wezer.core.agenda.refusals import (
    ChoicesInvalid,
    QuestionGone,
    ReplyMissing,
    ReplyUnknown,
    TooManyQuestions,
)
from wezer.core.agenda.registration import require_registration_here
from wezer.core.events_agenda import EventQuestionAsked, EventQuestionDropped
from wezer.core.models import Answer, Event, EventDate, EventQuestion, Rsvp, RsvpReply
from wezer.core.rules import clean_name
from wezer.kernel.acts import act, current
from wezer.kernel.events import emit
from wezer.kernel.permissions import require, require_voice
from wezer.kernel.ref import ref
from wezer.kernel.refusals import Invalid, Refusal

MOST_QUESTIONS = 5
LONGEST_QUESTION = 200
FEWEST_CHOICES, MOST_CHOICES = 2, 12
LONGEST_CHOICE = 80
LONGEST_REPLY = 300


@act
def ask_at_event(
    *, by: Any, event: Event, words: str, choices: Sequence[str] = (), is_required: bool = False
) -> EventQuestion:
    """Ask whoever answers to a date of the event one thing more: in words, or one of `choices`."""
    require(by, "core.change_event", event)
    require_voice(by, event)
    said = clean_name(words, most=LONGEST_QUESTION, field="words")
    offered = _checked_choices(choices)
    lock_event(event)
    require_registration_here(event)
    if event.asks >= MOST_QUESTIONS:
        raise TooManyQuestions(most=MOST_QUESTIONS)
    made = EventQuestion.objects.create(event=event, words=said, choices=offered, is_required=is_required)
    _count(event)
    emit(
        EventQuestionAsked(subject=ref(event), question=str(made.uid)), group=event.group_id, audience=event.audience_id
    )
    return made


def _checked_choices(typed: Sequence[str]) -> list[str]:
    found = [" ".join(each.split()) for each in typed if each.strip()]
    too_long = any(len(each) > LONGEST_CHOICE or "\x00" in each for each in found)
    if found and (too_long or len(set(found)) != len(found) or not FEWEST_CHOICES <= len(found) <= MOST_CHOICES):
        raise ChoicesInvalid(fewest=FEWEST_CHOICES, most=MOST_CHOICES, letters=LONGEST_CHOICE)
    return found


@act
def drop_question(*, by: Any, event: Event, question: EventQuestion) -> None:
    """Ask it no more; what was replied goes with it."""
    require(by, "core.change_event", event)
    lock_event(event)
    dates = EventDate.objects.select_for_update().filter(event=event)
    list(dates.order_by("pk").values_list("pk", flat=True))  # whoever answers at this moment has answered before
    gone, _each = EventQuestion.objects.filter(event=event, pk=question.pk).delete()
    if not gone:
        raise QuestionGone()
    _count(event)
    told = EventQuestionDropped(subject=ref(event), question=str(question.uid))
    emit(told, group=event.group_id, audience=event.audience_id)


def _count(event: Event) -> None:
    event.asks = EventQuestion.objects.filter(event=event).count()
    Event.objects.filter(pk=event.pk).update(asks=event.asks)


def checked_replies(
    event: Event, wanted: str, replies: Mapping[str, str] | None, before: Rsvp | None
) -> dict[EventQuestion, str]:
    """What is kept of replies, by question; of None, and of what is left out, what was said before. Who does not come is
    asked nothing. One statement, or two, where the event asks something."""
    if not event.asks and not replies:
        return {}
    questions = {str(each.uid): each for each in EventQuestion.objects.filter(event=event).order_by("pk")}
    if set(replies or ()) - set(questions):
        raise QuestionGone()
    if wanted == Answer.DECLINED:
        return {}
    said = {each.question_id: each.text for each in RsvpReply.objects.filter(rsvp=before)} if before else {}
    kept: dict[EventQuestion, str] = {}
    wrong: list[Refusal] = []
    for uid, question in questions.items():
        text = " ".join((replies or {}).get(uid, said.get(question.pk, "")).replace("\x00", "").split())
        refusal = _refusal_of(question, text, wanted)
        if refusal is not None:
            wrong.append(refusal)
        elif text:
            kept[question] = text
    if wrong:
        raise wrong[0] if len(wrong) == 1 else Invalid(wrong)
    return kept


def _refusal_of(question: EventQuestion, text: str, wanted: str) -> Refusal | None:
    if not text:
        is_asked = question.is_required and wanted == Answer.GOING
        return ReplyMissing(field=question.field) if is_asked else None
    if question.choices and text not in question.choices:
        return ReplyUnknown(field=question.field, choices=", ".join(question.choices))
    assert len(text) <= LONGEST_REPLY
    return None


def keep_replies(rsvp: Rsvp, replies: Mapping[EventQuestion, str], *, is_new: bool) -> None:
    """What was checked, and nothing else. For acts."""
    current()
    if not is_new:
        RsvpReply.objects.filter(rsvp=rsvp).delete()
    RsvpReply.objects.bulk_create(
        RsvpReply(rsvp=rsvp, question=question, text=text) for question, text in replies.items()
    )


def carry_questions(event: Event, made: Event) -> None:
    """What a series asks is asked by what it becomes; replies of dates that went along go with it. For acts."""
    current()
    for each in EventQuestion.objects.filter(event=event).order_by("pk"):
        copy = EventQuestion.objects.create(
            event=made, words=each.words, choices=each.choices, is_required=each.is_required
        )
        RsvpReply.objects.filter(question=each, rsvp__event_date__event=made).update(question=copy)
    _count(made)


def forget_replies(answers: Any) -> int:
    """Of these answers. For acts."""
    current()
    return RsvpReply.objects.filter(rsvp__in=answers).delete()[0]
