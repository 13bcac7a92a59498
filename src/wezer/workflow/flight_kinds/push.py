"""Pushes: ordered with the act that causes them, worded and sealed when they leave, tried again while a service is busy."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any
from uuid import uuid4

from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from wezer.core.push.acts.outcomes import note_failure, note_outcome
from wezer.core.push.delivery import send
from wezer.core.push.outbox import KEPT, PushOrder, order_of
from wezer.core.viewer import Viewer
from wezer.kernel.clock import now
from wezer.kernel.outside import Answer, NotTaken
from wezer.workflow.acts.flights import draw_flights
from wezer.workflow.kinds import Draft, FlightKind, HeldForGood, NotNow, flight_kinds

BUSY, BROKEN = 429, 500
LONGEST_WAIT = timedelta(hours=6)
#: After the first failure a minute, then ten; the third is the last (core.md N-8).
PAUSES = (timedelta(minutes=1), timedelta(minutes=10))


@flight_kinds.add
class PushFlight(FlightKind):
    kind = "push"
    name = _("Push to a device")
    icon = "bell"
    tries = len(PAUSES) + 1
    ends_quietly = True  # the notice stands on the page all the same, and a member's phone is no operator's work
    lane = "pushing"
    names_its_side = True
    keep = timedelta(days=7)

    def fly(self, flight: Any) -> Answer | None:
        if now() - flight.created_at > KEPT:
            raise HeldForGood(gettext_noop("no service took it for a day"))
        answer = send(order_of(flight.payload))
        if answer is None or (answer.status != BUSY and answer.status < BROKEN):
            return answer
        words = f"HTTP {answer.status}"
        if answer.retry_after:
            raise NotNow(words, seconds=min(answer.retry_after, LONGEST_WAIT.total_seconds()))
        raise NotTaken(words)

    def arrived(self, flight: Any, answer: Answer | None) -> None:
        status = answer.status if answer is not None else None
        note_outcome(by=Viewer.system(), order=order_of(flight.payload), status=status)

    def held(self, flight: Any, problem: BaseException | None) -> None:
        note_failure(by=Viewer.system(), order=order_of(flight.payload))

    def pause(self, tries: int) -> timedelta:
        return PAUSES[min(tries, len(PAUSES)) - 1]

    def keeps_payload(self) -> bool:
        return False


def keep_pushes(orders: Sequence[PushOrder]) -> None:
    """The outbox of `wezer.core.push`."""
    draw_flights(
        drafts=[Draft("push", each.service[:120], f"push:{uuid4()}", payload=each.as_dict()) for each in orders]
    )
