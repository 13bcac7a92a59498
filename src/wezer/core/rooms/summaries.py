"""What rooms themselves have to say in a summary, beside the items in them."""

from datetime import datetime
from typing import Any

from wezer.core.kinds import RoomKind, room_kinds
from wezer.core.models import Group, Room, RoomState
from wezer.core.modules import open_kinds
from wezer.core.rooms.isolation import isolated

#: Of so many rooms one summary tells at most.
MOST = 30


def rooms_say(viewer: Any, since: datetime) -> list[tuple[Group, str, str]]:
    """(group, sentence, path) of each room in the viewer's own groups whose kind has something to tell since then."""
    telling = [kind.kind for kind in open_kinds(room_kinds) if type(kind).summary is not RoomKind.summary]
    if not telling:
        return []
    rooms = Room.objects.filter(kind__in=telling, state=RoomState.OPEN, group_id__in=viewer.direct_group_ids)
    found = []
    for room in rooms.select_related("group").order_by("group_id", "position", "pk")[:MOST]:
        kind = room_kinds[room.kind]

        def ask(kind: RoomKind = kind, room: Room = room) -> tuple[str, str]:
            words = kind.summary(room, viewer, since) if kind.opens_to(room, viewer) else ""
            return words, kind.url(room)

        (words, address), _has_failed = isolated(room, "summary", ask, ("", ""))
        if words:
            found.append((room.group, words, address))
    return found
