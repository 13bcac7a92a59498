"""Rooms: a group's activity spaces, each of a kind that any package may bring."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from wezer.kernel.clock import now
from wezer.kernel.ref import uid7


class RoomState(models.TextChoices):
    OPEN = "open", _("open")
    LOCKED = "locked", _("locked")
    ARCHIVED = "archived", _("archived")


class Room(models.Model):
    uid = models.UUIDField(default=uid7, unique=True, editable=False)
    group = models.ForeignKey("core.Group", models.CASCADE, related_name="rooms")
    kind = models.CharField(max_length=32)  # a kind of the registry `room_kinds`
    slug = models.SlugField(max_length=60)
    name = models.CharField(_("name"), max_length=80, blank=True)  # empty: the kind's own name
    position = models.PositiveSmallIntegerField(default=0)
    state = models.CharField(max_length=10, choices=RoomState, default=RoomState.OPEN)
    created_at = models.DateTimeField(default=now)

    class Meta:
        ordering = ["position", "id"]
        constraints = [models.UniqueConstraint(fields=["group", "slug"], name="room_slug_once")]

    def __str__(self) -> str:
        return self.name or self.kind
