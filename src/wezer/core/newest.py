"""The newest few of many lists, merged: what a viewer may see, at a cost that does not grow with what they may not see.

A condition `audience IN (…)` in time order would walk past everything that was written for others. Instead the newest few
of each list (an audience, a room's audience) are taken from an index that begins with what names the list, and merged
(SETTLED row 4). Only numbers are read: whoever asks then reads these few rows, with what they show of them. In SQL, since
the ORM writes no LATERAL; both ways are tested on their database.
"""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any, NamedTuple

from django.db import connection

from wezer.kernel.statements import prepared_cursor, wide

#: SQLite takes at most so many parts in one UNION ALL.
_PARTS = 400


class Lists(NamedTuple):
    """Rows of `source`, in lists that the columns `keys` name, each in the order of `order` and `number`, newest first.

    An index (keys…, order, number) serves it. All of it is SQL of the program's own.
    """

    source: str
    keys: tuple[str, ...]
    order: str
    number: str
    where: str


class Narrowing(NamedTuple):
    """A further condition, and the values of its places."""

    sql: str
    values: tuple[Any, ...]


def newest_of(
    lists: Lists,
    names: Sequence[tuple[int, ...]],
    each: int,
    *,
    narrow: Sequence[Narrowing] = (),
    after: tuple[Any, int] | None = None,
    limit: int = 0,
) -> list[tuple[int, int]]:
    """The newest `each` rows of every list named, newest of all first: their numbers, and the first key of their list.

    `after`: the order and number of the row to go on behind. `limit` ends the whole. One statement; on SQLite one for four
    hundred lists.
    """
    if not names:
        return []
    narrow = [*narrow, *_behind(lists, after)]
    found = _lateral(lists, names, each, narrow, limit) if _on_postgres() else _unions(lists, names, each, narrow)
    return found[:limit] if limit else found


def _on_postgres() -> bool:
    return connection.vendor == "postgresql"


def _behind(lists: Lists, after: tuple[Any, int] | None) -> list[Narrowing]:
    if after is None:
        return []
    at, number = after
    if isinstance(at, datetime) and not _on_postgres():
        at = str(connection.ops.adapt_datetimefield_value(at))
    return [Narrowing(f"({lists.order}, {lists.number}) < (%s, %s)", (at, number))]


def _part(lists: Lists, narrow: Sequence[Narrowing], names: Sequence[str], each: int) -> str:
    """Limits are written out: a plan that does not know them is another plan."""
    where = [lists.where, *(f"{key} = {name}" for key, name in zip(lists.keys, names, strict=True))]
    order = ", ".join(f"{column} DESC" for column in (*lists.keys, lists.order, lists.number))
    return f"""SELECT {lists.order} AS at, {lists.number} AS number, {lists.keys[0]} AS list FROM {lists.source}
        WHERE {" AND ".join([*where, *(one.sql for one in narrow)])} ORDER BY {order} LIMIT {each:d}"""


def _values(narrow: Sequence[Narrowing]) -> list[Any]:
    return [wide(value) if isinstance(value, int) else value for one in narrow for value in one.values]


def _lateral(
    lists: Lists, names: Sequence[tuple[int, ...]], each: int, narrow: Sequence[Narrowing], limit: int
) -> list[tuple[int, int]]:
    columns = [f"key{place}" for place in range(len(lists.keys))]
    arrays = ", ".join("%s::bigint[]" for _column in columns)
    part = _part(lists, narrow, [f"named.{column}" for column in columns], each)
    sql = f"""SELECT top.number, top.list FROM unnest({arrays}) AS named({", ".join(columns)}) CROSS JOIN LATERAL ({part}) AS top
        ORDER BY top.at DESC, top.number DESC"""
    values: list[Any] = [[wide(number) for number in column] for column in zip(*names, strict=True)]
    with prepared_cursor() as db:
        db.execute(f"{sql} LIMIT {limit:d}" if limit else sql, [*values, *_values(narrow)])
        return [(number, name) for number, name in db.fetchall()]


def _unions(
    lists: Lists, names: Sequence[tuple[int, ...]], each: int, narrow: Sequence[Narrowing]
) -> list[tuple[int, int]]:
    part = f"SELECT * FROM ({_part(lists, narrow, ['%s'] * len(lists.keys), each)})"
    more = _values(narrow)
    found: list[tuple[Any, int, int]] = []
    with connection.cursor() as db:
        for start in range(0, len(names), _PARTS):
            some = names[start : start + _PARTS]
            values = [value for name in some for value in (*name, *more)]
            db.execute(" UNION ALL ".join([part] * len(some)), values)
            found += db.fetchall()
    return [(number, name) for _at, number, name in sorted(found, reverse=True)]


def read_place(text: str) -> tuple[datetime, int] | None:
    """The moment and number that a list goes on behind, from its address; nonsense is the beginning."""
    at, _line, number = text.rpartition("_")
    try:
        moment, last = datetime.fromisoformat(at), int(number)
        return (moment.astimezone(UTC), last) if moment.tzinfo and 0 < last < 2**63 else None
    except (ValueError, OverflowError):  # the first and the last hours have no equal in other zones
        return None


def write_place(at: datetime | None, number: int) -> str:
    return f"{at.isoformat()}_{number}" if at else ""
