"""A rule, ready to run."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from wezer.kernel.wel import values
from wezer.kernel.wel.build import build
from wezer.kernel.wel.check import check
from wezer.kernel.wel.constants import needs_of, refuse_broken_constants
from wezer.kernel.wel.context import Context, Need, OnError
from wezer.kernel.wel.errors import WelError
from wezer.kernel.wel.explain import Explanation, explain
from wezer.kernel.wel.parser import parse
from wezer.kernel.wel.tree import write
from wezer.kernel.wel.typed import cost_of
from wezer.kernel.wel.types import Type


@dataclass(frozen=True, slots=True)
class Outcome:
    """What counts after a rule ran, and what went wrong if it could not be computed (then somebody must be warned)."""

    value: Any
    error: WelError | None = None


class Rule:
    """A checked rule. It may be kept and run from several threads."""

    def __init__(self, source: str, context: Context) -> None:
        tree = parse(source)
        self._typed = check(tree, context)
        refuse_broken_constants(self._typed)
        self.source = source
        self.text = write(tree)
        self.context = context
        self.type: Type = self._typed.type
        self.cost = cost_of(self._typed)
        self.needs: tuple[Need, ...] = tuple({need.key: need for need in needs_of(self._typed)}.values())
        self._takes = tuple((need.key, need.type) for need in self.needs)
        self._run = build(self._typed, self.needs)

    def evaluate(self, given: Mapping[str, Any]) -> Any:
        """The value, from the values of `needs` by their keys; raises WelError when there is none."""
        try:
            found = self._run(*[values.take(type, given[key]) for key, type in self._takes])
            return values.give(self.type, found)
        except (ArithmeticError, KeyError):
            # A value is missing or wrong, or a step has no answer: the twin knows whether it matters, and where.
            explained = self.explain(given)
        if explained.error is not None:
            raise explained.error
        return explained.value

    def explain(self, given: Mapping[str, Any]) -> Explanation:
        """The value with every step that led to it; an error is told, not raised."""
        return explain(self._typed, given)

    def outcome(self, given: Mapping[str, Any], *, otherwise: Any = None) -> Outcome:
        """What counts here: the value, or what the context says of an error (no; else `otherwise`, which is a limit's
        declared default or a score's value before)."""
        try:
            return Outcome(self.evaluate(given))
        except WelError as error:
            return Outcome(False if self.context.on_error is OnError.FALSE else otherwise, error)


@lru_cache(maxsize=1_024)
def compile_rule(source: str, context: Context) -> Rule:
    """The rule of a text in a context; raises WelError with the place of the first mistake. Kept for the next caller,
    so contexts are made once (when the module is loaded, or when what they declare changes)."""
    return Rule(source, context)
