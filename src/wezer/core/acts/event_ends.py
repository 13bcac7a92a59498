"""An event that took place is done, and reported once what came of its last date is written down (core.md 11)."""

from datetime import timedelta
from typing import Any

from wezer.core.agenda.happenings import LONGEST_WINDOW, dates_of
from wezer.core.events_agenda import EventDone
from wezer.core.models import Event, EventDateState, EventState, Item
from wezer.core.search.index import list_in_search
from wezer.kernel.acts import act, move
from wezer.kernel.clock import now
from wezer.kernel.events import emit
from wezer.kernel.ref import ref


@act
def end_events(*, by: Any, limit: int = 500) -> int:
    """What took place is over: readable and found, in no feed. The worker calls it; how many were ended."""
    past = Event.objects.filter(last_at__lt=now(), over_at=None, published_at__isnull=False).order_by("last_at")[:limit]
    for event in past:
        finish(event)
        Item.objects.filter(pk=event.pk).update(over_at=event.last_at)
        list_in_search(event)
    return len(past)


def finish(event: Event) -> None:
    """Done when its last date is over; reported when that date is. What was cancelled, or found no date, stays so."""
    if event.last_at >= now():
        return
    if move(event, EventState.CONFIRMED, EventState.DONE):
        emit(EventDone(subject=ref(event)), group=event.group_id, audience=event.audience_id)
    if event.state == EventState.DONE and _last_is_reported(event):
        move(event, EventState.DONE, EventState.REPORTED)


def _last_is_reported(event: Event) -> bool:
    """Of the dates that took place, the last one."""
    ends = event.last_at + timedelta(seconds=1)
    held = [each for each in dates_of([event], ends - LONGEST_WINDOW, ends, None) if not each.is_off]
    return bool(held) and held[-1].row is not None and held[-1].row.state == EventDateState.REPORTED
