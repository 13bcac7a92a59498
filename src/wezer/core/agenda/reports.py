"""What came of dates: reports as the pages, search and the API read them."""

from dataclasses import dataclass, field
from typing import Any

from wezer.core.agenda.happenings import Happening
from wezer.core.markdown import html_of
from wezer.core.models import Event, EventDateState, EventPhoto, EventReport, File, FileState, Member, Rsvp
from wezer.kernel.clock import now
from wezer.kernel.permissions import can

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
    missing: int | None = (
        None  # noted as not there: for those who tend the event, whom else a number would tell who it was
    )

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
    noted = Rsvp.objects.filter(event_date=found.row, came__isnull=False).select_related("member__photo")
    rows = list(noted.order_by("-came", "member__name")[:MOST_NAMED])
    came = [row.member for row in rows if row.came]
    number, missing = len(came), len(rows) - len(came)
    if len(rows) == MOST_NAMED:
        number, missing = (noted.filter(came=each).count() for each in (True, False))
    named = said.names_who_came and viewer.is_inside
    tends = can(viewer, "core.change_event", found.event)
    return Report(said, number, came if named else [], named, missing if tends else None)


def photos_of(found: Happening) -> list[File]:
    """The pictures of a date, in their order. One statement, none before it is over."""
    if found.row is None or not found.is_over:
        return []
    rows = EventPhoto.objects.filter(event_date=found.row).exclude(file__state=FileState.REFUSED)
    return [each.file for each in rows.select_related("file").order_by("file__position", "pk")]


def report_words(event: Event) -> list[str]:
    """What search knows an event by besides its own words. One statement, none before it began."""
    if event.first_at > now():
        return []
    reports = EventReport.objects.filter(event_date__event=event).order_by("-event_date__starts_at")
    return list(reports.values_list("body", flat=True)[:MOST_IN_SEARCH])
