"""What came of dates: reports as the pages, search and the API read them."""

from dataclasses import dataclass, field
from typing import Any

from wezer.core.agenda.happenings import Happening
from wezer.core.markdown import html_of
from wezer.core.models import Event, EventDateState, EventReport, Member, Rsvp
from wezer.kernel.clock import now

#: Search knows the words of so many of an event's reports, the newest.
MOST_IN_SEARCH = 20
#: So many of those who came are named.
MOST_NAMED = 200


@dataclass(slots=True)
class Report:
    """A report, and who came as far as the viewer reads it."""

    said: EventReport
    came: int = 0
    people: list[Member] = field(default_factory=list)
    are_named: bool = False

    @property
    def html(self) -> Any:
        return html_of(self.said)


def report_of(found: Happening, viewer: Any) -> Report | None:
    """What is written of a date. Two statements, none where nothing is."""
    if found.row is None or found.row.state != EventDateState.REPORTED:
        return None
    said = EventReport.objects.filter(event_date=found.row).select_related("written_by").first()
    if said is None:
        return None
    rows = Rsvp.objects.filter(event_date=found.row, came=True).select_related("member__photo").order_by("member__name")
    came = [row.member for row in rows[:MOST_NAMED]]
    number = len(came) if len(came) < MOST_NAMED else rows.count()
    named = said.names_who_came and viewer.is_inside
    return Report(said, number, came if named else [], named)


def report_words(event: Event) -> list[str]:
    """What search knows an event by besides its own words. One statement, none before it began."""
    if event.first_at > now():
        return []
    reports = EventReport.objects.filter(event_date__event=event).order_by("-event_date__starts_at")
    return list(reports.values_list("body", flat=True)[:MOST_IN_SEARCH])
