"""The only clock. Demo, imports and tests may say what time it is; nothing else may."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, datetime

_said: ContextVar[datetime | None] = ContextVar("wezer_clock", default=None)


def now() -> datetime:
    """The moment, aware, in UTC."""
    return _said.get() or datetime.now(UTC)


@contextmanager
def at(moment: datetime) -> Iterator[None]:
    """Within this block it is `moment` (aware)."""
    if moment.tzinfo is None:
        raise ValueError("the clock needs an aware moment")
    token = _said.set(moment.astimezone(UTC))
    try:
        yield
    finally:
        _said.reset(token)
