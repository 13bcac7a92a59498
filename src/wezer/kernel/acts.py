"""Acts: the only code that writes. An act owns the one transaction, so its change, facts and jobs stand or fall together."""

import random
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from functools import wraps
from typing import Any, ParamSpec, TypeVar

from django.db import OperationalError, connection, models, transaction
from django.db.models import F

from wezer.kernel.refusals import Busy
from wezer.kernel.states import check_listed

P = ParamSpec("P")
R = TypeVar("R")

#: Tries of a whole act when the database could not order it among others (exchange.md B.5).
TRIES = 5
_RETRYABLE = {"40001", "40P01"}


@dataclass
class ActContext:
    """What the outermost act holds: who acts, the facts to be written just before the commit, and how the things it
    moved were before, so that they say so again when the database takes everything back."""

    by: Any = None
    facts: list[Any] = field(default_factory=list)
    moved: list[tuple[models.Model, dict[str, Any], dict[str, Any]]] = field(default_factory=list)

    def keep(self, thing: models.Model) -> None:
        self.moved.append((thing, dict(thing.__dict__), dict(thing._state.fields_cache)))

    def put_back(self, start: int = 0) -> None:
        for thing, before, related in reversed(self.moved[start:]):
            thing.__dict__.update(before)
            thing._state.fields_cache = related
        del self.moved[start:]


_current: ContextVar[ActContext | None] = ContextVar("wezer_act", default=None)


def current() -> ActContext:
    """The running act. Raises RuntimeError outside of one: only acts write."""
    context = _current.get()
    if context is None:
        raise RuntimeError("facts and links are written by acts only")
    return context


def is_acting() -> bool:
    """Whether an act runs."""
    return _current.get() is not None


def act(function: Callable[P, R]) -> Callable[P, R]:
    """Make `function` (keyword arguments only, `by=` first) an act.

    The outermost act opens the transaction, writes the facts its inner acts told, and is tried again when the database
    reports a deadlock or a serialization failure; after five tries it refuses with `busy` and nothing is written.
    """

    @wraps(function)
    def run(*args: P.args, **kwargs: P.kwargs) -> R:
        if args:
            raise TypeError(f"{function.__name__} takes keyword arguments only")
        if _current.get() is not None:
            return function(**kwargs)  # type: ignore[call-arg]  # an act takes what it names
        return _outermost(function, kwargs)

    run.is_act = True  # type: ignore[attr-defined]  # kept on the thing for who shows it
    return run


def _outermost(function: Callable[..., R], kwargs: dict[str, Any]) -> R:
    may_retry = not connection.in_atomic_block
    for attempt_number in range(1, TRIES + 1):
        try:
            return _once(function, kwargs)
        except OperationalError as error:
            if not may_retry or not _is_ordering_failure(error):
                raise
            if attempt_number < TRIES:
                time.sleep(random.uniform(0, 0.01 * 2**attempt_number))  # noqa: S311 - a pause, no secret
    raise Busy()


def _once(function: Callable[..., R], kwargs: dict[str, Any]) -> R:
    from wezer.kernel.events import write_facts

    context = ActContext(by=kwargs.get("by"))
    token = _current.set(context)
    try:
        with transaction.atomic():
            result = function(**kwargs)
            write_facts(context.facts, with_commit=True)
            _current.set(None)  # what runs on the commit is no part of this act
        return result
    except BaseException:
        context.put_back()  # or the next try would start from what never happened
        raise
    finally:
        _current.reset(token)


def _is_ordering_failure(error: OperationalError) -> bool:
    cause = error.__cause__
    return getattr(cause, "sqlstate", None) in _RETRYABLE or "database is locked" in str(error)


@contextmanager
def attempt() -> Iterator[None]:
    """Inside an act: a part that may be refused and leave nothing behind while the act goes on (batches, imports)."""
    context = current()
    told, moved = len(context.facts), len(context.moved)
    try:
        with transaction.atomic():
            yield
    except BaseException:
        del context.facts[told:]
        context.put_back(moved)
        raise


def move(
    thing: models.Model,
    from_state: Any,
    to_state: Any,
    *,
    field: str = "state",
    version: int | None = None,
    **also: Any,
) -> bool:
    """One conditional UPDATE on the thing's own table: `… SET state = to WHERE id = … AND state = from`.

    Returns False, with nothing changed, when somebody else moved it first (or when `version` is stale). `from_state`
    may be a tuple of states. `also` sets further own columns. A `version` column, if there is one, is counted up.
    Refuses (TypeError) columns inherited from a parent table: there Django would update without the condition; and
    (Unlisted) what the thing's state table does not list.
    """
    own = {each.name for each in thing._meta.local_fields}
    if foreign := {field, *also} - own:
        raise TypeError(
            f"{thing._meta.label}: {', '.join(sorted(foreign))} lives on a parent table; a guarded move cannot"
        )
    if version is not None and "version" not in own:
        raise TypeError(f"{thing._meta.label} has no version of its own")
    listed = _several(from_state)
    check_listed(type(thing), field, listed, str(to_state))
    conditions: dict[str, Any] = {"pk": thing.pk, f"{field}__in": listed}
    changes: dict[str, Any] = {field: str(to_state), **also}
    if "version" in own:
        changes["version"] = F("version") + 1
        if version is not None:
            conditions["version"] = version
    if not type(thing)._base_manager.filter(**conditions).update(**changes):
        return False
    if (context := _current.get()) is not None:
        context.keep(thing)
    for name, value in changes.items():
        if name != "version":
            setattr(thing, name, value)
    if "version" in own:
        setattr(thing, "version", getattr(thing, "version") + 1)
    return True


def move_all(rows: models.QuerySet[Any], from_state: Any, to_state: Any, *, field: str = "state", **also: Any) -> int:
    """`move` for many at once, in one UPDATE: those of `rows` that are in `from_state` (or one of several). How many moved.

    What was read of them before stays as it was read, and no version is counted up.
    """
    listed = _several(from_state)
    check_listed(rows.model, field, listed, str(to_state))
    standing = {field: listed[0]} if len(listed) == 1 else {f"{field}__in": listed}
    return rows.filter(**standing).update(**{field: str(to_state), **also})


def _several(state: Any) -> list[str]:
    return [str(each) for each in (state if isinstance(state, (tuple, list, set, frozenset)) else (state,))]
