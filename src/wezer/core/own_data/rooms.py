"""What rooms keep of a person beside their items, and what was decided on groups and on the community's journey."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext_lazy as _

from wezer.core.duties import OwnData, own_data
from wezer.core.kinds import room_kinds
from wezer.core.models import Member, Room
from wezer.core.rooms.kind import RoomKind, RoomOfItems


@own_data.add
class InRooms(OwnData):
    """Kinds of rooms say themselves what they keep of a person (`RoomKind.export`, `erase`)."""

    kind = "rooms"
    name = _("What rooms keep of me")
    keeps = ("core.Room.proposed_by",)
    order = 15

    def export(self, member: Member, viewer: Any) -> list[dict[str, Any]] | None:
        kept = [(room, kind.export(room, member)) for room, kind in _rooms_that_keep("export")]
        return [{"room": room.name, "group": room.group.name, "kept": each} for room, each in kept if each] or None

    def erase(self, *, by: Any, member: Member, wish: str) -> None:
        for room, kind in _rooms_that_keep("erase"):
            kind.erase(room, member)


@own_data.add
class Decisions(OwnData):
    kind = "decisions"
    name = _("What I decided for groups")
    keeps = (
        "core.GroupMove.proposed_by", "core.GroupMove.ended_by", "core.GroupMove.group_consent_by",
        "core.GroupMove.parent_consent_by", "core.GroupVote.proposed_by", "core.Journey.begun_by", "core.JourneyStep.decided_by",
    )  # fmt: skip


def _rooms_that_keep(duty: str) -> Iterator[tuple[Room, RoomKind]]:
    """Rooms of kinds that keep more than items."""
    kinds = [each.kind for each in room_kinds if getattr(type(each), duty) is not getattr(RoomOfItems, duty)]
    for room in Room.objects.filter(kind__in=kinds).select_related("group").order_by("pk").iterator(chunk_size=200):
        yield room, room_kinds[room.kind]
