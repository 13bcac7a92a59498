"""What came of the dates of events."""

from typing import Annotated, Any

from django.http import Http404
from pydantic import Field

from wezer.core.acts.event_report import report_date
from wezer.core.agenda.happenings import find_happening
from wezer.core.agenda.reports import Report, report_of
from wezer.core.api.common import router
from wezer.core.api.events import Day, found_event
from wezer.core.models.talk import LONGEST_BODY
from wezer.ui.rest import UID, PartyOut, Schema, Strict, Version, moment, show_party


class EventReportIn(Strict):
    """`came`: the uids of all who came; as noted when left out. Nobody is noted as missing by being left out."""

    body: Annotated[str, Field(max_length=LONGEST_BODY)]
    came: Annotated[list[UID], Field(max_length=1000)] | None = None
    names_who_came: bool = False
    version: Version | None = None


class EventReportOut(Schema):
    """`people`: those who came, where the report names them to members; else null."""

    body: str
    came: int
    people: list[PartyOut] | None
    written_by: PartyOut | None
    written_at: str
    edited_at: str | None
    version: int


def _show(report: Report, viewer: Any) -> dict[str, Any]:
    said = report.said
    return {
        "body": said.body,
        "came": report.came,
        "people": [show_party(member) for member in report.people] if report.are_named else None,
        "written_by": show_party(said.written_by) if said.written_by and viewer.is_inside else None,
        "written_at": moment(said.written_at),
        "edited_at": moment(said.edited_at) if said.edited_at else None,
        "version": said.version,
    }


def _report(request: Any, uid: Any, on: Any) -> dict[str, Any]:
    found = find_happening(found_event(request, uid), on, request.viewer)
    report = report_of(found, request.viewer) if found else None
    if report is None:
        raise Http404
    return _show(report, request.viewer)


@router.get("/events/{uid}/dates/{on}/report", response=EventReportOut)
def date_report(request: Any, uid: UID, on: Day) -> Any:
    """What came of a date that is over."""
    return _report(request, uid, on)


@router.put("/events/{uid}/dates/{on}/report", response=EventReportOut)
def put_report(request: Any, uid: UID, on: Day, sent: EventReportIn) -> Any:
    """Write it down, for those who may change the event. `version`: of the report that is written otherwise."""
    report_date(by=request.viewer, event=found_event(request, uid), on=on, **sent.dict())
    return _report(request, uid, on)
