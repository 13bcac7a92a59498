"""What waits to be recorded, what is held and why, and whether recording goes on at all."""

import time
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from wezer.kernel.clock import now
from wezer.kernel.ref import ref
from wezer.operation.gateway.errors import GatewayRefusal, refusal_again
from wezer.operation.models import Books, EngineSign, Recording
from wezer.workflow.models import Flight, FlightState, WorkerSeen

#: What each method is called on screen.
METHODS: dict[str, Any] = {
    "open_books": _("Opening the books"),
    "set_roles": _("Accounts for their uses"),
    "ensure_currency": _("Community currency"),
    "open_year": _("Opening a year"),
    "close_period": _("Closing a month"),
    "close_year": _("Closing a year"),
    "set_rate": _("Exchange rate"),
    "ensure_party": _("Partner"),
    "ensure_product": _("Product"),
    "post_entry": _("Entry"),
    "reverse_entry": _("Reversal of an entry"),
    "post_invoice": _("Invoice"),
    "credit_invoice": _("Credit note"),
    "record_payment": _("Payment of an invoice"),
    "settle_community": _("Payment in community currency"),
    "post_expense": _("Expense claim"),
    "post_shares": _("Shares subscribed"),
    "share_payment": _("Shares paid"),
    "share_refund": _("Shares paid back"),
    "import_statement": _("Bank statement"),
    "match_line": _("Line of a bank statement"),
    "ensure_mandate": _("Mandate for direct debit"),
    "sepa_collect": _("Direct debits"),
    "sepa_pay": _("Transfers"),
    "sepa_result": _("Answer of the bank"),
    "set_budget": _("Budget"),
}
#: A worker that was not seen for so long is taken for stopped, and a recording that waits longer for a sign of that.
SILENT = timedelta(seconds=30)
LOOK_AGAIN_SECONDS = 0.05


def name_of_method(method: str) -> str:
    return str(METHODS.get(method, method))


def recordings_of(origin: Any) -> QuerySet[Recording]:
    """Everything recorded, or to be recorded, for a thing or its Ref, oldest first."""
    name = origin if isinstance(origin, str) else ref(origin)
    return Recording.objects.filter(origin=name).select_related("flight").order_by("id")


def refusal_of(flight: Flight) -> GatewayRefusal | None:
    """Why a recording is held, as the refusal it was; its sentence comes in the reader's language."""
    kept = flight.payload.get("refusal") if flight.state == FlightState.HELD else None
    if not kept:
        return None
    return refusal_again(kept["code"], field=kept["field"], detail=kept["detail"], details=kept["details"])


def result_of(flight: Flight) -> dict[str, Any] | None:
    """What the gateway answered, once it is in the books."""
    return flight.payload.get("result")


@dataclass(frozen=True, slots=True)
class Pause:
    """Recording does not go on; since when, and why, for who tends the machine."""

    since: Any
    why: str


def recording_pause() -> Pause | None:
    """None while recording goes on. Two short index reads."""
    sign = EngineSign.objects.first()
    if sign is not None and not sign.is_up:
        return Pause(sign.since, sign.why)
    seen = WorkerSeen.objects.order_by("-seen_at").values_list("seen_at", flat=True).first()
    if seen is not None and seen > now() - SILENT:
        return None
    waiting = Flight.objects.filter(kind="books", state__in=(FlightState.PENDING, FlightState.RETRY))
    oldest = waiting.order_by("next_at").values_list("next_at", flat=True).first()
    if oldest is None or oldest > now() - SILENT:
        return None
    return Pause(oldest, "no worker runs")


def wait_until_recorded(flight: Flight, *, seconds: float = 5.0) -> Flight:
    """“Record now”: look again until it is done or held, for so long at most. Call it after the act, never inside one.

    Without a worker that would do it, nobody is kept waiting.
    """
    end = time.monotonic() + seconds
    while True:
        flight = Flight.objects.get(pk=flight.pk)
        if flight.state in (FlightState.DONE, FlightState.HELD) or time.monotonic() >= end or not _is_tended():
            return flight
        time.sleep(LOOK_AGAIN_SECONDS)


def _is_tended() -> bool:
    return WorkerSeen.objects.filter(seen_at__gt=now() - SILENT).exists() and recording_pause() is None


def is_recorded(flight: Flight) -> bool:
    return flight.state == FlightState.DONE and not flight.dropped_because


def waiting_for(books: Books) -> QuerySet[Recording]:
    """What is not in these books yet, oldest first."""
    return (
        Recording.objects.filter(books=books)
        .exclude(flight__state=FlightState.DONE)
        .select_related("flight")
        .order_by("id")
    )
