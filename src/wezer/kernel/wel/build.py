"""From the typed tree to a Python function: our own syntax tree is compiled, never a user's text.

The function is a flat list of assignments, `t3 = f3(v0, t2)`, with an `if` where parts may be left out. Flat, because
Python's own compiler must never be led into deep recursion by a long rule. Names are ours (v = a value read,
k = a constant, f = a step, t = a result); nothing else is reachable, not even built-ins.
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Sequence
from typing import Any

from wezer.kernel.wel import values
from wezer.kernel.wel.context import Need
from wezer.kernel.wel.typed import Apply, Choice, Const, Fold, Read, Typed


def build(typed: Typed, needs: Sequence[Need]) -> Callable[..., Any]:
    """A function of the needs' values, in order."""
    return _Builder(needs).function(typed)


class _Builder:
    def __init__(self, needs: Sequence[Need]) -> None:
        self._needs = {need.key: f"v{at}" for at, need in enumerate(needs)}
        self._known: dict[str, Any] = {"__builtins__": {}}
        self._results = 0

    def function(self, typed: Typed) -> Callable[..., Any]:
        body: list[ast.stmt] = []
        body.append(ast.Return(self._emit(typed, body)))
        module = ast.parse(f"def rule({', '.join(self._needs.values())}): pass")
        assert isinstance(module.body[0], ast.FunctionDef)
        module.body[0].body = body
        exec(compile(ast.fix_missing_locations(module), "<rule>", "exec"), self._known)  # noqa: S102 - a tree of our own making
        made: Callable[..., Any] = self._known["rule"]
        return made

    def _emit(self, typed: Typed, block: list[ast.stmt]) -> ast.expr:
        """Add to the block what computes this part; returns where its value then is."""
        if isinstance(typed, Const):
            return self._constant(typed.value)
        if isinstance(typed, Read):
            return _name(self._needs[typed.need.key])
        if isinstance(typed, Choice):
            return self._choose(typed, block)
        if isinstance(typed, Apply):
            return self._call(typed.run, [self._emit(part, block) for part in typed.parts], block)
        return self._fold(typed, block)

    def _fold(self, typed: Fold, block: list[ast.stmt]) -> ast.expr:
        so_far = self._emit(typed.first, block)
        for link in typed.links:
            so_far = self._call(link.run, [so_far, self._emit(link.part, block)], block)
        return so_far

    def _choose(self, typed: Choice, block: list[ast.stmt]) -> ast.expr:
        result = self._fresh()
        if typed.how in ("if", "safe_div"):
            self._branch(typed, result, block)
            return _name(result)
        self._set(result, typed.parts[0], block)
        for part in typed.parts[1:]:
            inner: list[ast.stmt] = []
            self._set(result, part, inner)
            block.append(ast.If(_go_on(typed.how, result), inner, []))
        return _name(result)

    def _branch(self, typed: Choice, result: str, block: list[ast.stmt]) -> None:
        first, second, third = typed.parts
        yes: list[ast.stmt] = []
        no: list[ast.stmt] = []
        test = self._emit(first, block)
        if typed.how == "safe_div":
            divided, test = test, self._emit(second, block)  # a zero is false
            yes.append(_assign(result, self._call(values.divide, [divided, test], yes)))
        else:
            self._set(result, second, yes)
        self._set(result, third, no)
        block.append(ast.If(test, yes, no))

    def _set(self, result: str, part: Typed, block: list[ast.stmt]) -> None:
        block.append(_assign(result, self._emit(part, block)))

    def _call(self, run: values.Step, args: list[ast.expr], block: list[ast.stmt]) -> ast.expr:
        result = self._fresh()
        step = "f" + result[1:]
        self._known[step] = run
        block.append(_assign(result, ast.Call(_name(step), args, [])))
        return _name(result)

    def _constant(self, value: Any) -> ast.expr:
        if value is None or isinstance(value, bool):
            return ast.Constant(value)
        name = f"k{len(self._known)}"
        self._known[name] = value
        return _name(name)

    def _fresh(self) -> str:
        self._results += 1
        return f"t{self._results}"


def _go_on(how: str, result: str) -> ast.expr:
    """Whether the next part of and, or, coalesce is wanted."""
    if how == "and":
        return _name(result)
    if how == "or":
        return ast.UnaryOp(ast.Not(), _name(result))
    return ast.Compare(_name(result), [ast.Is()], [ast.Constant(None)])


def _name(name: str) -> ast.Name:
    return ast.Name(name, ast.Load())


def _assign(name: str, value: ast.expr) -> ast.Assign:
    return ast.Assign([ast.Name(name, ast.Store())], value)
