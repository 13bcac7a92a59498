"""Polls: a question in a post with answers to choose from. It helps to know what people like, and decides nothing."""

from django.db import models

from wezer.kernel.clock import now
from wezer.kernel.ref import uid7

FEWEST_ANSWERS, MOST_ANSWERS = 2, 20
LONGEST_QUESTION, LONGEST_ANSWER = 200, 120


class Poll(models.Model):
    post = models.OneToOneField("core.Post", models.CASCADE, related_name="poll")
    question = models.CharField(max_length=LONGEST_QUESTION)
    is_several = models.BooleanField(default=False)  # one may choose several answers
    #: Nobody is shown who chose what; the numbers are shown once it has ended, if enough have voted, and the votes are
    #: then forgotten.
    is_anonymous = models.BooleanField(default=False)
    ends_at = models.DateTimeField()
    #: When the votes of an anonymous one became numbers; `voters` had voted.
    counted_at = models.DateTimeField(null=True, blank=True)
    voters = models.PositiveIntegerField(default=0)

    class Meta:
        indexes = [
            models.Index(fields=["ends_at"], name="poll_end"),
            models.Index(
                fields=["ends_at"],
                condition=models.Q(is_anonymous=True, counted_at__isnull=True),
                name="poll_to_count",
            ),
        ]

    def __str__(self) -> str:
        return self.question

    @property
    def is_over(self) -> bool:
        return bool(self.ends_at <= now())


class PollAnswer(models.Model):
    uid = models.UUIDField(default=uid7, unique=True, editable=False)
    poll = models.ForeignKey(Poll, models.CASCADE, related_name="answers")
    text = models.CharField(max_length=LONGEST_ANSWER)
    position = models.PositiveSmallIntegerField()
    counted = models.PositiveIntegerField(default=0)  # votes of an anonymous poll that has ended

    class Meta:
        constraints = [models.UniqueConstraint(fields=["poll", "position"], name="poll_answer_place")]

    def __str__(self) -> str:
        return self.text


class PollVote(models.Model):
    poll = models.ForeignKey(Poll, models.CASCADE, related_name="votes")
    answer = models.ForeignKey(PollAnswer, models.CASCADE, related_name="votes")
    member = models.ForeignKey("core.Member", models.CASCADE, related_name="+")
    voted_at = models.DateTimeField(default=now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["answer", "member"], name="poll_vote_once")]

    def __str__(self) -> str:
        return f"{self.member_id}: {self.answer_id}"
