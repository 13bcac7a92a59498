"""Leaving: what somebody said when they asked to leave the community or a group, kept until they are gone or stay."""

from django.db import models
from django.utils.formats import date_format
from django.utils.timezone import localtime

from wezer.kernel.clock import now


class Departure(models.Model):
    """Exists while its belonging is `leaving`; what became of it is told by facts."""

    belonging = models.OneToOneField("core.Belonging", models.CASCADE, primary_key=True, related_name="departure")
    state_before = models.CharField(max_length=12)  # to which one returns by staying
    word = models.TextField(max_length=2000, blank=True)  # to those who tend it
    hands_over = models.BooleanField(default=True)  # of the community: what is left in the wallet goes to it
    handover = models.TextField(
        max_length=2000, blank=True
    )  # of a group: what those who take over one's roles should know
    talk = models.ForeignKey("core.Conversation", models.SET_NULL, null=True, blank=True, related_name="+")
    asked_at = models.DateTimeField(default=now)
    due_at = models.DateTimeField()  # when it ends by itself; of the community, if nothing is open
    reminded_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["asked_at"], name="departure_order")]

    def __str__(self) -> str:
        return f"departure of belonging {self.pk}"

    @property
    def day(self) -> str:
        return str(date_format(localtime(self.due_at), "DATE_FORMAT"))

    @property
    def is_due(self) -> bool:
        return self.due_at <= now()
