"""What a help desk needs from its first moment."""

from typing import Any

from django.core.cache import cache
from django.db import transaction

from wezer.core.models import Audience, AudienceKind, Room
from wezer.kernel.acts import act


@act
def open_desk(*, by: Any, room: Room) -> None:
    """The audience of those who help privately in the room's group: once, and for good."""
    key = f"{AudienceKind.TEAM}:{room.group_id}"
    Audience.objects.get_or_create(key=key, defaults={"kind": AudienceKind.TEAM, "group_id": room.group_id})
    for known in (f"wezer:audiences:{room.group_id}", "wezer:help"):
        transaction.on_commit(lambda known=known: cache.delete(known))  # type: ignore[misc]  # a default keeps the loop's value
