"""The primitive on PostgreSQL: one call of one database function."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.db import connection

from wezer.kernel.statements import prepared_cursor
from wezer.ledger.posting.postings import Columns, Outcome, Payment, Step

_MOVES = (
    "%s::bigint[], %s::text[], %s::bigint[], %s::text[], %s::bigint[], %s::bigint[], %s::bigint[], %s::text[],"
    " %s::bigint[], %s::bigint[]"
)
_PAY = f"SELECT * FROM ledger_pay({'%s, ' * 23}{_MOVES})"
_POST = f"SELECT * FROM ledger_post({'%s, ' * 8}%s::boolean[], {_MOVES})"
_BATCH = (
    "SELECT * FROM ledger_pay_batch(%s::integer[], %s::uuid[], %s, %s::text[], %s::text[], %s, %s, %s::text[], %s,"
    " %s::text[], %s::bigint[], %s::bigint[], %s::text[], %s::text[], %s, %s::text[], %s, %s, %s, %s,"
    " %s::bigint[], %s::text[], %s::bigint[], %s::text[], %s::bigint[], %s::bigint[], %s::bigint[], %s::text[])"
)


def _arrays(columns: Columns) -> list[str]:
    return [_array(column) for column in columns]


def _array(values: Iterable[Any]) -> str:
    """An array literal. Psycopg's own dumper looks at every element's type; ours are numbers, words, truths and nothing."""
    return "{" + ",".join(map(_element, values)) + "}"


def _element(value: Any) -> str:
    if value is None:
        return "NULL"
    if isinstance(value, str):
        return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'
    return str(value)


def pay(one: Payment) -> Outcome:
    header = [
        one.uid, one.party, one.key, one.digest, one.initiator, one.acting_for, one.author_role, one.path, one.state,
        one.payer, one.payee, one.quantity, one.unit, one.description, one.category, one.about, one.origin,
        one.external_ref, one.batch, one.reverses, one.at, one.reason, one.mode,
    ]  # fmt: skip
    return _call(_PAY, [*header, *_arrays(Columns.of(one.moves))])


def post(step: Step) -> Outcome:
    header = [
        step.transaction, step.version, step.state, step.at, step.actor, step.acting_for, step.reason, step.mode,
        _array(move.consumes for move in step.moves),
    ]  # fmt: skip
    return _call(_POST, [*header, *_arrays(Columns.of(step.moves))])


def pay_batch(payments: Sequence[Payment]) -> list[Outcome]:
    """Outcomes in order; the list is shorter than the batch when an item was refused, the last one says why."""
    shared = payments[0]
    last, total = [], 0
    for one in payments:
        total += len(one.moves)
        last.append(total)
    moves = Columns.of([move for one in payments for move in one.moves])
    arguments: list[Any] = [
        last, [str(p.uid) for p in payments], shared.party, [p.key for p in payments], [p.digest for p in payments],
        shared.initiator, shared.acting_for, [p.author_role for p in payments], shared.path,
        [p.state for p in payments], [p.payer for p in payments], [p.payee for p in payments],
        [p.description for p in payments], [p.category for p in payments], shared.origin,
        [p.external_ref for p in payments], shared.batch, shared.at, shared.reason, shared.mode, *moves[:8],
    ]  # fmt: skip
    arguments = [_array(value) if isinstance(value, list) else value for value in arguments]
    with connection.cursor() as db:
        db.execute(_BATCH, arguments)
        return [Outcome(*row) for row in db.fetchall()]


def _call(statement: str, arguments: list[Any]) -> Outcome:
    with prepared_cursor() as db:
        db.execute(statement, arguments)
        return Outcome(*db.fetchone())
