"""Agreements of a group (core.md M-4): what one accepts to be in it, in versions, and who accepted which."""

from django.db import models

from wezer.kernel.clock import now
from wezer.kernel.ref import uid7

LONGEST_AGREEMENT = 50_000


class Agreement(models.Model):
    """A charter, a code of conduct… A new major version is asked of everybody again."""

    uid = models.UUIDField(default=uid7, unique=True, editable=False)
    group = models.ForeignKey("core.Group", models.CASCADE, related_name="agreements")
    key = models.SlugField(max_length=40)  # by which rules name it: agreed("charter")
    title = models.CharField(max_length=120)
    is_asked = models.BooleanField(default=True)  # one accepts it when entering
    is_limiting = models.BooleanField(default=False)  # who has not accepted its present major version only reads
    major = models.PositiveIntegerField(default=1)
    minor = models.PositiveIntegerField(default=0)
    review_on = models.DateField(null=True, blank=True)
    review_told_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    created_at = models.DateTimeField(default=now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["group", "key"], name="agreement_key_once")]
        indexes = [models.Index(fields=["review_on"], name="agreement_review")]

    def __str__(self) -> str:
        return f"{self.title} {self.version}"

    @property
    def version(self) -> str:
        return f"{self.major}.{self.minor}"


class AgreementText(models.Model):
    """What an agreement said from a moment on. Rows are never changed."""

    agreement = models.ForeignKey(Agreement, models.CASCADE, related_name="texts")
    major = models.PositiveIntegerField()
    minor = models.PositiveIntegerField()
    body = models.TextField(max_length=LONGEST_AGREEMENT)
    summary = models.CharField(max_length=300, blank=True)  # what changed, in a line
    author = models.ForeignKey("core.Member", models.SET_NULL, null=True, blank=True, related_name="+")
    at = models.DateTimeField(default=now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["agreement", "major", "minor"], name="agreement_version_once")]

    def __str__(self) -> str:
        return f"{self.agreement_id} {self.version}"

    @property
    def version(self) -> str:
        return f"{self.major}.{self.minor}"


class Acceptance(models.Model):
    """A member accepted a version. Of each major version once."""

    agreement = models.ForeignKey(Agreement, models.CASCADE, related_name="acceptances")
    text = models.ForeignKey(AgreementText, models.PROTECT, related_name="+")
    member = models.ForeignKey("core.Member", models.CASCADE, related_name="acceptances")
    major = models.PositiveIntegerField()
    at = models.DateTimeField(default=now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["agreement", "member", "major"], name="acceptance_once_a_major")]
        indexes = [models.Index(fields=["agreement", "major", "id"], name="acceptance_of_version")]

    def __str__(self) -> str:
        return f"{self.member_id} accepted {self.agreement_id}"
