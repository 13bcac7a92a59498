"""The open set of flight kinds: what can leave after the commit, how it flies, how often it is tried."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any
from uuid import UUID

from wezer.kernel.models import Fact
from wezer.kernel.registry import Registry


@dataclass(frozen=True, slots=True)
class Draft:
    """A flight to be drawn; its key makes that happen once."""

    kind: str
    name: str
    key: str
    fact: UUID | None = None
    payload: dict[str, Any] = field(default_factory=dict)


class FlightKind:
    """One sort of flight."""

    kind: str
    name: Any
    icon = "send"
    #: Tries before it is held for a person.
    tries = 12
    #: True: `fly` only writes, inside one act that also marks the flight done: it happens exactly once.
    #: False: `fly` speaks to the network, outside of any transaction, and may happen again after a crash.
    in_act = False
    #: Done flights older than this are removed; None keeps them for ever (their key says it happened).
    keep: timedelta | None = timedelta(days=30)

    def draw(self, facts: Sequence[Fact]) -> Iterable[Draft]:
        """Flights that these facts ask for. Called by the worker for each batch it reads."""
        return ()

    def fly(self, flight: Any) -> None:
        """Do it; raise to have it tried again."""
        raise NotImplementedError

    def pause(self, tries: int) -> timedelta:
        """How long to wait after the `tries`-th failure: 5 s, doubling, six hours at most."""
        return min(timedelta(seconds=5 * 2 ** (tries - 1)), timedelta(hours=6))

    def keeps_payload(self) -> bool:
        """Whether what was sent stays on the row once it is done."""
        return True

    def title(self, flight: Any) -> str:
        """What the operator reads."""
        return str(flight.name)


flight_kinds: Registry[FlightKind] = Registry("flight_kinds", FlightKind)
