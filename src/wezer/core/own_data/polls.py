"""What a member asked in polls, and what they chose."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from wezer.core.duties import OwnData, own_data
from wezer.core.models import Member, Poll, PollVote


@own_data.add
class Polls(OwnData):
    kind = "polls"
    name = _("Polls: what I asked, what I chose")
    forgets = ("core.PollVote.member",)  # also of what has ended: a vote is the person's own

    def export(self, member: Member, viewer: Any) -> dict[str, Any]:
        asked = Poll.objects.filter(post__author=member).select_related("post").prefetch_related("answers")
        votes = PollVote.objects.filter(member=member).select_related("poll__post", "answer")
        return {
            "asked": [
                {
                    "post": str(poll.post.uid),
                    "question": poll.question,
                    "answers": [answer.text for answer in sorted(poll.answers.all(), key=lambda one: one.position)],
                    "ends_at": poll.ends_at.isoformat(),
                }
                for poll in asked.order_by("pk")
            ],
            "chosen": [
                {
                    "post": str(row.poll.post.uid),
                    "question": row.poll.question,
                    "answer": row.answer.text,
                    "voted_at": row.voted_at.isoformat(),
                }
                for row in votes.order_by("pk").iterator(chunk_size=500)
            ],
        }
