"""One date of a series and all that follow it."""

from datetime import date
from typing import Any

from wezer.core.acts.event_following import change_following, look_at_following
from wezer.core.agenda.happenings import Happening
from wezer.core.api.common import router
from wezer.core.api.events import Day, EventChange, EventIn, EventOut, found_event, show_event
from wezer.ui.rest import MADE, UID, Schema, idempotent, made, moment


class FollowingDateOut(Schema):
    """`becomes` names the date that it is in the series that follows, null when it is no more; `people` come, might, or wait."""

    on: date
    becomes: date | None
    starts_at: str | None
    ends_at: str | None
    people: int


class FollowingOut(Schema):
    stays_until: date
    starts_on: date
    rule: str
    dates: list[FollowingDateOut]


@router.post("/events/{uid}/dates/{on}/following", response=MADE(EventOut))
@idempotent
def change_what_follows(request: Any, uid: UID, on: Day, change: EventChange) -> Any:
    """Let the series go on otherwise from this date on: it ends before it, and the event that is answered goes on with what was
    said of the dates. The same event when nothing is different."""
    goes_on = change_following(by=request.viewer, event=found_event(request, uid), on=on, **change.dict())
    return made(show_event(found_event(request, goes_on.uid), request.viewer))


@router.post("/events/{uid}/dates/{on}/following/preview", response=FollowingOut)
def look_at_what_follows(request: Any, uid: UID, on: Day, change: EventIn) -> Any:
    """What such a change would do, of each date of which something was said. It changes nothing."""
    found = look_at_following(by=request.viewer, event=found_event(request, uid), on=on, **change.dict())
    return {
        "stays_until": found.stays_until,
        "starts_on": found.first,
        "rule": found.rule,
        "dates": [
            {"on": each.row.on, "becomes": each.becomes, "people": each.people, **_moments(each.after)}
            for each in found.dates
        ],
    }


def _moments(found: Happening | None) -> dict[str, str | None]:
    return {
        "starts_at": moment(found.starts_at) if found else None,
        "ends_at": moment(found.ends_at) if found else None,
    }
