"""Flying what is due: first what only writes, then what speaks to the network."""

import logging
from collections.abc import Callable

from wezer.kernel.refusals import Refusal
from wezer.workflow.acts import flights
from wezer.workflow.kinds import flight_kinds
from wezer.workflow.models import DUE_STATES, Flight

log = logging.getLogger("wezer.worker")
Stop = Callable[[], bool]


class HeldForGood(Exception):
    """Raised by a flight that trying again cannot help: it is held at once."""


def never() -> bool:
    return False


def writing_kinds() -> list[str]:
    return [kind.kind for kind in flight_kinds if kind.in_act]


def sending_kinds() -> list[str]:
    return [kind.kind for kind in flight_kinds if not kind.in_act]


def fly_writing(*, limit: int = 100, stop: Stop = never) -> int:
    """Arrows and receivers that are due; each in its own act. Returns how many were tried."""
    tried = 0
    waiting = flights.due(writing_kinds()).filter(state__in=DUE_STATES).values_list("pk", flat=True)
    for number in list(waiting[:limit]):
        if stop():
            break
        tried += 1
        try:
            flights.fly_in_act(flight_id=number)
        except Exception as problem:  # noqa: BLE001  whatever an arrow raises: it is tried again, and shown to the operator
            flight = Flight.objects.get(pk=number)
            _report(flight, problem)
            flights.failed(flight=flight, error=_words(problem), for_good=isinstance(problem, HeldForGood))
    return tried


def fly_sending(*, limit: int = 10, stop: Stop = never) -> int:
    """Mail, webhooks and the like; the network is spoken to outside of any transaction."""
    taken = flights.take_flights(kinds=sending_kinds(), limit=limit) if flights.due(sending_kinds()).exists() else []
    for place, flight in enumerate(taken):
        if stop():
            flights.let_go(flights=taken[place:])
            return place
        _send(flight)
    return len(taken)


def _send(flight: Flight) -> None:
    kind = flight_kinds[flight.kind]
    if flight.tries > kind.tries:  # whoever tried last died of it, again and again
        flights.failed(flight=flight, error="the worker stopped each time while this was flying", counted=True)
        return
    try:
        kind.fly(flight)
    except Exception as problem:  # noqa: BLE001  the network, the other side, a mistake: all are tried again
        _report(flight, problem)
        flights.failed(flight=flight, error=_words(problem), counted=True, for_good=isinstance(problem, HeldForGood))
    else:
        flights.arrived(flight=flight)


def _report(flight: Flight, problem: Exception) -> None:
    expected = isinstance(problem, Refusal | OSError | HeldForGood)
    log.warning("Flight %s did not arrive: %s", flight.key, _words(problem), exc_info=None if expected else problem)


def _words(problem: Exception) -> str:
    if isinstance(problem, Refusal):
        return f"{problem.code}: {problem.sentence}"
    return f"{type(problem).__name__}: {problem}"
