"""The tree-walking twin: computes the same value step by step, and keeps every step to show it."""

from __future__ import annotations

import decimal
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from wezer.kernel.wel import values
from wezer.kernel.wel.errors import Impossible, WelError
from wezer.kernel.wel.tree import write
from wezer.kernel.wel.typed import Apply, Choice, Const, Fold, Read, Typed
from wezer.kernel.wel.types import Type


@dataclass(frozen=True, slots=True)
class Explanation:
    """One part of a rule with the value it had; parts that were not needed are left out."""

    text: str
    type: Type
    position: int
    value: Any = None
    parts: tuple[Explanation, ...] = ()
    error: WelError | None = None


class _Stop(Exception):
    def __init__(self, error: WelError) -> None:
        self.error = error


def explain(typed: Typed, given: Mapping[str, Any]) -> Explanation:
    """The whole story of one evaluation; an error is told where it happened and in every part around it."""
    return _Walker(given).whole(typed)


class _Walker:
    def __init__(self, given: Mapping[str, Any]) -> None:
        self._given = given

    def whole(self, typed: Typed) -> Explanation:
        told, raw = self._part(typed)
        if told.error is not None:
            return told
        try:
            return replace(told, value=_step(told.position, values.give, typed.type, raw))
        except _Stop as stop:
            return replace(told, error=stop.error)

    def _part(self, typed: Typed) -> tuple[Explanation, Any]:
        told: list[Explanation] = []
        text, position = write(typed.node), typed.node.position
        try:
            raw = self._value(typed, told)
        except _Stop as stop:
            return Explanation(text, typed.type, position, None, tuple(told), stop.error), None
        return Explanation(text, typed.type, position, _shown(typed.type, raw), tuple(told)), raw

    def _value(self, typed: Typed, told: list[Explanation]) -> Any:
        if isinstance(typed, Const):
            return typed.value
        if isinstance(typed, Read):
            return self._read(typed)
        if isinstance(typed, Choice):
            return self._choice(typed, told)
        if isinstance(typed, Apply):
            return _step(typed.node.position, typed.run, *[self._tell(part, told) for part in typed.parts])
        return self._fold(typed, told)

    def _read(self, typed: Read) -> Any:
        key, position = typed.need.key, typed.node.position
        if key not in self._given:
            raise _Stop(WelError("missing_value", position, name=key))
        return _step(position, values.take, typed.type, self._given[key], name=key)

    def _fold(self, typed: Fold, told: list[Explanation]) -> Any:
        so_far = self._tell(typed.first, told)
        for link in typed.links:
            so_far = _step(link.position, link.run, so_far, self._tell(link.part, told))
        return so_far

    def _choice(self, typed: Choice, told: list[Explanation]) -> Any:
        first = self._tell(typed.parts[0], told)
        if typed.how == "if":
            return self._tell(typed.parts[1 if first else 2], told)
        if typed.how == "safe_div":
            divisor = self._tell(typed.parts[1], told)
            if divisor == 0:
                return self._tell(typed.parts[2], told)
            return _step(typed.node.position, values.divide, first, divisor)
        found = first
        for part in typed.parts[1:]:
            if not _wants_more(typed.how, found):
                break
            found = self._tell(part, told)
        return found

    def _tell(self, typed: Typed, told: list[Explanation]) -> Any:
        explained, raw = self._part(typed)
        told.append(explained)
        if explained.error is not None:
            raise _Stop(explained.error)
        return raw


def _shown(type: Type, raw: Any) -> Any:
    """A value on the way; a date beyond all calendars may pass there, and is only not shown."""
    try:
        return values.give(type, raw)
    except Impossible:
        return None


def _wants_more(how: str, found: Any) -> bool:
    if how == "and":
        return found is True
    return found is False if how == "or" else found is None


def _step(position: int, run: values.Step, *args: Any, name: str = "") -> Any:
    """Run one step; what has no answer becomes an error with its place."""
    try:
        return run(*args)
    except Impossible as trouble:
        details = {"name": name} | trouble.details if name else trouble.details
        raise _Stop(WelError(trouble.code, position, **details)) from None
    except (decimal.DivisionByZero, decimal.DivisionUndefined):
        raise _Stop(WelError("division_by_zero", position)) from None
    except decimal.Overflow:
        raise _Stop(WelError("too_large", position)) from None
    except decimal.InvalidOperation as trouble:
        undefined = decimal.DivisionUndefined in (trouble.args[0] if trouble.args else ())
        raise _Stop(WelError("division_by_zero" if undefined else "not_computable", position)) from None
