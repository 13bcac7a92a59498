"""Paying, and everything a payment's parties do before it is posted."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from wezer.core.models import Party
from wezer.kernel.acts import act
from wezer.kernel.clock import now
from wezer.kernel.events import emit
from wezer.kernel.money import Money
from wezer.kernel.permissions import can, require
from wezer.kernel.ref import ref
from wezer.ledger.acts.accounts import ensure_accounts
from wezer.ledger.acts.agreements import cancel_agreed, refuse_unasked
from wezer.ledger.acts.clearing import signatures_needed
from wezer.ledger.acts.making import make
from wezer.ledger.acts.orders import Order, moves_of
from wezer.ledger.acts.settling import as_payer
from wezer.ledger.acts.signing import ask_for_signatures, first_signed
from wezer.ledger.acts.steps import plan, planned_moves, post_planned, step, write_legs
from wezer.ledger.events import PaymentRequested
from wezer.ledger.kept_out import why_kept_out
from wezer.ledger.models import OF_RIGHT, Answer, AuthorRole, RequestPolicy, State, Transaction, lines
from wezer.ledger.refusals import (
    InvalidTransition,
    NotAuthor,
    NotPayer,
    StaleVersion,
)


@act
def pay(
    *,
    by: Any,
    payer: Party,
    payee: Party,
    amounts: Sequence[Money],
    memo: str = "",
    key: str | None = None,
    category: str = "",
    quantity: int | None = None,
    unit: str = "",
    about: str = "",
    origin: str = "ui",
    external_ref: str = "",
    path: str = "direct",
    batch: str = "",
    usage: str = "transfers",
) -> Transaction:
    """Pay `amounts`, all currencies or none. Completed; confirming with a tracked currency; pending where signatures are asked.

    The same key with the same order gives the transaction that was made (`is_replay`), with another order it is refused.
    """
    require(by, "ledger.pay", payer)
    order = Order(
        payer,
        payee,
        tuple(amounts),
        memo,
        key,
        category,
        quantity,
        unit,
        about,
        origin,
        external_ref,
        path,
        batch,
        usage,
    )
    return make(by, order)


@act
def draft(
    *,
    by: Any,
    payer: Party,
    payee: Party,
    amounts: Sequence[Money],
    memo: str = "",
    key: str | None = None,
    **more: Any,
) -> Transaction:
    """Write a payment down without making it; private to its author, who is one of the two parties."""
    _require_side(by, payer, payee)
    return plan(by, Order(payer, payee, tuple(amounts), memo, key, **more), State.DRAFT)


@act
def change_draft(*, by: Any, transaction: Transaction, amounts: Sequence[Money], memo: str, version: int) -> None:
    """Say it otherwise. Also while pending: then signatures given to the former content no longer count."""
    _require_author(by, transaction)
    _refuse_of_right(transaction)
    if transaction.version != version:
        raise StaleVersion()
    order = Order(transaction.payer, transaction.payee, tuple(amounts), memo)
    moves = moves_of(order)
    ensure_accounts(moves)
    transaction.planned.all().delete()
    write_legs(transaction, moves)
    step(by, transaction, (State.DRAFT, State.PENDING), transaction.state, reason="changed", description=memo)


@act
def commit(*, by: Any, transaction: Transaction, version: int | None = None) -> Transaction:
    """Make a drafted payment: by the payer, a holder of the paying wallet, or a mandated moderator."""
    require(by, "ledger.pay", transaction.payer)
    _post_planned(by, transaction, (State.DRAFT,), version)
    return transaction


@act
def submit(*, by: Any, transaction: Transaction, version: int | None = None) -> Transaction:
    """Send a drafted request to who should pay it: by its author, who is the payee. From now on it is a request like any
    other."""
    _require_author(by, transaction)
    require(by, "ledger.receive", transaction.payee)
    _refuse_of_right(transaction)
    step(by, transaction, (State.DRAFT,), State.PENDING, version=version, path="request", author_role=AuthorRole.PAYEE)
    _ask(by, transaction)
    return transaction


@act
def request_payment(
    *,
    by: Any,
    payer: Party,
    payee: Party,
    amounts: Sequence[Money],
    memo: str = "",
    key: str | None = None,
    expires_at: datetime | None = None,
    due_at: datetime | None = None,
    **more: Any,
) -> Transaction:
    """Ask to be paid. Pending until the payer answers, unless the payer lets such requests through."""
    require(by, "ledger.receive", payee)
    order = Order(payer, payee, tuple(amounts), memo, key, path="request", **more)
    made = plan(by, order, State.PENDING, role=AuthorRole.PAYEE, expires_at=expires_at, due_at=due_at)
    if made.is_replay:
        return made
    _ask(by, made)
    return made


def _ask(by: Any, made: Transaction) -> None:
    """Tell the payer; pay at once where they let it through."""
    amounts: list[list[int | str]] = [[each.units, each.currency] for each in made.money()]
    emit(
        PaymentRequested(subject=ref(made), payer=made.payer_id, payee=made.payee_id, amounts=amounts),
        group=by.acting_for,
    )
    if _lets_through(made.payer, made.payee):
        _post_planned(by, made, (State.PENDING,), None, reason="automatic")


@act
def accept_request(
    *, by: Any, transaction: Transaction, version: int | None = None, on: datetime | None = None
) -> Transaction:
    """Pay what was asked, now or `on` a date: by who should pay."""
    if on is not None and on > now():
        require(by, "ledger.pay", transaction.payer)
        refuse_unasked(transaction)
        step(by, transaction, (State.PENDING,), State.SCHEDULED, version=version, due_at=on)
        return transaction
    with as_payer(by, transaction):
        refuse_unasked(transaction)
        _post_planned(by, transaction, (State.PENDING,), version)
    return transaction


@act
def pay_scheduled(*, by: Any, transaction: Transaction) -> Transaction:
    """A request accepted for a date: the date has come, or the payer does not wait for it."""
    with as_payer(by, transaction):
        _post_planned(by, transaction, (State.SCHEDULED,), None)
    return transaction


@act
def refuse(*, by: Any, transaction: Transaction, version: int | None = None) -> None:
    """Say no to a request, or to a payment that waits for one's signature. That is open to the payer wherever they stand:
    nobody is held by what others ask of them."""
    if not by.may_spend_for(transaction.payer):
        require(by, "ledger.pay", transaction.payer)
    step(by, transaction, (State.PENDING,), State.REFUSED, version=version)


@act
def abort(*, by: Any, transaction: Transaction, version: int | None = None) -> bool:
    """Cancel. A draft, a request, a scheduled payment: its author (or payer). Once agreed: when both parties ticked, or a moderator.

    Returns whether it is cancelled now; False means that one's own tick is set and the other's is awaited.
    """
    if transaction.state in (State.ACCEPTED, State.INVOICED, State.CONFIRMING):
        return cancel_agreed(by, transaction, version)
    if not (transaction.state == State.SCHEDULED and by.may_spend_for(transaction.payer)):
        _require_author(by, transaction)
    step(by, transaction, (State.DRAFT, State.PENDING, State.SCHEDULED), State.ABORTED, version=version)
    return True


@act
def copy_as_draft(*, by: Any, transaction: Transaction) -> Transaction:
    """Begin anew from one that was stopped or reversed; the old one stays as it is."""
    _require_author(by, transaction)
    _refuse_of_right(transaction)
    if transaction.state not in (State.ABORTED, State.REFUSED, State.REVERSED):
        raise InvalidTransition(state=State(transaction.state).label)
    order = Order(transaction.payer, transaction.payee, tuple(transaction.money()), transaction.description)
    return plan(by, order, State.DRAFT, copied_from=transaction)


def _post_planned(
    by: Any, transaction: Transaction, allowed: Sequence[str], version: int | None, reason: str = ""
) -> None:
    if version is not None and version != transaction.version:
        raise StaleVersion()
    moves = planned_moves(lines(transaction))
    needs = signatures_needed(transaction.payer_id, moves, since=first_signed(transaction))
    if needs and transaction.state in allowed:
        ask_for_signatures(by, transaction, needs)
        return
    is_moderated = not by.is_system and not by.may_spend_for(transaction.payer) and reason == ""
    post_planned(by, transaction, allowed, "moderator" if is_moderated else reason)


def _lets_through(payer: Party, payee: Party) -> bool:
    policy = RequestPolicy.objects.filter(party_id=payer.pk).first()
    if policy is None or policy.answer in (Answer.ASK, Answer.SILENCE):
        return False
    is_wanted = policy.answer == Answer.AUTOMATIC or policy.trusted.filter(pk=payee.pk).exists()
    return is_wanted and not why_kept_out(payer.pk)


def _require_side(by: Any, payer: Party, payee: Party) -> None:
    if not (can(by, "ledger.pay", payer) or by.may_spend_for(payee)):
        raise NotPayer()


def _refuse_of_right(transaction: Transaction) -> None:
    """What goes from or to the community's own accounts by a right is no payment from wallet to wallet, nor becomes one."""
    if transaction.path in OF_RIGHT:
        raise InvalidTransition(state=State(transaction.state).label)


def _require_author(by: Any, transaction: Transaction) -> None:
    is_author = by.is_system or (by.party is not None and by.party.pk == transaction.party_id)
    if not is_author and not (by.member is not None and by.member.pk == transaction.initiator_id):
        raise NotAuthor()
