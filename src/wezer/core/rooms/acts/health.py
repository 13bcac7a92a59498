"""Counting failures of rooms, putting a room out of order, and trying again."""

from datetime import timedelta
from typing import Any

from wezer.core.events import RoomDisabled, RoomTriedAgain
from wezer.core.models import STANDING, Room, RoomFailure, RoomHealth
from wezer.core.refusals import RoomMoved
from wezer.kernel.acts import act, move
from wezer.kernel.clock import now
from wezer.kernel.events import emit
from wezer.kernel.permissions import require
from wezer.kernel.ref import ref

#: So many failures of a kind in one group, within this time, put its rooms there out of order.
MOST_FAILURES = 3
WITHIN = timedelta(minutes=10)
#: What failed is kept so long, for those who mend it.
KEPT = timedelta(days=30)


@act
def note_failure(*, by: Any, room: Room, where: str, error: str) -> bool:
    """Keep that the room's kind failed; whether its rooms in this group are out of order from now on."""
    RoomFailure.objects.create(room=room, where=where, error=error[:120], at=now())
    same = Room.objects.filter(group=room.group_id, kind=room.kind, state__in=STANDING, health=RoomHealth.WELL)
    recent = RoomFailure.objects.filter(room__in=same, at__gte=max(now() - WITHIN, room.health_at))
    if recent.count() < MOST_FAILURES:
        return False
    for each in same.select_related("group"):
        if move(each, RoomHealth.WELL, RoomHealth.DISABLED, field="health", health_at=now()):
            emit(RoomDisabled(subject=ref(each), kind=each.kind), group=each.group)
    room.health = RoomHealth.DISABLED  # states: as it was moved, in what was read before
    return True


@act
def try_again(*, by: Any, room: Room) -> Room:
    """Put a room that failed to use again."""
    require(by, "core.tend_group", room.group)
    if not move(room, RoomHealth.DISABLED, RoomHealth.WELL, field="health", health_at=now()):
        raise RoomMoved()
    emit(RoomTriedAgain(subject=ref(room)), group=room.group)
    return room


@act
def forget_failures(*, by: Any) -> int:
    """The worker's: failures of more than a month ago."""
    return RoomFailure.objects.filter(at__lt=now() - KEPT).delete()[0]
