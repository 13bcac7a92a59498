"""What came of one date of an event: its minutes, or a few words, and pictures, by whoever received those who came (core.md 11)."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from wezer.core.models.talk import LONGEST_BODY


class EventReport(models.Model):
    """Whoever reads the event reads it."""

    event_date = models.OneToOneField("core.EventDate", models.CASCADE, related_name="report")
    body = models.TextField(_("what came of it"), max_length=LONGEST_BODY)
    body_html = models.TextField()
    renderer = models.PositiveSmallIntegerField()
    names_who_came = models.BooleanField(default=False)  # to members: else they read how many
    written_by = models.ForeignKey("core.Member", models.SET_NULL, null=True, related_name="+")
    written_at = models.DateTimeField()
    edited_at = models.DateTimeField(null=True)
    version = models.PositiveIntegerField(default=1)

    def __str__(self) -> str:
        return f"report of {self.event_date_id}"


class EventPhoto(models.Model):
    """A picture of one date. It hangs on the event: who reads that sees it, and it goes with it, or with who gave it."""

    event_date = models.ForeignKey("core.EventDate", models.CASCADE, related_name="photos")
    file = models.OneToOneField("core.File", models.CASCADE, related_name="+")

    def __str__(self) -> str:
        return f"{self.file_id} of {self.event_date_id}"
