"""At which address an event meets on the net, and who reads it: those who come, and those who tend it (core.md 11)."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from wezer.core.agenda.refusals import OnlineAddressInvalid
from wezer.core.models import Answer, Event, EventDateState, EventState, Rsvp
from wezer.core.profile_fields import ValueInvalid, links
from wezer.kernel.clock import now
from wezer.kernel.permissions import can

#: Whoever came finds it so long after the date is over: a meeting goes on, or is gone on with.
AFTERWARDS = timedelta(days=1)


def checked_address(typed: str) -> str:
    """One address of a page, or none."""
    try:
        found = links(typed)
    except ValueInvalid:
        raise OnlineAddressInvalid() from None
    if len(found) > 1:
        raise OnlineAddressInvalid()
    return found[0] if found else ""


def online_addresses(events: Iterable[Event], viewer: Any) -> dict[int, str]:
    """The addresses that the viewer reads, by the number of the event. One statement, none where no event has one.

    Whoever waits, might come or has a place kept reads none: it comes with their word that they come. The events are
    those that the viewer may read.
    """
    online = [event for event in events if event.online_address]
    if viewer is None or not online:
        return {}
    tended = {event.pk for event in online if can(viewer, "core.change_event", event)}
    left = [event.pk for event in online if event.pk not in tended and event.state != EventState.CANCELLED]
    if left and viewer.member is not None and viewer.is_inside:
        coming = Rsvp.objects.filter(
            member=viewer.member, answer=Answer.GOING, event_date__event__in=left,
            event_date__ends_at__gt=now() - AFTERWARDS,
        ).exclude(event_date__state=EventDateState.CANCELLED)  # fmt: skip
        tended |= set(coming.values_list("event_date__event", flat=True))
    return {event.pk: event.online_address for event in online if event.pk in tended}


def online_address(event: Event, viewer: Any) -> str:
    """Where it meets on the net, for who reads that; else empty."""
    return online_addresses([event], viewer).get(event.pk, "")
