"""For tests: let everything that follows from what happened happen now."""

from django.db import connection

from wezer.kernel.events import Cursor, facts_after
from wezer.kernel.models import Fact
from wezer.workflow.worker import run_until_idle


def settle(*, jobs: bool = False) -> None:
    """Deliver all facts, fly all flights that are due (arrows, receivers, mail), until nothing is left to do.

    With `jobs=True` also the scheduled and continuous jobs that are due. Works inside a test's transaction, too, where
    the worker itself would (rightly) see nothing yet.
    """
    run_until_idle(read=_facts_of_this_transaction if connection.in_atomic_block else facts_after, jobs=jobs)


def _facts_of_this_transaction(cursor: Cursor, limit: int) -> list[Fact]:
    table = connection.ops.quote_name(Fact._meta.db_table)
    query = f"SELECT * FROM {table} WHERE (xid, id) > (%s, %s) ORDER BY xid, id LIMIT %s"
    return list(Fact.objects.raw(query, [cursor.xid, cursor.id, limit]))
