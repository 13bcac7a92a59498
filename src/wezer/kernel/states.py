"""State tables (core.md I-6): what each state of a thing may become, as data next to its model. The rest does not happen."""

from collections.abc import Iterable, Mapping

from django.db import models

Moves = Mapping[str, frozenset[str]]

_tables: dict[tuple[str, str], Moves] = {}


class Unlisted(Exception):
    """Something was to change in a way that its table does not list. No refusal: whoever wrote the act forgot the table."""


def state_table(model: type[models.Model], moves: Mapping[str, Iterable[str]], *, field: str = "state") -> None:
    """Say what each value of `field` may become. Values without an entry stay for good; to stay as it is needs no entry."""
    listed = {str(before): frozenset(str(after) for after in targets) for before, targets in moves.items()}
    choices = model._meta.get_field(field).choices  # type: ignore[union-attr]  # a column, no relation
    known = {str(value) for value, _label in choices or ()}
    if choices and (unknown := {*listed, *(one for targets in listed.values() for one in targets)} - known):
        raise ValueError(f"{model._meta.label}.{field} knows no {', '.join(sorted(unknown))}")
    _tables[model._meta.label, field] = {value: listed.get(value, frozenset()) for value in known or listed}


def table_of(model: type[models.Model], field: str = "state") -> Moves | None:
    """The table of a field, or None where there is none."""
    return _tables.get((model._meta.label, field))


def check_listed(model: type[models.Model], field: str, before: Iterable[str], after: str) -> None:
    """Raise `Unlisted` unless each of `before` may become `after`."""
    table = table_of(model, field)
    if table is None:
        return
    if unlisted := [each for each in before if each != after and after not in table.get(each, ())]:
        raise Unlisted(f"{model._meta.label}.{field}: {', '.join(sorted(unlisted))} does not become {after}")
