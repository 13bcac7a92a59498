"""The primitive on SQLite: plain SQL under BEGIN IMMEDIATE, which lets one writer in at a time."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from django.db import connection

from wezer.ledger.posting.postings import Mode, Move, Outcome, Payment, Step
from wezer.ledger.rules import breaks_ceiling, breaks_floor

_ACCOUNT = (
    "SELECT id, state, guarded, balance, reserved, expected, floor, ceiling, soft_floor, soft_ceiling, sequence"
    " FROM ledger_account WHERE holder_id = %s AND currency_id = %s AND purpose = %s"
)
_AGAIN = _ACCOUNT.partition(" WHERE ")[0] + " WHERE id = %s"
_LOG = (
    "INSERT INTO ledger_transactionlog (transaction_id, version, state, at, actor_id, acting_for_id, reason)"
    " VALUES (%s, %s, %s, %s, %s, %s, %s)"
)
_HEADER = (
    "INSERT INTO ledger_transaction (uid, party_id, key, digest, initiator_id, author_role, path, state, version,"
    " payer_id, payee_id, quantity, unit, description, description_hidden, category, about, origin, external_ref, batch,"
    " device, reverses_id, payer_cancels, payee_cancels, created_at, completed_at) VALUES"
    " (%s, %s, %s, %s, %s, %s, %s, %s, 1, %s, %s, %s, %s, %s, 0, %s, %s, %s, %s, %s, '', %s, 0, 0, %s, %s)"
)
_TRANSFER = (
    "INSERT INTO ledger_transfer (transaction_id, version, currency_id, currency_version, payer_account_id,"
    " payee_account_id, units, purpose) VALUES (%s, %s, %s, %s, %s, %s, %s, %s)"
)
_ENTRY = (
    "INSERT INTO ledger_entry (account_id, seq, transfer_id, units, balance_after, at) VALUES (%s, %s, %s, %s, %s, %s)"
)
_OUT = (
    "UPDATE ledger_account SET balance = balance - %s, sequence = sequence + 1, gross_out = gross_out + %s,"
    " reserved = reserved - %s WHERE id = %s"
)
_IN = (
    "UPDATE ledger_account SET balance = balance + %s, sequence = sequence + 1, gross_in = gross_in + %s,"
    " expected = expected - %s WHERE id = %s"
)


class _Account(NamedTuple):
    id: int
    state: str
    guarded: bool
    balance: int
    reserved: int
    expected: int
    floor: int | None
    ceiling: int | None
    soft_floor: int | None
    soft_ceiling: int | None
    sequence: int


class _Side(NamedTuple):
    move: Move
    payer: int
    payee: int
    version: int


def pay(one: Payment) -> Outcome:
    with connection.cursor() as db:
        return _pay(db, one)


def pay_batch(payments: Sequence[Payment]) -> list[Outcome]:
    """Outcomes in order; the list is shorter than the batch when an item was refused, the last one says why."""
    outcomes = []
    with connection.cursor() as db:
        for one in payments:
            outcomes.append(_pay(db, one))
            if outcomes[-1].code not in (None, "replay"):
                break
    return outcomes


def post(step: Step) -> Outcome:
    with connection.cursor() as db:
        found = _find(db, step.moves, step.mode)
        if isinstance(found, Outcome):
            return found
        at = _moment(step.at)
        db.execute(_LOG, [step.transaction, step.version, step.state, at, step.actor, step.acting_for, step.reason])
        return _enter(db, found, step.transaction, step.version, at, step.mode)


def _pay(db: Any, one: Payment) -> Outcome:
    found = _find(db, one.moves, one.mode)
    if isinstance(found, Outcome):
        return found
    if one.key is not None and (known := _by_key(db, one.party, one.key)):
        return Outcome("replay", known)
    at = _moment(one.at)
    db.execute(
        _HEADER,
        [
            one.uid.hex,
            one.party,
            one.key,
            one.digest,
            one.initiator,
            one.author_role,
            one.path,
            one.state,
            one.payer,
            one.payee,
            one.quantity,
            one.unit,
            one.description,
            one.category,
            one.about,
            one.origin,
            one.external_ref,
            one.batch,
            one.reverses,
            at,
            at if one.state == "completed" else None,
        ],
    )
    made = int(db.lastrowid)
    db.execute(_LOG, [made, 1, one.state, at, one.initiator, one.acting_for, one.reason])
    return _enter(db, found, made, 1, at, one.mode)


def _find(db: Any, moves: tuple[Move, ...], mode: Mode) -> list[_Side] | Outcome:
    """The accounts of all moves, after what does not depend on amounts was checked. Writes nothing."""
    sides, guarded = [], None
    for number, move in enumerate(moves, 1):
        ids = []
        for side, holder, purpose in (
            ("payer", move.payer, move.payer_purpose),
            ("payee", move.payee, move.payee_purpose),
        ):
            row = db.execute(_ACCOUNT, [holder, move.currency.pk, purpose]).fetchone()
            if row is None:
                return Outcome("account_missing", leg=number, side=side)
            account = _Account(*row)
            if account.state != "active" and (mode != "free" or account.state == "closed"):
                return Outcome("account_inactive", leg=number, side=side)
            if account.guarded and mode == "checked":
                guarded = guarded or Outcome("guarded", leg=number, side=side)
            ids.append(account.id)
        if ids[0] == ids[1]:
            return Outcome("same_account", leg=number)
        seen = db.execute("SELECT stamp, version FROM ledger_currency WHERE id = %s", [move.currency.pk]).fetchone()
        if seen is None or seen[0] != move.currency.stamp:
            return Outcome("stale_currency", leg=number)
        sides.append(_Side(move, ids[0], ids[1], seen[1]))
    return guarded or sides


def _enter(db: Any, sides: list[_Side], transaction: int, version: int, at: Any, mode: Mode) -> Outcome:
    """Writes transfers, entries (in the order of application, numbered per account) and balances."""
    alert = False
    for number, (move, payer_id, payee_id, currency_version) in enumerate(sides, 1):
        payer = _Account(*db.execute(_AGAIN, [payer_id]).fetchone())
        payee = _Account(*db.execute(_AGAIN, [payee_id]).fetchone())
        released = move.units if move.consumes else 0
        if mode != "free" and (refused := _beyond(move, payer, payee, released, number, transaction, mode)):
            return refused
        spent, received = payer.balance - move.units, payee.balance + move.units
        alert = alert or (payer.soft_floor is not None and spent < payer.soft_floor)
        alert = alert or (payee.soft_ceiling is not None and received > payee.soft_ceiling)
        db.execute(_OUT, [move.units, move.units, released, payer_id])
        db.execute(_IN, [move.units, move.units, released, payee_id])
        db.execute(
            _TRANSFER,
            [transaction, version, move.currency.pk, currency_version, payer_id, payee_id, move.units, move.purpose],
        )
        transfer = db.lastrowid
        db.execute(_ENTRY, [payer_id, payer.sequence + 1, transfer, -move.units, spent, at])
        db.execute(_ENTRY, [payee_id, payee.sequence + 1, transfer, move.units, received, at])
    return Outcome(None, transaction, alert=alert)


def _beyond(
    move: Move, payer: _Account, payee: _Account, released: int, number: int, transaction: int, mode: Mode
) -> Outcome | None:
    floor = move.floor if mode == "cleared" else payer.floor
    ceiling = move.ceiling if mode == "cleared" else payee.ceiling
    before = payer.balance - payer.reserved + released
    if breaks_floor(before, move.units, floor):
        return Outcome("limit_min", transaction, number, "payer", floor, before - move.units)
    before = payee.balance + payee.expected - released
    if breaks_ceiling(before, move.units, ceiling):
        return Outcome("limit_max", transaction, number, "payee", ceiling, before + move.units)
    return None


def _by_key(db: Any, party: int | None, key: str) -> int | None:
    row = db.execute("SELECT id FROM ledger_transaction WHERE party_id = %s AND key = %s", [party, key]).fetchone()
    return row and int(row[0])


def _moment(at: Any) -> Any:
    return connection.ops.adapt_datetimefield_value(at)
