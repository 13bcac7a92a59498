"""What becomes of the places of somebody who is forgotten."""

from typing import Any

from wezer.core.acts.answers import count_places, give_free_places
from wezer.core.acts.event_waiting import settle_requests
from wezer.core.models import Answer, EventDate, EventDateState, EventState, Member, Rsvp
from wezer.kernel.acts import act
from wezer.kernel.clock import now


@act
def forget_answers(*, by: Any, member: Member) -> None:
    """Their answers go; the places they took are free, and go to whoever waits."""
    said = EventDate.objects.filter(answers__member=member)
    for row in said.select_for_update(of=("self",)).select_related("event").order_by("pk"):
        mine = Rsvp.objects.filter(event_date=row, member=member).first()
        if mine is None:
            continue
        count_places(row, -mine.seats)
        mine.delete()
        is_ahead = row.state == EventDateState.PLANNED and row.ends_at > now()
        if mine.seats and is_ahead and row.event.state == EventState.CONFIRMED and row.event.withdrawn_at is None:
            give_free_places(row.event, row)
        if mine.answer == Answer.REQUESTED:
            settle_requests(row.event)
