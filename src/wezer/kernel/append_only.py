"""A table that only grows, by the database's own word: triggers, made by a migration and again by every `wezer upgrade`.

    class Consent(models.Model):
        is_append_only = True
        free_columns = ("proof",)

    append_only.guard(schema_editor.connection, "core_consent", but=("proof",))

`free_columns`, `but`: what may be changed all the same, since it holds words of people, which can be forgotten, or what another
cluster counts otherwise. Lines come one after the other: none is slipped in before one that is there. Where a table has a
column `audit`, that holds for the lines that are marked so.
"""

from collections.abc import Iterator, Sequence
from typing import Any

from django.apps import apps
from django.db import transaction

_REFUSE = """
create or replace function kernel_append_only() returns trigger language plpgsql as $$
begin
    raise exception '% is append-only', tg_table_name using errcode = 'restrict_violation';
end $$
"""
# Stable: it sees what the statement sees. A line that is seen drew its number before this statement began, so whoever writes
# beside others is never refused; a volatile function would look anew, and see who was quicker.
_IN_ORDER = """
create or replace function kernel_in_order() returns trigger language plpgsql stable as $$
declare
    is_late boolean;
begin
    execute format('select exists (select 1 from %I where id > $1 %s)', tg_table_name, tg_argv[0]) into is_late using new.id;
    if is_late then
        raise exception '% is append-only', tg_table_name using errcode = 'restrict_violation';
    end if;
    return new;
end $$
"""
_EVENTS = ("update", "delete", "truncate", "insert")


def guard(connection: Any, table: str, *, but: Sequence[str] = ()) -> None:
    """From now on UPDATE, DELETE and, on PostgreSQL, TRUNCATE are refused, and a line before one that is there."""
    free(connection, table)
    with connection.cursor() as db:
        columns = [column.name for column in connection.introspection.get_table_description(db, table)]
        guarded = ", ".join(f'"{name}"' for name in columns if name not in but)
        says = _on_postgres if connection.vendor == "postgresql" else _on_sqlite
        for statement in says(table, f"update of {guarded}", "audit" in columns):
            db.execute(statement)


def _on_postgres(table: str, update: str, is_marked: bool) -> Iterator[str]:
    yield _REFUSE
    yield _IN_ORDER
    for name, event in (("update", update), ("delete", "delete"), ("truncate", "truncate")):
        yield (
            f"create trigger {table}_no_{name} before {event} on {table}"
            " for each statement execute function kernel_append_only()"
        )
    when, more = ("when (new.audit)", "and audit") if is_marked else ("", "")
    yield (
        f"create trigger {table}_no_insert before insert on {table} for each row {when}"
        f" execute function kernel_in_order('{more}')"
    )


def _on_sqlite(table: str, update: str, is_marked: bool) -> Iterator[str]:
    refuse = f"begin select raise(abort, '{table} is append-only'); end"
    for name, event in (("update", update), ("delete", "delete")):
        yield f"create trigger {table}_no_{name} before {event} on {table} {refuse}"
    late = f"exists (select 1 from {table} where id > new.id{' and audit' if is_marked else ''})"
    when = f"new.audit and {late}" if is_marked else late
    yield f"create trigger {table}_no_insert after insert on {table} when {when} {refuse}"


def free(connection: Any, table: str) -> None:
    """Without guard: for a migration that goes back."""
    on = f" on {table}" if connection.vendor == "postgresql" else ""
    with connection.cursor() as db:
        for name in _EVENTS:
            db.execute(f"drop trigger if exists {table}_no_{name}{on}")


def triggers_of(vendor: str, table: str) -> list[str]:
    """The names of those that `guard` makes on a table; SQLite knows no TRUNCATE."""
    return [f"{table}_no_{event}" for event in _EVENTS if event != "truncate" or vendor == "postgresql"]


def guarded_tables() -> dict[str, Sequence[str]]:
    """Table → its free columns, of all models that only grow."""
    return {
        model._meta.db_table: getattr(model, "free_columns", ())
        for model in apps.get_models()
        if getattr(model, "is_append_only", False)
    }


def guard_all(connection: Any) -> None:
    """Each of them anew: on SQLite a table that is made anew loses its triggers."""
    with transaction.atomic(using=connection.alias):
        for table, but in guarded_tables().items():
            guard(connection, table, but=but)
