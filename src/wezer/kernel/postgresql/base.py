"""Django's backend for PostgreSQL, cheaper in three places that every request passes.

Whether a kept connection still works is read from its socket instead of asked by a statement: a server that restarted,
or a pooler that gave up, has closed it, and the operating system knows. And `prepared()` gives a cursor whose statements
the server plans once per connection, from their first asking on; behind a pooler (no `prepare_threshold`) they are planned each time, as all others.
A last statement may travel together with the COMMIT, so that the locks of a transaction are held one round trip less.
"""

from collections.abc import Callable, Sequence
from typing import Any

import psycopg
from django.db.backends.postgresql import base
from django.db.backends.postgresql.operations import DatabaseOperations
from django.db.backends.utils import debug_transaction
from psycopg.types.numeric import Int8

#: Statements that a connection keeps planned. Django's own are counted apart until they were said as often as the threshold.
MOST_PREPARED = 200

Rows = list[tuple[Any, ...]]


class _Prepared(psycopg.Cursor[Any]):
    """Prepares what it is asked at once, where the connection prepares anything."""

    def execute(self, query: Any, params: Any = None, **how: Any) -> Any:
        prepares = self.connection.prepare_threshold is not None
        return super().execute(query, params, prepare=True if prepares else None, **how)


class Operations(DatabaseOperations):
    def last_executed_query(self, cursor: Any, sql: str, params: Any) -> str:
        """Also of what was prepared, whose text psycopg does not keep."""
        return super().last_executed_query(cursor, sql, params) or str(self.compose_sql(sql, params))


class DatabaseWrapper(base.DatabaseWrapper):
    ops_class = Operations
    wide = Int8
    _last: tuple[str, Sequence[Any], Callable[[Rows], None]] | None = None

    def get_new_connection(self, conn_params: dict[str, Any]) -> Any:
        made = super().get_new_connection(conn_params)
        made.prepared_max = MOST_PREPARED
        return made

    def is_usable(self) -> bool:
        if self.connection is None:
            return False
        link = self.connection.pgconn
        try:
            link.consume_input()
        except psycopg.OperationalError:
            return False
        return link.status == psycopg.pq.ConnStatus.OK and not link.is_busy()

    def prepared(self) -> Any:
        """A cursor that binds on the server. For statements written once and asked by every request."""
        self.close_if_health_check_failed()
        self.ensure_connection()
        with self.wrap_database_errors:
            return self._prepare_cursor(_Prepared(self.connection))  # type: ignore[attr-defined]  # the stubs leave it out

    def with_commit(self, statement: str, values: Sequence[Any], receive: Callable[[Rows], None]) -> bool:
        """Send this with the COMMIT of the running transaction, and its rows to `receive` then. False, and nothing done,
        where a savepoint or a pooler is in between, or something travels already."""
        is_outermost = self.in_atomic_block and not self.savepoint_ids
        if not is_outermost or self._last or self.connection is None or self.connection.prepare_threshold is None:
            return False
        self._last = (statement, values, receive)
        return True

    def _commit(self) -> None:
        last, self._last = self._last, None
        if last is None or self.connection is None:
            super()._commit()  # type: ignore[misc]  # the stubs leave it out
            return
        statement, values, receive = last
        with debug_transaction(self, "COMMIT"), self.wrap_database_errors:
            with self.connection.pipeline():
                cursor = psycopg.Cursor(self.connection).execute(statement, values)
                self.connection.commit()
            receive(cursor.fetchall())

    def _rollback(self) -> None:
        self._last = None
        super()._rollback()  # type: ignore[misc]  # as above
