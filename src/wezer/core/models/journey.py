"""The way a new community is set up: step by step, talked about, decided, applied, looked at again (core.md 17)."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from wezer.kernel.clock import now
from wezer.kernel.states import state_table


class StepState(models.TextChoices):
    TODO = "todo", _("to do")
    IN_DISCUSSION = "in_discussion", _("being talked about")
    DECIDED = "decided", _("decided")
    APPLIED = "applied", _("applied")
    TO_REVIEW = "to_review", _("to look at again")


class Method(models.TextChoices):
    """How those who take part decide."""

    GARDENER = "gardener", _("whoever tends the garden says so")
    CONSENT = "consent", _("by consent: nobody objects with a reason")
    MAJORITY = "majority", _("by majority")
    UNANIMITY = "unanimity", _("all agree")


class JourneyStep(models.Model):
    """Where one step of the journey stands. Its words and its form are those of its kind (`journey_steps`)."""

    kind = models.SlugField(max_length=40, unique=True)
    state = models.CharField(max_length=14, choices=StepState, default=StepState.TODO)
    value = models.JSONField(default=dict)  # what is proposed, as the step's form reads it
    version = models.PositiveIntegerField(default=1)
    people = models.CharField(max_length=200, blank=True)  # who takes part
    method = models.CharField(max_length=12, choices=Method, default=Method.GARDENER)
    minutes = models.TextField(max_length=10_000, blank=True)
    discussion = models.ForeignKey("core.Item", models.SET_NULL, null=True, blank=True, related_name="+")
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.ForeignKey("core.Member", models.SET_NULL, null=True, blank=True, related_name="+")
    applied_at = models.DateTimeField(null=True, blank=True)
    made = models.JSONField(default=list)  # [[move, wanted, what takes it back]], in the order in which they were made

    def __str__(self) -> str:
        return f"{self.kind}: {self.state}"


class Journey(models.Model):
    """The community's one journey: what it began with, and when it opened its doors."""

    preset = models.SlugField(max_length=40, blank=True)
    begun_at = models.DateTimeField(default=now)
    begun_by = models.ForeignKey("core.Member", models.SET_NULL, null=True, blank=True, related_name="+")
    launched_at = models.DateTimeField(null=True, blank=True)
    reviews = models.JSONField(default=list)  # days after the launch that were told

    def __str__(self) -> str:
        return self.preset or "journey"


state_table(
    JourneyStep,
    {
        StepState.TODO: (StepState.IN_DISCUSSION, StepState.DECIDED),
        StepState.IN_DISCUSSION: (StepState.DECIDED,),
        StepState.DECIDED: (StepState.TODO, StepState.APPLIED),
        StepState.APPLIED: (StepState.TODO, StepState.TO_REVIEW),
        StepState.TO_REVIEW: (StepState.TODO, StepState.DECIDED, StepState.APPLIED),
    },
)
