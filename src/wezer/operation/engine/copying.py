"""Copying the engine's database for a backup while entries are posted, and putting it back. The engine is not loaded.

The community's copy was made before (SETTLED row 45): what it believes to be waiting may be posted in this one already,
and is recognised by its key when the worker records it again.
"""

import os
import shutil
import sqlite3
import subprocess
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from urllib.parse import unquote, urlsplit

from wezer.operation.engine.create import create_database, exists, is_made
from wezer.operation.engine.lock import write_lock
from wezer.operation.engine.place import Place, place
from wezer.operation.engine.trouble import EngineTrouble

SQLITE_COPY, POSTGRES_COPY = "engine.sqlite", "engine.dump"


def copy(folder: Path) -> Iterator[Path]:
    """One consistent copy; nothing while there is no engine."""
    where = place()
    if not is_made(where):
        return
    target = folder / (POSTGRES_COPY if where.is_postgres else SQLITE_COPY)
    if where.is_postgres:
        _run(where, "pg_dump", "--format=custom", "--no-owner", "--no-privileges", f"--file={target}")
    else:
        with closing(sqlite3.connect(where.file, timeout=60)) as file:
            file.execute("VACUUM INTO ?", [str(target)])
        _check(target)
    yield target


def _check(path: Path) -> None:
    with closing(sqlite3.connect(path)) as file:
        found = file.execute("PRAGMA integrity_check").fetchall()
    if found != [("ok",)]:
        raise EngineTrouble(f"the books' database is damaged: {found[0][0]}. Nothing was written.")


def put_back(folder: Path, *, force: bool) -> str:
    """The copy becomes the engine's database. Says why not; empty when all is well."""
    where = place()
    file, dump = folder / SQLITE_COPY, folder / POSTGRES_COPY
    if where.is_postgres != dump.exists():
        kind, needed = ("PostgreSQL", "set engine_url") if dump.exists() else ("SQLite", "unset engine_url")
        return f"the archive holds the books in {kind}; {needed}, then restore again."
    if where.is_postgres:
        return _fill(where, dump, force=force)
    if where.file.exists() and not force:
        return f"{where.file} is there already. Move it away, or --force to replace it."
    with write_lock(where):
        for suffix in ("", "-wal", "-shm"):
            where.file.with_name(where.file.name + suffix).unlink(missing_ok=True)
        shutil.move(file, where.file)
    return ""


def _fill(where: Place, dump: Path, *, force: bool) -> str:
    import psycopg

    if is_made(where) and not force:
        return f"the database {where.name} holds books already. Give an empty one, or --force to replace them."
    if not exists(where):
        create_database(where)
    with psycopg.connect(where.url, autocommit=True) as server:
        server.execute("DROP SCHEMA public CASCADE; CREATE SCHEMA public")
    _run(
        where, "pg_restore", "--no-owner", "--no-privileges", "--exit-on-error", "--single-transaction",
        "--dbname", where.name, str(dump),
    )  # fmt: skip
    return ""


def _run(where: Place, program: str, *arguments: str) -> None:
    """The distribution's own tools; the password goes by the environment, where other accounts cannot read it."""
    parts = urlsplit(where.url)
    said = {
        "PGHOST": parts.hostname,
        "PGPORT": parts.port,
        "PGUSER": unquote(parts.username or ""),
        "PGPASSWORD": unquote(parts.password or ""),
        "PGDATABASE": where.name,
    }
    environ = {**os.environ, **{name: str(value) for name, value in said.items() if value}}
    done = subprocess.run([_tool(program), *arguments], env=environ, capture_output=True, text=True)
    if done.returncode:
        raise EngineTrouble(f"{program} failed: {done.stderr.strip()[-1000:]}")


def _tool(program: str) -> str:
    """The newest of the machine: pg_dump refuses servers newer than itself."""
    found = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{program}"), key=lambda path: int(path.parts[-3]))
    name = str(found[-1]) if found else shutil.which(program)
    if name is None:
        raise EngineTrouble(f"{program} is missing; install postgresql-client.")
    return name
