"""What those who come are asked: short questions of an event, and what each replied with their answer to a date."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from wezer.core.models.event import Event, Rsvp
from wezer.kernel.ref import uid7


class EventQuestion(models.Model):
    """Asked with the answer to any date of the event. Without choices the reply is a line of text."""

    uid = models.UUIDField(default=uid7, unique=True, editable=False)
    event = models.ForeignKey(Event, models.CASCADE, related_name="questions")
    words = models.CharField(_("question"), max_length=200)
    choices = models.JSONField(default=list)
    is_required = models.BooleanField(default=False)  # of whoever comes

    def __str__(self) -> str:
        return self.words

    @property
    def field(self) -> str:
        """The name under which its reply is typed, and refused."""
        return f"reply-{self.uid}"


class RsvpReply(models.Model):
    """For who receives them; forgotten some days after the date, as what they need."""

    rsvp = models.ForeignKey(Rsvp, models.CASCADE, related_name="replies")
    question = models.ForeignKey(EventQuestion, models.CASCADE, related_name="+")
    text = models.TextField(max_length=300)

    class Meta:
        ordering = ["question"]
        constraints = [models.UniqueConstraint(fields=["rsvp", "question"], name="rsvp_reply_once")]

    def __str__(self) -> str:
        return f"{self.rsvp_id}: {self.question_id}"
