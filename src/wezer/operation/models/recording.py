"""What was asked of the books and by which record: one row beside each flight of kind `books`."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from wezer.kernel.clock import now


class Recording(models.Model):
    """One call of the gateway, on its way or done; state, tries and result are the flight's.

    `origin` is the Ref of the record it belongs to (`operation.invoice/<uid>`), empty for none.
    """

    flight = models.OneToOneField("workflow.Flight", models.CASCADE, related_name="recording")
    books = models.ForeignKey("operation.Books", models.CASCADE, related_name="recordings")
    method = models.CharField(max_length=60)
    origin = models.CharField(max_length=100, blank=True)

    class Meta:
        indexes = [models.Index(fields=["origin", "id"], name="recording_of_origin")]

    def __str__(self) -> str:
        return f"{self.method}: {self.flight_id}"


class EngineSign(models.Model):
    """What the worker last saw of the engine, so that pages know without asking it. One row."""

    is_up = models.BooleanField(_("answers"), default=False)
    why = models.CharField(max_length=300, blank=True)
    since = models.DateTimeField(default=now)

    def __str__(self) -> str:
        return "up" if self.is_up else self.why
