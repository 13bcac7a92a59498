"""Whoever copies names and texts into other rows, and whoever has a name forgotten, take turns.

A receiver reads a title and writes it into a notice; a mail is drawn of what others are called. On PostgreSQL a name that
is forgotten between the reading and the commit would be written after all, where nobody looks for it again. Many copy
beside each other; who forgets waits for them, and they for it. On SQLite acts run one after the other anyway.
"""

from django.db import connection

from wezer.kernel.acts import current

#: The name of the lock: advisory locks belong to one database, so each community has its own.
_NAMES = 0x6E616D6573


def copy_names() -> None:
    """First thing in an act that writes what it reads into rows of others."""
    _wait_for("pg_advisory_xact_lock_shared")


def forget_a_name() -> None:
    """First thing in an act that forgets: what was copied before is committed and will be found, what comes after reads the
    pseudonym."""
    _wait_for("pg_advisory_xact_lock")


def _wait_for(lock: str) -> None:
    current()
    if connection.vendor == "postgresql":
        with connection.cursor() as db:
            db.execute(f"SELECT {lock}(%s)", [_NAMES])
