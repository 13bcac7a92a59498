"""How the rooms are: for the doctor, for gardeners."""

from collections.abc import Iterator

from django.db.models import QuerySet

from wezer.core.models import STANDING, Room, RoomHealth


def disabled_rooms() -> QuerySet[Room]:
    """Rooms out of order, the newest first."""
    found = Room.objects.filter(health=RoomHealth.DISABLED, state__in=STANDING)
    return found.select_related("group").order_by("-health_at", "-pk")


def look_at_rooms() -> Iterator[tuple[str, str]]:
    """What every kind says of itself, and which rooms are out of order."""
    from wezer.core.kinds import room_kinds

    for kind in room_kinds:
        for tone, sentence in kind.health():
            yield tone, f"Rooms of kind “{kind.kind}”: {sentence}"
    number = disabled_rooms().count()
    if number:
        yield "PROBLEM", f"{number} rooms are out of order because their kind failed: see /garden/rooms/ and the log."
