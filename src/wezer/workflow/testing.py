"""For tests: let everything that follows from what happened happen now."""

from django.db import connection

from wezer.kernel.events import Cursor
from wezer.kernel.models import Fact
from wezer.workflow.worker import run_until_idle


def settle(*, jobs: bool = False) -> None:
    """Deliver all facts, fly all flights that are due (arrows, receivers, mail), until nothing is left to do.

    With `jobs=True` also the scheduled and continuous jobs that are due. It reads all facts that are there: the worker
    itself would (rightly) wait for the test's own transaction, and for those of other databases of the same server.
    """
    run_until_idle(read=_all_facts_after, jobs=jobs)


def _all_facts_after(cursor: Cursor, limit: int) -> list[Fact]:
    table = connection.ops.quote_name(Fact._meta.db_table)
    query = f"SELECT * FROM {table} WHERE (xid, id) > (%s, %s) ORDER BY xid, id LIMIT %s"
    return list(Fact.objects.raw(query, [cursor.xid, cursor.id, limit]))
