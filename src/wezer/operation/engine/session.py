"""One call of the engine: one thread, one transaction, the write lock before it, deferred tasks after it.

The engine asks for locks by raising and wants to be called again from the start. The locks of number sequences that a
kind of work needed are remembered, so that the next time it runs once. Locks on whole tables never are.
"""

from collections import defaultdict
from collections.abc import Callable
from typing import Any, TypeVar

from wezer.operation.engine.lock import write_lock
from wezer.operation.engine.place import Place
from wezer.operation.engine.pool import engine_pool
from wezer.operation.engine.trouble import EngineBusy

Made = TypeVar("Made")
Work = Callable[[Any], Made]
OUR_USER = "wezer"
SEQUENCES = ("ir_sequence", "ir_sequence_strict")
LOCKS_AT_MOST = 10  # each restart asks for at least one lock more
_needed: dict[str, dict[str, set[int]]] = defaultdict(lambda: defaultdict(set))


def read(place: Place, work: Work[Made], *, context: dict[str, Any] | None = None) -> Made:
    """Look into the books: a read-only transaction, no lock."""
    return _run(place, engine_pool(place), work, "", True, context or {})


def write(place: Place, work: Work[Made], *, name: str, context: dict[str, Any] | None = None) -> Made:
    """Change the books, all or nothing, one writer at a time. `name` tells which kind of work this is."""
    pool = engine_pool(place)
    with write_lock(place):
        return _run(place, pool, work, name, False, context or {})


def run_in_lock(place: Place, pool: Any, work: Work[Made], *, name: str) -> Made:
    """As `write`, for who holds the lock already."""
    return _run(place, pool, work, name, False, {})


def user_id(pool: Any) -> int:
    """The engine's user in whose name WeZer works: a root user would be asked no confirmation."""
    User = pool.get("res.user")
    found = User.search([("login", "=", OUR_USER)], limit=1)
    return found[0].id if found else 0


def forget_locks() -> None:
    """For another database: the ids of its sequences are others."""
    _needed.clear()


def _run(place: Place, pool: Any, work: Work[Made], name: str, readonly: bool, context: dict[str, Any]) -> Made:
    from trytond import backend
    from trytond.transaction import Transaction, TransactionError

    extras: dict[str, Any] = _remembered(f"{place.name}:{name}")
    for _attempt in range(LOCKS_AT_MOST):
        transaction = Transaction()
        assert transaction.database is None, "an engine call inside another one"
        try:
            with (
                transaction.start(place.name, 0, readonly=readonly, context=context, **extras),
                transaction.set_user(0 if readonly else user_id(pool)),
            ):
                made = work(pool)
        except TransactionError as wish:
            transaction.tasks.clear()
            wish.fix(extras)
            continue
        except backend.DatabaseOperationalError as error:
            transaction.tasks.clear()
            raise EngineBusy(str(error)) from error
        except BaseException:
            transaction.tasks.clear()
            raise
        _remember(f"{place.name}:{name}", extras)
        _run_tasks(pool, transaction)
        return made
    raise EngineBusy("The engine asked for ever more locks.")


def _run_tasks(pool: Any, transaction: Any) -> None:
    """What the engine put off until after the commit, such as turning an invoice to paid."""
    from trytond.worker import run_task

    while transaction.tasks:
        run_task(pool, transaction.tasks.pop())


def _remembered(name: str) -> dict[str, Any]:
    known = _needed.get(name)
    return {"_lock_records": {table: sorted(ids) for table, ids in known.items()}} if known else {}


def _remember(name: str, extras: dict[str, Any]) -> None:
    for table, ids in extras.get("_lock_records", {}).items():
        if table in SEQUENCES:
            _needed[name][table].update(ids)
