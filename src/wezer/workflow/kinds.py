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


class NotNow(Exception):
    """Raised by a flight whose other side is away: it waits, and this was no try. `seconds` until it is asked again."""

    def __init__(self, words: str = "", seconds: float = 15.0) -> None:
        super().__init__(words)
        self.seconds = seconds


class HeldForGood(Exception):
    """Raised by a flight that trying again cannot help: it is held at once."""


class FlightKind:
    """One sort of flight."""

    kind: str
    name: Any
    icon = "send"
    #: Tries before it is held for a person.
    tries = 12
    #: True: after its tries it is done, with its error, and no person is asked to look at it.
    ends_quietly = False
    #: True: `fly` only writes, inside one act that also marks the flight done: it happens exactly once.
    #: False: `fly` speaks to the network, outside of any transaction, and may happen again after a crash.
    in_act = False
    #: What is not `in_act` flies in a thread of the worker per lane, so that one slow side does not keep the others waiting.
    lane = "sending"
    #: True: a flight's `name` says to whom it speaks. When those are slow, what else there is for them waits, not the others.
    names_its_side = False
    #: True: one flight of the lane at a time, in the order in which they were drawn.
    is_orderly = False
    #: How many neighbours in that order may fly together, where `goes_with` says so.
    together = 1
    #: Whoever took one and has not come back after this is taken for dead, and it is tried again.
    lease = timedelta(seconds=90)
    #: Done flights older than this are removed; None keeps them for ever (their key says it happened).
    keep: timedelta | None = timedelta(days=30)

    def draw(self, facts: Sequence[Fact]) -> Iterable[Draft]:
        """Flights that these facts ask for. Called by the worker for each batch it reads."""
        return ()

    def is_open(self) -> bool:
        """Whether flights may leave now. While not they wait, and nothing is tried."""
        return True

    def fly(self, flight: Any) -> Any:
        """Do it; raise to have it tried again. What is returned is given to `arrived`."""
        raise NotImplementedError

    def goes_with(self, flight: Any, other: Any) -> bool:
        """Whether `other`, right behind `flight` in the order, may fly together with it."""
        return False

    def fly_together(self, flights: Sequence[Any]) -> Sequence[Any]:
        """All of these or none, with an answer for each. Raise to have each fly by itself, as `fly` does."""
        raise NotImplementedError

    def arrived(self, flight: Any, answer: Any) -> None:
        """It flew: called once, in the transaction that marks it done (not for kinds that fly `in_act`)."""

    def held(self, flight: Any, problem: BaseException | None) -> None:
        """It is held for a person, or has ended quietly: called in the transaction that says so."""

    def dropped(self, flight: Any, reason: str) -> None:
        """A person gave it up: called in the transaction that says so."""

    def is_quiet(self, flight: Any) -> bool:
        """Whether this one ends quietly: as all of its kind, unless the kind says more."""
        return self.ends_quietly

    def afterwards(self) -> None:
        """Called after some of this kind have flown, outside of any transaction."""

    def pause(self, tries: int) -> timedelta:
        """How long to wait after the `tries`-th failure: 5 s, doubling, six hours at most."""
        return min(timedelta(seconds=5 * 2 ** (tries - 1)), timedelta(hours=6))

    def keeps_payload(self) -> bool:
        """Whether what was sent stays on the row once it is done."""
        return True

    def title(self, flight: Any) -> str:
        """What the operator reads."""
        return str(flight.name)


flight_kinds: Registry[FlightKind] = Registry("flight_kinds", FlightKind, comes_later=True)
