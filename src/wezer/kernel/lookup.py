"""Finding one row by one column, often: the ORM writes the statement once per process instead of once per question.

Writing the SQL of a joined lookup costs the ORM three times what the database needs to answer it. For the few lookups
that every request makes; everything else asks the ORM in the ordinary way.

    _by_uid = Lookup("core.Party", "uid")
    party = _by_uid.get(uid)
"""

from collections.abc import Callable
from typing import Any, NamedTuple
from uuid import UUID

from django.apps import apps
from django.db import connection
from django.db.models import QuerySet
from django.db.models.query import get_related_populators

from wezer.kernel.statements import prepared_cursor

_EXAMPLES: dict[str, Any] = {"UUIDField": UUID(int=0x5EA2C4), "CharField": "\x01 sought \x01"}


class _Statement(NamedTuple):
    vendor: str
    sql: str
    params: tuple[Any, ...]
    places: tuple[int, ...]  # of the value sought, among the params
    model: Any
    names: list[str]
    first: int
    last: int
    related: list[Any]
    converters: list[tuple[int, list[Any], Any]]


class Lookup:
    """The row whose (unique) `column` has a value, with what `narrow` adds: select_related, further fixed conditions."""

    def __init__(
        self, model: str, column: str, narrow: "Callable[[QuerySet[Any]], QuerySet[Any]]" = lambda rows: rows
    ) -> None:
        self._model, self._column, self._narrow = model, column, narrow
        self._statement: _Statement | None = None

    def get(self, value: Any) -> Any:
        """The row, or None. `value` has the column's own type."""
        known = self._statement
        if known is None or known.vendor != connection.vendor:
            known = self._statement = self._write()
        params = list(known.params)
        sought = self._prepared(known.model, value)
        for place in known.places:
            params[place] = sought
        with prepared_cursor() as db:
            db.execute(known.sql, params)
            found = db.fetchone()
        if found is None:
            return None
        row = list(found)
        for place, converters, expression in known.converters:
            for convert in converters:
                row[place] = convert(row[place], expression, connection)
        made = known.model.from_db(connection.alias, known.names, row[known.first : known.last])
        for each in known.related:
            each.populate(row, made)
        return made

    def _prepared(self, model: Any, value: Any) -> Any:
        return model._meta.get_field(self._column).get_db_prep_value(value, connection)

    def _write(self) -> _Statement:
        model = apps.get_model(self._model)
        example = _EXAMPLES[model._meta.get_field(self._column).get_internal_type()]
        rows = self._narrow(model._default_manager.filter(**{self._column: example}))
        compiler = rows.query.get_compiler(connection=connection)
        sql, params = compiler.as_sql()
        assert compiler.klass_info is not None and compiler.select is not None
        own = compiler.klass_info["select_fields"]
        first, last = own[0], own[-1] + 1
        converters = compiler.get_converters([each[0] for each in compiler.select])
        return _Statement(
            connection.vendor,
            sql,
            tuple(params),
            tuple(place for place, value in enumerate(params) if value == self._prepared(model, example)),
            model,
            [each[0].target.attname for each in compiler.select[first:last]],
            first,
            last,
            get_related_populators(compiler.klass_info, compiler.select, connection.alias),  # type: ignore[call-arg]  # Django's own call, stubbed with fewer arguments
            [(place, found, expression) for place, (found, expression) in converters.items()],
        )
