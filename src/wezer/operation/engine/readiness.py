"""Whether the engine could be called, found out without loading it."""

import sqlite3
from functools import lru_cache
from importlib.metadata import PackageNotFoundError

from wezer.operation.engine.create import ask, installed_versions, wanted_versions
from wezer.operation.engine.place import Place, place


def why_not(where: Place | None = None) -> str:
    """Why the engine cannot be called now; empty when it can. It is not loaded for that."""
    where = where or place()
    try:
        if not where.is_postgres and not where.file.is_file():
            return "the engine's database is not made yet"
        known, wanted = installed_versions(where), _wanted()
    except PackageNotFoundError as missing:
        return f"{missing.name} is not installed"
    except _troubles(where) as error:
        return f"the engine's database does not answer ({str(error).strip()})"
    if not known:
        return "the engine's database is being made"
    if known != wanted:
        return "the engine's database is of another version: run wezer upgrade"
    return ""


def _troubles(where: Place) -> tuple[type[Exception], ...]:
    if not where.is_postgres:
        return sqlite3.Error, OSError
    import psycopg  # only where there is a server: on SQLite no page should pay for it

    return psycopg.Error, OSError


def newest_event(where: Place | None = None) -> int:
    """The id of the last event that the engine has told, 0 for none; one index read, nothing is loaded."""
    return int(ask(where or place(), "SELECT max(id) FROM wezer_event", "wezer_event") or 0)


@lru_cache(maxsize=1)
def _wanted() -> dict[str, str]:
    """What this program was started with: it does not change while it runs."""
    return wanted_versions()
