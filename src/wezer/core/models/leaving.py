"""Leaving the community: what somebody said when they asked to, kept until they are gone or stay."""

from django.db import models

from wezer.kernel.clock import now


class Departure(models.Model):
    """Exists while its belonging to the community is `leaving`; what became of it is told by facts."""

    belonging = models.OneToOneField("core.Belonging", models.CASCADE, primary_key=True, related_name="departure")
    state_before = models.CharField(max_length=12)  # to which one returns by staying
    word = models.TextField(max_length=2000, blank=True)  # to those who tend the community
    hands_over = models.BooleanField(default=True)  # what is left in the wallet goes to the community
    asked_at = models.DateTimeField(default=now)
    due_at = models.DateTimeField()  # when it ends by itself, if nothing is open
    reminded_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["asked_at"], name="departure_order")]

    def __str__(self) -> str:
        return f"departure of belonging {self.pk}"
