"""Excluding somebody from a group: proposed with its reason, heard, decided by people, appealed from (core.md M-2)."""

from typing import Any

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from wezer.kernel.clock import now
from wezer.kernel.ref import uid7
from wezer.kernel.states import state_table


class ExclusionState(models.TextChoices):
    HEARING = "hearing", _("being heard")
    DECIDING = "deciding", _("waits for a decision")
    EXCLUDED = "excluded", _("excluded")
    KEPT = "kept", _("not excluded")
    APPEALED = "appealed", _("appealed")
    UPHELD = "upheld", _("exclusion upheld")
    OVERTURNED = "overturned", _("exclusion overturned")
    WITHDRAWN = "withdrawn", _("taken back")
    LAPSED = "lapsed", _("ended without a decision")


#: Somebody still has something to say.
OPEN_EXCLUSIONS = (ExclusionState.HEARING, ExclusionState.DECIDING, ExclusionState.APPEALED)


class ExclusionQuerySet(models.QuerySet["Exclusion"]):
    def visible_to(self, viewer: Any) -> "ExclusionQuerySet":
        """The parties and those who decide, nobody else: the person concerned, whoever proposed it, those who govern the
        group, the members who vote on it, and those who hear an appeal."""
        from wezer.core.exclusion.sight import seen_by

        return self if viewer.is_system else self.filter(seen_by(viewer))

    def with_people(self) -> "ExclusionQuerySet":
        return self.select_related(
            "group__parent", "group__photo", "belonging__member__photo", "belonging__group", "member__photo",
            "proposed_by__photo", "appeal_group",
        )  # fmt: skip


class Exclusion(models.Model):
    """One procedure. Its file (the words, and who spoke) lies beside it and goes first; the bare outcome stays."""

    uid = models.UUIDField(default=uid7, unique=True, editable=False)
    belonging = models.ForeignKey("core.Belonging", models.CASCADE, related_name="exclusions")
    group = models.ForeignKey("core.Group", models.CASCADE, related_name="exclusions")
    member = models.ForeignKey("core.Member", models.CASCADE, related_name="exclusions")
    state = models.CharField(max_length=12, choices=ExclusionState, default=ExclusionState.HEARING)
    version = models.PositiveIntegerField(default=1)
    reason = models.TextField(max_length=2000)
    proposed_by = models.ForeignKey("core.Member", models.SET_NULL, null=True, related_name="+")
    proposed_at = models.DateTimeField(default=now)
    rule = models.JSONField(default=dict)  # by what it is decided: the group's rule of the moment it was proposed
    membrane_version = models.PositiveIntegerField(default=1)
    heard_until = models.DateTimeField()
    closes_at = models.DateTimeField(null=True, blank=True)  # of the vote, or when it lapses undecided
    suspended_until = models.DateTimeField(null=True, blank=True)  # in an emergency; it ends by itself
    grounds = models.TextField(max_length=4000, blank=True)  # of the decision
    decided_at = models.DateTimeField(null=True, blank=True)
    appeal_until = models.DateTimeField(null=True, blank=True)
    appeal_group = models.ForeignKey("core.Group", models.SET_NULL, null=True, blank=True, related_name="+")
    appealed_at = models.DateTimeField(null=True, blank=True)
    appeal_grounds = models.TextField(max_length=4000, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    effects = models.JSONField(default=dict)  # what it ended, and after an appeal what came back
    forgotten_at = models.DateTimeField(null=True, blank=True)  # when its words went

    objects = ExclusionQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["belonging"], condition=models.Q(state__in=[str(each) for each in OPEN_EXCLUSIONS]),
                name="exclusion_one_at_a_time",
            )
        ]  # fmt: skip
        indexes = [
            models.Index(fields=["group", "state", "id"], name="exclusion_of_group"),
            models.Index(fields=["state", "heard_until"], name="exclusion_heard"),
            models.Index(fields=["state", "closes_at"], name="exclusion_closing"),
        ]

    def __str__(self) -> str:
        return f"exclusion {self.uid}: {self.state}"

    def get_absolute_url(self) -> str:
        return reverse("groups:exclusion", args=[self.uid])

    @property
    def is_open(self) -> bool:
        return self.state in OPEN_EXCLUSIONS

    @property
    def is_voted(self) -> bool:
        return self.rule.get("decided_by") == "vote"

    @property
    def may_still_be_appealed(self) -> bool:
        in_time = self.appeal_until is not None and self.appeal_until > now()
        return self.state == ExclusionState.EXCLUDED and in_time


class WordKind(models.TextChoices):
    EVIDENCE = "evidence", _("Evidence")
    ANSWER = "answer", _("Answer")
    NOTE = "note", _("Note of a hearing")
    APPEAL = "appeal", _("Appeal")


class ExclusionWord(models.Model):
    """What was said for or against, in the order it was said. Only added; it goes with the file."""

    exclusion = models.ForeignKey(Exclusion, models.CASCADE, related_name="words")
    author = models.ForeignKey("core.Member", models.SET_NULL, null=True, related_name="+")
    kind = models.CharField(max_length=8, choices=WordKind)
    body = models.TextField(max_length=10_000)
    at = models.DateTimeField(default=now)

    class Meta:
        indexes = [models.Index(fields=["exclusion", "id"], name="exclusion_words")]

    def __str__(self) -> str:
        return f"{self.kind} in {self.exclusion_id}"


class VerdictStage(models.TextChoices):
    FIRST = "first", _("decision")
    APPEAL = "appeal", _("appeal")


class ExclusionVoice(models.Model):
    """Who decided, votes (an empty choice: not yet), or answered an appeal. Whoever spoke at first hears no appeal."""

    exclusion = models.ForeignKey(Exclusion, models.CASCADE, related_name="voices")
    member = models.ForeignKey("core.Member", models.CASCADE, related_name="+")
    stage = models.CharField(max_length=8, choices=VerdictStage)
    choice = models.CharField(max_length=8, blank=True)  # yes: exclude, or uphold; no; blank
    at = models.DateTimeField(default=now)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["exclusion", "member", "stage"], name="exclusion_voice_once_a_stage")
        ]

    def __str__(self) -> str:
        return f"{self.member_id} in {self.exclusion_id}"


state_table(ExclusionVoice, {}, field="stage")
