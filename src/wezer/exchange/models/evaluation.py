"""Words given to each other after an exchange. The values are core evaluations; here is when, what was said, and whether
it may be read yet."""

from django.db import models

from wezer.kernel.ref import uid7

LONGEST_WORDS = 2000


class ReplyEvaluation(models.Model):
    """What one party owes the other in words: due with the payment, hidden until both gave theirs or time is up."""

    uid = models.UUIDField(default=uid7, unique=True, editable=False)
    reply = models.ForeignKey("exchange.Reply", models.CASCADE, related_name="evaluations")
    evaluator = models.ForeignKey("core.Party", models.PROTECT, related_name="+")
    evaluated = models.ForeignKey("core.Party", models.PROTECT, related_name="+")
    due_at = models.DateTimeField()
    given_at = models.DateTimeField(null=True, blank=True)
    comment = models.TextField(max_length=LONGEST_WORDS, blank=True)
    revealed_at = models.DateTimeField(null=True, blank=True)
    answer = models.TextField(max_length=LONGEST_WORDS, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["reply", "evaluator"], name="reply_evaluation_once")]
        indexes = [models.Index(fields=["evaluated", "revealed_at"], name="words_received")]

    def __str__(self) -> str:
        return f"{self.evaluator_id} on {self.evaluated_id}"
