"""Flying what is due: first what only writes, then what speaks to the network."""

import logging
import time
from collections.abc import Callable
from datetime import timedelta

from django.utils.translation import gettext_noop

from wezer.kernel.clock import now
from wezer.kernel.refusals import Refusal
from wezer.workflow.acts import flights
from wezer.workflow.kinds import HeldForGood, NotNow, flight_kinds
from wezer.workflow.models import DUE_STATES, Flight

log = logging.getLogger("wezer.worker")
Stop = Callable[[], bool]
#: Seconds: whoever takes longer to answer is slow, and what else there is for them waits so long.
SLOW, SPARED_FOR = 8.0, 30.0


def never() -> bool:
    return False


def writing_kinds() -> list[str]:
    return [kind.kind for kind in flight_kinds if kind.in_act]


def lanes() -> dict[str, list[str]]:
    """The kinds that speak to others, by the lane they fly in."""
    found: dict[str, list[str]] = {}
    for kind in flight_kinds:
        if not kind.in_act:
            found.setdefault(kind.lane, []).append(kind.kind)
    return found


def can_leave() -> list[str]:
    """Every kind whose flights need not wait for the other side to come back."""
    return [kind.kind for kind in flight_kinds if kind.in_act or kind.is_open()]


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
            flights.failed(
                flight=flight, error=_words(problem), for_good=isinstance(problem, HeldForGood), problem=problem
            )
    return tried


def fly_sending(*, limit: int = 10, stop: Stop = never) -> int:
    """What is due in every lane, one lane after the other."""
    return sum(fly_lane(lane=lane, limit=limit, stop=stop) for lane in lanes())


def fly_lane(*, lane: str, limit: int = 10, stop: Stop = never) -> int:
    """Mail, webhooks, the books…; others are spoken to outside of any transaction. Returns how many were tried."""
    waiting = flights.due(lanes().get(lane, [])).order_by("kind").values_list("kind", flat=True).distinct()
    kinds = [kind for kind in waiting if flight_kinds[kind].is_open()]
    if not kinds:
        return 0
    in_order = any(flight_kinds[kind].is_orderly for kind in kinds)
    tried = _in_order(kinds, limit, stop) if in_order else _together(kinds, limit, stop)
    for kind in {flight.kind for flight in tried}:
        flight_kinds[kind].afterwards()
    return len(tried)


def _together(kinds: list[str], limit: int, stop: Stop) -> list[Flight]:
    """Side by side. What it does not come to goes back in time, and what is for somebody slow lets the others pass."""
    taken, tried, slow = flights.take_flights(kinds=kinds, limit=limit), [], set()
    late = _lateness(taken)
    for place, flight in enumerate(taken):
        if place and (stop() or late()):
            flights.let_go(flights=taken[place:])
            break
        if (flight.kind, flight.name) in slow:
            flights.let_go(flights=[flight], seconds=SPARED_FOR)
            continue
        began = time.monotonic()
        if _send(flight):
            tried.append(flight)
        if flight_kinds[flight.kind].names_its_side and time.monotonic() - began > SLOW:
            slow.add((flight.kind, flight.name))
            flights.spare(flight=flight, until=now() + timedelta(seconds=SPARED_FOR))
    return tried


def _lateness(taken: list[Flight]) -> Stop:
    """Whether so much time went by that others may soon take the rest for dead."""
    began = time.monotonic()
    patience = min((flight_kinds[flight.kind].lease.total_seconds() for flight in taken), default=0.0) / 3
    return lambda: time.monotonic() - began > patience


def _in_order(kinds: list[str], limit: int, stop: Stop) -> list[Flight]:
    """In order; when the other side is away, what comes after waits too."""
    tried: list[Flight] = []
    while len(tried) < limit and not stop():
        taken = flights.take_in_order(kinds=kinds, limit=limit - len(tried))
        if not taken:
            break
        if len(taken) > 1 and _send_together(taken):
            tried += taken
            continue
        flown, is_away = _send_one_by_one(taken, stop)
        tried += flown
        if is_away:
            until = Flight.objects.values_list("next_at", flat=True).get(pk=taken[len(flown)].pk)
            flights.put_off(kinds=kinds, until=until)
            break
    return tried


def _send_together(taken: list[Flight]) -> bool:
    """Whether they flew: all in one go, acknowledged in one transaction."""
    try:
        answers = flight_kinds[taken[0].kind].fly_together(taken)
    except Exception as problem:  # noqa: BLE001  which of them it was shows when each flies by itself
        log.info("%d flights behind %s fly one by one: %s", len(taken), taken[0].key, _words(problem))
        return False
    for flight, stumble in flights.arrived_together(answers=list(zip(taken, answers, strict=True))):
        _fell(flight, stumble)
    return True


def _send_one_by_one(taken: list[Flight], stop: Stop) -> tuple[list[Flight], bool]:
    """Those that were tried, and whether the other side is away. What it does not come to goes back in time: when the
    worker stops, and before others take it for dead."""
    late = _lateness(taken)
    for place, flight in enumerate(taken):
        if place and (stop() or late()):
            flights.let_go(flights=taken[place:])
            return taken[:place], False
        if not _send(flight):
            flights.let_go(flights=taken[place + 1 :])
            return taken[:place], True
    return taken, False


def _send(flight: Flight) -> bool:
    """Whether it was tried: not when the other side is away."""
    kind = flight_kinds[flight.kind]
    if flight.tries > kind.tries:  # whoever tried last died of it, again and again
        died = gettext_noop("the worker stopped each time while this was flying")
        flights.failed(flight=flight, error=died, counted=True)
        return True
    try:
        flights.arrived(flight=flight, answer=kind.fly(flight))
    except NotNow as wait:
        log.info("Flight %s waits: %s", flight.key, wait)
        flights.let_go(flights=[flight], seconds=wait.seconds)
        return False
    except Exception as problem:  # noqa: BLE001  the network, the other side, a mistake: all are tried again
        _fell(flight, problem)
    return True


def _fell(flight: Flight, problem: Exception) -> None:
    """It was tried, and that is counted already."""
    _report(flight, problem)
    is_over = isinstance(problem, HeldForGood)
    flights.failed(flight=flight, error=_words(problem), counted=True, for_good=is_over, problem=problem)


def _report(flight: Flight, problem: Exception) -> None:
    expected = isinstance(problem, Refusal | OSError | HeldForGood)
    log.warning("Flight %s did not arrive: %s", flight.key, _words(problem), exc_info=None if expected else problem)


def _words(problem: Exception) -> str:
    if isinstance(problem, HeldForGood):
        return str(problem)
    if isinstance(problem, Refusal):
        return f"{problem.code}: {problem.sentence}"
    return f"{type(problem).__name__}: {problem}"
