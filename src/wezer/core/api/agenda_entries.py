"""What stands in calendars beside their events: what one borrowed, what a calendar follows elsewhere, what packages add."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from wezer.core.agenda.happenings import Entry
from wezer.core.agenda.queries import entries_in, entries_of
from wezer.core.api.common import caller, router
from wezer.core.api.events import Days, Since
from wezer.core.api.rooms import found_room
from wezer.kernel.clock import now
from wezer.ui.rest import UID, Schema, moment


class AgendaEntryOut(Schema):
    """`words`: its hours, or what is to be done; `source`: the calendar elsewhere that it comes from; `url`: its page here."""

    title: str
    words: str
    starts_on: date
    ends_on: date
    starts_at: str
    whole_day: bool
    source: str | None
    url: str | None


def _show(request: Any, entry: Entry) -> dict[str, Any]:
    return {
        "title": entry.event.title,
        "words": entry.words,
        "starts_on": entry.starts_on,
        "ends_on": entry.last_on,
        "starts_at": moment(entry.starts_at),
        "whole_day": entry.starts_time is None,
        "source": entry.source or None,
        "url": request.build_absolute_uri(entry.address) if entry.address else None,
    }


def _window(since: date | None, days: int) -> tuple[datetime, datetime]:
    start = datetime.combine(since or now().date(), time(), UTC)
    return start, start + timedelta(days=days)


@router.get("/agenda/entries", response=list[AgendaEntryOut])
def agenda_entries(request: Any, since: Since = None, days: Days = 31) -> Any:
    """What concerns me in this time and is no event: what I bring back, and what packages add. Only mine."""
    caller(request)
    return [_show(request, each) for each in entries_of(request.viewer, *_window(since, days))]


@router.get("/rooms/{uid}/entries", response=list[AgendaEntryOut])
def room_entries(request: Any, uid: UID, since: Since = None, days: Days = 31) -> Any:
    """What stands in a calendar in this time and is no event of its group, as far as one may read it."""
    return [
        _show(request, each) for each in entries_in(found_room(request, uid), request.viewer, *_window(since, days))
    ]
