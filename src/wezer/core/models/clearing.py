"""What closed kinds of rooms held, deleted for good by the explicit act of those who tend the community."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from wezer.kernel.clock import now
from wezer.kernel.ref import uid7
from wezer.kernel.states import state_table


class ClearingState(models.TextChoices):
    ORDERED = "ordered", _("being deleted")
    DONE = "done", _("deleted")
    STOPPED = "stopped", _("stopped: the kind was opened again")


class RoomClearing(models.Model):
    """An order to delete all that the rooms of a closed kind hold. The worker does it, piece by piece."""

    uid = models.UUIDField(default=uid7, unique=True, editable=False)
    kind = models.CharField(max_length=32)  # of the registry `room_kinds`
    author = models.ForeignKey("core.Member", models.SET_NULL, null=True, related_name="+")
    state = models.CharField(max_length=8, choices=ClearingState, default=ClearingState.ORDERED)
    items = models.PositiveIntegerField()  # how many there were
    cleared = models.PositiveIntegerField(default=0)  # and are gone
    ordered_at = models.DateTimeField(default=now)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["kind"], condition=models.Q(state=ClearingState.ORDERED), name="room_clearing_once_at_a_time"
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind}: {self.state}"


state_table(RoomClearing, {ClearingState.ORDERED: (ClearingState.DONE, ClearingState.STOPPED)})
