"""What the acts of payment share: from amounts to moves, from an outcome to a transaction or a refusal."""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any

from wezer.core.community import community
from wezer.core.models import Party
from wezer.kernel.acts import move
from wezer.kernel.clock import now
from wezer.kernel.events import emit
from wezer.kernel.money import LARGEST, Money
from wezer.kernel.ref import ref
from wezer.kernel.refusals import Refusal
from wezer.ledger import posting
from wezer.ledger.acts.accounts import ensure_accounts
from wezer.ledger.acts.clearing import Needs, clear, content_digest, signatures_needed
from wezer.ledger.currencies import currency, forget, kind_of
from wezer.ledger.events import LimitCrossed, PaymentMade, SignatureNeeded, TransactionMoved
from wezer.ledger.models import (
    ISSUANCE,
    Account,
    AuthorRole,
    CurrencyState,
    Leg,
    Signature,
    State,
    Transaction,
    Transfer,
    lines,
)
from wezer.ledger.posting import Move, Outcome, Payment, Step
from wezer.ledger.refusals import (
    AccountInactive,
    AmountInvalid,
    AmountsInvalid,
    CurrencyNotAvailable,
    DescriptionTooLong,
    IdempotencyConflict,
    InvalidTransition,
    LimitMax,
    LimitMaxOwn,
    LimitMin,
    LimitMinOther,
    SameAccount,
    StaleVersion,
)

LONGEST_DESCRIPTION = 500
#: Accounts opened, a currency read anew: twice is the most that can happen without somebody meddling.
ROUNDS = 4


@dataclass(frozen=True, slots=True)
class Order:
    """What somebody wants paid."""

    payer: Party
    payee: Party
    amounts: tuple[Money, ...]
    memo: str = ""
    key: str | None = None
    category: str = ""
    quantity: int | None = None
    unit: str = ""
    about: str = ""
    origin: str = "ui"
    external_ref: str = ""
    path: str = "direct"
    batch: str = ""
    usage: str = "transfers"

    def digest(self) -> str:
        """Of everything that makes this order this order: the same key may repeat it, not change it."""
        parts = [str(self.payer.uid), str(self.payee.uid), self.memo, self.category, self.about, self.path]
        parts += [f"{each.units} {each.currency}" for each in self.amounts]
        return hashlib.blake2b("\x1f".join(parts).encode(), digest_size=16).hexdigest()


def moves_of(order: Order) -> tuple[Move, ...]:
    """The transfers of an order. Refuses what no database needs to be asked about."""
    if order.payer.pk == order.payee.pk:
        raise SameAccount()
    if len(order.memo) > LONGEST_DESCRIPTION:
        raise DescriptionTooLong(most=LONGEST_DESCRIPTION)
    if not order.amounts or len({each.currency for each in order.amounts}) < len(order.amounts):
        raise AmountsInvalid()
    return tuple(_move_of(order, each) for each in order.amounts)


def _move_of(order: Order, amount: Money) -> Move:
    one = currency(amount.currency)
    least, most = one.rule("min_amount") or 1, one.rule("max_amount") or LARGEST
    if not least <= amount.units <= most:
        raise AmountInvalid(scale=one.scale)
    if one.state != CurrencyState.ACTIVE or order.usage not in one.rule("usage"):
        raise CurrencyNotAvailable(currency=one.code)
    if kind_of(one).is_counter:
        return Move(community().pk, order.payee.pk, one, amount.units, "thanks", payer_purpose=ISSUANCE)
    return Move(order.payer.pk, order.payee.pk, one, amount.units)


def posted_state(moves: Iterable[Move]) -> State:
    """Completed, or confirming while something paid outside waits to be received."""
    return State.CONFIRMING if any(each.currency.is_tracked for each in moves) else State.COMPLETED


def make(by: Any, order: Order) -> Transaction:
    """Post an order at once, or leave it waiting for signatures. Whoever calls has asked the right.

    The short road is one call of the primitive; the rounds open what accounts are missing, read a changed currency anew
    and take guarded accounts the long road.
    """
    mode: posting.Mode = "checked"
    for _round in range(ROUNDS):
        moves = moves_of(order) if mode == "checked" else clear(moves_of(order))
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


def mend(outcome: Outcome, moves: Sequence[Move]) -> bool:
    """Whether what stood in the way could be removed, so that trying again makes sense."""
    if outcome.code == "stale_currency":
        forget()
    elif outcome.code == "account_missing":
        ensure_accounts(moves)
    return outcome.code in ("stale_currency", "account_missing", "guarded")


def wait_for_signatures(by: Any, order: Order, moves: tuple[Move, ...], needs: Needs) -> Transaction:
    """The payment as a pending transaction; its author's own signature is the first when they may sign."""
    made = plan(by, order, State.PENDING, moves=moves, expires_at=now() + timedelta(days=needs.within_days))
    emit(SignatureNeeded(subject=ref(made), payer=made.payer_id, needs=needs.count), group=by.acting_for)
    if by.member is not None and by.may_spend_for(order.payer) and by.member.pk != order.payee.pk:
        Signature.objects.create(transaction=made, signer=by.member, digest=content_digest(made), at=now())
    return made


def known(by: Any, order: Order) -> Transaction | None:
    """What this party made with this key before."""
    if order.key is None:
        return None
    return Transaction.objects.filter(party_id=key_scope(by, order.payer), key=order.key).first()


def replayed(by: Any, order: Order) -> Transaction:
    """The transaction that this key made; refuses when it was for something else. Marked `is_replay`."""
    found = known(by, order)
    assert found is not None
    if found.digest != order.digest():
        raise IdempotencyConflict()
    found.is_replay = True  # type: ignore[attr-defined]
    return found


def key_scope(by: Any, payer: Party) -> int:
    """Keys belong to the acting party; the worker's belong to the payer it works for."""
    return int(by.party.pk) if by.party is not None else payer.pk


def author_role(by: Any, payer: Party, payee: Party) -> str:
    if by.member is None:
        return AuthorRole.SYSTEM
    if by.may_spend_for(payer):
        return AuthorRole.PAYER
    return AuthorRole.PAYEE if by.may_spend_for(payee) else AuthorRole.THIRD_PARTY


def who(by: Any) -> dict[str, int | None]:
    """Actor and principal, as log rows store them."""
    return {
        "actor": by.member.pk if by.member is not None else None,
        "acting_for": by.acting_for.pk if by.acting_for is not None else None,
    }


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


def build_made(by: Any, order: Order, payment: Payment, outcome: Outcome) -> Transaction:
    """The header just written, without reading it again."""
    made = Transaction(
        id=outcome.id,
        uid=payment.uid,
        party_id=payment.party,
        key=payment.key,
        digest=payment.digest,
        initiator_id=payment.initiator,
        author_role=payment.author_role,
        path=payment.path,
        state=payment.state,
        payer_id=payment.payer,
        payee_id=payment.payee,
        quantity=payment.quantity,
        unit=payment.unit,
        description=payment.description,
        category=payment.category,
        about=payment.about,
        origin=payment.origin,
        external_ref=payment.external_ref,
        batch=payment.batch,
        reverses_id=payment.reverses,
        created_at=payment.at,
        completed_at=payment.at if payment.state == State.COMPLETED else None,
    )
    made._state.adding = False
    made._state.db = "default"
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


def step(
    by: Any,
    transaction: Transaction,
    allowed: Sequence[str],
    to: str,
    *,
    moves: tuple[Move, ...] = (),
    mode: posting.Mode = "checked",
    version: int | None = None,
    reason: str = "",
    **also: Any,
) -> None:
    """Move the header from one of the `allowed` states, write its log row, post what goes with it, tell it."""
    before, seen = transaction.state, transaction.version
    if version is not None and version != seen:
        raise StaleVersion()
    if before not in allowed:
        raise InvalidTransition(state=State(before).label)
    moment = now()
    if to == State.COMPLETED:
        also["completed_at"] = moment
    if not move(transaction, tuple(allowed), to, version=seen, **also):
        raise StaleVersion()
    try:
        outcome = _post(by, Step(transaction.pk, transaction.version, str(to), moment, moves, **who(by), reason=reason, mode=mode))
    except Refusal:
        transaction.state, transaction.version = before, seen
        raise
    told = TransactionMoved(
        subject=ref(transaction), payer=transaction.payer_id, payee=transaction.payee_id, state=str(to), before=str(before)
    )
    emit(told, group=by.acting_for)
    if outcome.alert:
        emit(LimitCrossed(subject=ref(transaction)))


def _post(by: Any, one: Step) -> Outcome:
    for _round in range(ROUNDS):
        outcome = posting.post(one)
        if outcome.code is None:
            return outcome
        if not mend(outcome, one.moves):
            raise refusal(by, outcome, one.moves)
        moves = tuple(replace(each, currency=currency(each.currency.code)) for each in one.moves)
        if outcome.code == "guarded" or one.mode == "cleared":
            one = replace(one, mode="cleared", moves=clear(moves))
        else:
            one = replace(one, moves=moves)
    raise CurrencyNotAvailable(currency=one.moves[0].currency.code)


def post_planned(by: Any, transaction: Transaction, allowed: Sequence[str], reason: str = "") -> None:
    """Post the planned legs, when everyone who must agree has agreed. For acts only."""
    moves = planned_moves(lines(transaction))
    step(by, transaction, allowed, posted_state(moves), moves=moves, reason=reason)
    transaction.planned.update(is_set_aside=False)


def log_first(by: Any, transaction: Transaction, reason: str = "") -> None:
    """The first log row of a transaction that was not posted at once."""
    acting = who(by)
    first = Step(
        transaction.pk, transaction.version, str(transaction.state), now(),
        actor=acting["actor"], acting_for=acting["acting_for"], reason=reason,
    )  # fmt: skip
    outcome = posting.post(first)
    assert outcome.code is None


def planned_moves(lines: Iterable[Leg | Transfer], *, purpose: str | None = None) -> tuple[Move, ...]:
    """The moves of planned legs or of posted transfers, under the currencies as they stand now."""
    return tuple(
        Move(
            line.payer_account.holder_id,
            line.payee_account.holder_id,
            line.currency,
            line.units,
            purpose or line.purpose,
            line.payer_account.purpose,
            line.payee_account.purpose,
            consumes=isinstance(line, Leg) and line.is_set_aside,
        )
        for line in lines
    )


def accounts_of(moves: Sequence[Move]) -> dict[tuple[int, int, str], Account]:
    """The accounts of all moves by (holder, currency, purpose)."""
    holders = {m.payer for m in moves} | {m.payee for m in moves}
    rows = Account.objects.filter(holder__in=holders, currency__in={m.currency.pk for m in moves}).select_related("currency", "holder")
    return {(row.holder_id, row.currency_id, row.purpose): row for row in rows}


def refusal(by: Any, outcome: Outcome, moves: Sequence[Move]) -> Refusal:
    """The sentence for a refused posting. Figures are told of one's own side only."""
    if outcome.code == "same_account":
        return SameAccount()
    assert outcome.leg is not None
    one = moves[outcome.leg - 1]
    if outcome.code == "account_inactive":
        return AccountInactive(field=outcome.side)
    holder, purpose = (one.payer, one.payer_purpose) if outcome.side == "payer" else (one.payee, one.payee_purpose)
    is_own = by.is_system or by.may_spend_for(holder)
    if not is_own:
        return LimitMinOther(currency=one.currency.code) if outcome.code == "limit_min" else LimitMax(currency=one.currency.code)
    account = Account.objects.get(holder=holder, currency=one.currency.pk, purpose=purpose)
    assert outcome.bound is not None and outcome.would_be is not None
    return (LimitMin if outcome.code == "limit_min" else LimitMaxOwn)(
        account=str(account.uid),
        currency=one.currency.code,
        limit=one.currency.text(outcome.bound),
        would_be=one.currency.text(outcome.would_be),
    )


def plan(
    by: Any, order: Order, state: str, *, role: str | None = None, moves: tuple[Move, ...] | None = None, **fields: Any
) -> Transaction:
    """A transaction that is not posted yet: header, legs, first log row. A key used before gives what it made."""
    if known(by, order):
        return replayed(by, order)
    moves = moves_of(order) if moves is None else moves
    ensure_accounts(moves)
    made = Transaction.objects.create(
        party_id=key_scope(by, order.payer),
        key=order.key,
        digest=order.digest(),
        initiator=by.member,
        author_role=role or author_role(by, order.payer, order.payee),
        path=order.path,
        state=state,
        payer=order.payer,
        payee=order.payee,
        quantity=order.quantity,
        unit=order.unit,
        description=order.memo,
        category=order.category,
        about=order.about,
        origin=order.origin,
        external_ref=order.external_ref,
        batch=order.batch,
        created_at=now(),
        **fields,
    )
    write_legs(made, moves)
    log_first(by, made)
    return made


def write_legs(transaction: Transaction, moves: Sequence[Move]) -> None:
    found = accounts_of(moves)
    Leg.objects.bulk_create(
        Leg(
            transaction=transaction,
            payer_account=found[one.payer, one.currency.pk, one.payer_purpose],
            payee_account=found[one.payee, one.currency.pk, one.payee_purpose],
            currency=one.currency,
            units=one.units,
            purpose=one.purpose,
        )
        for one in moves
    )

