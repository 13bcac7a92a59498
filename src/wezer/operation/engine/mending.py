"""What must be mended in the engine's SQLite driver before anything is written through it."""

from typing import Any

from wezer.operation.engine.place import Place

WAIT_MS = 20_000


def mend(place: Place) -> None:
    """Keep transactions whole and commits durable on SQLite; PostgreSQL needs nothing.

    Whenever the engine looks for changed caches, it asks its only connection for autocommit and never takes that back:
    the transaction that begins there is written row by row, and an error undoes nothing of it.
    """
    if place.is_postgres:
        return
    from trytond import backend

    if not getattr(backend.Database, "is_mended", False):
        backend.Database = _mended(backend.Database)


def _mended(driver: Any) -> Any:
    class Database(driver):  # type: ignore[misc]  # the engine is untyped
        is_mended = True

        def connect(self) -> Any:
            is_new = self._conn is None
            super().connect()
            if is_new:
                self._conn.execute(f"PRAGMA busy_timeout = {WAIT_MS}")
                # The engine is content with commits that a power cut undoes; who was told “done” must not lose it.
                self._conn.execute("PRAGMA synchronous = FULL")
            return self

        def put_connection(self, connection: Any = None) -> None:
            if connection is not None:
                connection.isolation_level = "IMMEDIATE"
            super().put_connection(connection)

    return Database
