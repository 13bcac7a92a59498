"""From a database address to Django's DATABASES: SQLite inside the instance, or PostgreSQL."""

from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from wezer.hosting.config import ConfigError

SQLITE_FILE = "community.sqlite3"
SQLITE_WAIT_SECONDS = 20
# One writer at a time, readers never wait (WAL); FULL: what was acknowledged survives a power cut.
SQLITE_PRAGMAS = (
    "PRAGMA journal_mode=WAL; PRAGMA synchronous={synchronous}; PRAGMA cache_size=-32000; PRAGMA temp_store=MEMORY"
)
# Statements kept ready for each connection, some ten kilobytes each. Python keeps 128: where pages and acts take turns most
# were prepared anew each time, a plain one in 33 microseconds instead of 7.
SQLITE_PREPARED = 400
IDLE_IN_TRANSACTION = "60s"


def sqlite(path: Path | str, *, synchronous: str = "FULL") -> dict[str, Any]:
    """IMMEDIATE takes the write lock at BEGIN: with DEFERRED, two writers that both read first end in “database is locked”."""
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": str(path),
        "CONN_MAX_AGE": None,
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": SQLITE_WAIT_SECONDS,
            "cached_statements": SQLITE_PREPARED,
            "init_command": SQLITE_PRAGMAS.format(synchronous=synchronous),
        },
    }


def postgres(url: str, *, keep_seconds: int = 600, prepare: bool = True) -> dict[str, Any]:
    """Nothing of a session outlives a transaction where PgBouncer pools by transaction (`prepare=False`).

    Server-side cursors are off, and time zone and time-outs are set on the database itself (`wezer upgrade`), not by each
    connection. A thread keeps its connection: cheaper than a pool when threads are fixed.
    """
    parts = urlsplit(url)
    if parts.scheme not in ("postgres", "postgresql") or not parts.path.strip("/"):
        raise ConfigError("database_url must look like postgres://user@host:5432/name.")
    query = dict(parse_qsl(parts.query))
    try:
        port = parts.port
    except ValueError as error:
        raise ConfigError("database_url has a port that is not a number.") from error
    return {
        "ENGINE": "wezer.kernel.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": query.pop("host", unquote(parts.hostname or "")),
        "PORT": str(port or ""),
        "CONN_MAX_AGE": keep_seconds,
        "CONN_HEALTH_CHECKS": True,
        "DISABLE_SERVER_SIDE_CURSORS": True,
        "OPTIONS": {
            "connect_timeout": 10,
            "application_name": "wezer",
            "prepare_threshold": 5 if prepare else None,
            **query,
        },
    }


def databases(home: Path, url: str, *, keep_seconds: int = 600, prepare: bool = True) -> dict[str, dict[str, Any]]:
    """The one database of this community."""
    if url:
        return {"default": postgres(url, keep_seconds=keep_seconds, prepare=prepare)}
    return {"default": sqlite(home / SQLITE_FILE)}
