"""What a message may become: the open set of ways in which something begins with words that are there already (core.md T-8)."""

from collections.abc import Iterable, Sequence
from typing import Any

from wezer.kernel.permissions import can
from wezer.kernel.registry import Registry


class Beginning:
    """One way to begin an item. Its form is opened at `address` and reads the words by `chat.becoming.begun`."""

    kind: str
    name: Any
    icon = "file-text"
    order = 50
    #: The kind of the item that is made: when it is closed, the way is absent.
    item_kind: str
    #: It is begun in a room of this kind, by whoever holds this right in its group.
    room_kind = ""
    right = ""

    def address(self, room: Any) -> str:
        """Where its form stands."""
        raise NotImplementedError

    def places(self, viewer: Any, rooms: Sequence[Any]) -> Iterable[tuple[str, Any]]:
        """(address, room) wherever the viewer may begin one. The room is None where it needs none."""
        for room in rooms:
            if room.kind == self.room_kind and can(viewer, self.right, room.group):
                yield self.address(room), room


beginnings: Registry[Beginning] = Registry("beginnings", Beginning, comes_later=True)
