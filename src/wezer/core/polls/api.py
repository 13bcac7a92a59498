"""Polls in posts."""

from typing import Annotated, Any

from django.shortcuts import get_object_or_404
from pydantic import AwareDatetime, Field

from wezer.core.acts.posts import plan_poll
from wezer.core.api.common import caller, router
from wezer.core.models import Post
from wezer.core.models.poll import FEWEST_ANSWERS, LONGEST_ANSWER, LONGEST_QUESTION, MOST_ANSWERS
from wezer.core.polls.acts.asking import Plan
from wezer.core.polls.acts.voting import end_poll, vote
from wezer.core.polls.reading import people_of, poll_of
from wezer.kernel.refusals import NotFound
from wezer.ui.rest import UID, PartyOut, Schema, Strict, moment, show_party


class PollIn(Strict):
    """`is_anonymous`: nobody reads who chose what, and the numbers are there once it has ended, of three voters or more."""

    question: Annotated[str, Field(max_length=LONGEST_QUESTION)]
    answers: Annotated[
        list[Annotated[str, Field(max_length=LONGEST_ANSWER)]],
        Field(min_length=FEWEST_ANSWERS, max_length=MOST_ANSWERS),
    ]
    ends_at: AwareDatetime
    is_several: bool = False
    is_anonymous: bool = False

    def plan(self) -> Plan:
        return Plan(**{**self.dict(), "answers": tuple(self.answers)})


class PollAnswerOut(Schema):
    uid: UID
    text: str
    votes: int | None
    """None while an anonymous poll goes on, and when fewer than three voted in it."""
    is_mine: bool


class PollVoterOut(Schema):
    member: PartyOut
    answers: list[UID]


class PollOut(Schema):
    """`people`: of an open poll, for members, two hundred at most; the numbers count everybody. `no_vote`: why one may not vote
    as long as others may; empty for who may."""

    question: str
    is_several: bool
    is_anonymous: bool
    ends_at: str
    is_over: bool
    may_vote: bool
    no_vote: str
    voters: int | None
    """None while an anonymous poll goes on."""
    answers: list[PollAnswerOut]
    people: list[PollVoterOut]


class PollVotesIn(Strict):
    """All that one chooses, by the uids of the answers; an empty list takes it back."""

    answers: Annotated[list[UID], Field(max_length=MOST_ANSWERS)]


def _post(request: Any, uid: Any) -> Post:
    found = Post.objects.visible_to(request.viewer).select_related("author", "group", "audience", "room")
    return get_object_or_404(found, uid=uid)


def _show(request: Any, post: Post) -> dict[str, Any]:
    asked = poll_of(post, request.viewer)
    if asked is None:
        raise NotFound()
    return {
        "question": asked.poll.question,
        "is_several": asked.poll.is_several,
        "is_anonymous": asked.poll.is_anonymous,
        "ends_at": moment(asked.poll.ends_at),
        "is_over": asked.poll.is_over,
        "may_vote": asked.may_vote,
        "no_vote": asked.no_vote,
        "voters": asked.voters if asked.shows_voters else None,
        "answers": [
            {
                "uid": each.answer.uid,
                "text": each.answer.text,
                "votes": each.number if asked.shows_numbers else None,
                "is_mine": each.is_mine,
            }
            for each in asked.choices
        ],
        "people": [
            {
                "member": show_party(member),
                "answers": [
                    each.answer.uid for each, is_chosen in zip(asked.choices, chosen, strict=True) if is_chosen
                ],
            }
            for member, chosen in people_of(asked)
        ],
    }


@router.get("/posts/{uid}/poll", response=PollOut)
def poll(request: Any, uid: UID) -> Any:
    """What a post asks, and what was chosen."""
    return _show(request, _post(request, uid))


@router.put("/posts/{uid}/poll", response=PollOut)
def put_poll(request: Any, uid: UID, new: PollIn) -> Any:
    """What a draft asks, in the place of what it asked before."""
    post = _post(request, uid)
    plan_poll(by=request.viewer, post=post, poll=new.plan())
    return _show(request, post)


@router.delete("/posts/{uid}/poll", response={204: None})
def no_poll(request: Any, uid: UID) -> Any:
    """A draft asks nothing any more."""
    plan_poll(by=request.viewer, post=_post(request, uid), poll=None)
    return None


@router.put("/posts/{uid}/poll/votes", response=PollOut)
def put_votes(request: Any, uid: UID, sent: PollVotesIn) -> Any:
    """Choose; one may choose otherwise until the end."""
    caller(request)
    post = _post(request, uid)
    vote(by=request.viewer, post=post, answers=[str(answer) for answer in sent.answers])
    return _show(request, post)


@router.post("/posts/{uid}/poll/end", response=PollOut)
def post_end(request: Any, uid: UID) -> Any:
    """End one's own poll before its time."""
    post = _post(request, uid)
    end_poll(by=request.viewer, post=post)
    return _show(request, post)
