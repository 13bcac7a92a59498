"""Whether the engine could be called, found out without loading it."""

import sqlite3
from functools import lru_cache
from importlib.metadata import PackageNotFoundError

import psycopg

from wezer.operation.engine.create import installed_versions, wanted_versions
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
    except (sqlite3.Error, psycopg.Error, OSError) as error:
        return f"the engine's database does not answer ({str(error).strip()})"
    if not known:
        return "the engine's database is being made"
    if known != wanted:
        return "the engine's database is of another version: run wezer upgrade"
    return ""


@lru_cache(maxsize=1)
def _wanted() -> dict[str, str]:
    """What this program was started with: it does not change while it runs."""
    return wanted_versions()
