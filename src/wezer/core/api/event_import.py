"""Events of a calendar file."""

from typing import Any

from django.http import Http404
from ninja import File as FileParam
from ninja.files import UploadedFile

from wezer.core.acts.event_import import import_events
from wezer.core.api.common import router
from wezer.core.api.rooms import found_room
from wezer.ui.rest import UID, Schema, Short


class EntryRefusedOut(Schema):
    title: str
    code: str
    message: str


class ImportedOut(Schema):
    """`known`: were there already; `floating`: named no time zone, so the community's was taken."""

    made: int
    known: int
    floating: int
    refused: list[EntryRefusedOut]


@router.post("/rooms/{uid}/events/import", response=ImportedOut)
def event_import(request: Any, uid: UID, file: FileParam[UploadedFile], audience: Short = "") -> Any:
    """Take in the events of an iCalendar file (multipart; at most 1 MB and 200 events). The same file again changes
    nothing; what cannot be taken in is told, the rest comes. No address is fetched."""
    room = found_room(request, uid)
    if room.kind != "calendar":
        raise Http404
    done = import_events(by=request.viewer, room=room, file=file, audience=audience)
    refused = [{"title": title, "code": each.code, "message": each.sentence} for title, each in done.refused]
    return {"made": done.made, "known": done.known, "floating": done.floating, "refused": refused}
