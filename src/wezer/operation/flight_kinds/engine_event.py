"""A follower of the engine's events that failed on one: tried again by itself, so that the mirror went on."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from wezer.operation.kinds import EngineEvent, event_kinds
from wezer.operation.models import Books
from wezer.workflow.kinds import FlightKind, flight_kinds


@flight_kinds.add
class EngineEventFlight(FlightKind):
    kind = "engine_event"
    name = _("Something that happened in the books")
    icon = "book-open"
    in_act = True

    def fly(self, flight: Any) -> None:
        books = Books.objects.get(entity__uid=flight.payload["entity"])
        event_kinds[flight.name].project(books, EngineEvent(**flight.payload["event"]))
