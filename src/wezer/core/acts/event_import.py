"""Events of one calendar file come into a calendar here. Only files: no address is fetched."""

from dataclasses import dataclass, field
from typing import Any

from wezer.core.acts.event_dates import cancel_date, move_date
from wezer.core.acts.events import publish_event
from wezer.core.agenda.happenings import takes_place
from wezer.core.agenda.ical_read import MOST_BYTES, Read, read_calendar
from wezer.core.events_agenda import EventsImported
from wezer.core.models import Event, Room
from wezer.core.settings_registry import value
from wezer.kernel.acts import act, attempt
from wezer.kernel.events import emit
from wezer.kernel.permissions import require
from wezer.kernel.ref import ref
from wezer.kernel.refusals import Refusal


@dataclass(slots=True)
class Imported:
    """What became of a file: how many came in, were there already, named no zone; and what was refused, with why."""

    made: int = 0
    known: int = 0
    floating: int = 0
    refused: list[tuple[str, Refusal]] = field(default_factory=list)


@act
def import_events(*, by: Any, room: Room, file: Any, audience: str = "") -> Imported:
    """Take in the events of a file; the same file again changes nothing. What cannot be taken in is told, the rest comes.

    `file` is anything with `read()`; of a larger one no more is read than shows that it is too large.
    """
    require(by, "core.tend_group", room.group)
    content = file.read(MOST_BYTES + 1)
    done = Imported()
    found = read_calendar(content, str(value("community.timezone")))
    there = set(Event.objects.filter(room=room).exclude(ical_uid="").values_list("ical_uid", flat=True))
    for read in found:
        if read.uid and read.uid in there:
            done.known += 1
        elif read.refusal is not None:
            done.refused.append((read.title, read.refusal))
        else:
            _take_in(by, room, read, audience, done)
    emit(EventsImported(subject=ref(room), number=done.made), group=room.group)
    return done


def _take_in(by: Any, room: Room, read: Read, audience: str, done: Imported) -> None:
    try:
        with attempt():
            event = publish_event(
                by=by, room=room, audience=audience, ical_uid=read.uid, created=read.created, told=False, **read.plan
            )
            for on in sorted(set(read.off)):
                if takes_place(event, on):
                    cancel_date(by=by, event=event, on=on)
            for on, span in read.moved:
                if takes_place(event, on):
                    move_date(by=by, event=event, on=on, **span)
    except Refusal as refusal:
        done.refused.append((read.title, refusal))
    else:
        done.made += 1
        done.floating += read.is_floating
