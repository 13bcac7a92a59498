"""What a poll looks like to a viewer: the answers, how many chose each, and what the viewer chose."""

from dataclasses import dataclass, field
from typing import Any

from django.db.models import Count, Exists, F, OuterRef, Subquery
from django.db.models.functions import Lower

from wezer.core.agenda.polls import MOST_NAMED
from wezer.core.models import Member, Poll, PollAnswer, PollVote, Post
from wezer.core.polls.permissions import why_no_vote
from wezer.kernel.permissions import can

#: The numbers of an anonymous poll are shown when at least so many have voted: of fewer they would tell who chose what.
FEWEST_VOTERS = 3


@dataclass(frozen=True, slots=True)
class Choice:
    answer: PollAnswer
    number: int
    percent: int  # of those who voted
    is_mine: bool


@dataclass(frozen=True, slots=True)
class Asked:
    poll: Poll
    voters: int
    may_vote: bool
    no_vote: str  # why the viewer, who is a member, may not, as long as others may
    names: bool  # the viewer may read who chose what
    choices: list[Choice] = field(default_factory=list)

    @property
    def has_voted(self) -> bool:
        return any(each.is_mine for each in self.choices)

    @property
    def shows_voters(self) -> bool:
        """While an anonymous one goes on, a number that changes would tell who changed it."""
        return not self.poll.is_anonymous or self.poll.is_over

    @property
    def shows_numbers(self) -> bool:
        return self.shows_voters and (not self.poll.is_anonymous or self.voters >= FEWEST_VOTERS)


def poll_of(post: Post, viewer: Any) -> Asked | None:
    """The poll of a post, if it has one. One statement; none for a post that asks nothing."""
    if "poll" not in post.card:
        return None
    votes = PollVote.objects.filter(poll=OuterRef("poll"))
    voters = votes.values("poll").annotate(number=Count("member", distinct=True)).values("number")
    rows: list[Any] = list(
        PollAnswer.objects.filter(poll__post=post)
        .select_related("poll")
        .annotate(
            number=Count("votes") + F("counted"),
            voters=Subquery(voters),
            is_mine=Exists(PollVote.objects.filter(answer=OuterRef("pk"), member=viewer.member)),
        )
        .order_by("position")
    )
    if not rows:
        return None
    poll = rows[0].poll
    total = poll.voters + (rows[0].voters or 0)
    may_vote = not poll.is_over and can(viewer, "core.vote_in_poll", post)
    refusal = None if may_vote or poll.is_over or post.published_at is None else why_no_vote(viewer, post)
    return Asked(
        poll=poll,
        voters=total,
        may_vote=may_vote,
        no_vote=refusal.sentence if refusal else "",
        names=not poll.is_anonymous and viewer.is_inside,
        choices=[Choice(row, row.number, round(row.number * 100 / total) if total else 0, row.is_mine) for row in rows],
    )


def people_of(asked: Asked) -> list[tuple[Member, list[bool]]]:
    """Who voted, each with what they chose in the order of the answers: the first two hundred by their names; of an
    anonymous poll nobody. Two statements."""
    if not asked.names:
        return []
    votes = PollVote.objects.filter(poll=asked.poll)
    named = Member.objects.filter(pk__in=votes.values("member")).select_related("photo")
    people = list(named.order_by(Lower("name"), "pk")[:MOST_NAMED])
    chosen = set(votes.filter(member__in=[one.pk for one in people]).values_list("member_id", "answer_id"))
    return [(one, [(one.pk, each.answer.pk) in chosen for each in asked.choices]) for one in people]
