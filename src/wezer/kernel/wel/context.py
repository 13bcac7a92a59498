"""What a rule may read in one place of the platform, and what its failing means there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import Any

from wezer.kernel.wel.types import Type


class OnError(Enum):
    """What becomes of a rule that cannot be computed; the caller warns whom it concerns."""

    FALSE = "false"  # a membrane: counts as no
    DEFAULT = "default"  # a limit: its declared default counts
    UNCHANGED = "unchanged"  # a score: the value before stays


@dataclass(frozen=True, slots=True)
class Lookup:
    """A question of the context: `volume("VAL", 1y)`. Its values are written out, or names (`has_role(actor, "cook")`),
    so that callers know before running what a rule needs. With `currency_at` the answer is an amount in the currency
    which that argument names."""

    args: tuple[Type, ...]
    result: Type
    cost: int = 1
    currency_at: int | None = None


@dataclass(frozen=True, slots=True)
class Need:
    """One thing a rule reads. `key` is its text, by which the caller gives its value."""

    key: str
    name: str
    args: tuple[Any, ...]
    type: Type


@dataclass(frozen=True, eq=False)
class Context:
    """The typed names and questions open to rules of one kind; `result` is what such a rule must give."""

    name: str
    names: Mapping[str, Type]
    functions: Mapping[str, Lookup] = field(default_factory=dict)
    on_error: OnError = OnError.UNCHANGED
    result: Type | None = None
    currencies: frozenset[str] = frozenset()
