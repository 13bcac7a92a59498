"""Django's backend for PostgreSQL, cheaper in two places that every request passes.

Whether a kept connection still works is read from its socket instead of asked by a statement: a server that restarted,
or a pooler that gave up, has closed it, and the operating system knows. And `prepared()` gives a cursor whose statements
the server plans once per connection; behind a pooler (no `prepare_threshold`) they are planned each time, as all others.
"""

from typing import Any

import psycopg
from django.db.backends.postgresql import base


class DatabaseWrapper(base.DatabaseWrapper):
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
            return self._prepare_cursor(psycopg.Cursor(self.connection))  # type: ignore[attr-defined]  # the stubs leave it out
