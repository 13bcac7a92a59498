"""The thread of life by the API: what came of what, as far as the caller may see it; flights and arrows for who tends them."""

from typing import Annotated, Any
from uuid import UUID

from django.http import Http404
from django.shortcuts import get_object_or_404
from pydantic import Field

from wezer.kernel.permissions import require
from wezer.kernel.ref import Ref
from wezer.ui.rest import UID, After, Limit, Listed, Router, Schema, Strict, listed, moment
from wezer.workflow.acts.flights import drop_flight, try_again
from wezer.workflow.acts.links import switch_arrow
from wezer.workflow.kinds import flight_kinds
from wezer.workflow.models import Flight
from wezer.workflow.queries import Knot, drawn_arrows, held_flights, label_for, thread_of

router = Router(tags=["Thread of life"])


class KnotOut(Schema):
    """One thing of a thread. `depth` counts the links from the thing asked about: below zero before it, above after it."""

    thing: str
    title: str
    kind: str
    link: str
    url: str
    at: str
    depth: int


class ThreadOut(Schema):
    """Where a thing came from, oldest first, and what came of it."""

    before: list[KnotOut]
    after: list[KnotOut]


def show_knot(knot: Knot) -> dict[str, Any]:
    return {
        "thing": str(knot.ref),
        "title": knot.label.title,
        "kind": knot.label.kind,
        "link": knot.arrow,
        "url": knot.label.url,
        "at": moment(knot.at),
        "depth": knot.depth,
    }


@router.get("/threads/{package}/{model}/{uid}", response=ThreadOut)
def thread(request: Any, package: str, model: str, uid: UUID) -> Any:
    """The thread of life of an item or a payment, named as in facts: `exchange`, `reply`, its uid."""
    ref = Ref(f"{package}.{model}/{uid}")
    if label_for(ref, request.viewer) is None:
        raise Http404
    found = thread_of(ref, request.viewer)
    return {"before": [show_knot(each) for each in found.before], "after": [show_knot(each) for each in found.after]}


class FlightOut(Schema):
    uid: UUID
    kind: str
    title: str
    state: str
    tries: int
    error: str
    created_at: str


class DropIn(Strict):
    reason: Annotated[str, Field(max_length=300)]


class ArrowOut(Schema):
    key: str
    is_on: bool


class ArrowIn(Strict):
    is_on: bool


def show_flight(flight: Flight) -> dict[str, Any]:
    kind = flight_kinds.get(flight.kind)
    return {
        "uid": flight.uid,
        "kind": flight.kind,
        "title": kind.title(flight) if kind else flight.name,
        "state": flight.state,
        "tries": flight.tries,
        "error": flight.error,
        "created_at": moment(flight.created_at),
    }


@router.get("/flights", response=Listed[FlightOut])
def flights(request: Any, after: After = "", limit: Limit = 20) -> Any:
    """What was held after its tries and waits for a person, newest first."""
    require(request.viewer, "workflow.tend_flights")
    return listed(held_flights(), after, limit, show_flight, order=("-id",))


def _flight(request: Any, uid: UUID) -> Flight:
    require(request.viewer, "workflow.tend_flights")
    return get_object_or_404(Flight, uid=uid)


@router.post("/flights/{uid}/retry", response=FlightOut)
def retry(request: Any, uid: UID) -> Any:
    """Try it again at once."""
    flight = _flight(request, uid)
    try_again(by=request.viewer, flight=flight)
    flight.refresh_from_db()
    return show_flight(flight)


@router.post("/flights/{uid}/drop", response=FlightOut)
def drop(request: Any, uid: UID, sent: DropIn) -> Any:
    """Give it up, and say why."""
    flight = _flight(request, uid)
    drop_flight(by=request.viewer, flight=flight, reason=sent.reason)
    flight.refresh_from_db()
    return show_flight(flight)


@router.get("/arrows", response=list[ArrowOut])
def arrows(request: Any) -> Any:
    """Every arrow that turns one thing into another, and whether it flies."""
    if not request.viewer.is_inside:
        raise Http404
    return [{"key": drawn.arrow.key, "is_on": drawn.is_on} for drawn in drawn_arrows()]


@router.put("/arrows/{key}", response=ArrowOut)
def switch(request: Any, key: Annotated[str, Field(max_length=120)], sent: ArrowIn) -> Any:
    """Let it fly, or switch it off."""
    switch_arrow(by=request.viewer, key=key, is_on=sent.is_on)
    return {"key": key, "is_on": sent.is_on}
