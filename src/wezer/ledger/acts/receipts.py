"""After posting: confirming receipt of what was paid outside, reversing, refunding (exchange.md B.4)."""

from datetime import timedelta
from typing import Any

from wezer.kernel.acts import act
from wezer.kernel.clock import now
from wezer.kernel.events import emit
from wezer.kernel.permissions import require
from wezer.kernel.ref import ref
from wezer.ledger import posting
from wezer.ledger.acts.agreements import posted_payments, refuse_refund
from wezer.ledger.acts.orders import mend, posted_state, refusal, who
from wezer.ledger.acts.steps import planned_moves, step
from wezer.ledger.events import PaymentReversed, ThanksWithdrawn
from wezer.ledger.models import MADE_OR_UNMADE, State, Transaction
from wezer.ledger.posting import Move, Payment
from wezer.ledger.refusals import (
    IdempotencyConflict,
    InvalidTransition,
    NotAuthor,
    NotPayee,
    NotPayer,
    SignedFor,
    StaleVersion,
)


@act
def confirm_receipt(*, by: Any, transaction: Transaction, version: int | None = None) -> Transaction:
    """The payee has received what was paid outside: the open obligation is extinguished."""
    if not (by.is_system or by.may_spend_for(transaction.payee)):
        raise NotPayee()
    refuse_refund(transaction)
    tracked = [one for one in posted_payments(transaction) if one.currency.is_tracked]
    moves = tuple(each.back("settlement") for each in planned_moves(tracked))
    step(by, transaction, (State.CONFIRMING,), State.COMPLETED, moves=moves, mode="free", version=version)
    return transaction


@act
def reverse(*, by: Any, transaction: Transaction, version: int | None = None, key: str | None = None) -> Transaction:
    """Undo a completed payment by a counter-transaction, which is returned: by who was paid, or a mandated moderator.

    What was paid outside must come back outside: the original is `refunding` until its payer confirms (`confirm_refund`).
    Limits never stand in the way. Units that were signed for, made or taken back, are undone by signing the contrary. No mandate
    is for one's own payments.
    """
    require(by, "ledger.receive", transaction.payee)
    if not may_undo(by, transaction):
        raise NotPayee()
    if transaction.path in MADE_OR_UNMADE:
        raise SignedFor()
    if key is not None and (done := transaction.reversals.filter(key=key).first()):
        done.is_replay = True
        return done
    return _reverse(by, transaction, version, key)


def may_undo(by: Any, transaction: Transaction) -> bool:
    """Of those who may answer for the payee: who was paid, or a moderator who did not pay it themselves."""
    return bool(by.is_system or by.may_spend_for(transaction.payee) or not by.may_spend_for(transaction.payer))


def _reverse(by: Any, transaction: Transaction, version: int | None, key: str | None) -> Transaction:
    if version is not None and version != transaction.version:
        raise StaleVersion()
    if transaction.state != State.COMPLETED or transaction.reverses_id is not None:
        raise InvalidTransition(state=State(transaction.state).label)
    back = tuple(each.back("refund") for each in planned_moves(posted_payments(transaction)))
    is_tracked = posted_state(back) == State.CONFIRMING
    is_own = by.may_spend_for(transaction.payee)
    step(
        by, transaction, (State.COMPLETED,), State.REFUNDING if is_tracked else State.REVERSED,
        version=version, reason="" if is_own else "moderator",
    )  # fmt: skip
    issued = tuple(each for each in back if not each.currency.is_tracked)
    counter = _counter(by, transaction, issued, State.CONFIRMING if is_tracked else State.COMPLETED, key)
    told = PaymentReversed(
        subject=ref(transaction), counter=ref(counter), payer=transaction.payer_id, payee=transaction.payee_id
    )
    emit(told, group=by.acting_for)
    return counter


def _counter(by: Any, original: Transaction, moves: tuple[Move, ...], state: State, key: str | None) -> Transaction:
    payment = Payment(
        payer=original.payee_id,
        payee=original.payer_id,
        state=state.value,
        moves=moves,
        at=now(),
        party=by.party.pk if by.party is not None else original.payee_id,
        key=key,
        initiator=who(by)["actor"],
        acting_for=who(by)["acting_for"],
        path="reversal",
        description=original.description,
        category=original.category,
        reverses=original.pk,
        mode="free",
    )
    outcome = posting.pay(payment)
    if outcome.code == "stale_currency" and mend(outcome, moves):
        outcome = posting.pay(payment)
    if outcome.code == "replay":
        raise IdempotencyConflict()
    if outcome.code is not None:
        raise refusal(by, outcome, moves)
    assert outcome.id is not None
    return Transaction.objects.get(pk=outcome.id)


@act
def confirm_refund(*, by: Any, transaction: Transaction, version: int | None = None) -> Transaction:
    """Who had paid has received it back outside: the refund is posted and settled, the original is `reversed`."""
    if not (by.is_system or by.may_spend_for(transaction.payer)):
        raise NotPayer()
    tracked = planned_moves([one for one in posted_payments(transaction) if one.currency.is_tracked])
    step(by, transaction, (State.REFUNDING,), State.REVERSED, version=version)
    counter = transaction.reversals.filter(state=State.CONFIRMING).first() or _counter_anew(by, transaction)
    refunds = tuple(each.back("refund") for each in tracked)
    settlements = tuple(each.back("settlement") for each in refunds)
    step(by, counter, (State.CONFIRMING,), State.COMPLETED, moves=refunds + settlements, mode="free")
    return transaction


def _counter_anew(by: Any, original: Transaction) -> Transaction:
    """In books from before what gives back was bound to its payment, it may have ended by itself. Called off, it had put the
    units of the community back, and they are given anew."""
    is_given = original.reversals.filter(state=State.COMPLETED).exists()
    back = [] if is_given else planned_moves(posted_payments(original))
    issued = tuple(each.back("refund") for each in back if not each.currency.is_tracked)
    return _counter(by, original, issued, State.CONFIRMING, None)


@act
def withdraw_thanks(*, by: Any, transaction: Transaction) -> Transaction:
    """Take back a thanks within the time its currency leaves: a reversal like any other."""
    is_giver = by.party is not None and by.party.pk == transaction.payer_id
    payments = posted_payments(transaction)
    if not is_giver or {one.purpose for one in payments} != {"thanks"}:
        raise NotAuthor()
    hours = payments[0].currency.rule("withdraw_hours") or 24
    if now() - transaction.created_at > timedelta(hours=hours):
        raise InvalidTransition(state=State(transaction.state).label)
    counter = _reverse(by, transaction, None, None)
    emit(ThanksWithdrawn(subject=ref(transaction), giver=transaction.payer_id, receiver=transaction.payee_id))
    return counter
