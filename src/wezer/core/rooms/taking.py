"""What may be put into a room: each kind of room names the kinds of items that it holds."""

from wezer.core.kinds import room_kinds
from wezer.core.models import Room, RoomState
from wezer.core.talk_refusals import NotOfThisRoom, RoomNotOpen


def takes(room: Room, kind: str) -> bool:
    """Whether items of this kind lie in such rooms."""
    found = room_kinds.get(room.kind)
    return found is not None and kind in found.item_kinds


def refuse_closed(room: Room, kind: str) -> None:
    """Nothing comes into a room that is not open, or that holds other things."""
    if room.state != RoomState.OPEN:
        raise RoomNotOpen()
    if not takes(room, kind):
        raise NotOfThisRoom()
