"""A table that only grows, by the database's own word: triggers for migrations.

    append_only.guard(schema_editor.connection, "core_consent", but=("proof",))

`but`: columns that may be changed all the same, since they hold words of people, which can be forgotten.
"""

from collections.abc import Sequence
from typing import Any

_FUNCTION = """
create or replace function kernel_append_only() returns trigger language plpgsql as $$
begin
    raise exception '% is append-only', tg_table_name using errcode = 'restrict_violation';
end $$
"""


def guard(connection: Any, table: str, *, but: Sequence[str] = ()) -> None:
    """UPDATE, DELETE and, on PostgreSQL, TRUNCATE are refused from now on."""
    with connection.cursor() as db:
        described = connection.introspection.get_table_description(db, table)
        guarded = ", ".join(f'"{column.name}"' for column in described if column.name not in but)
        events = {"update": f"update of {guarded}", "delete": "delete"}
        if connection.vendor == "postgresql":
            db.execute(_FUNCTION)
            for name, event in (events | {"truncate": "truncate"}).items():
                db.execute(
                    f"create trigger {table}_no_{name} before {event} on {table}"
                    " for each statement execute function kernel_append_only()"
                )
            return
        for name, event in events.items():
            db.execute(
                f"create trigger {table}_no_{name} before {event} on {table}"
                f" begin select raise(abort, '{table} is append-only'); end"
            )


def free(connection: Any, table: str) -> None:
    """For a migration that goes back."""
    on = f" on {table}" if connection.vendor == "postgresql" else ""
    with connection.cursor() as db:
        for name in ("update", "delete", "truncate"):
            db.execute(f"drop trigger if exists {table}_no_{name}{on}")
