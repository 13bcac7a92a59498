"""What a message may become: the open set of ways in which something begins with words that are there already (core.md T-8)."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.urls import reverse

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
    #: The route of its form, which takes the group and the room, and what is asked of it after a question mark.
    route = ""
    asked = ""

    def address(self, room: Any) -> str:
        """Where its form stands."""
        return reverse(self.route, args=[room.group.slug, room.slug]) + self.asked

    def places(self, viewer: Any, rooms: Sequence[Any]) -> Iterable[tuple[str, Any]]:
        """(address, room) wherever the viewer may begin one. The room is None where it needs none."""
        for room in rooms:
            if room.kind == self.room_kind and can(viewer, self.right, room.group):
                yield self.address(room), room


beginnings: Registry[Beginning] = Registry("beginnings", Beginning, comes_later=True)
