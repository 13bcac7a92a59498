"""Is all well? Each check answers in one plain sentence; `wezer doctor` prints them."""

import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from pathlib import Path
from typing import Any

from wezer.hosting.config import Config
from wezer.hosting.keys import loose_files


class Health(StrEnum):
    GOOD = "ok"
    ODD = "note"
    BAD = "PROBLEM"


@dataclass(frozen=True)
class Finding:
    """What one check found, and what to do about it."""

    health: Health
    sentence: str


Check = Callable[[Config], Iterator[Finding]]
FREE_BYTES_ODD, FREE_BYTES_BAD = 2_000_000_000, 200_000_000
LAG_ODD_SECONDS, LAG_BAD_SECONDS = 30, 600


def look(config: Config) -> list[Finding]:
    """All checks, in order; one that fails to run is a finding itself, and those that need the database stop there."""
    found: list[Finding] = []
    for check in CHECKS:
        try:
            found += check(config)
        except Exception as error:  # noqa: BLE001 a doctor reports every failure, whatever it is
            found.append(Finding(Health.BAD, f"{(check.__doc__ or '').rstrip('.')} could not be checked: {error}"))
            if check is database:
                break
    return found


def keys(config: Config) -> Iterator[Finding]:
    """Keys."""
    loose = loose_files(config.home)
    if loose:
        names = ", ".join(str(path) for path in loose)
        yield Finding(Health.BAD, f"Others can read {names}. Run: chmod -R go= {config.home / 'keys'}")
    else:
        yield Finding(Health.GOOD, "Keys can be read by their owner only.")


def disk(config: Config) -> Iterator[Finding]:
    """Disk."""
    free = shutil.disk_usage(config.home).free
    words = f"{free / 1e9:.1f} GB free where {config.home} lies."
    health = Health.BAD if free < FREE_BYTES_BAD else Health.ODD if free < FREE_BYTES_ODD else Health.GOOD
    yield Finding(health, words)


def database(config: Config) -> Iterator[Finding]:
    """Database."""
    from django.db import connection

    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("PRAGMA quick_check(5)")
            answer = cursor.fetchone()[0]
            cursor.execute("PRAGMA journal_mode")
            mode = cursor.fetchone()[0]
            good = answer == "ok" and mode == "wal"
            yield Finding(
                Health.GOOD if good else Health.BAD, f"SQLite answers; file check: {answer}; journal: {mode}."
            )
        else:
            cursor.execute("SHOW server_version")
            yield Finding(Health.GOOD, f"PostgreSQL {cursor.fetchone()[0]} answers.")
            cursor.execute("SHOW idle_in_transaction_session_timeout")
            limit = cursor.fetchone()[0]
            if limit == "0":
                yield Finding(
                    Health.BAD, "Forgotten transactions are never ended; they delay all news. Run wezer upgrade."
                )


def roads(config: Config) -> Iterator[Finding]:
    """The pooler."""
    if not config["database_url"]:
        return
    import psycopg  # not where there is no server

    direct = config["database_direct_url"] or config["database_url"]
    is_pooled, place = _road(direct)
    if is_pooled:
        words = (
            "Worker, live server and commands go through a pooler. Set database_direct_url to PostgreSQL's own address."
        )
        yield Finding(Health.BAD, words)
    if direct == config["database_url"]:
        return
    try:
        is_pooled, pages = _road(config["database_url"])
    except psycopg.Error as error:
        words = f"Pages do not reach the database ({str(error).strip()}). Look at database_url, and pool_mode = transaction."
        yield Finding(Health.BAD, words)
        return
    if pages != place:
        yield Finding(Health.BAD, "database_url and database_direct_url lead to two different databases.")
    elif is_pooled:
        yield Finding(Health.GOOD, "Pages go through a pooler to the same database.")
    else:
        yield Finding(Health.ODD, "database_direct_url is set, but no pooler stands before database_url.")


def _road(url: str) -> tuple[bool, tuple[Any, ...]]:
    """Whether a pooler stands there (it draws a process id of its own), and which database is at the end."""
    query = (
        "SELECT pg_backend_pid(), pg_postmaster_start_time(), oid FROM pg_database WHERE datname = current_database()"
    )
    import psycopg

    with psycopg.connect(url, connect_timeout=10) as link, link.transaction():
        pid, *place = link.execute(query).fetchone() or (0,)
        return pid != link.info.backend_pid, tuple(place)


def tables(config: Config) -> Iterator[Finding]:
    """Migrations."""
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    waiting = executor.migration_plan(executor.loader.graph.leaf_nodes())
    if waiting:
        yield Finding(
            Health.BAD, f"{len(waiting)} changes of tables are waiting. Stop the servers, then run wezer upgrade."
        )
    else:
        yield Finding(Health.GOOD, "Tables are those of this version.")


def append_only(config: Config) -> Iterator[Finding]:
    """Triggers of the ledger and of the logs."""
    from django.apps import apps
    from django.db import connection

    from wezer.kernel.append_only import guarded_tables, triggers_of

    expected = {table: triggers_of(connection.vendor, table) for table in guarded_tables()}
    if apps.is_installed("wezer.ledger"):
        from wezer.ledger.posting.triggers import TABLES, names_on

        for table in TABLES:
            expected[table] = sorted({*expected.get(table, ()), *names_on(table, connection.vendor)})
    there = {name for _table, name, _definition in triggers()}
    known = set(connection.introspection.table_names())
    missing = [name for table in sorted(expected.keys() & known) for name in expected[table] if name not in there]
    if missing:
        words = f"What is written there can be changed, these triggers are missing: {', '.join(missing)}. Run wezer upgrade."
        yield Finding(Health.BAD, words)
    else:
        yield Finding(Health.GOOD, "The ledger and the logs refuse every change of what is written.")


def worker(config: Config) -> Iterator[Finding]:
    """Worker."""
    from django.db import connection
    from django_tasks_db.models import DBTaskResult

    from wezer.kernel.clock import now

    oldest = DBTaskResult.objects.ready().order_by("enqueued_at").values_list("enqueued_at", flat=True).first()
    waited = (now() - oldest).total_seconds() if oldest else 0
    yield Finding(_by_lag(waited), f"The oldest job waits for {waited:.0f} s." if oldest else "No job waits.")
    this_week = DBTaskResult.objects.failed().filter(finished_at__gt=now() - timedelta(days=7)).order_by("-finished_at")
    for path, problem in this_week.values_list("task_path", "exception_class_path")[:5]:
        yield Finding(Health.ODD, f"A job that somebody started failed this week: {path}, {problem}.")
    if "workflow_flight" in connection.introspection.table_names():
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM workflow_flight WHERE state = 'held'")
            held = cursor.fetchone()[0]
        words = f"Deliveries that are held: {held}; see the worker's page." if held else "No delivery is held."
        yield Finding(Health.ODD if held else Health.GOOD, words)
    yield from _facts_behind()


def _facts_behind() -> Iterator[Finding]:
    """How far the consumers of facts are behind, and whether a worker gives signs of life."""
    from django.apps import apps

    if not apps.is_installed("wezer.workflow"):
        return
    from wezer.kernel.clock import now
    from wezer.workflow.models import WorkerSeen
    from wezer.workflow.queries import failed_jobs, lag, oldest_due, oldest_unread

    oldest = oldest_unread()
    waited = (now() - oldest).total_seconds() if oldest else 0
    yield Finding(_by_lag(waited), f"The oldest news waits for {waited:.0f} s." if oldest else "All news is told.")
    if oldest and not lag().facts and _by_lag(waited) is not Health.GOOD:
        yield from _who_holds_the_horizon()
    due = oldest_due()
    waited = (now() - due).total_seconds() if due else 0
    yield Finding(_by_lag(waited), f"The oldest delivery waits for {waited:.0f} s." if due else "No delivery waits.")
    for each in failed_jobs():
        yield Finding(Health.ODD, f"The job {each.job.name} failed: {each.row.error if each.row else ''}")
    seen = WorkerSeen.objects.order_by("-seen_at").values_list("seen_at", flat=True).first()
    ago = (now() - seen).total_seconds() if seen else 0
    if seen is None or ago > LAG_ODD_SECONDS:
        words = f"for {ago:.0f} s" if seen else "yet"
        yield Finding(Health.ODD, f"No worker was seen {words}: wezer serve or wezer worker runs one.")
    else:
        yield Finding(Health.GOOD, f"A worker was seen {ago:.0f} s ago.")


def _who_holds_the_horizon() -> Iterator[Finding]:
    """News that no worker may read yet: an older transaction, anywhere in the cluster, might still tell something."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT datname, pid, extract(epoch FROM now() - xact_start)::int FROM pg_stat_activity"
            " WHERE backend_xid IS NOT NULL OR backend_xmin IS NOT NULL ORDER BY xact_start LIMIT 1"
        )
        for name, pid, seconds in cursor.fetchall():
            words = (
                f"A transaction in the database {name} (process {pid}) has run for {seconds} s and holds all news back."
            )
            yield Finding(Health.ODD, words)


def seals(config: Config) -> Iterator[Finding]:
    """Seals."""
    from django.apps import apps

    if not apps.is_installed("wezer.ledger"):
        return
    from wezer.kernel.clock import now
    from wezer.ledger.chain import oldest_unsealed

    oldest = oldest_unsealed()
    waited = (now() - oldest).total_seconds() if oldest else 0
    words = f"The oldest record without a seal waits for {waited:.0f} s." if oldest else "Every record is sealed."
    yield Finding(_by_lag(waited), words)


def _by_lag(seconds: float) -> Health:
    return Health.BAD if seconds > LAG_BAD_SECONDS else Health.ODD if seconds > LAG_ODD_SECONDS else Health.GOOD


def mail(config: Config) -> Iterator[Finding]:
    """Mail."""
    from django.conf import settings
    from django.core.mail import get_connection

    if config["mail"] != "smtp":
        yield Finding(
            Health.ODD, f"Mail goes to the {config['mail']}, not to people. Set mail = “smtp” before you invite any."
        )
        return
    link = get_connection(settings.WEZER_MAIL_TRANSPORT, fail_silently=False)
    link.open()
    link.close()
    yield Finding(Health.GOOD, f"The mail server {config['mail_host']} answers.")


def address(config: Config) -> Iterator[Finding]:
    """Public address."""
    if not config["site_url"]:
        yield Finding(Health.ODD, "site_url is not set: links in mail lead to this machine only.")
    elif config["site_url"].startswith("http://"):
        yield Finding(Health.ODD, "site_url is not https: passwords and sessions cross the network in clear.")
    if config["debug"]:
        yield Finding(Health.BAD, "debug is on: error pages show the inside of the program to anyone.")


def backups(config: Config) -> Iterator[Finding]:
    """Backups."""
    from wezer.kernel.clock import now

    made = sorted((config.home / "backups").glob("wezer-*.tar.gz"), key=lambda path: path.stat().st_mtime)
    if not made:
        yield Finding(
            Health.ODD, "There is no backup in WEZER_HOME/backups. Run wezer backup, and keep a copy elsewhere."
        )
        return
    days = (now().timestamp() - made[-1].stat().st_mtime) / 86400
    yield Finding(Health.ODD if days > 7 else Health.GOOD, f"The newest backup here is {days:.0f} days old.")


def triggers() -> list[tuple[str, str, str]]:
    """(table, name, definition) of every trigger of ours in the database."""
    from django.db import connection

    query = (
        "SELECT tbl_name, name, sql FROM sqlite_master WHERE type = 'trigger'"
        if connection.vendor == "sqlite"
        else "SELECT c.relname, t.tgname, pg_get_triggerdef(t.oid) FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid"
        " JOIN pg_namespace n ON n.oid = c.relnamespace WHERE NOT t.tgisinternal AND n.nspname = current_schema()"
    )
    with connection.cursor() as cursor:
        cursor.execute(query)
        return list(cursor.fetchall())


def media(config: Config) -> Iterator[Finding]:
    """Media folder."""
    from django.conf import settings

    folder = Path(settings.MEDIA_ROOT)
    good = folder.is_dir() and os.access(folder, os.W_OK)
    yield Finding(Health.GOOD if good else Health.BAD, f"{folder} {'can' if good else 'cannot'} be written to.")


def packages(config: Config) -> Iterator[Finding]:
    """Packages."""
    from wezer.kernel.apps import packages as installed

    for package in installed():
        for health, sentence in package.look():
            yield Finding(Health(health), sentence)


CHECKS: tuple[Check, ...] = (
    keys, disk, address, database, roads, tables, append_only, worker, seals, packages, media, mail, backups,
)  # fmt: skip
