"""Facts: what happened, in the past tense, ids only, written in the same transaction as the change.

They are the one source of feeds, notices, webhooks, indicators, audit and flows. Consumers keep a cursor, may run twice
and must not mind. On PostgreSQL a late commit may carry a lower id than what was already read; hence each fact carries
its transaction id and a cursor reads only below the snapshot's xmin. That is complete, not causal: the order of one
subject's facts is its version.
"""

import dataclasses
import json
import re
from collections.abc import Callable, Sequence
from typing import Any, NamedTuple, TypeVar, dataclass_transform

from django.apps import apps
from django.db import connection

from wezer.kernel import clock, later
from wezer.kernel.acts import current
from wezer.kernel.models import Fact
from wezer.kernel.ref import uid7
from wezer.kernel.statements import prepared_cursor

T = TypeVar("T")

_facts: dict[str, type] = {}


class _AsAFact:
    """How each of some hundred facts behaves, as a frozen dataclass would, but written once: to have that compiled for every
    class anew was a fifth of the time in which a process starts."""

    def __init__(self, **values: Any) -> None:
        kept = vars(self)
        for each in dataclasses.fields(self):  # type: ignore[arg-type]  # a dataclass by the time it is made
            if each.name in values:
                kept[each.name] = values.pop(each.name)
            elif each.default is not dataclasses.MISSING:
                kept[each.name] = each.default
            elif each.default_factory is not dataclasses.MISSING:
                kept[each.name] = each.default_factory()
            else:
                raise TypeError(f"{type(self).__name__} lacks {each.name}")
        if values:
            raise TypeError(f"{type(self).__name__} knows no {', '.join(values)}")

    def __setattr__(self, name: str, value: Any) -> None:
        raise dataclasses.FrozenInstanceError(name)

    def __delattr__(self, name: str) -> None:
        raise dataclasses.FrozenInstanceError(name)

    def __eq__(self, other: object) -> bool:
        return vars(self) == vars(other) if type(self) is type(other) else NotImplemented

    def __hash__(self) -> int:
        return hash((type(self), *vars(self).values()))

    def __repr__(self) -> str:
        return f"{type(self).__qualname__}({', '.join(f'{name}={value!r}' for name, value in vars(self).items())})"


_AS_A_FACT = {name: behaviour for name, behaviour in vars(_AsAFact).items() if callable(behaviour)}


@dataclass_transform(frozen_default=True, kw_only_default=True)
def fact(cls: type[T]) -> type[T]:
    """Make the class a frozen fact named `<package>.<snake_case>`; its fields are Refs, ids and small plain values."""
    cls.__doc__ = cls.__doc__ or f"{cls.__name__}(…)"  # what a dataclass would write itself, and ask for the signature
    made = dataclasses.dataclass(init=False, repr=False, eq=False, kw_only=True)(cls)
    for name, behaviour in _AS_A_FACT.items():
        setattr(made, name, behaviour)
    name = f"{_package_of(cls.__module__)}.{_snake(cls.__name__)}"
    made.fact_name = name  # type: ignore[attr-defined]  # kept on the thing for who shows it
    _facts[name] = made
    return made


def fact_types() -> dict[str, type]:
    """Every registered fact by name."""
    return dict(_facts)


Receiver = Callable[[Fact], None]

_receivers: dict[str, list[Receiver]] = {}


def receiver(*names: str) -> Callable[[Receiver], Receiver]:
    """Call the function for each fact of these names, in the worker, after the commit. It may run twice and must not mind."""

    def register(function: Receiver) -> Receiver:
        for name in names:
            _receivers.setdefault(name, []).append(function)
        return function

    return register


def receivers_of(name: str) -> list[Receiver]:
    """Who wants to hear of facts of this name."""
    later.found()
    return _receivers.get(name, [])


def _package_of(module: str) -> str:
    config = apps.get_containing_app_config(module) if apps.apps_ready else None
    if config is not None:
        return config.label
    return module.removesuffix(".events").rpartition(".")[2]


def _snake(name: str) -> str:
    return re.sub(r"(?<!^)(?=[A-Z])", "_", name).lower()


def emit(
    happened: Any,
    *,
    group: Any = None,
    audience: Any = None,
    quantity: int | None = None,
    unit: str = "",
    cause: str = "",
    audit: bool = False,
) -> Fact:
    """Tell a fact from inside an act; it is written with the act's commit. Returns the row, not saved yet.

    `group` and `audience` are core rows or None, `quantity` counts `unit` (a currency code, "minutes"…), `cause` is the
    uid of the fact or the key this follows from, `audit` asks the sealer to chain it.
    """
    context = current()
    payload = {each.name: getattr(happened, each.name) for each in dataclasses.fields(happened)}  # asdict copies deeply
    member = getattr(context.by, "member", None)
    principal = getattr(context.by, "acting_for", None)
    row = Fact.from_db(  # by place: a third of the price of names
        None,
        _NAMES,
        [
            None, uid7(), 0, happened.fact_name, clock.now(), getattr(member, "pk", None), getattr(principal, "pk", None),
            getattr(group, "pk", group), getattr(audience, "pk", audience), str(payload.pop("subject", "")), quantity, unit,
            str(cause), audit, {name: _plain(value) for name, value in payload.items()},
        ],
    )  # fmt: skip
    row._state.adding = True
    context.facts.append(row)
    return row


_NAMES = [each.attname for each in Fact._meta.concrete_fields]


def _plain(value: Any) -> Any:
    if isinstance(value, (int, bool, type(None))):
        return value
    if isinstance(value, (list, tuple)):
        return [_plain(each) for each in value]
    if isinstance(value, dict):
        return {str(name): _plain(each) for name, each in value.items()}
    return str(value)


_COLUMNS = (
    "uid", "name", "at", "actor", "acting_for", "group", "audience", "subject", "quantity", "unit", "cause", "audit", "payload",
)  # fmt: skip
#: Facts of one INSERT: SQLite takes 32,766 values at most.
_TOGETHER = 500


def write_facts(rows: Sequence[Fact], *, with_commit: bool = False) -> None:
    """One INSERT for the facts of an act; it may travel with the COMMIT when nothing follows it.

    Plain SQL: every payment writes a fact, and the ORM's bulk_create costs four times the INSERT itself. `xid` is the
    64-bit id of the running transaction on PostgreSQL; 0 on SQLite, where there is one writer.
    """
    if with_commit and 0 < len(rows) <= _TOGETHER and connection.vendor == "postgresql":
        said = _insertion(rows)
        if connection.with_commit(*said, lambda found: _written(rows, found)):  # type: ignore[attr-defined]  # our backend
            return
    for start in range(0, len(rows), _TOGETHER):
        some = rows[start : start + _TOGETHER]
        with prepared_cursor() as db:
            db.execute(*_insertion(some))
            _written(some, db.fetchall())


def _insertion(rows: Sequence[Fact]) -> tuple[str, list[Any]]:
    is_postgres = connection.vendor == "postgresql"
    xid = "pg_current_xact_id()::text::bigint" if is_postgres else "0"
    one = f"({xid}, {', '.join(['%s'] * len(_COLUMNS))})"
    columns = ", ".join(f'"{name}"' for name in _COLUMNS)
    statement = f"INSERT INTO kernel_fact (xid, {columns}) VALUES {', '.join([one] * len(rows))} RETURNING id"
    values: list[Any] = []
    for row in rows:
        uid, at = (row.uid, row.at) if is_postgres else (row.uid.hex, connection.ops.adapt_datetimefield_value(row.at))
        values += (
            uid, row.name, at, row.actor, row.acting_for, row.group, row.audience, row.subject, row.quantity, row.unit,
            row.cause, row.audit, json.dumps(row.payload),
        )  # fmt: skip
    return statement, values


def _written(rows: Sequence[Fact], ids: Sequence[tuple[int]]) -> None:
    for row, (id_,) in zip(rows, ids, strict=True):
        row.pk = id_
        row._state.adding = False


class Cursor(NamedTuple):
    """How far a consumer has read: never an id alone (SETTLED row 10)."""

    xid: int
    id: int


START = Cursor(0, 0)


def facts_after(cursor: Cursor, limit: int = 500) -> list[Fact]:
    """The next facts in cursor order. On PostgreSQL only those whose transaction ended before every running one began."""
    horizon = (
        " AND xid < pg_snapshot_xmin(pg_current_snapshot())::text::bigint" if connection.vendor == "postgresql" else ""
    )
    table = connection.ops.quote_name(Fact._meta.db_table)
    # The row comparison is served by the (xid, id) index as one range; the ORM would write it as an OR.
    query = f"SELECT * FROM {table} WHERE (xid, id) > (%s, %s){horizon} ORDER BY xid, id LIMIT %s"
    return list(Fact.objects.raw(query, [cursor.xid, cursor.id, limit]))


def newest_fact_id() -> int:
    """The live bus: one index read tells whether anything happened."""
    with connection.cursor() as db:
        db.execute(f"SELECT COALESCE(MAX(id), 0) FROM {connection.ops.quote_name(Fact._meta.db_table)}")
        return int(db.fetchone()[0])
