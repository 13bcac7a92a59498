"""Transactions that are not posted at once: planning them, and moving them from state to state."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from django.db import IntegrityError
from django.db.transaction import atomic

from wezer.kernel.acts import move
from wezer.kernel.clock import now
from wezer.kernel.events import emit
from wezer.kernel.ref import ref
from wezer.kernel.refusals import Refusal
from wezer.ledger import posting
from wezer.ledger.acts.accounts import ensure_accounts
from wezer.ledger.acts.clearing import clear
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
from wezer.ledger.acts.thanks_limits import keep_planned_thanks_few
from wezer.ledger.agreed import refuse_disputed
from wezer.ledger.currencies import currency
from wezer.ledger.events import LimitCrossed, TransactionMoved
from wezer.ledger.models import Account, Currency, CurrencyState, Leg, State, Transaction, Transfer, lines
from wezer.ledger.posting import Move, Outcome, Step
from wezer.ledger.refusals import CurrencyNotAvailable, InvalidTransition, StaleVersion


def plan(
    by: Any, order: Order, state: str, *, role: str | None = None, moves: tuple[Move, ...] | None = None, **fields: Any
) -> Transaction:
    """A transaction that is not posted yet: header, legs, first log row. A key used before gives what it made."""
    if known(by, order):
        return replayed(by, order)
    moves = moves_of(order) if moves is None else moves
    ensure_accounts(moves)
    try:
        with atomic():
            made = _write(by, order, state, role, fields)
    except IntegrityError:
        if not known(by, order):
            raise
        return replayed(by, order)  # the same key at the same moment: the other one was first
    write_legs(made, moves)
    log_first(by, made)
    return made


def _write(by: Any, order: Order, state: str, role: str | None, fields: dict[str, Any]) -> Transaction:
    return Transaction.objects.create(
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


def accounts_of(moves: Sequence[Move]) -> dict[tuple[int, int, str], Account]:
    """The accounts of all moves by (holder, currency, purpose)."""
    holders = {m.payer for m in moves} | {m.payee for m in moves}
    rows = Account.objects.filter(holder__in=holders, currency__in={m.currency.pk for m in moves}).select_related(
        "currency", "holder"
    )
    return {(row.holder_id, row.currency_id, row.purpose): row for row in rows}


def log_first(by: Any, transaction: Transaction, reason: str = "") -> None:
    """The first log row of a transaction that was not posted at once."""
    acting = who(by)
    first = Step(
        transaction.pk, transaction.version, str(transaction.state), now(),
        actor=acting["actor"], acting_for=acting["acting_for"], reason=reason,
    )  # fmt: skip
    outcome = posting.post(first)
    assert outcome.code is None


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
    """Move the header from one of the `allowed` states, write its log row, post what goes with it, tell it. The one place
    where a transaction that is there moves on: so here it stands still while its two sides disagree."""
    refuse_disputed(by, transaction)
    before, seen = transaction.state, transaction.version
    if version is not None and version != seen:
        raise StaleVersion()
    if before not in allowed:
        raise InvalidTransition(state=State(before).label)
    moment = now()
    if to == State.COMPLETED:
        also["completed_at"] = moment
    if not move(transaction, before, to, version=seen, **also):
        raise StaleVersion()
    try:
        outcome = _post(
            by, Step(transaction.pk, transaction.version, str(to), moment, moves, **who(by), reason=reason, mode=mode)
        )
    except Refusal:
        transaction.state, transaction.version = before, seen  # states: as it was read: nothing moved
        raise
    told = TransactionMoved(
        subject=ref(transaction),
        payer=transaction.payer_id,
        payee=transaction.payee_id,
        state=str(to),
        before=str(before),
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
        if outcome.code == "stale_currency" and one.mode != "free":  # it was frozen or closed since it was read
            _refuse_not_in_use(each.currency for each in moves)
        if outcome.code == "guarded" or one.mode == "cleared":
            one = replace(one, mode="cleared", moves=clear(moves))
        else:
            one = replace(one, moves=moves)
    raise CurrencyNotAvailable(currency=one.moves[0].currency.code)


def post_planned(
    by: Any, transaction: Transaction, allowed: Sequence[str], reason: str = "", version: int | None = None
) -> None:
    """Post the planned legs, when everyone who must agree has agreed. For acts only."""
    planned = lines(transaction)
    if transaction.path != "write_off":  # which clears away what a currency at rest has left behind
        refuse_resting(planned)
    moves = planned_moves(planned)
    if transaction.state in allowed:
        keep_planned_thanks_few(transaction, moves)
    step(by, transaction, allowed, posted_state(moves), moves=moves, reason=reason, version=version)
    transaction.planned.update(is_set_aside=False)


def refuse_resting(planned: Iterable[Leg | Transfer]) -> None:
    """What was written down while a currency was in use is not paid while it is frozen, nor when it has closed. For acts only."""
    _refuse_not_in_use(each.currency for each in planned)


def _refuse_not_in_use(currencies: Iterable[Currency]) -> None:
    for one in currencies:
        if one.state != CurrencyState.ACTIVE:
            raise CurrencyNotAvailable(currency=one.code)


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
