"""Links across the tree of groups (core.md G-2): partner of, follows, spin-off of, represented by somebody in."""

from typing import Any

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from wezer.kernel.clock import now
from wezer.kernel.ref import uid7


class LinkKind(models.TextChoices):
    PARTNER = "partner", _("partner of")
    FOLLOWS = "follows", _("follows")
    SPIN_OFF = "spin_off", _("grew out of")
    REPRESENTS = "represents", _("has a voice in")


class LinkState(models.TextChoices):
    ASKED = "asked", _("asked")
    AGREED = "agreed", _("agreed")
    REFUSED = "refused", _("refused")
    WITHDRAWN = "withdrawn", _("taken back")
    ENDED = "ended", _("ended")


#: These last.
LIVING_LINKS = (LinkState.ASKED, LinkState.AGREED)


class GroupLinkQuerySet(models.QuerySet["GroupLink"]):
    def visible_to(self, viewer: Any) -> "GroupLinkQuerySet":
        """An agreed one: who may know both groups. One that is asked, or was: those who tend either side."""
        if viewer.is_system:
            return self
        from wezer.core.models.group import Group

        known = Group.objects.visible_to(viewer).values("pk")
        tended = viewer.tended_group_ids
        mine = Q(source__above__ancestor__in=tended) | Q(target__above__ancestor__in=tended)
        tends = Q(pk__in=self.model._base_manager.filter(mine).values("pk"))
        return self.filter(Q(state=LinkState.AGREED, source__in=known, target__in=known) | tends)

    def with_sides(self) -> "GroupLinkQuerySet":
        return self.select_related("source__photo", "target__photo", "member__photo", "asked_by")


class GroupLink(models.Model):
    """What a group says of another, agreed to by the other where it says something of both. It gives no right by itself;
    whoever represents belongs to the other group with the role “representative”."""

    uid = models.UUIDField(default=uid7, unique=True, editable=False)
    kind = models.CharField(max_length=12, choices=LinkKind)
    source = models.ForeignKey("core.Group", models.CASCADE, related_name="links_out")
    target = models.ForeignKey("core.Group", models.CASCADE, related_name="links_in")
    member = models.ForeignKey("core.Member", models.CASCADE, null=True, blank=True, related_name="+")  # who represents
    state = models.CharField(max_length=12, choices=LinkState, default=LinkState.ASKED)
    version = models.PositiveIntegerField(default=1)
    word = models.TextField(max_length=1000, blank=True)
    asked_by = models.ForeignKey("core.Member", models.SET_NULL, null=True, blank=True, related_name="+")
    asked_at = models.DateTimeField(default=now)
    ended_by = models.ForeignKey("core.Member", models.SET_NULL, null=True, blank=True, related_name="+")
    ended_at = models.DateTimeField(null=True, blank=True)

    objects = GroupLinkQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "source", "target"],
                condition=Q(state__in=["asked", "agreed"], member__isnull=True),
                name="group_link_once",
            ),
            models.UniqueConstraint(
                fields=["source", "target", "member"],
                condition=Q(state__in=["asked", "agreed"], member__isnull=False),
                name="group_voice_once",
            ),
            models.CheckConstraint(condition=~Q(source=F("target")), name="group_link_of_two"),
        ]
        indexes = [
            models.Index(fields=["source", "state", "id"], name="group_link_out"),
            models.Index(fields=["target", "state", "id"], name="group_link_in"),
        ]

    def __str__(self) -> str:
        return f"{self.source_id} {self.kind} {self.target_id}: {self.state}"

    @property
    def is_waiting(self) -> bool:
        return self.state == LinkState.ASKED
