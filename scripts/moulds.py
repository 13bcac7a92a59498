"""What tests copy instead of making: to make WeZer's tables takes a processor a quarter of a minute, to copy them a moment.

The base is an instance as `wezer init --empty` makes it. Databases of tests and instances with more in them begin as its
copies. It is kept between runs, in the system's folder for temporary things and on the PostgreSQL server, under a name that
says which migrations are in it; functions of the database, which no migration brings, are installed in the copies again.
"""

import fcntl
import hashlib
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from contextlib import closing
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import urlsplit, urlunsplit

import psycopg

ROOT = Path(__file__).resolve().parent.parent
SQLITE_FILE = "community.sqlite3"
#: What tests have installed besides WeZer's own packages.
TESTED = os.environ.get("WEZER_TEST_PACKAGES", "operation")


class Mould(NamedTuple):
    """A home, and the name of its database on the server; on SQLite the database is a file in it."""

    home: Path
    database: str


def base(server: str, packages: str = "") -> Mould:
    """An empty instance with these packages, on the PostgreSQL at `server` or, where that is empty, on SQLite."""
    folder = Path(os.environ.get("WEZER_TEST_KEPT") or tempfile.gettempdir()) / "wezer-test-moulds"
    folder.mkdir(exist_ok=True)
    before = base(server) if packages else None
    digest = _digest(packages)
    mould = Mould(
        folder / f"{'postgres' if server else 'sqlite'}-{digest}", f"wezer_test_base_{digest}" if server else ""
    )
    with mould.home.with_suffix(".turn").open("w") as turn:
        fcntl.flock(turn, fcntl.LOCK_EX)  # tests run in several processes, and one making is enough
        if not _is_ready(mould, server):
            _make(mould, server, packages, before)
    return mould


def _digest(packages: str) -> str:
    whole = hashlib.sha256(packages.encode() + (ROOT / "requirements.lock").read_bytes())
    for path in sorted((ROOT / "src").glob("**/migrations/*.py")):
        whole.update(f"{path.relative_to(ROOT)}\n".encode() + path.read_bytes())
    return whole.hexdigest()[:12]


def _is_ready(mould: Mould, server: str) -> bool:
    asked = f"SELECT 1 FROM pg_database WHERE datname = '{mould.database}'"
    return mould.home.exists() and (not server or bool(on_server(server, asked)))


def _make(mould: Mould, server: str, packages: str, before: Mould | None) -> None:
    """Under another name until it is whole, so that a run that was killed leaves nothing half made behind."""
    making, name = mould.home.with_suffix(".making"), f"{mould.database}_making"
    for left in (making, mould.home):
        shutil.rmtree(left, ignore_errors=True)
    if before:
        shutil.copytree(before.home, making)
    environ = {name: value for name, value in os.environ.items() if not name.startswith(("WEZER_", "DJANGO_"))}
    environ |= {"WEZER_HOME": str(making), "WEZER_PACKAGES": packages}
    if server:
        on_server(server, f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
        on_server(server, f'CREATE DATABASE "{name}"' + (f' TEMPLATE "{before.database}"' if before else ""))
        environ["WEZER_DATABASE_URL"] = address(server, name)
    command = [sys.executable, "-m", "wezer.hosting.cli", "init", "--empty"]
    done = subprocess.run(command, env=environ, stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=600)
    assert done.returncode == 0, done.stdout + done.stderr
    if server:
        on_server(server, f'ALTER DATABASE "{name}" RENAME TO "{mould.database}"')
    making.rename(mould.home)


def copy_database(server: str, original: str, name: str) -> None:
    """A database `name` like `original`, with what ALTER DATABASE … SET said of that one, which a copy lacks."""
    on_server(server, f'CREATE DATABASE "{name}" TEMPLATE "{original}"')
    rules = f"SELECT unnest(setconfig) FROM pg_db_role_setting s JOIN pg_database d ON d.oid = s.setdatabase WHERE datname = '{original}'"
    for (rule,) in on_server(server, rules):
        key, _, value = rule.partition("=")
        on_server(server, f"ALTER DATABASE \"{name}\" SET {key} TO '{value}'")


def lay_tables(server: str, name: str, packages: str) -> None:
    """A database of that name (on SQLite a path) as a copy of the base's, in place of any that was there."""
    mould = base(server, packages)
    take_tables(server, name)
    if server:
        on_server(server, f'CREATE DATABASE "{name}" TEMPLATE "{mould.database}"')
        return
    with closing(sqlite3.connect(mould.home / SQLITE_FILE)) as original, closing(sqlite3.connect(name)) as copy:
        original.backup(copy)


def take_tables(server: str, name: str) -> None:
    if server:
        on_server(server, f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
        return
    for suffix in ("", "-wal", "-shm"):
        Path(name + suffix).unlink(missing_ok=True)


def address(server: str, name: str) -> str:
    return urlunsplit(urlsplit(server)._replace(path=f"/{name}"))


def on_server(url: str, statement: str) -> list[tuple[Any, ...]]:
    """Run one statement outside of any transaction; its rows, if it has some."""
    with psycopg.connect(url, autocommit=True) as connection:
        done = connection.execute(statement.encode())
        return done.fetchall() if done.description else []


if __name__ == "__main__":  # the tables that tests begin with, on the server named or on SQLite
    base(sys.argv[1], TESTED)
