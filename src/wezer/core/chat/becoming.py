"""What became of messages, and what may become of one (core.md T-8)."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import partial
from typing import Any
from uuid import UUID

from wezer.core.chat.acts.becoming import remember_item
from wezer.core.chat.beginning import beginnings
from wezer.core.halls import room_name
from wezer.core.http import MemberRequest
from wezer.core.kinds import item_kinds
from wezer.core.markdown import plain_text
from wezer.core.models import Block, Group, Item, Message, MessageItem, Room, RoomState
from wezer.core.modules import closed_item_kinds
from wezer.kernel.acts import act

#: Titles are read off the first line, and kept as short as the shortest form takes them.
LONGEST_TITLE = 80
#: Rooms that are looked through for places where something may begin.
MOST_ROOMS = 300


# ------------------------------------------------------------------ what became


@dataclass(frozen=True, slots=True)
class Outcome:
    """An item that a message became, for who may open it."""

    item: Item
    title: str
    kind: Any
    icon: str


def outcomes(rows: Iterable[Message], viewer: Any) -> dict[int, list[Outcome]]:
    """What these messages became, by their number, as far as the viewer may be told of it. One statement, none where nothing
    became of any."""
    numbers = [row.pk for row in rows if getattr(row, "has_become", False)]
    if not numbers:
        return {}
    seen = Item.objects.told_to(viewer).values("pk")
    ties = MessageItem.objects.filter(message__in=numbers, item__in=seen).select_related("item").order_by("pk")
    found: dict[int, list[Outcome]] = {}
    for tie in ties:
        found.setdefault(tie.message_id, []).append(_outcome(tie.item))
    return found


def _outcome(item: Item) -> Outcome:
    kind = item_kinds.get(item.kind)
    name = getattr(kind, "name", item.kind)
    return Outcome(
        item, item.title or item.card.get("excerpt", "") or str(name), name, getattr(kind, "icon", "file-text")
    )


# ------------------------------------------------------------------ what may become


@dataclass(slots=True)
class Place:
    """A group, or None for the community's own places, and what may begin there."""

    group: Group | None
    ways: list[dict[str, Any]] = field(default_factory=list)


def places_for(message: Message, viewer: Any) -> list[Place]:
    """Where the viewer may begin something with these words: in the conversation's group first, then in the others of
    theirs, then where no room is needed. One statement."""
    closed = closed_item_kinds()
    open_ways = sorted((each for each in beginnings if each.item_kind not in closed), key=lambda each: each.order)
    home = message.conversation.group_id
    rooms = _rooms(viewer, {each.room_kind for each in open_ways})
    rooms.sort(key=lambda room: (room.group_id != home, room.group.name, room.group_id))
    found: dict[int, Place] = {room.group_id: Place(room.group) for room in rooms}
    found[0] = Place(None)
    for each in open_ways:
        for address, room in each.places(viewer, rooms):
            asked = "&" if "?" in address else "?"
            found[room.group_id if room is not None else 0].ways.append(
                {
                    "name": each.name,
                    "icon": each.icon,
                    "url": f"{address}{asked}message={message.uid}",
                    "room": room_name(room) if room is not None else "",
                }
            )
    return [place for place in found.values() if place.ways]


def _rooms(viewer: Any, kinds: set[str]) -> list[Room]:
    mine = Room.objects.filter(group__in=viewer.direct_group_ids, state=RoomState.OPEN, kind__in=kinds)
    return list(mine.select_related("group").order_by("group__name", "position", "pk")[:MOST_ROOMS])


# ------------------------------------------------------------------ a form that begins with it


@dataclass(frozen=True, slots=True)
class Begun:
    """What a form begins with: a message, or nothing."""

    message: Message | None = None

    def words(self, *, title: str = "title", body: str = "body") -> dict[str, str]:
        """For the form's fields of these names."""
        if self.message is None:
            return {}
        lines = (plain_text(line, 400) for line in self.message.body.splitlines())
        return {title: _shortened(next((line for line in lines if line), "")), body: self.message.body}

    def making(self, made_by: Callable[..., Any]) -> Callable[..., Any]:
        """The act that makes the item, and remembers in the same piece of what it came."""
        return made_by if self.message is None else partial(_make, made_by=made_by, message=self.message)


def _shortened(line: str) -> str:
    if len(line) <= LONGEST_TITLE:
        return line
    return line[: LONGEST_TITLE - 1].rsplit(" ", 1)[0].rstrip(" ,;:") + "…"


def begun(request: MemberRequest) -> Begun:
    """What `?message=` of this address names, if the viewer reads it; anything else begins with nothing."""
    try:
        uid = UUID(request.GET.get("message", ""))
    except ValueError:
        return Begun()
    return Begun(readable(request.viewer).filter(uid=uid).select_related("conversation").first())


def readable(viewer: Any) -> Any:
    """Messages whose words the viewer reads now."""
    shown = Message.objects.visible_to(viewer).filter(withdrawn_at=None, hidden_at=None)
    if viewer.member is None:
        return shown.none()
    return shown.exclude(author__in=Block.objects.filter(member=viewer.member).values("blocked"))


@act
def _make(*, by: Any, made_by: Callable[..., Any], message: Message, **given: Any) -> Any:
    """All of it, or nothing: an item and its tie."""
    item = made_by(by=by, **given)
    remember_item(by=by, message=message, item=item)
    return item
