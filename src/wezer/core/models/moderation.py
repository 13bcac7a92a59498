"""What members report, what those who moderate decide, and what may be said against it (core.md 17)."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from wezer.kernel.clock import now
from wezer.kernel.ref import uid7


class CaseState(models.TextChoices):
    OPEN = "open", pgettext_lazy("report", "waiting")
    CLAIMED = "claimed", pgettext_lazy("report", "in hand")
    DECIDED = "decided", pgettext_lazy("report", "decided")
    APPEALED = "appealed", pgettext_lazy("report", "appealed against")
    UPHELD = "upheld", pgettext_lazy("report", "upheld")
    OVERTURNED = "overturned", pgettext_lazy("report", "overturned")


class Measure(models.TextChoices):
    """What a decision does."""

    NONE = "none", _("Nothing has to be done")
    MESSAGE = "message", _("A word to its author")
    HIDE = "hide", _("Hide it")
    RESTRICT = "restrict", _("No writing for a time")
    SUSPEND = "suspend", _("Close the community to them")


class Ground(models.TextChoices):
    """Why something is reported."""

    HURTS = "hurts", _("It hurts, threatens or insults somebody")
    PRIVATE = "private", _("It tells what is private")
    UNLAWFUL = "unlawful", _("It is against the law")
    DECEIT = "deceit", _("It deceives or cheats")
    UNWANTED = "unwanted", _("It is advertising nobody asked for")
    AGREEMENTS = "agreements", _("It breaks what we agreed on")
    OTHER = "other", _("Something else")


#: Somebody has still to decide.
WAITING = (CaseState.OPEN, CaseState.CLAIMED)


class ModerationCase(models.Model):
    """One thing that was reported, once or by many, and what became of it: also the statement of reasons to its author."""

    uid = models.UUIDField(default=uid7, unique=True, editable=False)
    kind = models.CharField(max_length=20)  # a kind of the registry `reportable_kinds`
    subject = models.CharField(max_length=100)  # Ref
    group = models.ForeignKey("core.Group", models.PROTECT, related_name="+")  # who moderates there decides
    party = models.ForeignKey("core.Party", models.PROTECT, null=True, related_name="+")  # whom it is about
    person = models.ForeignKey(
        "core.Member", models.SET_NULL, null=True, related_name="+"
    )  # who did it, in whosever name
    quote = models.TextField(max_length=2000, blank=True)  # what it said when it was reported
    state = models.CharField(max_length=12, choices=CaseState, default=CaseState.OPEN)
    version = models.PositiveIntegerField(default=1)
    reported = models.PositiveIntegerField(default=0)  # by so many
    opened_at = models.DateTimeField(default=now)
    claimed_by = models.ForeignKey("core.Member", models.SET_NULL, null=True, related_name="+")
    decision = models.CharField(max_length=10, choices=Measure, blank=True)
    ground = models.CharField(max_length=12, choices=Ground, blank=True)
    reason = models.TextField(max_length=2000, blank=True)  # its author reads it
    until = models.DateTimeField(null=True)  # end of a restriction, of a suspension
    decided_by = models.ForeignKey("core.Member", models.SET_NULL, null=True, related_name="+")
    decided_at = models.DateTimeField(null=True)
    appeal = models.TextField(max_length=2000, blank=True)
    appealed_at = models.DateTimeField(null=True)
    answer = models.TextField(max_length=2000, blank=True)
    answered_by = models.ForeignKey("core.Member", models.SET_NULL, null=True, related_name="+")
    answered_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["subject"], condition=Q(state__in=WAITING), name="case_open_once")
        ]
        indexes = [
            models.Index(fields=["state", "opened_at", "id"], name="case_queue"),
            models.Index(fields=["party", "decided_at", "id"], name="case_of_party"),
            models.Index(fields=["subject", "id"], name="case_of_subject"),
            models.Index(fields=["decided_at"], name="case_decided"),
        ]

    def __str__(self) -> str:
        return f"{self.subject}: {self.state}"

    @property
    def waits(self) -> bool:
        return self.state in WAITING


class Report(models.Model):
    """One member's word about it. Who it is about never learns who wrote it."""

    case = models.ForeignKey(ModerationCase, models.CASCADE, related_name="reports")
    reporter = models.ForeignKey("core.Member", models.SET_NULL, null=True, related_name="+")
    ground = models.CharField(max_length=12, choices=Ground)
    words = models.TextField(max_length=2000, blank=True)
    at = models.DateTimeField(default=now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["case", "reporter"], name="report_once")]
        indexes = [models.Index(fields=["reporter", "at", "id"], name="report_of_member")]

    def __str__(self) -> str:
        return f"{self.ground} in {self.case_id}"


class Restriction(models.Model):
    """So long a member reads and does not write, in a group and those inside it; in the community, anywhere."""

    uid = models.UUIDField(default=uid7, unique=True, editable=False)
    member = models.ForeignKey("core.Member", models.CASCADE, related_name="restrictions")
    group = models.ForeignKey("core.Group", models.CASCADE, related_name="+")
    case = models.ForeignKey(ModerationCase, models.SET_NULL, null=True, related_name="restrictions")
    since = models.DateTimeField(default=now)
    until = models.DateTimeField()
    lifted_at = models.DateTimeField(null=True)  # an appeal was heard

    class Meta:
        indexes = [models.Index(fields=["member", "until"], condition=Q(lifted_at=None), name="restriction_of_member")]

    def __str__(self) -> str:
        return f"{self.member_id} in {self.group_id} until {self.until}"
