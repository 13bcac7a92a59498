"""Calendar: the events of a group, by month."""

from datetime import timedelta
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wezer.core.acts.outside_calendars import forget_calendars
from wezer.core.agenda.queries import next_in_room
from wezer.core.kinds import RoomOfItems, room_kinds
from wezer.kernel.clock import now


@room_kinds.add
class CalendarRoom(RoomOfItems):
    kind = "calendar"
    name = gettext_lazy("Calendar")
    icon = "calendar-days"
    description = gettext_lazy("Meetings, workshops, feasts: when, where, and who comes.")
    item_kinds = ("event",)
    once = True
    may_be_closed = True
    own_code = (
        "wezer.core.views.events", "wezer.core.views.event_options", "wezer.core.views.agenda", "wezer.core.api.events",
        "wezer.core.api.event_options", "wezer.core.views.outside_calendars", "wezer.core.api.outside_calendars",
        "wezer.core.views.attendance", "wezer.core.views.event_following", "wezer.core.api.event_following",
        "wezer.core.views.event_report", "wezer.core.api.event_report",
    )  # fmt: skip

    def live(self, room: Any, viewer: Any) -> str:
        coming = next_in_room(room, viewer)
        if coming is None:
            return ""
        return _("Next: {title}").format(title=coming.event.title)

    def opens_to(self, room: Any, viewer: Any) -> bool:
        """Those inside; and visitors, when something in there may be read by them."""
        return bool(viewer.belongs(room.group) or getattr(room, "newest", []))

    def feed(self, room: Any) -> str:
        return reverse("events:feed", args=[room.group.slug, room.slug])

    def emptied(self, *, by: Any, room: Any) -> None:
        forget_calendars(by=by, room=room)

    def fixtures(self, *, by: Any, room: Any) -> None:
        from wezer.core.acts.events import publish_event

        soon = (now() + timedelta(days=3)).date()
        publish_event(by=by, room=room, title=_("Pruning together"), starts_on=soon, ends_on=soon)

    def render(self, request: Any, room: Any) -> Any:
        from wezer.core.room_kinds.calendar.page import show

        return show(request, room)
