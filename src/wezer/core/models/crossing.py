"""Crossing a membrane: the versions of its rules, each attempt to come in, what others say of it, and every step taken."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from wezer.kernel.clock import now
from wezer.kernel.ref import uid7
from wezer.kernel.states import state_table


class MembraneVersion(models.Model):
    """What a membrane asked from a moment on. Rows are never changed: steps name them by their number."""

    group = models.ForeignKey("core.Group", models.CASCADE, related_name="membrane_versions")
    number = models.PositiveIntegerField()
    rules = models.JSONField(default=dict)  # as in Group.membrane_rules
    membrane = models.CharField(max_length=12)
    author = models.ForeignKey("core.Member", models.SET_NULL, null=True, blank=True, related_name="+")
    at = models.DateTimeField(default=now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["group", "number"], name="membrane_version_once")]

    def __str__(self) -> str:
        return f"membrane {self.number} of {self.group_id}"


class CrossingState(models.TextChoices):
    WAITING = "waiting", _("waiting")
    IN = "in", _("in")
    OUT = "out", _("not let in")
    BACK = "back", _("taken back")


class Crossing(models.Model):
    """One attempt to come in, with the ways that were open when it began. A change of the membrane does not touch it."""

    uid = models.UUIDField(default=uid7, unique=True, editable=False)
    belonging = models.ForeignKey("core.Belonging", models.CASCADE, related_name="crossings")
    group = models.ForeignKey("core.Group", models.CASCADE, related_name="+")
    state = models.CharField(max_length=8, choices=CrossingState, default=CrossingState.WAITING)
    version = models.PositiveIntegerField(default=1)
    ways = models.JSONField(default=list)
    membrane_version = models.PositiveIntegerField(default=1)
    invited = models.BooleanField(default=False)
    answers = models.JSONField(default=list)  # [{"question": …, "answer": …}], read by those who decide
    began_at = models.DateTimeField(default=now)
    electors = models.JSONField(default=list)  # numbers of the members who may vote: those of the moment it began
    closes_at = models.DateTimeField(null=True, blank=True)  # of its vote
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["belonging"], condition=models.Q(state="waiting"), name="crossing_one_at_a_time"
            )
        ]
        indexes = [
            models.Index(fields=["state", "closes_at"], name="crossing_closing"),
            models.Index(fields=["group", "state", "id"], name="crossing_of_group"),
        ]

    def __str__(self) -> str:
        return f"crossing {self.uid}"

    @property
    def is_waiting(self) -> bool:
        return self.state == CrossingState.WAITING


class VoiceKind(models.TextChoices):
    DECISION = "decision", _("decision")
    VOUCH = "vouch", _("vouching")
    BALLOT = "ballot", _("ballot")


class VoiceChoice(models.TextChoices):
    YES = "yes", _("yes")
    NO = "no", _("no")
    BLANK = "blank", _("blank")
    BACK = "back", _("taken back")


class Voice(models.Model):
    """What a member says of somebody's coming in: decides, vouches or votes. One of each kind; it changes until the end."""

    crossing = models.ForeignKey(Crossing, models.CASCADE, related_name="voices")
    member = models.ForeignKey("core.Member", models.CASCADE, related_name="+")
    kind = models.CharField(max_length=8, choices=VoiceKind)
    choice = models.CharField(max_length=8, choices=VoiceChoice)
    at = models.DateTimeField(default=now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["crossing", "member", "kind"], name="voice_once_of_each_kind")]

    def __str__(self) -> str:
        return f"{self.member_id}: {self.choice}"


class BelongingStep(models.Model):
    """One change of a belonging: who, when, by which version of the membrane, with what it knew (core.md M-1). Only added."""

    belonging = models.ForeignKey("core.Belonging", models.CASCADE, related_name="steps")
    before = models.CharField(max_length=12, blank=True)
    state = models.CharField(max_length=12)
    crossing = models.CharField(max_length=40, blank=True)
    actor = models.ForeignKey("core.Member", models.SET_NULL, null=True, blank=True, related_name="+")
    membrane_version = models.PositiveIntegerField()
    inputs = models.JSONField(default=dict)
    reason = models.TextField(max_length=2000, blank=True)
    at = models.DateTimeField(default=now)

    class Meta:
        indexes = [models.Index(fields=["belonging", "id"], name="belonging_steps")]

    def __str__(self) -> str:
        return f"{self.before or '-'} → {self.state}"


state_table(Crossing, {CrossingState.WAITING: (CrossingState.IN, CrossingState.OUT, CrossingState.BACK)})
state_table(BelongingStep, {})
