"""How long things are kept: what is held back by the law, and what each night forgot (core.md V-5)."""

from django.db import models
from django.db.models import Q

from wezer.kernel.clock import now
from wezer.kernel.ref import uid7


class LegalHold(models.Model):
    """One thing that may not be forgotten for now, because a court or a dispute needs it: an item, a member, or a group,
    which does not end meanwhile, nor do those inside it."""

    uid = models.UUIDField(default=uid7, unique=True, editable=False)
    ref = models.CharField(max_length=100)
    reason = models.CharField(max_length=300)
    by = models.ForeignKey("core.Member", models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(default=now)
    lifted_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["ref"], condition=Q(lifted_at=None), name="legal_hold_once")]

    def __str__(self) -> str:
        return self.ref


class RetentionRun(models.Model):
    """What one night forgot, by class of data."""

    at = models.DateTimeField(default=now)
    counts = models.JSONField(default=dict)  # {kind: how many}

    class Meta:
        indexes = [models.Index(fields=["-at"], name="retention_run_newest")]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d}"
