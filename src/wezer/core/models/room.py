"""Rooms: a group's activity spaces, each of a kind that any package may bring."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from wezer.kernel.clock import now
from wezer.kernel.ref import uid7
from wezer.kernel.states import state_table


class RoomState(models.TextChoices):
    """proposed → open ↔ locked → archived → deleted; an archived room may be opened again, one in the bin put back."""

    PROPOSED = "proposed", _("proposed")
    OPEN = "open", _("open")
    LOCKED = "locked", _("locked")
    ARCHIVED = "archived", _("archived")
    DELETED = "deleted", _("in the bin")


#: Rooms with a door in the hall; rooms whose page may still be read.
STANDING = (RoomState.OPEN, RoomState.LOCKED)
READABLE = (*STANDING, RoomState.ARCHIVED)


class RoomHealth(models.TextChoices):
    WELL = "well", _("well")
    DISABLED = "disabled", _("out of order")


class Room(models.Model):
    uid = models.UUIDField(default=uid7, unique=True, editable=False)
    group = models.ForeignKey("core.Group", models.CASCADE, related_name="rooms")
    kind = models.CharField(max_length=32)  # a kind of the registry `room_kinds`
    slug = models.SlugField(max_length=60)
    name = models.CharField(_("name"), max_length=80, blank=True)  # empty: the kind's own name
    position = models.PositiveSmallIntegerField(default=0)
    state = models.CharField(max_length=10, choices=RoomState, default=RoomState.OPEN)
    state_at = models.DateTimeField(default=now)
    proposed_by = models.ForeignKey("core.Member", models.SET_NULL, null=True, blank=True, related_name="+")
    health = models.CharField(max_length=10, choices=RoomHealth, default=RoomHealth.WELL)
    health_at = models.DateTimeField(default=now)  # failures before this moment are of the past
    emptied_at = models.DateTimeField(null=True, blank=True)  # its days in the bin are over
    created_at = models.DateTimeField(default=now)

    class Meta:
        ordering = ["position", "id"]
        constraints = [models.UniqueConstraint(fields=["group", "slug"], name="room_slug_once")]

    def __str__(self) -> str:
        return self.name or self.kind

    @property
    def is_disabled(self) -> bool:
        return self.health == RoomHealth.DISABLED


class RoomFailure(models.Model):
    """A room whose kind failed, where, and by which class of error; never its words, which may hold somebody's."""

    room = models.ForeignKey(Room, models.CASCADE, related_name="failures")
    at = models.DateTimeField(default=now)
    where = models.CharField(max_length=12)  # door, tab, page, panel, summary
    error = models.CharField(max_length=120)

    class Meta:
        indexes = [models.Index(fields=["room", "at"], name="room_failure_at")]

    def __str__(self) -> str:
        return f"{self.where}: {self.error}"


state_table(
    Room,
    {
        RoomState.PROPOSED: (RoomState.OPEN,),
        RoomState.OPEN: (RoomState.LOCKED, RoomState.ARCHIVED),
        RoomState.LOCKED: (RoomState.OPEN, RoomState.ARCHIVED),
        RoomState.ARCHIVED: (RoomState.OPEN, RoomState.DELETED),
        RoomState.DELETED: (RoomState.ARCHIVED,),
    },
)
state_table(
    Room,
    {RoomHealth.WELL: (RoomHealth.DISABLED,), RoomHealth.DISABLED: (RoomHealth.WELL,)},
    field="health",
)
