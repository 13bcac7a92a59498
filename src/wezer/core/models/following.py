"""What a member follows, and when they were last in a room."""

from django.db import models
from django.db.models import Q

from wezer.kernel.clock import now

_TARGETS = ("party", "room", "item")


def _one_of_three() -> Q:
    """Exactly one of the three is named."""
    chosen = Q()
    for name in _TARGETS:
        chosen |= Q(**{f"{each}__isnull": each != name for each in _TARGETS})
    return chosen


class Follow(models.Model):
    """A member wants to hear of what is new in a group, in a room, on an item, or from another member."""

    member = models.ForeignKey("core.Member", models.CASCADE, related_name="following")
    party = models.ForeignKey("core.Party", models.CASCADE, null=True, related_name="followed_by")
    room = models.ForeignKey("core.Room", models.CASCADE, null=True, related_name="followed_by")
    item = models.ForeignKey("core.Item", models.CASCADE, null=True, related_name="followed_by")
    created_at = models.DateTimeField(default=now)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=_one_of_three(), name="follow_one_thing"),
            *(
                models.UniqueConstraint(
                    fields=["member", name], condition=Q(**{f"{name}__isnull": False}), name=f"follow_{name}_once"
                )
                for name in _TARGETS
            ),
        ]

    def __str__(self) -> str:
        return f"{self.member_id} follows"


class Visit(models.Model):
    """When a member was last in a room while it held something new, and the time before: what came between is marked."""

    member = models.ForeignKey("core.Member", models.CASCADE, related_name="visits")
    room = models.ForeignKey("core.Room", models.CASCADE, related_name="visits")
    seen_at = models.DateTimeField(default=now)
    before_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["member", "room"], name="visit_once")]

    def __str__(self) -> str:
        return f"{self.member_id} in {self.room_id}"
