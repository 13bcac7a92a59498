"""What is visible to whom: the rules of a group in versions, and who let their past be opened (core.md 17)."""

from django.db import models

from wezer.kernel.clock import now


class TransparencyVersion(models.Model):
    """What a group says of each class of data from a moment on. Rows are never changed: what arose under one keeps it."""

    group = models.ForeignKey("core.Group", models.CASCADE, related_name="transparency_versions")
    number = models.PositiveIntegerField()
    rules = models.JSONField(default=dict)  # {class: {"audience": …, "delay_days": …}}; a class left out is inherited
    word = models.TextField(max_length=2000, blank=True)  # how it was decided
    author = models.ForeignKey("core.Member", models.SET_NULL, null=True, blank=True, related_name="+")
    at = models.DateTimeField(default=now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["group", "number"], name="transparency_version_once")]

    def __str__(self) -> str:
        return f"transparency {self.number} of {self.group_id}"


class PastOpened(models.Model):
    """Somebody agrees that what a group shows now of a class of data is shown of their past as well."""

    member = models.ForeignKey("core.Member", models.CASCADE, related_name="pasts_opened")
    group = models.ForeignKey("core.Group", models.CASCADE, related_name="+")
    kind = models.CharField(max_length=40)
    at = models.DateTimeField(default=now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["member", "group", "kind"], name="past_opened_once")]

    def __str__(self) -> str:
        return f"{self.kind} of {self.member_id}"
