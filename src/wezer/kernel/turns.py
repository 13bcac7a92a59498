"""Two sorts of acts take turns: many of the one run beside each other, the other waits for them, and they for it.

Names: a receiver reads a title and writes it into a notice; a mail is drawn of what others are called. On PostgreSQL a name
that is forgotten between the reading and the commit would be written after all, where nobody looks for it again.

Bytes that several rows share: whoever lets them go looks whether a row names them, while another act that found them there
has yet to commit its row.

On SQLite acts run one after the other anyway.
"""

import hashlib

from django.db import connection

from wezer.kernel.acts import current


def copy_names() -> None:
    """First thing in an act that writes what it reads into rows of others."""
    beside_others("names")


def forget_a_name() -> None:
    """First thing in an act that forgets: what was copied before is committed and will be found, what comes after reads the
    pseudonym."""
    alone("names")


def beside_others(what: str) -> None:
    """Until this act is over nobody is `alone` with it."""
    _wait_for("pg_advisory_xact_lock_shared", what)


def alone(what: str) -> None:
    """Wait until every act that is at it is over; who comes later waits until this one is."""
    _wait_for("pg_advisory_xact_lock", what)


def _wait_for(lock: str, what: str) -> None:
    current()
    if connection.vendor == "postgresql":  # such locks belong to one database, so each community has its own
        key = int.from_bytes(hashlib.sha256(what.encode()).digest()[:8], signed=True)
        with connection.cursor() as db:
            db.execute(f"SELECT {lock}(%s)", [key])
