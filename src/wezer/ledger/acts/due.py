"""What time brings: schedules, expiries, silent acceptance, reminders, new versions of currencies. Run by the worker."""

from collections import Counter
from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.db.models import Max, Min, Q

from wezer.core.viewer import Viewer
from wezer.kernel.acts import act
from wezer.kernel.clock import now
from wezer.kernel.events import emit
from wezer.kernel.ref import ref
from wezer.kernel.refusals import Refusal
from wezer.ledger.acts.agreements import give_back
from wezer.ledger.acts.clearing import signatures_needed
from wezer.ledger.acts.currencies import apply_version
from wezer.ledger.acts.payments import pay_scheduled
from wezer.ledger.acts.schedules import run_occurrence
from wezer.ledger.acts.signing import first_signed
from wezer.ledger.acts.steps import planned_moves, post_planned, step
from wezer.ledger.acts.tickets import expire_ticket
from wezer.ledger.events import ConfirmationOverdue
from wezer.ledger.kept_out import returns_of, why_kept_out
from wezer.ledger.lasting import BEGUN_AT, Rests, is_there, rests
from wezer.ledger.models import (
    Answer,
    CurrencyVersion,
    Occurrence,
    RequestPolicy,
    State,
    Ticket,
    TicketState,
    Transaction,
    lines,
)
from wezer.ledger.refusals import NotPayer, NotSigner
from wezer.ledger.rules import moved_on

#: Why a payment planned for a day waits for an answer again.
ASKED_AGAIN = "asked_again"
#: So many payments of one plan in one pass; the rest of what it catches up comes with the next.
PLAN_AT_ONCE = 100
REMIND_DAYS = 14
DISPUTE_DAYS = 30


def run_due(*, zone: str = "UTC") -> int:
    """Everything that is due now, each in its own act; how many things were done. Running it twice does nothing twice.

    A worker that stood still catches up. A ledger that was closed does not: nobody could look after their wallet meanwhile,
    so whoever would have paid is asked, and days that people have for something do not count.
    """
    system = Viewer.system()
    there, closed = ZoneInfo(zone), rests()
    today, rested = now().astimezone(there).date(), closed[-1][1].astimezone(there) if closed else None
    done = _each(_due_versions(), lambda one: apply_version(by=system, version=one))
    done += _run_occurrences(system, today, rested)
    done += _each(_due_scheduled(), lambda one: pay_or_ask_again(by=system, transaction=one, rested=rested))
    done += _each(_silent_requests(rested), lambda one: accept_silently(by=system, transaction=one))
    done += _each(_expired(closed), lambda one: expire(by=system, transaction=one))
    done += _each(_stale_tickets(closed), lambda one: expire_ticket(by=system, ticket=one))
    done += _each(_unconfirmed(closed), lambda one: remind(by=system, transaction=one, closed=closed))
    return done


def _run_occurrences(system: Viewer, today: date, rested: datetime | None) -> int:
    """In order of their dates; a schedule that catches up writes its next occurrence while we go."""
    done, seen, begun = 0, set[int](), Counter[int]()
    while True:
        full = [plan for plan, count in begun.items() if count >= PLAN_AT_ONCE]
        due = Occurrence.objects.filter(next_try_on__lte=today).exclude(pk__in=seen).exclude(schedule__in=full)
        batch = list(due.order_by("due_on", "pk")[:200])
        if not batch:
            return done
        for one in batch:
            if begun[one.schedule_id] < PLAN_AT_ONCE:
                seen.add(one.pk)
                begun[one.schedule_id] += 1
                done += run_occurrence(by=system, occurrence=one, today=today, rested=rested)


def _each(things: Any, run: Callable[[Any], Any]) -> int:
    done = 0
    for one in things:
        try:
            run(one)
            done += 1
        except Refusal:
            continue  # stays as it is; the next run, or its expiry, finds it again
    return done


def _due_versions() -> Any:
    """In the order of their dates, whenever they were written."""
    waiting = CurrencyVersion.objects.filter(applied_at=None, effective_from__lte=now())
    return waiting.order_by("currency", "effective_from", "number")


def _due_scheduled() -> Any:
    return Transaction.objects.filter(state=State.SCHEDULED, due_at__lte=now()).select_related("payer", "payee")


def _expired(closed: Rests) -> list[Transaction]:
    waiting = Transaction.objects.filter(state__in=(State.PENDING, State.SCHEDULED), expires_at__lte=now())
    rows = waiting.select_related("payer", "payee").annotate(begun_at=BEGUN_AT)
    return [one for one in rows if not is_there(one, closed)]


def _silent_requests(rested: datetime | None) -> list[Transaction]:
    """The days of silence count from when it was asked as it stands, and only while one could say no."""
    policies = {p.party_id: p.silence_days for p in RequestPolicy.objects.filter(answer=Answer.SILENCE)}
    waiting = Transaction.objects.filter(state=State.PENDING, path="request", payer__in=policies)
    rows: list[Any] = list(waiting.select_related("payer", "payee").annotate(asked_at=_ASKED_AT))
    back = returns_of({one.payer_id for one in rows}) if rows else {}
    return [
        one
        for one in rows
        if max(one.asked_at or one.created_at, rested or one.created_at, back.get(one.payer_id, one.created_at))
        + timedelta(days=policies[one.payer_id])
        <= now()
    ]


def _stale_tickets(closed: Rests) -> list[Ticket]:
    stale = Ticket.objects.filter(state=TicketState.OPEN, transaction=None, expires_at__lte=now())
    return [one for one in stale if not is_there(one, closed)]


def _unconfirmed(closed: Rests) -> list[Transaction]:
    """Counted from when it was paid, which may be long after it was agreed on. What is disputed waits for something else."""
    waiting = Transaction.objects.filter(state=State.CONFIRMING, disputed_at=None)
    old = waiting.annotate(paid_at=_PAID_AT).filter(paid_at__lte=now() - timedelta(days=REMIND_DAYS))
    late = Q(reminded_at=None) | Q(paid_at__lte=now() - timedelta(days=DISPUTE_DAYS))
    rows: list[Any] = list(old.filter(late))
    return [one for one in rows if _are_over(one.paid_at, DISPUTE_DAYS if one.reminded_at else REMIND_DAYS, closed)]


def _are_over(begun: datetime, days: int, closed: Rests) -> bool:
    return moved_on(begun + timedelta(days=days), begun, closed) <= now()


_ASKED_AT = Max("log__at", filter=Q(log__state=State.PENDING))
_PAID_AT = Min("log__at", filter=Q(log__state=State.CONFIRMING))


@act
def pay_or_ask_again(*, by: Any, transaction: Transaction, rested: datetime | None) -> None:
    """A request accepted for a date that has come. Where the ledger was closed then, or whoever pays is kept out, it waits
    for them as when it was asked."""
    is_missed = rested is not None and transaction.due_at is not None and _is_before(transaction.due_at, rested)
    if is_missed or why_kept_out(transaction.payer_id):
        step(by, transaction, (State.SCHEDULED,), State.PENDING, reason=ASKED_AGAIN, due_at=None)
    else:
        pay_scheduled(by=by, transaction=transaction)


def _is_before(due_at: datetime, rested: datetime) -> bool:
    """Not merely earlier on the day of the reopening: that day is still there to pay on."""
    return due_at.astimezone(rested.tzinfo).date() < rested.date()


@act
def accept_silently(*, by: Any, transaction: Transaction) -> None:
    """The payer chose that silence means yes: that is one yes, and where a wallet asks for several it waits for them. The
    silence of somebody who is kept out says nothing."""
    if why_kept_out(transaction.payer_id):
        raise NotPayer()
    if signatures_needed(transaction.payer_id, planned_moves(lines(transaction)), since=first_signed(transaction)):
        raise NotSigner()
    post_planned(by, transaction, (State.PENDING,), "automatic")


@act
def expire(*, by: Any, transaction: Transaction) -> None:
    give_back(transaction)
    step(by, transaction, (State.PENDING, State.SCHEDULED), State.EXPIRED)


@act
def remind(*, by: Any, transaction: Transaction, closed: Rests) -> None:
    """Two weeks without confirmation: a reminder. A month: a dispute, which is a date on it, not a state."""
    paid_at = transaction.log.filter(state=State.CONFIRMING).order_by("id").values_list("at", flat=True)[0]
    disputed = _are_over(paid_at, DISPUTE_DAYS, closed)
    dates: dict[str, Any] = {"reminded_at": transaction.reminded_at or now()}
    if disputed:
        dates["disputed_at"] = now()
    Transaction.objects.filter(pk=transaction.pk, state=State.CONFIRMING, disputed_at=None).update(**dates)
    told = ConfirmationOverdue(
        subject=ref(transaction), payer=transaction.payer_id, payee=transaction.payee_id, disputed=disputed
    )
    emit(told)
