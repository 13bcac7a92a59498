"""Finding one row by one column, often, by a compiled question: `_by_uid = Lookup("core.Party", "uid")`, then `_by_uid.get(uid)`."""

from collections.abc import Callable
from typing import Any

from django.apps import apps
from django.db.models import QuerySet

from wezer.kernel.compiled import Compiled


class Lookup:
    """The row whose (unique) `column` has a value, with what `narrow` adds: select_related, further fixed conditions."""

    def __init__(
        self, model: str, column: str, narrow: "Callable[[QuerySet[Any]], QuerySet[Any]]" = lambda rows: rows
    ) -> None:
        self._found = Compiled(lambda value: narrow(apps.get_model(model)._default_manager.filter(**{column: value})))

    def get(self, value: Any) -> Any:
        """The row, or None. `value` has the column's own type."""
        return self._found.first(value)
