"""Payments made at once: the short road of one call of the primitive, and the rounds around it."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from wezer.kernel.clock import now
from wezer.kernel.events import emit
from wezer.kernel.money import Money
from wezer.kernel.ref import ref
from wezer.ledger import posting
from wezer.ledger.acts.clearing import Needs, clear, content_digest, signatures_needed
from wezer.ledger.acts.orders import (
    ROUNDS,
    Order,
    author_role,
    key_scope,
    known,
    mend,
    moves_of,
    posted_state,
    refusal,
    replayed,
    who,
)
from wezer.ledger.acts.steps import plan
from wezer.ledger.acts.thanks_limits import keep_thanks_few
from wezer.ledger.events import LimitCrossed, PaymentMade, SignatureNeeded
from wezer.ledger.models import AuthorRole, Signature, State, Transaction
from wezer.ledger.posting import Move, Outcome, Payment
from wezer.ledger.refusals import CurrencyNotAvailable


def make(by: Any, order: Order) -> Transaction:
    """Post an order at once, or leave it waiting for signatures. Whoever calls has asked the right.

    The short road is one call of the primitive; the rounds open what accounts are missing, read a changed currency anew
    and take guarded accounts the long road.
    """
    mode: posting.Mode = "checked"
    for _round in range(ROUNDS):
        try:
            asked = moves_of(order)
        except CurrencyNotAvailable:
            if known(by, order):
                return replayed(by, order)  # it was paid while the currency was in use
            raise
        keep_thanks_few(by, order, asked)
        moves = asked if mode == "checked" else clear(asked)
        payment = payment_of(by, order, moves, mode)
        outcome = posting.pay(payment)
        if outcome.code is None:
            return build_made(by, order, payment, outcome)
        if outcome.code == "replay" or (outcome.id is None and known(by, order)):
            return replayed(by, order)  # without an id nothing was written yet: the key may have been used before
        if outcome.code == "guarded":
            if needs := signatures_needed(order.payer.pk, moves):
                return wait_for_signatures(by, order, moves, needs)
            mode = "cleared"
        elif not mend(outcome, moves):
            raise refusal(by, outcome, moves)
    raise CurrencyNotAvailable(currency=order.amounts[0].currency)


def wait_for_signatures(by: Any, order: Order, moves: tuple[Move, ...], needs: Needs) -> Transaction:
    """The payment as a pending transaction; its author's own signature is the first when they may sign."""
    made = plan(by, order, State.PENDING, moves=moves, expires_at=now() + timedelta(days=needs.within_days))
    emit(SignatureNeeded(subject=ref(made), payer=made.payer_id, needs=needs.count), group=by.acting_for)
    if by.member is not None and by.may_spend_for(order.payer) and by.member.pk != order.payee.pk:
        Signature.objects.create(transaction=made, signer=by.member, digest=content_digest(made), at=now())
    return made


def payment_of(by: Any, order: Order, moves: tuple[Move, ...], mode: posting.Mode) -> Payment:
    role = author_role(by, order.payer, order.payee)
    return Payment(
        payer=order.payer.pk,
        payee=order.payee.pk,
        state=posted_state(moves).value,
        moves=moves,
        at=now(),
        party=key_scope(by, order.payer),
        key=order.key,
        digest=order.digest(),
        initiator=who(by)["actor"],
        acting_for=who(by)["acting_for"],
        author_role=str(role),
        path=order.path,
        quantity=order.quantity,
        unit=order.unit,
        description=order.memo,
        category=order.category,
        about=order.about,
        origin=order.origin,
        external_ref=order.external_ref,
        batch=order.batch,
        reason="moderator" if role == AuthorRole.THIRD_PARTY else "",
        mode=mode,
    )


_NAMES = [each.attname for each in Transaction._meta.concrete_fields]
_BLANK = {
    each.attname: None if callable(each.default) else each.get_default() for each in Transaction._meta.concrete_fields
}


def build_made(by: Any, order: Order, payment: Payment, outcome: Outcome) -> Transaction:
    """The header just written, without reading it again."""
    written = {
        "id": outcome.id,
        "uid": payment.uid,
        "party_id": payment.party,
        "key": payment.key,
        "digest": payment.digest,
        "initiator_id": payment.initiator,
        "author_role": payment.author_role,
        "path": payment.path,
        "state": payment.state,
        "payer_id": payment.payer,
        "payee_id": payment.payee,
        "quantity": payment.quantity,
        "unit": payment.unit,
        "description": payment.description,
        "category": payment.category,
        "about": payment.about,
        "origin": payment.origin,
        "external_ref": payment.external_ref,
        "batch": payment.batch,
        "reverses_id": payment.reverses,
        "created_at": payment.at,
        "completed_at": payment.at if payment.state == State.COMPLETED else None,
    }
    made = Transaction.from_db("default", _NAMES, [written.get(name, _BLANK[name]) for name in _NAMES])
    tell_made(by, made, order.amounts, outcome)
    return made


def tell_made(by: Any, made: Transaction, amounts: Sequence[Money], outcome: Outcome) -> None:
    fact = PaymentMade(
        subject=ref(made),
        payer=made.payer_id,
        payee=made.payee_id,
        state=str(made.state),
        amounts=[[each.units, each.currency] for each in amounts],
    )
    emit(fact, group=by.acting_for, quantity=amounts[0].units, unit=amounts[0].currency, cause=made.key or "")
    if outcome.alert:
        emit(LimitCrossed(subject=ref(made)))
