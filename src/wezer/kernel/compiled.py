"""Questions that every request asks: the ORM writes their statement once per process instead of once per request.

Writing the SQL of a few joined tables costs the ORM more than the database needs to answer it, and PostgreSQL plans it
anew each time. A compiled question is a queryset written as ever, with places for what changes:

    _inside = Compiled(lambda group: Belonging.objects.filter(group=group, state__in=ACTIVE).select_related("member__photo"))
    rows = _inside(group.pk)

What may stand in a place: a number, a text, a UUID, a day, a moment, or several numbers for an `__in`, always of one kind in
one place. Each is compared as it is: by a condition that does not change it, as `icontains` would. What a value decides in
Python (None, a branch) is no place: that is another question. Rows are models, with what `select_related` and `annotate` add, or what `values_list` names.

What else decides how the question is written, such as the rooms that the community has closed, is named by `varies_by`.
"""

import re
from collections.abc import Callable, Collection, Hashable, Sequence
from datetime import UTC, date, datetime
from typing import Any, NamedTuple
from uuid import UUID
from weakref import WeakSet

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models.query import QuerySet, ValuesListIterable, get_related_populators

from wezer.kernel.statements import prepared_cursor, wide

#: So many ways of writing one question are kept.
_MOST = 8
_PLACE = re.compile(r"(?<!%)%s")


class _Row(NamedTuple):
    """How a model is made of a row."""

    model: Any
    names: list[str]
    first: int
    last: int
    related: list[Any]
    annotations: list[tuple[str, int]]

    def make(self, row: Sequence[Any]) -> Any:
        made = self.model.from_db(connection.alias, self.names, row[self.first : self.last])
        for each in self.related:
            each.populate(row, made)
        for name, place in self.annotations:
            setattr(made, name, row[place])
        return made


class _Statement(NamedTuple):
    parts: list[str]  # of the SQL, between its places
    params: list[Any]
    places: list[tuple[int, int]]  # of each value among the params: (place, number of the value)
    lists: dict[int, int]  # likewise, of several numbers
    kinds: list[str]  # of the values
    converters: list[tuple[int, list[Any], Any]]
    row: _Row | None  # None: the row is given as it is

    def say(self, values: Sequence[Any]) -> tuple[str, list[Any]]:
        """The SQL and its params, with these values in their places."""
        if [_kind(value) for value in values] != self.kinds:
            raise TypeError(f"{values!r} cannot stand where {', '.join(self.kinds)} stood.")
        params = list(self.params)
        for place, number in self.places:
            params[place] = _adapted(values[number])
        if not self.lists:
            return "%s".join(self.parts), params
        on_postgres = connection.vendor == "postgresql"
        said, given = [self.parts[0]], []
        for place, param in enumerate(params):
            if place not in self.lists:
                said.append("%s")
                given.append(param)
            elif on_postgres:  # one plan, however many there are
                said[-1] = f"{said[-1].removesuffix(' IN (')} = ANY(%s::bigint[]"
                given.append([_adapted(value) for value in values[self.lists[place]]])
            else:
                several = [*values[self.lists[place]]]
                said.append(", ".join(["%s"] * len(several)))
                given += several
            said.append(self.parts[place + 1])
        return "".join(said), given

    def read(self, row: Sequence[Any]) -> Any:
        cells = list(row)
        for place, converters, expression in self.converters:
            for convert in converters:
                cells[place] = convert(cells[place], expression, connection)
        return tuple(cells) if self.row is None else self.row.make(cells)


#: All of them, for the test that compares each with the ORM.
questions: WeakSet["Compiled"] = WeakSet()


class Compiled:
    """A question whose places are the parameters of `write`, in their order."""

    def __init__(self, write: Callable[..., QuerySet[Any]], *, varies_by: Callable[[], Hashable] | None = None) -> None:
        self._write, self._varies_by = write, varies_by
        self._known: dict[Hashable, _Statement | None] = {}
        questions.add(self)

    def __call__(self, *values: Any) -> list[Any]:
        """All rows for these values. One statement."""
        statement = self._statement(values)
        if statement is None:
            return []
        with prepared_cursor() as db:
            db.execute(*statement.say(values))
            return [statement.read(row) for row in db.fetchall()]

    def first(self, *values: Any) -> Any:
        """The first row, or None. One statement."""
        statement = self._statement(values)
        if statement is None:
            return None
        with prepared_cursor() as db:
            db.execute(*statement.say(values))
            row = db.fetchone()
        return None if row is None else statement.read(row)

    def _statement(self, values: Sequence[Any]) -> _Statement | None:
        key = self._key()
        if key in self._known:
            return self._known[key]
        written = _compile(self._write, values)
        if self._key() == key:  # else it changed while this was written, and nobody knows by which of the two it went
            if len(self._known) >= _MOST:
                self._known.clear()
            self._known[key] = written
        return written

    def _key(self) -> Hashable:
        return connection.vendor, self._varies_by() if self._varies_by else None


def _kind(value: Any) -> str:
    if isinstance(value, int) and not isinstance(value, bool):
        return "a number"
    for kind, name in ((str, "a text"), (UUID, "a UUID"), (datetime, "a moment"), (date, "a day")):
        if isinstance(value, kind):
            return name
    if isinstance(value, Collection):
        return "several numbers"
    raise TypeError(f"{value!r} cannot stand in a place of a compiled question.")


def _example(kind: str, number: int) -> Any:
    """Stands in the place of a value while the statement is written, and in no other."""
    return {
        "a number": 2_071_500_000 + number,
        "a text": f"\x01 place {number} \x01",
        "a UUID": UUID(int=0x5EA2C4 + (number << 64)),
        "a moment": datetime(1987, 6, 5, 4, 3, 2, number + 1, tzinfo=UTC),
        "a day": date(1787, 1, 1 + number),
        "several numbers": [2_071_500_000 + number],
    }[kind]


def _adapted(value: Any) -> Any:
    """As the database takes it. Numbers are always of one width: another width would be another statement to prepare."""
    if isinstance(value, int):
        return wide(value)
    if connection.vendor == "postgresql":
        return value
    if isinstance(value, UUID):
        return value.hex
    if isinstance(value, datetime):
        return connection.ops.adapt_datetimefield_value(value)
    if isinstance(value, date):
        return connection.ops.adapt_datefield_value(value)
    return value


def _compile(write: Callable[..., QuerySet[Any]], values: Sequence[Any]) -> _Statement | None:
    """None: the ORM knows without asking that there is nothing."""
    kinds = [_kind(value) for value in values]
    examples = [_example(kind, number) for number, kind in enumerate(kinds)]
    rows = write(*examples)
    compiler = rows.query.get_compiler(connection=connection)
    try:
        sql, params = compiler.as_sql()
    except EmptyResultSet:
        return None
    parts = _PLACE.split(sql)
    if len(parts) != len(params) + 1 or compiler.select is None:
        raise TypeError(f"not a statement with places: {sql}")
    places: list[tuple[int, int]] = []
    lists: dict[int, int] = {}
    for number, example in enumerate(examples):
        several = isinstance(example, list)
        sought = example[0] if several else _adapted(example)
        found = [place for place, param in enumerate(params) if param == sought]
        if not found or (several and not all(parts[place].endswith(" IN (") for place in found)):
            raise TypeError(f"the statement does not ask for its value number {number} as it is: {sql}")
        if several:
            lists |= dict.fromkeys(found, number)
        else:
            places += [(place, number) for place in found]
    converters = compiler.get_converters([each[0] for each in compiler.select])
    is_plain = issubclass(rows._iterable_class, ValuesListIterable)
    return _Statement(
        parts,
        list(params),
        places,
        lists,
        kinds,
        [(place, found, expression) for place, (found, expression) in converters.items()],
        None if is_plain else _row(compiler),
    )


def _row(compiler: Any) -> _Row:
    known, select = compiler.klass_info, compiler.select
    if known is None:
        raise TypeError("rows of a compiled question are models, or those of values_list")
    first, last = known["select_fields"][0], known["select_fields"][-1] + 1
    return _Row(
        known["model"],
        [each[0].target.attname for each in select[first:last]],
        first,
        last,
        get_related_populators(known, select, connection.alias),  # type: ignore[call-arg]  # Django's own call, stubbed with fewer arguments
        list((compiler.annotation_col_map or {}).items()),
    )
