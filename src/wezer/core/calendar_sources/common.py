"""What was borrowed and what ends and waits, in one's own agenda; what a calendar follows elsewhere, in its room."""

from datetime import UTC, datetime, time, timedelta
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext, gettext_lazy

from wezer.core.agenda.deadlines import deadlines_in, deadlines_of, duties_due
from wezer.core.agenda.happenings import Entry
from wezer.core.agenda.outside import outside_entries
from wezer.core.kinds import CalendarSource, calendar_sources
from wezer.core.lending.queries import due_between
from wezer.core.models import Room


@calendar_sources.add
class LoansSource(CalendarSource):
    """What the viewer has borrowed, on the day they bring it back."""

    kind = "loans"
    name = gettext_lazy("What I borrowed")

    def own(self, viewer: Any, start: datetime, end: datetime) -> list[Entry]:
        last = end - timedelta(microseconds=1)  # at midnight the next window begins
        return [
            Entry(
                loan, loan.ends_on, gettext("Bring it back to {name}").format(name=loan.owner.name),
                reverse("library:loan", args=[loan.uid]), datetime.combine(loan.ends_on, time(), UTC),
            )
            for loan in due_between(viewer, start.date(), last.date())
        ]  # fmt: skip


@calendar_sources.add
class OutsideSource(CalendarSource):
    """What stands in calendars elsewhere that this one follows."""

    kind = "outside"
    name = gettext_lazy("Calendars from elsewhere")

    def in_room(self, room: Room, viewer: Any, start: datetime, end: datetime) -> list[Entry]:
        return outside_entries(room, start, end, viewer)


@calendar_sources.add
class DeadlinesSource(CalendarSource):
    """Polls that end, votes that close, agreements to be looked at again: those of one's groups, and in a group's calendar
    its polls and agreements."""

    kind = "deadlines"
    name = gettext_lazy("What ends")

    def own(self, viewer: Any, start: datetime, end: datetime) -> list[Entry]:
        return deadlines_of(viewer, start, end)

    def in_room(self, room: Room, viewer: Any, start: datetime, end: datetime) -> list[Entry]:
        return deadlines_in(room.group, viewer, start, end)


@calendar_sources.add
class DutiesSource(CalendarSource):
    """The last day of each period of what the viewer's roles and groups ask of them."""

    kind = "duties"
    name = gettext_lazy("Periods of my duties")

    def own(self, viewer: Any, start: datetime, end: datetime) -> list[Entry]:
        return duties_due(viewer, start, end)
