"""An instance to measure: its folder, its database, its community. Everything goes away afterwards."""

import contextlib
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
#: As in production: what was acknowledged is on the disk.
DURABLE = {"fsync": "on", "synchronous_commit": "on", "full_page_writes": "on", "shared_buffers": "256MB"}


@contextlib.contextmanager
def server() -> Iterator[str]:
    """The address of a PostgreSQL server for benchmarks: WEZER_BENCH_DATABASE_URL, or a throw-away durable cluster."""
    given = os.environ.get("WEZER_BENCH_DATABASE_URL")
    if given:
        yield given
        return
    from postgres import cluster

    with cluster(DURABLE) as address:
        yield address


@contextlib.contextmanager
def environment(name: str, address: str | None) -> Iterator[dict[str, str]]:
    """Variables of a fresh instance: on a database `wezer_bench_<name>` of the server, or on SQLite without one."""
    home = Path(tempfile.mkdtemp(prefix=f"wezer-bench-{name}-"))
    variables = {
        **os.environ,
        "WEZER_HOME": str(home),
        "WEZER_LOG_LEVEL": "error",
        "DJANGO_SETTINGS_MODULE": "bench.settings",
        "PYTHONPATH": f"{ROOT}{os.pathsep}{ROOT / 'src'}",
    }
    variables.pop("WEZER_DATABASE_URL", None)
    database = f"wezer_bench_{name.replace('-', '_')}"
    if address:
        variables["WEZER_DATABASE_URL"] = address.rsplit("/", 1)[0] + "/" + database
        _admin(address, f'DROP DATABASE IF EXISTS "{database}" WITH (FORCE)', f'CREATE DATABASE "{database}"')
    try:
        yield variables
    finally:
        if address:
            _admin(address, f'DROP DATABASE IF EXISTS "{database}" WITH (FORCE)')
        shutil.rmtree(home, ignore_errors=True)


def _admin(address: str, *statements: str) -> None:
    import psycopg

    with psycopg.connect(address, autocommit=True) as link:
        for one in statements:
            link.execute(one)  # type: ignore[call-overload]  # statements of a list of our own


def wake() -> None:
    """In a bench's own process: Django, tables and functions, and a community."""
    import django

    django.setup()
    from wezer.core.acts.community import found_community
    from wezer.core.viewer import Viewer
    from wezer.hosting import instance
    from wezer.hosting.config import read_config

    instance.prepare_home(read_config())
    instance.upgrade(tell=lambda text: None)
    found_community(by=Viewer.system(), name="Val-Commun")


def postmaster() -> int | None:
    """The process of the PostgreSQL server when it runs on this machine."""
    from django.db import connection

    if connection.vendor != "postgresql":
        return None
    with connection.cursor() as db:
        db.execute("SELECT pg_backend_pid()")
        backend = db.fetchone()[0]
    try:
        return int(Path(f"/proc/{backend}/stat").read_text().rpartition(")")[2].split()[1])
    except OSError:
        return None


def durability() -> dict[str, Any]:
    """What the database says about itself."""
    from django.db import connection

    with connection.cursor() as db:
        if connection.vendor == "postgresql":
            names = (
                "server_version",
                "fsync",
                "synchronous_commit",
                "full_page_writes",
                "shared_buffers",
                "max_wal_size",
            )
            found = {}
            for name in names:
                db.execute(f"SHOW {name}")
                found[name] = db.fetchone()[0]
            return found
        import sqlite3

        found = {"sqlite": sqlite3.sqlite_version}
        for name in ("journal_mode", "synchronous"):
            found[name] = db.execute(f"PRAGMA {name}").fetchone()[0]
        return found


def run(module: str, variables: dict[str, str], *arguments: str) -> int:
    """A bench in a process of its own."""
    return subprocess.run([sys.executable, "-m", f"bench.{module}", *arguments], env=variables, cwd=ROOT).returncode
