"""Choosing, until the end; and what the end does.

Every act locks the poll first: one choice stays one choice, and nobody votes in what is over.
"""

from collections.abc import Collection
from typing import Any

from django.db.models import Count

from wezer.core.acts.items import require_author
from wezer.core.models import Item, Poll, PollAnswer, PollVote, Post
from wezer.core.polls.events import PollCounted, PollEnded, PollVoted
from wezer.core.polls.refusals import AnswerUnknown, OneAnswerOnly, PollIsOver
from wezer.kernel.acts import act
from wezer.kernel.clock import now
from wezer.kernel.events import emit
from wezer.kernel.models import Fact
from wezer.kernel.permissions import require
from wezer.kernel.ref import ref
from wezer.kernel.refusals import NotFound


@act
def vote(*, by: Any, post: Post, answers: Collection[str]) -> None:
    """Choose these answers (by their uids) and no others; none takes back what one chose."""
    if not Post.objects.visible_to(by).filter(pk=post.pk).exists():
        raise NotFound()
    require(by, "core.vote_in_poll", post)
    poll = _locked(post)
    if poll.is_over:
        raise PollIsOver()
    known = {str(answer.uid): answer for answer in PollAnswer.objects.filter(poll=poll)}
    if not set(answers) <= set(known):
        raise AnswerUnknown()
    chosen = {known[uid].pk for uid in answers}
    if len(chosen) > 1 and not poll.is_several:
        raise OneAnswerOnly()
    mine = PollVote.objects.filter(poll=poll, member=by.member)
    before = set(mine.values_list("answer_id", flat=True))
    if chosen == before:
        return
    mine.filter(answer__in=before - chosen).delete()
    PollVote.objects.bulk_create(
        [PollVote(poll=poll, answer_id=number, member=by.member) for number in sorted(chosen - before)]
    )
    told = _tell(post, PollVoted(subject=ref(post)))
    if poll.is_anonymous:
        told.actor = told.acting_for = None  # facts are kept for long: that somebody voted, not who


@act
def end_poll(*, by: Any, post: Post) -> None:
    """Its author ends it before its time."""
    require_author(by, post)
    poll = _locked(post)
    if post.published_at is None or poll.is_over:
        raise PollIsOver()
    Poll.objects.filter(pk=poll.pk).update(ends_at=now())
    _tell(post, PollEnded(subject=ref(post)))
    if poll.is_anonymous:
        _count(poll)


@act
def count_ended_polls(*, by: Any, limit: int = 100) -> int:
    """Of anonymous polls that have ended only the numbers stay. How many were counted."""
    ended = Poll.objects.filter(is_anonymous=True, counted_at=None, ends_at__lte=now()).order_by("ends_at")
    numbers = list(ended.values_list("pk", flat=True)[:limit])
    for poll in Poll.objects.select_for_update(of=("self",)).filter(pk__in=numbers, counted_at=None).order_by("pk"):
        _count(poll)
        _tell(Item.objects.get(pk=poll.post_id), PollCounted(subject=ref(poll.post)))
    return len(numbers)


def _count(poll: Poll) -> None:
    voters = PollVote.objects.filter(poll=poll).aggregate(number=Count("member", distinct=True))["number"]
    for answer in PollAnswer.objects.filter(poll=poll).annotate(number=Count("votes")):
        PollAnswer.objects.filter(pk=answer.pk).update(counted=answer.number)
    PollVote.objects.filter(poll=poll).delete()
    Poll.objects.filter(pk=poll.pk).update(counted_at=now(), voters=voters)


def _locked(post: Post) -> Poll:
    poll = Poll.objects.select_for_update(of=("self",)).filter(post=post).first()
    if poll is None:
        raise NotFound()
    return poll


def _tell(item: Item, told: Any) -> Fact:
    return emit(told, group=item.group_id, audience=item.audience_id)
