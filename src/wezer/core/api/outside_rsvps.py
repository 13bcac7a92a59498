"""Who comes to a date of an event without an account, for those who tend the event."""

from typing import Any

from django.shortcuts import get_object_or_404
from ninja import Status

from wezer.core.acts.outside_rsvps import strike_outside
from wezer.core.api.common import caller, router
from wezer.core.api.events import Day, found_event
from wezer.core.models import OutsideRsvp
from wezer.kernel.permissions import require
from wezer.ui.rest import UID, After, Limit, Listed, Schema, listed


class OutsideRsvpOut(Schema):
    """`people`: how many they are in all. Until the address is confirmed (`state` “waiting”) it takes no place, and neither name
    nor address is told. Some days after the date both are forgotten, and empty."""

    uid: UID
    state: str
    name: str
    email: str
    people: int


def _show(row: OutsideRsvp) -> dict[str, Any]:
    told = {"name": row.name, "email": row.email} if row.seats else {"name": "", "email": ""}
    return {"uid": row.uid, "state": row.state, "people": row.people, **told}


@router.get("/events/{uid}/dates/{on}/outside", response=Listed[OutsideRsvpOut])
def date_outside(request: Any, uid: UID, on: Day, after: After = "", limit: Limit = 20) -> Any:
    """Who says without an account that they come, for those who may change the event."""
    caller(request)
    found = found_event(request, uid)
    require(request.viewer, "core.change_event", found)
    rows = OutsideRsvp.objects.filter(event_date__event=found, event_date__on=on)
    return listed(rows, after, limit, _show, order=("id",))


@router.delete("/events/{uid}/outside/{rsvp}", response={204: None})
def outside_removal(request: Any, uid: UID, rsvp: UID) -> Any:
    """Take such an answer off the list; whoever wrote it is not told."""
    found = found_event(request, uid)
    row = get_object_or_404(OutsideRsvp, uid=rsvp, event_date__event=found)
    strike_outside(by=request.viewer, event=found, rsvp=row)
    return Status(204, None)
