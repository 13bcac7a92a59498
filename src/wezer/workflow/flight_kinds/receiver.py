"""A receiver that failed on one fact: tried again by itself, so that the others and the facts after it went on."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from wezer.kernel.events import receivers_of
from wezer.kernel.models import Fact
from wezer.workflow.acts.reading import receiver_name
from wezer.workflow.kinds import FlightKind, flight_kinds


class ReceiverMissing(Exception):
    """The receiver that failed is no longer installed."""


@flight_kinds.add
class ReceiverFlight(FlightKind):
    kind = "receiver"
    name = _("Something that listens")
    icon = "radio-tower"
    in_act = True

    def fly(self, flight: Any) -> None:
        fact = Fact.objects.get(uid=flight.fact)
        for receiver in receivers_of(fact.name):
            if receiver_name(receiver) == flight.name:
                receiver(fact)
                return
        raise ReceiverMissing(flight.name)
