"""What waits to be recorded, what is held and why, and whether recording goes on at all."""

import time
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import QuerySet, Subquery
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from wezer.kernel.clock import now
from wezer.kernel.ref import Ref, ref
from wezer.operation.gateway.errors import GatewayRefusal, refusal_again
from wezer.operation.models import Books, EngineSign, Recording
from wezer.workflow.models import Flight, FlightState, WorkerSeen
from wezer.workflow.queries import Label, labels_for

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
    "undo_payment": _("Undoing a payment of an invoice"),
    "settle_community": _("Payment in community currency"),
    "post_expense": _("Expense claim"),
    "post_shares": _("Shares subscribed"),
    "share_payment": _("Shares paid"),
    "share_refund": _("Shares paid back"),
    "import_statement": _("Bank statement"),
    "match_line": _("Line of a bank statement"),
    "unmatch_line": _("Undoing a match of the bank statement"),
    "ensure_bank_account": _("Our account at the bank"),
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


def with_signs(rows: QuerySet[Any]) -> QuerySet[Any]:
    """Rows of anything, each with the signs by which `pause_of` tells whether recording goes on: no statement of its own."""
    sign, seen = EngineSign.objects.order_by("pk"), WorkerSeen.objects.order_by("-seen_at")
    waiting = Flight.objects.filter(kind="books", state__in=(FlightState.PENDING, FlightState.RETRY))
    return rows.annotate(
        sign_up=Subquery(sign.values("is_up")[:1]),
        sign_why=Subquery(sign.values("why")[:1]),
        sign_since=Subquery(sign.values("since")[:1]),
        worker_seen=Subquery(seen.values("seen_at")[:1]),
        oldest_waiting=Subquery(waiting.order_by("next_at").values("next_at")[:1]),
    )


def pause_of(row: Any) -> Pause | None:
    """None while recording goes on. `row` was read `with_signs`."""
    if row.sign_up is False:
        return Pause(row.sign_since, row.sign_why)
    if row.worker_seen is not None and row.worker_seen > now() - SILENT:
        return None
    if row.oldest_waiting is None or row.oldest_waiting > now() - SILENT:
        return None
    return Pause(row.oldest_waiting, "no worker runs")  # untranslated: wezer doctor and programs read it


def recording_pause() -> Pause | None:
    """The same where no books are at hand. Without any, nothing waits to be recorded."""
    row = with_signs(Books.objects.order_by("pk")).first()
    return pause_of(row) if row is not None else None


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


def held_recordings(books: Books) -> QuerySet[Recording]:
    """What waits for a person, newest first."""
    return _of(books).filter(flight__state=FlightState.HELD)


def waiting_recordings(books: Books) -> QuerySet[Recording]:
    """What is on its way, in the order in which it will be recorded."""
    return _of(books).exclude(flight__state__in=(FlightState.HELD, FlightState.DONE))


def done_recordings(books: Books) -> QuerySet[Recording]:
    """What is in the books, or was given up."""
    return _of(books).filter(flight__state=FlightState.DONE)


def _of(books: Books) -> QuerySet[Recording]:
    return Recording.objects.filter(books=books).select_related("flight")


@dataclass(frozen=True, slots=True)
class Shown:
    """One recording as a person reads it."""

    recording: Recording
    what: str
    about: str
    href: str
    refusal: GatewayRefusal | None
    questions: list[str]
    number: str
    is_behind: bool

    @property
    def flight(self) -> Flight:
        return self.recording.flight

    @property
    def said(self) -> str:
        """The engine's own words, or what it asks."""
        return self.refusal.detail if self.refusal else ""


def shown_recordings(recordings: Iterable[Recording], viewer: Any) -> list[Shown]:
    """With the names of the records they belong to, as far as the viewer may see them: some statements for all."""
    recordings = list(recordings)
    labels = labels_for({Ref(each.origin) for each in recordings if each.origin}, viewer)
    behind = _behind(recordings)
    return [_shown(each, labels.get(Ref(each.origin)), each.flight_id in behind) for each in recordings]


def _behind(recordings: list[Recording]) -> set[int]:
    """Flights that wait for others."""
    open_ones = [each.flight_id for each in recordings if each.flight.state != FlightState.DONE]
    return set(
        Flight.depends_on.through.objects.filter(from_flight__in=open_ones)
        .exclude(to_flight__state=FlightState.DONE)
        .values_list("from_flight_id", flat=True)
    )


def _shown(recording: Recording, label: Label | None, is_behind: bool) -> Shown:
    kept = recording.flight.payload
    asked = kept.get("refusal", {}).get("asked", []) if recording.flight.is_held else []
    number = (kept.get("result") or {}).get("refs", {}).get("number") or ""
    return Shown(
        recording,
        name_of_method(recording.method),
        label.title if label else _about(kept["payload"]),
        label.url if label else "",
        refusal_of(recording.flight),
        asked,
        number,
        is_behind,
    )


def _about(payload: dict[str, Any]) -> str:
    """What a payload says of itself, for recordings without a record here."""
    words = [payload.get(name) for name in ("text", "name", "reason")]
    days = [_day(payload.get(name)) for name in ("date", "start")]
    return " · ".join(each for each in (*words, *days) if isinstance(each, str) and each)


def _day(written: Any) -> str:
    """An ISO date as the reader writes dates."""
    try:
        return str(date_format(date.fromisoformat(written), "SHORT_DATE_FORMAT"))
    except (TypeError, ValueError):
        return ""
