"""A poll comes with its post: it may be changed as long as the post is a draft, and stands once others may read it."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from wezer.core.models import Poll, PollAnswer, Post
from wezer.core.models.poll import FEWEST_ANSWERS, LONGEST_ANSWER, LONGEST_QUESTION, MOST_ANSWERS
from wezer.core.polls.refusals import (
    AnswersMissing,
    AnswerTooLong,
    AnswerTwice,
    EndBeforeBeginning,
    EndOutOfReach,
    QuestionMissing,
)
from wezer.kernel.acts import current
from wezer.kernel.clock import now

LONGEST_DAYS = 366


@dataclass(frozen=True, slots=True)
class Plan:
    """What is asked, as it was typed."""

    question: str
    answers: tuple[str, ...]
    ends_at: datetime
    is_several: bool = False
    is_anonymous: bool = False


def keep_poll(post: Post, plan: Plan | None) -> dict[str, Any]:
    """Ask this in the post, in the place of what it asked before; with None, nothing. What its card says of it.

    For acts only.
    """
    current()
    Poll.objects.filter(post=post).delete()
    if plan is None:
        return {}
    question, answers = _checked(plan)
    poll = Poll.objects.create(
        post=post,
        question=question,
        is_several=plan.is_several,
        is_anonymous=plan.is_anonymous,
        ends_at=plan.ends_at,
    )
    PollAnswer.objects.bulk_create(
        [PollAnswer(poll=poll, text=text, position=place) for place, text in enumerate(answers)]
    )
    return {"poll": question}


def check_begins(post: Post) -> None:
    """Raise if the poll of this post would be over when others first read it."""
    if "poll" in post.card and Poll.objects.filter(post=post, ends_at__lte=now()).exists():
        raise EndBeforeBeginning()


def _checked(plan: Plan) -> tuple[str, list[str]]:
    question = _line(plan.question)
    answers = [text for text in map(_line, plan.answers) if text]
    if not question:
        raise QuestionMissing()
    assert len(question) <= LONGEST_QUESTION
    if not FEWEST_ANSWERS <= len(answers) <= MOST_ANSWERS:
        raise AnswersMissing(fewest=FEWEST_ANSWERS, most=MOST_ANSWERS)
    known: set[str] = set()
    for text in answers:
        if len(text) > LONGEST_ANSWER:
            raise AnswerTooLong(most=LONGEST_ANSWER)
        if text.casefold() in known:
            raise AnswerTwice(answer=text)
        known.add(text.casefold())
    if not now() < plan.ends_at <= now() + timedelta(days=LONGEST_DAYS):
        raise EndOutOfReach(days=LONGEST_DAYS)
    return question, answers


def _line(typed: str) -> str:
    return " ".join(typed.replace("\x00", "").split())
