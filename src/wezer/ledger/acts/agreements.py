"""Between agreement and payment: amounts are set aside, invoiced, paid or released. The market builds on this."""

from collections.abc import Sequence
from typing import Any

from django.db.models import F

from wezer.core.models import Party
from wezer.kernel.acts import act
from wezer.kernel.events import emit
from wezer.kernel.money import Money
from wezer.kernel.permissions import can
from wezer.kernel.ref import ref
from wezer.ledger.acts.clearing import clear, lock, signatures_needed
from wezer.ledger.acts.orders import Order, known, moves_of, refusal, replayed
from wezer.ledger.acts.settling import as_payer
from wezer.ledger.acts.signing import first_signed, lock_signatures, sign_content, signers
from wezer.ledger.acts.steps import plan, planned_moves, post_planned, refuse_resting, step
from wezer.ledger.agreed import cancel_where_agreed, refuse_disputed
from wezer.ledger.currencies import kind_of
from wezer.ledger.events import AmountSetAside
from wezer.ledger.models import OF_RIGHT, Account, AuthorRole, Leg, State, Transaction, Transfer, lines
from wezer.ledger.posting import Move, Outcome
from wezer.ledger.refusals import AccountInactive, InvalidTransition, NotAllowed, NotPayee, NotPayer, StaleVersion
from wezer.ledger.rules import breaks_ceiling, breaks_floor


@act
def reserve(
    *,
    by: Any,
    payer: Party,
    payee: Party,
    amounts: Sequence[Money],
    memo: str = "",
    key: str | None = None,
    **more: Any,
) -> Transaction:
    """Both parties agreed (the caller holds their agreement): set the amounts aside, state `accepted`.

    What is set aside counts against the payer's floor and the payee's ceiling, so that paying later cannot be refused
    for want of room.
    """
    if not (can(by, "ledger.pay", payer) or by.may_spend_for(payee)):
        raise NotPayer()
    order = Order(payer, payee, tuple(amounts), memo, key, **more)
    if known(by, order):
        return replayed(by, order)
    made = plan(by, order, State.ACCEPTED, moves=moves_of(order))
    _set_aside(by, made)
    return made


@act
def set_aside_for(*, by: Any, payer: Party, payee: Party, **order: Any) -> Transaction:
    """Whoever pays sets an amount aside for somebody who has not said anything yet: they are told, and as long as they
    have not asked for it they call it off alone."""
    if not can(by, "ledger.pay", payer):
        raise NotPayer()
    made = reserve(by=by, payer=payer, payee=payee, **order)
    if not made.is_replay:
        emit(AmountSetAside(subject=ref(made), payer=payer.pk, payee=payee.pk), group=by.acting_for)
    return made


@act
def accept(*, by: Any, transaction: Transaction, version: int | None = None) -> Transaction:
    """Agree to a request without paying yet: the amounts are set aside."""
    if not can(by, "ledger.pay", transaction.payer):
        raise NotPayer()
    refuse_unasked(transaction)
    step(by, transaction, (State.PENDING,), State.ACCEPTED, version=version)
    _set_aside(by, transaction)
    return transaction


def refuse_unasked(transaction: Transaction) -> None:
    """What nobody asked for waits for signatures, which no agreement takes the place of; so does what is made of right, also
    for the wallet of who made it. For acts only."""
    is_of_payee = transaction.author_role == AuthorRole.PAYEE and transaction.path not in OF_RIGHT
    if transaction.path not in ("request", "ticket") and not is_of_payee:
        raise InvalidTransition(state=State(transaction.state).label)


@act
def invoice(*, by: Any, transaction: Transaction, version: int | None = None) -> Transaction:
    """The payee has delivered and asks to be paid."""
    if not by.may_spend_for(transaction.payee):
        raise NotPayee()
    step(by, transaction, (State.ACCEPTED,), State.INVOICED, version=version)
    return transaction


@act
def settle(*, by: Any, transaction: Transaction, version: int | None = None) -> Transaction:
    """Pay what was agreed, using what was set aside. Where a wallet asks for k signatures, the k-th call pays."""
    with as_payer(by, transaction):
        return _settle(by, transaction, version)


def _settle(by: Any, transaction: Transaction, version: int | None) -> Transaction:
    allowed = (State.ACCEPTED, State.INVOICED)
    lock_signatures(transaction)
    moves = planned_moves(lines(transaction))
    needs = signatures_needed(transaction.payer_id, moves, since=first_signed(transaction))
    if needs and not by.is_system and transaction.state in allowed:
        refuse_disputed(by, transaction)
        sign_content(by, transaction)
        if len(signers(transaction)) < needs.count:
            return transaction
    post_planned(by, transaction, allowed, version=version)
    return transaction


@act
def release(*, by: Any, transaction: Transaction, version: int | None = None, reason: str = "agreed") -> Transaction:
    """Call an agreement off and give back what was set aside. The caller holds both parties' consent, or says in `reason`
    why it needs none."""
    if not (by.may_spend_for(transaction.payer) or by.may_spend_for(transaction.payee) or can(by, "ledger.moderate")):
        raise NotAllowed()
    _stop(by, transaction, version, reason)
    return transaction


def cancel_agreed(by: Any, transaction: Transaction, version: int | None) -> bool:
    """Each party ticks its own box; with both, or by a moderator, it is cancelled. For acts only."""
    if version is not None and version != transaction.version:
        raise StaleVersion()
    refuse_refund(transaction)
    refuse_disputed(by, transaction)
    is_payer, is_payee = by.may_spend_for(transaction.payer), by.may_spend_for(transaction.payee)
    if not (is_payer or is_payee):
        if not can(by, "ledger.moderate"):
            raise NotAllowed()
        _stop(by, transaction, version, "moderator")
        return True
    if (is_cancelled := cancel_where_agreed(by, transaction)) is not None:
        transaction.refresh_from_db(fields=["state", "version"])
        return is_cancelled
    if is_payee and _is_unasked(transaction):
        _stop(by, transaction, version, "declined")
        return True
    transaction.payer_cancels |= is_payer
    transaction.payee_cancels |= is_payee
    if not (transaction.payer_cancels and transaction.payee_cancels):
        step(
            by, transaction, (transaction.state,), transaction.state, version=version, reason="cancel_ticked",
            payer_cancels=transaction.payer_cancels, payee_cancels=transaction.payee_cancels,
        )  # fmt: skip
        return False
    _stop(by, transaction, version, "agreed", payer_cancels=True, payee_cancels=True)
    return True


def _is_unasked(transaction: Transaction) -> bool:
    """Set aside by who pays alone (`set_aside_for`): who would be paid has agreed to nothing, and it takes up room below
    their ceiling."""
    is_alone = transaction.path == "direct" and transaction.author_role == AuthorRole.PAYER
    return is_alone and transaction.state == State.ACCEPTED


def _stop(by: Any, transaction: Transaction, version: int | None, reason: str, **also: Any) -> None:
    refuse_refund(transaction)
    allowed = (State.ACCEPTED, State.INVOICED, State.CONFIRMING)
    moves: tuple[Move, ...] = ()
    if transaction.state == State.CONFIRMING:
        moves = tuple(each.back("cancel") for each in planned_moves(posted_payments(transaction)))
    give_back(transaction)
    step(by, transaction, allowed, State.ABORTED, moves=moves, mode="free", version=version, reason=reason, **also)


def refuse_refund(transaction: Transaction) -> None:
    """What gives a payment back takes no step of its own: it ends with that payment, by `confirm_refund`."""
    if transaction.reverses_id is not None:
        raise InvalidTransition(state=State(transaction.state).label)


def posted_payments(transaction: Transaction) -> list[Transfer]:
    """What a transaction paid, without what confirmed it or took it back."""
    posted = transaction.transfers.select_related("currency", "payer_account", "payee_account").order_by("id")
    return [one for one in posted if one.purpose not in ("settlement", "cancel")]


def _set_aside(by: Any, transaction: Transaction) -> None:
    planned = lines(transaction)
    refuse_resting(planned)
    legs = [leg for leg in planned if isinstance(leg, Leg) and kind_of(leg.currency).can_be_reserved]
    moves = planned_moves(legs)
    accounts = lock(moves)
    is_guarded = any(account.guarded for account in accounts.values())
    for number, one in enumerate(clear(moves) if is_guarded else moves, 1):
        _refuse_no_room(by, one, number, accounts, moves, is_guarded)
    for leg in legs:
        _shift(leg, 1)
    Leg.objects.filter(pk__in=[leg.pk for leg in legs]).update(is_set_aside=True)


def _refuse_no_room(
    by: Any, one: Move, number: int, accounts: dict[tuple[int, int, str], Account], moves: Sequence[Move], cleared: bool
) -> None:
    payer = accounts[one.payer, one.currency.pk, one.payer_purpose]
    payee = accounts[one.payee, one.currency.pk, one.payee_purpose]
    for account, side in ((payer, "payer"), (payee, "payee")):
        if account.state != "active":
            raise AccountInactive(field=side)
    floor, ceiling = (one.floor, one.ceiling) if cleared else (payer.floor, payee.ceiling)
    if breaks_floor(payer.available, one.units, floor):
        raise refusal(by, Outcome("limit_min", None, number, "payer", floor, payer.available - one.units), moves)
    coming = payee.balance + payee.expected
    if breaks_ceiling(coming, one.units, ceiling):
        raise refusal(by, Outcome("limit_max", None, number, "payee", ceiling, coming + one.units), moves)


def give_back(transaction: Transaction) -> None:
    """Release what was set aside for a transaction. For acts only."""
    legs = list(
        transaction.planned.filter(is_set_aside=True).select_related("currency", "payer_account", "payee_account")
    )
    lock(planned_moves(legs))
    for leg in legs:
        _shift(leg, -1)
    transaction.planned.filter(pk__in=[leg.pk for leg in legs]).update(is_set_aside=False)


def _shift(leg: Leg, sign: int) -> None:
    Account.objects.filter(pk=leg.payer_account_id).update(reserved=F("reserved") + sign * leg.units)
    Account.objects.filter(pk=leg.payee_account_id).update(expected=F("expected") + sign * leg.units)
