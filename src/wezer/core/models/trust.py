"""Trust: who trusts whom, in a group, for a role or in general (core.md M-5); and how old somebody lets rules know they are."""

from typing import Any

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from wezer.kernel.clock import now
from wezer.kernel.ref import uid7


class TrustSight(models.TextChoices):
    BOTH = "both", _("The two of you")
    GROUP = "group", _("The group")
    COMMUNITY = "community", _("The community")


class TrustMarkQuerySet(models.QuerySet["TrustMark"]):
    def visible_to(self, viewer: Any) -> "TrustMarkQuerySet":
        """Both parties always; else whom it was said for, as far as they may know the group."""
        if viewer.is_system:
            return self
        if not viewer.is_inside:
            return self.filter(Q(member=viewer.member) | Q(by=viewer.member)) if viewer.member else self.none()
        mine = Q(member=viewer.member) | Q(by=viewer.member)
        told = Q(shown_to=TrustSight.GROUP, group__in=viewer.group_ids)
        known = Q(group__sight__in=("open", "members")) | Q(group__in=viewer.group_ids)
        return self.filter(mine | told | Q(known, shown_to=TrustSight.COMMUNITY))


class TrustMark(models.Model):
    """“I trust you”: given by somebody fully in the group, and taken back by deleting it."""

    uid = models.UUIDField(default=uid7, unique=True, editable=False)
    group = models.ForeignKey("core.Group", models.CASCADE, related_name="trust")
    role = models.ForeignKey("core.Role", models.CASCADE, null=True, blank=True, related_name="trust")
    member = models.ForeignKey("core.Member", models.CASCADE, related_name="trust_received")
    by = models.ForeignKey("core.Member", models.CASCADE, related_name="trust_given")
    shown_to = models.CharField(max_length=10, choices=TrustSight, default=TrustSight.BOTH)
    at = models.DateTimeField(default=now)

    objects = TrustMarkQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["by", "member", "group", "role"], condition=Q(role__isnull=False), name="trust_once_for_a_role"
            ),
            models.UniqueConstraint(
                fields=["by", "member", "group"], condition=Q(role__isnull=True), name="trust_once_in_general"
            ),
            models.CheckConstraint(condition=~Q(member=F("by")), name="trust_of_another"),
        ]
        indexes = [models.Index(fields=["group", "member", "by"], name="trust_of_member")]

    def __str__(self) -> str:
        return f"{self.by_id} trusts {self.member_id}"


class AgeTold(models.TextChoices):
    NOTHING = "nothing", _("Nothing")
    ADULT = "adult", _("Whether I am of age")
    YEARS = "years", _("How many years")


class Age(models.Model):
    """A birth date that nobody but its owner reads; rules learn from it as much as they allow."""

    member = models.OneToOneField("core.Member", models.CASCADE, primary_key=True, related_name="age")
    born_on = models.DateField()
    told = models.CharField(max_length=8, choices=AgeTold, default=AgeTold.NOTHING)

    def __str__(self) -> str:
        return f"age of {self.member_id}"
