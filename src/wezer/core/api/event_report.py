"""What came of the dates of events."""

from typing import Annotated, Any

from django.http import Http404
from django.shortcuts import get_object_or_404
from ninja import File as FileParam
from ninja import Query
from ninja.files import UploadedFile
from pydantic import Field

from wezer.core.acts.event_photos import add_event_photo, remove_event_photo
from wezer.core.acts.event_report import report_date
from wezer.core.agenda.happenings import find_happening
from wezer.core.agenda.reports import Report, photos_of, report_of
from wezer.core.api.common import router
from wezer.core.api.events import Day, found_event
from wezer.core.api.pictures import FileOut, show_file
from wezer.core.models.talk import LONGEST_BODY
from wezer.ui.rest import MADE, UID, PartyOut, Schema, Strict, Version, idempotent, made, moment, show_party

Shown = Annotated[str, Query(max_length=300, description="What the picture shows, for those who do not see it.")]


class EventReportIn(Strict):
    """`came`: the uids of all who came; as noted when left out. Nobody is noted as missing by being left out."""

    body: Annotated[str, Field(max_length=LONGEST_BODY)]
    came: Annotated[list[UID], Field(max_length=1000)] | None = None
    names_who_came: bool = False
    version: Version | None = None


class EventReportOut(Schema):
    """`people`: those who came, where the report names them to members; else null. `missing`: how many were noted as not
    there, for those who may change the event; else null."""

    body: str
    came: int
    missing: int | None
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
        "missing": report.missing,
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


@router.get("/events/{uid}/dates/{on}/photos", response=list[FileOut])
def date_photos(request: Any, uid: UID, on: Day) -> Any:
    """Pictures of a date that is over, in their order; each is read at `/core/files/{uid}/{size}`."""
    found = find_happening(found_event(request, uid), on, request.viewer)
    if found is None:
        raise Http404
    return [show_file(file) for file in photos_of(found)]


@router.post("/events/{uid}/dates/{on}/photos", response=MADE(FileOut))
@idempotent
def new_date_photo(request: Any, uid: UID, on: Day, photo: FileParam[UploadedFile], description: Shown) -> Any:
    """One more picture, for those who may change the event (multipart: JPEG, PNG, WebP or AVIF, at most 5 MB; 24 in all)."""
    event = found_event(request, uid)
    return made(show_file(add_event_photo(by=request.viewer, event=event, on=on, photo=photo, description=description)))


@router.delete("/events/{uid}/dates/{on}/photos/{file}", response={204: None})
def drop_date_photo(request: Any, uid: UID, on: Day, file: UID) -> Any:
    """Take a picture away: those who may change the event, and who gave it."""
    event = found_event(request, uid)
    remove_event_photo(by=request.viewer, event=event, on=on, file=get_object_or_404(event.files, uid=file))
    return None
