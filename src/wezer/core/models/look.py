"""Who looked where a role lets them look and others may not: told to those concerned (core.md 6.1, V-8)."""

from django.db import models
from django.db.models import Q

from wezer.kernel.clock import now


class Look(models.Model):
    """Somebody opened a secret group they are not in, read lines of a profile that only holders of a role may read, or took the
    list of members along."""

    by = models.ForeignKey("core.Member", models.CASCADE, related_name="+")
    group = models.ForeignKey("core.Group", models.CASCADE, null=True, related_name="looks")
    member = models.ForeignKey("core.Member", models.CASCADE, null=True, related_name="looks")
    lines = models.JSONField(default=list)  # keys of the profile lines that were read
    is_list = models.BooleanField(default=False)  # they went along in a file of all members
    at = models.DateTimeField(default=now)

    class Meta:
        indexes = [
            models.Index(fields=["group", "at", "id"], name="look_at_group", condition=Q(group__isnull=False)),
            models.Index(fields=["member", "at", "id"], name="look_at_member", condition=Q(member__isnull=False)),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(group__isnull=True, member__isnull=False) | Q(group__isnull=False, member__isnull=True),
                name="look_at_one_thing",
            )
        ]

    def __str__(self) -> str:
        return f"{self.by_id} looked"
