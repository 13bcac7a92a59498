"""Append-only in the database itself: entries, transfers, log rows and seals refuse UPDATE, DELETE and TRUNCATE.

A test that flushes its database drops them first and makes them again: `drop()`, `create()` (SETTLED row 34).
"""

from typing import Any

from django.db import connection

TABLES = ("ledger_entry", "ledger_transfer", "ledger_transactionlog", "ledger_seal")
_EVENTS = ("update", "delete", "truncate")

_FUNCTION = """
create or replace function ledger_append_only() returns trigger language plpgsql as $$
begin
    raise exception '% is append-only: a mistake is corrected by a contrary transfer', tg_table_name
        using errcode = 'restrict_violation';
end $$
"""


def names_on(table: str, vendor: str) -> list[str]:
    """The names of those that `create` makes on a table; SQLite knows no TRUNCATE."""
    return [f"{table}_no_{event}" for event in _EVENTS if event != "truncate" or vendor == "postgresql"]


def create(using: Any = None) -> None:
    """Make the triggers; harmless when they are there."""
    drop(using)
    link = using or connection
    with link.cursor() as db:
        if link.vendor == "postgresql":
            db.execute(_FUNCTION)
        for table in TABLES:
            for statement in _create_on(table, link.vendor):
                db.execute(statement)


def drop(using: Any = None) -> None:
    """Take the triggers away; harmless when they are not there."""
    link = using or connection
    present = set(link.introspection.table_names())
    with link.cursor() as db:
        for table in TABLES:
            if table not in present:
                continue
            for event in _EVENTS:
                on = f" on {table}" if link.vendor == "postgresql" else ""
                db.execute(f"drop trigger if exists {table}_no_{event}{on}")


def _create_on(table: str, vendor: str) -> list[str]:
    if vendor == "postgresql":
        return [
            f"create trigger {table}_no_{event} before {event} on {table}"
            f" for each statement execute function ledger_append_only()"
            for event in _EVENTS
        ]
    return [
        f"create trigger {table}_no_{event} before {event} on {table}"
        f" begin select raise(abort, '{table} is append-only'); end"
        for event in ("update", "delete")
    ]
