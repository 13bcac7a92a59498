"""What takes place at the same time as one date of an event."""

from datetime import date
from typing import Any

from django.http import Http404

from wezer.core.agenda.clashes import beside, own_clashes
from wezer.core.agenda.happenings import find_happening
from wezer.core.agenda.own_time import own_time
from wezer.core.api.common import caller, router
from wezer.core.api.events import Day, found_event, show_date
from wezer.kernel.permissions import can
from wezer.ui.rest import UID, Schema, moment


class BesideOut(Schema):
    event: UID
    title: str
    on: date
    starts_at: str
    ends_at: str
    place: str


class OwnTimeOut(Schema):
    """`not_free`: outside what my profile says of my usual week; `away`: my own days away that it touches, such as
    “2026-12-24/2027-01-02”; `quiet_until`: when I want quiet until later than its beginning."""

    not_free: bool
    away: list[str]
    quiet_until: str | None


class ClashesOut(Schema):
    """`mine`: what I have said that I come to at that time, told to me alone. `own_time`: what I said of my own time that speaks
    against it, told to me alone. `beside`, for those who may change the event: what else its group does then, or takes place there."""

    mine: list[BesideOut]
    own_time: OwnTimeOut
    beside: list[BesideOut]


@router.get("/events/{uid}/dates/{on}/clashes", response=ClashesOut)
def clashes(request: Any, uid: UID, on: Day) -> Any:
    """What takes place at the same time, as far as it concerns the caller. It forbids nothing."""
    caller(request)
    event, viewer = found_event(request, uid), request.viewer
    shown = find_happening(event, on, viewer)
    if shown is None:
        raise Http404
    own = own_time(shown, viewer)
    plans = can(viewer, "core.change_event", event)
    return {
        "mine": [show_date(each) for each in own_clashes(shown, viewer)],
        "own_time": {
            "not_free": own.not_free,
            "away": [str(each) for each in own.away],
            "quiet_until": moment(own.quiet_until),
        },
        "beside": [show_date(each) for each in beside(shown, viewer)] if plans else [],
    }
