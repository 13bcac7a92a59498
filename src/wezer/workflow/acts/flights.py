"""Flights: drawing, taking, flying, giving up. The network is never spoken to inside these acts."""

import logging
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import Any

from django.db import OperationalError, connection
from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from wezer.kernel.acts import act, attempt, current, move_all
from wezer.kernel.clock import now
from wezer.kernel.events import emit
from wezer.kernel.permissions import require
from wezer.kernel.ref import ref
from wezer.kernel.refusals import Conflict, Refusal
from wezer.kernel.turns import copy_names
from wezer.workflow.events import FlightDropped
from wezer.workflow.kinds import Draft, FlightKind, flight_kinds
from wezer.workflow.models import DUE_STATES, NOT_DONE, Flight, FlightState

log = logging.getLogger("wezer.worker")


class NotHeld(Conflict):
    code = "flight_not_held"
    message = _("This is not held any more. Load the page again to see where it stands.")


class ReasonMissing(Refusal):
    code = "reason_missing"
    message = _("Say in a few words why this is given up.")
    field = "reason"


@act
def draw_flights(*, drafts: Iterable[Draft]) -> None:
    """Let these leave once the running act is committed. A key that was ever drawn is not drawn again."""
    moment = now()
    rows = [
        Flight(
            kind=one.kind, name=one.name, key=one.key, fact=one.fact, payload=one.payload,
            next_at=moment, created_at=moment,
        )
        for one in drafts
    ]  # fmt: skip
    if rows:
        Flight.objects.bulk_create(rows, ignore_conflicts=True)


@act
def draw_behind(*, draft: Draft, behind: Iterable[Flight] = ()) -> tuple[Flight, bool]:
    """One flight that leaves only when all of `behind` have arrived; with whether it is new."""
    moment = now()
    flight, is_new = Flight.objects.get_or_create(
        key=draft.key,
        defaults={
            "kind": draft.kind, "name": draft.name, "fact": draft.fact, "payload": draft.payload,
            "next_at": moment, "created_at": moment,
        },
    )  # fmt: skip
    before = {one.pk for one in behind}
    if is_new and before:
        Behind = Flight.depends_on.through
        Behind.objects.bulk_create([Behind(from_flight=flight, to_flight_id=number) for number in sorted(before)])
    return flight, is_new


def due(kinds: Sequence[str]) -> QuerySet[Flight]:
    """What may fly now: waiting long enough, behind nothing that has not arrived, or left over by someone who died."""
    return (
        Flight.objects.filter(kind__in=kinds, next_at__lte=now())
        .filter(Q(state__in=DUE_STATES) | Q(state=FlightState.RUNNING))
        .filter(is_free())
        .order_by("next_at", "id")
    )


def is_free() -> Q:
    """Nothing that it depends on has yet to arrive."""
    before = Flight.depends_on.through.objects.filter(from_flight=OuterRef("pk")).exclude(
        to_flight__state=FlightState.DONE
    )
    return ~Q(Exists(before))


def _locked(flights: QuerySet[Flight]) -> QuerySet[Flight]:
    """Rows that no other worker holds; on SQLite there is one writer anyway."""
    return flights.select_for_update(skip_locked=connection.features.has_select_for_update_skip_locked, of=("self",))


@act
def take_flights(*, kinds: Sequence[str], limit: int) -> list[Flight]:
    """Take flights that speak to the network: marked as running until the lease of the longest among them ends."""
    return _taken(list(_locked(due(kinds))[:limit]))


@act
def take_in_order(*, kinds: Sequence[str], limit: int) -> list[Flight]:
    """Take the first that was drawn, with those right behind it that may fly together with it; none while another worker
    has one of these kinds in the air."""
    waiting = list(due(kinds).select_for_update(of=("self",)).order_by("id")[:limit])
    if waiting and Flight.objects.filter(kind__in=kinds, state=FlightState.RUNNING, next_at__gt=now()).exists():
        return []
    return _taken(_companions(waiting))


def _companions(waiting: list[Flight]) -> list[Flight]:
    """The first and its neighbours. Who was tried before flies alone: what brings a worker down takes nobody along. Nor does
    anybody overtake a flight that is drawn before and waits for one of these alone."""
    if not waiting:
        return []
    kind, found = flight_kinds[waiting[0].kind], waiting[:1]
    for flight in waiting[1 : kind.together]:
        if flight.tries or found[0].tries or flight.kind != kind.kind or not kind.goes_with(found[-1], flight):
            break
        found.append(flight)
    if len(found) < 2:
        return found
    numbers = [flight.pk for flight in found]
    Behind = Flight.depends_on.through
    behind = Behind.objects.filter(to_flight__in=numbers).order_by("from_flight").values_list("from_flight", flat=True)
    first = behind.filter(from_flight__lt=numbers[-1]).first()
    return [flight for flight in found if first is None or flight.pk < first]


def _taken(flights: list[Flight]) -> list[Flight]:
    if flights:
        lease = max(flight_kinds[flight.kind].lease for flight in flights)
        rows = Flight.objects.filter(pk__in=[flight.pk for flight in flights])
        move_all(
            rows, (*DUE_STATES, FlightState.RUNNING), FlightState.RUNNING, next_at=now() + lease, tries=F("tries") + 1
        )
    for flight in flights:
        flight.state, flight.tries = FlightState.RUNNING, flight.tries + 1  # states: as it was moved
    return flights


@act
def let_go(*, flights: Sequence[Flight], seconds: float = 0.0) -> None:
    """Give taken flights back untried: the worker is stopping, or the other side is away."""
    rows, when = Flight.objects.filter(pk__in=[flight.pk for flight in flights]), now() + timedelta(seconds=seconds)
    move_all(rows, FlightState.RUNNING, FlightState.PENDING, next_at=when, tries=F("tries") - 1)


@act
def put_off(*, kinds: Sequence[str], until: datetime) -> None:
    """Those that are due wait too, so that their order stays."""
    _waiting(kinds, until).update(next_at=until)


@act
def spare(*, flight: Flight, until: datetime) -> None:
    """Who it speaks to is slow: what else is due for them waits, so that the others do not."""
    _waiting([flight.kind], until).filter(name=flight.name).update(next_at=until)


def _waiting(kinds: Sequence[str], until: datetime) -> QuerySet[Flight]:
    return Flight.objects.filter(kind__in=kinds, state__in=DUE_STATES, next_at__lt=until)


@act
def arrived(*, flight: Flight, answer: Any = None) -> None:
    """It flew. What was sent is forgotten where its kind says so; the kind hears of it once, in this transaction."""
    kind = flight_kinds[flight.kind]
    if move_all(Flight.objects.filter(pk=flight.pk), NOT_DONE, error="", **_done(kind)):
        flight.state, flight.error = FlightState.DONE, ""  # states: as it was moved
        kind.arrived(flight, answer)


def _done(kind: FlightKind) -> dict[str, Any]:
    done: dict[str, Any] = {"to_state": FlightState.DONE, "done_at": now()}
    return done if kind.keeps_payload() else done | {"payload": {}}


@act
def arrived_together(*, answers: Sequence[tuple[Flight, Any]]) -> list[tuple[Flight, Exception]]:
    """As `arrived` for each, in one transaction. Those whose kind stumbles are told back; of them nothing is written."""
    stumbled: list[tuple[Flight, Exception]] = []
    for flight, answer in answers:
        try:
            with attempt():
                arrived(flight=flight, answer=answer)
        except OperationalError:
            raise  # a deadlock: the whole act is tried again
        except Exception as problem:  # noqa: BLE001  who flew beside it has arrived all the same
            stumbled.append((flight, problem))
    return stumbled


@act
def fly_in_act(*, flight_id: int) -> Flight | None:
    """Fly one flight that only writes, in the same transaction that marks it done. None: somebody else has it."""
    copy_names()
    flight = _locked(Flight.objects.filter(pk=flight_id, state__in=DUE_STATES)).first()
    if flight is None:
        return None
    with _caused_by(flight):
        flight_kinds[flight.kind].fly(flight)
    own = Flight.objects.filter(pk=flight.pk)
    move_all(own, DUE_STATES, FlightState.DONE, done_at=now(), error="", tries=F("tries") + 1)
    return flight


class _caused_by:
    """Facts told by what a fact brought about say so."""

    def __init__(self, flight: Flight) -> None:
        self.cause = str(flight.fact or "")
        self.context = current()
        self.told = len(self.context.facts)

    def __enter__(self) -> None:
        return None

    def __exit__(self, *problem: object) -> None:
        for fact in self.context.facts[self.told :]:
            fact.cause = fact.cause or self.cause


@act
def failed(
    *,
    flight: Flight,
    error: str,
    counted: bool = False,
    for_good: bool = False,
    problem: BaseException | None = None,
) -> None:
    """It did not arrive: try again later; after its kind's number of tries hold it for a person, or end it quietly.

    `counted`: this try is in `tries` already. `for_good`: trying again would change nothing.
    """
    kind = flight_kinds[flight.kind]
    tries = flight.tries if counted else flight.tries + 1
    is_over = for_good or tries >= kind.tries
    changes: dict[str, Any] = {"to_state": FlightState.HELD if is_over else FlightState.RETRY}
    if is_over and kind.is_quiet(flight):
        changes = _done(kind)
    changes |= {"tries": tries, "next_at": now() + kind.pause(tries), "error": error[:1000]}
    if move_all(Flight.objects.filter(pk=flight.pk), NOT_DONE, **changes) and is_over:
        _tell_held(flight, problem)


def _tell_held(flight: Flight, problem: BaseException | None) -> None:
    """Held it stays, even if who is told of it stumbles."""
    try:
        with attempt():
            flight_kinds[flight.kind].held(flight, problem)
    except Exception:
        log.exception("Who follows flight %s could not be told that it is held.", flight.key)


@act
def try_again(*, by: Any, flight: Flight) -> None:
    """A person lets a held flight try again at once, with all its tries."""
    require(by, "workflow.tend_flights", flight)
    fly_again(flight=flight)


@act
def fly_again(*, flight: Flight) -> None:
    """For kinds whose own act has asked the right."""
    own, waiting = Flight.objects.filter(pk=flight.pk), (FlightState.HELD, FlightState.RETRY)
    if not move_all(own, waiting, FlightState.RETRY, tries=0, next_at=now()):
        raise NotHeld()


@act
def drop_flight(*, by: Any, flight: Flight, reason: str) -> None:
    """A person gives a held flight up, and says why; what waits behind it may go on."""
    require(by, "workflow.tend_flights", flight)
    give_up(flight=flight, reason=reason)


@act
def give_up(*, flight: Flight, reason: str) -> None:
    """For kinds whose own act has asked the right."""
    reason = reason.strip()
    if not reason:
        raise ReasonMissing()
    own, waiting = Flight.objects.filter(pk=flight.pk), (FlightState.HELD, FlightState.RETRY)
    if not move_all(own, waiting, dropped_because=reason[:300], **_done(flight_kinds[flight.kind])):
        raise NotHeld()
    flight_kinds[flight.kind].dropped(flight, reason)
    emit(FlightDropped(subject=ref(flight)), audit=True)


@act
def end_unsent(*, flights: QuerySet[Flight]) -> None:
    """What these would send is forgotten: those that have not arrived are done, and empty."""
    move_all(flights, NOT_DONE, FlightState.DONE, done_at=now(), payload={}, error="")


@act
def clear_flights() -> int:
    """Remove what arrived long ago, where the key need not be remembered for ever."""
    removed = 0
    for kind in flight_kinds:
        if kind.keep is not None:
            old = Flight.objects.filter(kind=kind.kind, state=FlightState.DONE, done_at__lt=now() - kind.keep)
            numbers = list(old.values_list("pk", flat=True)[:2000])
            removed += Flight.objects.filter(pk__in=numbers).delete()[0]
    return removed
