"""What those who come to an event are asked."""

from typing import Annotated, Any

from django.shortcuts import get_object_or_404
from ninja import Status
from pydantic import Field

from wezer.core.acts.event_questions import (
    LONGEST_CHOICE,
    LONGEST_QUESTION,
    MOST_CHOICES,
    ask_at_event,
    drop_question,
)
from wezer.core.api.common import router
from wezer.core.api.events import found_event
from wezer.core.models import EventQuestion
from wezer.ui.rest import MADE, UID, Schema, Strict, made


class EventQuestionIn(Strict):
    """`choices`: one of which is the reply; without any it is written in words. `required`: of whoever comes."""

    words: Annotated[str, Field(max_length=LONGEST_QUESTION)]
    choices: Annotated[list[Annotated[str, Field(max_length=LONGEST_CHOICE)]], Field(max_length=MOST_CHOICES)] = []
    required: bool = False


class EventQuestionOut(Schema):
    uid: UID
    words: str
    choices: list[str]
    required: bool


def _show(question: EventQuestion) -> dict[str, Any]:
    return {
        "uid": question.uid,
        "words": question.words,
        "choices": question.choices,
        "required": question.is_required,
    }


@router.get("/events/{uid}/questions", response=list[EventQuestionOut])
def event_questions(request: Any, uid: UID) -> Any:
    """What whoever answers to one of its dates is asked."""
    return [_show(each) for each in found_event(request, uid).questions.order_by("pk")]


@router.post("/events/{uid}/questions", response=MADE(EventQuestionOut))
def new_event_question(request: Any, uid: UID, new: EventQuestionIn) -> Any:
    """Ask one thing more, five at most, for those who may change the event."""
    event = found_event(request, uid)
    asked = ask_at_event(
        by=request.viewer, event=event, words=new.words, choices=new.choices, is_required=new.required
    )  # fmt: skip
    return made(_show(asked))


@router.delete("/events/{uid}/questions/{question}", response={204: None})
def event_question_removal(request: Any, uid: UID, question: UID) -> Any:
    """Ask it no more; its replies go with it."""
    event = found_event(request, uid)
    drop_question(by=request.viewer, event=event, question=get_object_or_404(event.questions, uid=question))
    return Status(204, None)
