"""How far the worker is with what was asked for when the books were opened."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from wezer.operation.models import Books, EngineStage, EngineState
from wezer.workflow.models import Flight, FlightState

KIND = "books"
#: The gateway's methods of an opening, in words.
WORDS = {
    "open_books": _("Chart of accounts, journals and roles"),
    "ensure_currency": _("Community currency"),
    "set_rate": _("Worth of a currency"),
    "open_year": _("Fiscal year and its series of numbers"),
    "ensure_party": _("Name, address and bank account"),
}


@dataclass(frozen=True)
class Engine:
    """How far the engine's database is made. `percent` of its modules."""

    stage: str
    percent: int = 0
    error: str = ""

    @property
    def is_ready(self) -> bool:
        return self.stage == EngineStage.READY

    @property
    def has_failed(self) -> bool:
        return self.stage == EngineStage.FAILED


def engine_progress() -> Engine:
    """What the worker last said of the engine's database; nothing said yet is waiting."""
    found = EngineState.objects.filter(pk=1).first()
    if found is None:
        return Engine(EngineStage.WAITING)
    percent = 100 * found.done // found.total if found.total else 0
    return Engine(found.stage, 100 if found.stage == EngineStage.READY else min(percent, 99), found.error)


def opening_steps(books: Books) -> list[dict[str, Any]]:
    """What is recorded to open the books, in order, each with its state."""
    flights = Flight.objects.filter(kind=KIND, key__startswith=f"{KIND}:books:{books.entity.uid}:").order_by("id")
    return [
        {
            "words": WORDS.get(flight.name, flight.name),
            "is_done": flight.state == FlightState.DONE,
            "is_held": flight.state == FlightState.HELD,
            "error": flight.error if flight.state == FlightState.HELD else "",
        }
        for flight in flights[:50]
    ]
