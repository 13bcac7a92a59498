"""What stands in calendars beside their events (core.md E-3): an open set, since core knows nothing of shifts and deadlines."""

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

from wezer.kernel.registry import Registry

if TYPE_CHECKING:
    from wezer.core.agenda.happenings import Entry
    from wezer.core.models import Room


class CalendarSource:
    """What a package adds to calendars: to a member's own agenda, to a calendar room, or to both; each in one statement at most,
    and only what the viewer may read."""

    kind: str
    name: Any  # of many: “Loans”

    def own(self, viewer: Any, start: datetime, end: datetime) -> "Sequence[Entry]":
        """What concerns the viewer themself in this time; it goes into the calendars that read their agenda, too."""
        return ()

    def in_room(self, room: "Room", viewer: Any, start: datetime, end: datetime) -> "Sequence[Entry]":
        """What stands in this calendar in this time."""
        return ()


calendar_sources: Registry[CalendarSource] = Registry("calendar_sources", CalendarSource)
