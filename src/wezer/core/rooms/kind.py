"""What a room kind is: the contract between WeZer and whoever brings a room (core.md 8)."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, ClassVar

from wezer.core.models.group import Sight


@dataclass(frozen=True, slots=True)
class RoomSetting:
    """One thing a group may decide about its rooms of a kind. Kept as `room.<kind>.<name>`: it cascades like every setting."""

    name: str
    type: type  # bool, int, str, or list (of lines)
    default: Any
    label: Any
    help: Any = ""
    choices: tuple[tuple[str, Any], ...] = ()
    check: Callable[[Any], Any] | None = None  # returns the clean value, or raises a Refusal


class RoomKind:
    """An activity space. Its page is `url(room)`; its door in the hall shows `live(room, viewer)` and `tags(room, viewer)`.

    When a hall asks, `room.newest` holds the newest few items in the room that the viewer may see (core.Item rows, with
    their cards): using them costs nothing. A kind that fails is isolated: its door says so and the page stays up; after
    three failures in ten minutes it is disabled for the group until somebody who tends it tries again.
    """

    kind: str
    name: Any
    icon = "door-open"
    description: Any = ""
    #: Of the kind itself, for people who keep it up to date.
    version = "1.0"
    #: Which versions of this contract it was written for; refused at start when ours is none of them.
    core_api = ">=1.0,<2"
    #: Labels of packages that must be installed (and open, or nobody is offered such a room).
    requires: tuple[str, ...] = ()
    #: Labels of packages that it cannot stand beside.
    conflicts: tuple[str, ...] = ()
    #: Kinds of the items one may put in such a room, of notices it sends, and rights it asks: each must be registered.
    item_kinds: tuple[str, ...] = ()
    notice_kinds: tuple[str, ...] = ()
    rights: tuple[str, ...] = ()
    #: What a group decides about such a room.
    settings_schema: tuple[RoomSetting, ...] = ()
    #: At most one such room in a group (market, wallet).
    once = False
    #: Whether a community may close the whole kind: its rooms, its items, its code's routes are then absent, and come back
    #: as they were. What an open kind holds too stays. A kind that is only the door to a module leaves it at no: the module is closed.
    may_be_closed = False
    #: Whether those who tend the community may delete for good what all such rooms hold, once the kind is closed: its items are
    #: blanked by core, what hangs on them beside by `cleared`. Never where money, votes or a register lie.
    may_be_cleared = False
    #: Where the code lies that serves this kind alone, as dotted names: its pages and API vanish with it.
    own_code: tuple[str, ...] = ()
    #: Whether an archived one may go to the bin. What was agreed in a market stays.
    may_be_binned = True
    #: Further pages below the room's own address: Django's `path()` entries; a view is given (request, room, …).
    urls: ClassVar[Sequence[Any]] = ()

    # ------------------------------------------------------------------ pages

    def url(self, room: Any) -> str:
        """Where the door leads."""
        from django.urls import reverse

        return reverse("groups:room", args=[room.group.slug, room.slug])

    def page_url(self, room: Any, name: str, *args: Any) -> str:
        """The address of one of `urls`, by its name."""
        from wezer.core.rooms.pages import address_of

        return address_of(self, room, name, *args)

    def feed(self, room: Any) -> str:
        """The address at which anybody reads elsewhere what of the room is for everyone, or an empty string."""
        return ""

    def render(self, request: Any, room: Any) -> Any:
        """The room's page, when its address is the group's (`groups:room`)."""
        raise LookupError(f"room kind {self.kind} has its own address")

    def live(self, room: Any, viewer: Any) -> str:
        """One sentence on what goes on in there, or an empty string. At most one statement."""
        return ""

    def tags(self, room: Any, viewer: Any) -> list[tuple[Any, str]]:
        """Labels at the foot of the door: (text, tone), tone as in the `tag` component. No statement."""
        return []

    def panel(self, room: Any, viewer: Any) -> str:
        """Safe HTML of a card beside the group's doors, or an empty string. At most one statement."""
        return ""

    def summary(self, room: Any, viewer: Any, since: datetime) -> str:
        """One sentence for the summary that the viewer is mailed, or an empty string. At most two statements.

        Items in the room are told of already; this is for what else went on.
        """
        return ""

    # ------------------------------------------------------------------ who, and when

    def opens_to(self, room: Any, viewer: Any) -> bool:
        """Whether the door is shown to this viewer. What lies behind is each item's own audience. No statement."""
        return bool(viewer.belongs(room.group) or room.group.sight == Sight.OPEN)

    def may_open(self, group: Any) -> bool:
        """Whether such a room makes sense in `group`."""
        return True

    def opened(self, *, by: Any, room: Any) -> None:
        """Called inside the act that opens such a room: what it needs from its first moment."""

    def emptied(self, *, by: Any, room: Any) -> None:
        """Called inside the act that ends a room's thirty days in the bin: forget what it kept. Its items are blanked."""

    def cleared(self, *, by: Any, items: Sequence[int]) -> None:
        """Called inside the act that deletes for good what a closed kind held, for each few of its items, by their numbers:
        forget what hangs on them and only this kind knows. Comments and answers lose their words without it."""

    def items(self, room: Any) -> Any:
        """What stands in the room, as core.Item rows: it goes into the bin and comes back with it."""
        from wezer.core.models import Item

        return Item.objects.filter(room=room)

    def setting(self, room: Any, name: str) -> Any:
        """What holds in this room's group for one of `settings_schema`."""
        from wezer.core.settings_registry import value

        return value(f"room.{self.kind}.{name}", room.group)

    # ------------------------------------------------------------------ duties: a kind without them is refused at start

    def export(self, room: Any, member: Any) -> Any:
        """What the room keeps of `member`, as plain JSON values; None or an empty list when that is nothing."""
        raise NotImplementedError

    def erase(self, room: Any, member: Any) -> None:
        """Inside an act: forget what the room keeps of `member`. May be called twice."""
        raise NotImplementedError

    def anonymise(self, room: Any, salt: str) -> Any:
        """The room for research: plain JSON values in which nobody can be told apart but by a pseudonym made with `salt`."""
        raise NotImplementedError

    # ------------------------------------------------------------------ operations

    def health(self) -> Iterable[tuple[str, str]]:
        """For the doctor: (“ok”, “note” or “PROBLEM”, a plain sentence)."""
        return ()

    def fixtures(self, *, by: Any, room: Any) -> None:
        """Through acts, put something believable into the room: for tests and demonstrations."""


class RoomOfItems(RoomKind):
    """A room that keeps items whose words are core's, and nothing beside them: core exports and forgets those itself."""

    def export(self, room: Any, member: Any) -> Any:
        return []

    def erase(self, room: Any, member: Any) -> None:
        return None

    def anonymise(self, room: Any, salt: str) -> Any:
        from wezer.core.rooms.research import items_by_pseudonym

        return items_by_pseudonym(room, salt)
