"""The primitive on PostgreSQL: one call of one database function."""

from collections.abc import Sequence

from django.db import connection

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


def pay(one: Payment) -> Outcome:
    header = [
        one.uid, one.party, one.key, one.digest, one.initiator, one.acting_for, one.author_role, one.path, one.state,
        one.payer, one.payee, one.quantity, one.unit, one.description, one.category, one.about, one.origin,
        one.external_ref, one.batch, one.reverses, one.at, one.reason, one.mode,
    ]  # fmt: skip
    return _call(_PAY, [*header, *Columns.of(one.moves)])


def post(step: Step) -> Outcome:
    header = [
        step.transaction, step.version, step.state, step.at, step.actor, step.acting_for, step.reason, step.mode,
        [move.consumes for move in step.moves],
    ]  # fmt: skip
    return _call(_POST, [*header, *Columns.of(step.moves)])


def pay_batch(payments: Sequence[Payment]) -> list[Outcome]:
    """Outcomes in order; the list is shorter than the batch when an item was refused, the last one says why."""
    shared = payments[0]
    last, total = [], 0
    for one in payments:
        total += len(one.moves)
        last.append(total)
    moves = Columns.of([move for one in payments for move in one.moves])
    arguments = [
        last, [p.uid for p in payments], shared.party, [p.key for p in payments], [p.digest for p in payments],
        shared.initiator, shared.acting_for, [p.author_role for p in payments], shared.path,
        [p.state for p in payments], [p.payer for p in payments], [p.payee for p in payments],
        [p.description for p in payments], [p.category for p in payments], shared.origin,
        [p.external_ref for p in payments], shared.batch, shared.at, shared.reason, shared.mode, *moves[:8],
    ]  # fmt: skip
    with connection.cursor() as db:
        db.execute(_BATCH, arguments)
        return [Outcome(*row) for row in db.fetchall()]


def _call(statement: str, arguments: list[object]) -> Outcome:
    with connection.cursor() as db:
        db.execute(statement, arguments)
        return Outcome(*db.fetchone())
