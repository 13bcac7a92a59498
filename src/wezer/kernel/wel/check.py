"""From the written tree to the typed one: every name known, every type right, every mistake at its place."""

from __future__ import annotations

import operator
from decimal import Decimal
from typing import Any

from wezer.kernel.wel import values
from wezer.kernel.wel.context import Context, Lookup, Need
from wezer.kernel.wel.errors import WelError
from wezer.kernel.wel.functions import BUILT_IN, Arguments
from wezer.kernel.wel.suggest import closest, unknown_name
from wezer.kernel.wel.tree import Call, Chain, Compare, Items, Node, Number, Path, Text, Unary, Word, write
from wezer.kernel.wel.typed import Apply, Choice, Const, Fold, Link, Read, Typed, cost_of
from wezer.kernel.wel.types import (
    DURATION,
    MEASURES,
    MOMENT,
    NONE,
    NUMBER,
    ORDERED,
    TEXT,
    YES_NO,
    Type,
    amount,
    join,
    list_of,
)

MAX_COST = 10_000

_SECONDS = {"minutes": 60, "h": 3_600, "d": 86_400, "w": 604_800, "y": 31_536_000}
_COMPARE = {"=": operator.eq, "!=": operator.ne, "<": operator.lt, "<=": operator.le, ">": operator.gt}
_COMPARE[">="] = operator.ge


def check(tree: Node, context: Context) -> Typed:
    """The typed tree of a rule, within the static cost and of the result its context asks for."""
    typed = _Checker(context).node(tree)
    cost = cost_of(typed)
    if cost > MAX_COST:
        raise WelError("too_costly", 1, cost=cost, limit=MAX_COST)
    if context.result is not None:
        _check_result(typed.type, context.result)
    return typed


def _check_result(found: Type, wanted: Type) -> None:
    joined = join(found, wanted)
    if joined is None or (joined.optional and not wanted.optional):
        raise WelError("wrong_result", 1, found=found, expected=wanted)


class _Checker:
    def __init__(self, context: Context) -> None:
        self._context = context

    def node(self, node: Node) -> Typed:
        match node:
            case Number():
                return self._number(node)
            case Text():
                return Const(TEXT, node, node.value)
            case Word():
                return Const(NONE if node.value is None else YES_NO, node, node.value)
            case Path():
                return self._path(node)
            case Items():
                return self._items(node)
            case Call():
                return self._call(node)
            case Unary():
                return self._unary(node)
            case Compare():
                return self._compare(node)
        return self._chain(node)

    def _number(self, node: Number) -> Const:
        if node.value >= values.LIMIT:
            raise WelError("too_large", node.position)
        if not node.unit:
            return Const(NUMBER, node, values.EXACT.plus(node.value))
        if node.unit == "%":
            return Const(NUMBER, node, node.value.scaleb(-2, values.EXACT))
        if node.unit in _SECONDS:
            seconds = values.WIDE.multiply(node.value, Decimal(_SECONDS[node.unit]))
            if seconds >= values.LIMIT:
                raise WelError("too_large", node.position)
            return Const(DURATION, node, values.EXACT.plus(seconds))
        if node.unit in self._context.currencies:
            return Const(amount(node.unit), node, values.EXACT.plus(node.value))
        if node.unit in ("min", "m", "mn", "minute"):
            raise WelError("unknown_unit", node.position, name=node.unit, hint="use_minutes")
        known = [*_SECONDS, *self._context.currencies]
        raise WelError("unknown_unit", node.position, name=node.unit, **closest(node.unit, known))

    def _path(self, node: Path) -> Read:
        found = self._context.names.get(node.name)
        if found is None:
            raise unknown_name(node, self._context.names)
        return Read(found, node, Need(node.name, node.name, (), found))

    def _items(self, node: Items) -> Apply:
        parts = tuple(map(self.node, node.items))
        of: Type | None = None
        for part in parts:
            self._sure(part)
            if part.type.kind == "list":
                raise WelError("mixed_types", part.node.position, left=part.type, right=part.type)
            joined = part.type if of is None else join(of, part.type)
            if joined is None:
                raise WelError("mixed_types", part.node.position, left=of, right=part.type)
            of = joined
        return Apply(list_of(of, len(parts)), node, lambda *items: items, parts)

    # --- calls ----------------------------------------------------------------------------------------------------
    def _call(self, node: Call) -> Typed:
        lookup = self._context.functions.get(node.name)
        if lookup is not None:
            return self._lookup(node, lookup)
        built_in = BUILT_IN.get(node.name)
        if built_in is None:
            raise unknown_name(node, {**self._context.functions, **BUILT_IN}, code="unknown_function")
        _count_arguments(node, built_in.least, built_in.most)
        return built_in.check(Arguments(node, tuple(map(self.node, node.args)), self._context))

    def _lookup(self, node: Call, lookup: Lookup) -> Read:
        _count_arguments(node, len(lookup.args), len(lookup.args))
        args = tuple(self._written_out(node, arg, type) for arg, type in zip(node.args, lookup.args, strict=True))
        result = lookup.result
        if lookup.currency_at is not None:
            code = args[lookup.currency_at]
            if code not in self._context.currencies:
                place = node.args[lookup.currency_at].position
                raise WelError("unknown_currency", place, name=code, **closest(code, self._context.currencies))
            result = amount(code)
        return Read(result, node, Need(write(node), node.name, args, result), lookup.cost)

    def _written_out(self, call: Call, arg: Node, wanted: Type) -> Any:
        typed = self.node(arg)
        if not isinstance(arg, Number | Text | Word | Path):
            raise WelError("literal_needed", arg.position, name=call.name)
        if (typed.type.kind, typed.type.currency) != (wanted.kind, wanted.currency):
            raise WelError("argument_type", arg.position, name=call.name, found=typed.type)
        return values.give(typed.type, typed.value) if isinstance(typed, Const) else arg

    # --- operations -----------------------------------------------------------------------------------------------
    def _unary(self, node: Unary) -> Apply:
        part = self._sure(self.node(node.operand))
        if node.sign == "not" and part.type.kind == "yes_no":
            return Apply(YES_NO, node, operator.not_, (part,))
        if node.sign == "-" and part.type.kind in MEASURES:
            return Apply(part.type, node, values.negate, (part,))
        raise WelError("cannot_negate", node.position, sign=node.sign, found=part.type)

    def _compare(self, node: Compare) -> Apply:
        left, right = self.node(node.left), self.node(node.right)
        if node.sign in ("in", "not in"):
            return self._membership(node, left, right)
        common = join(left.type, right.type)
        if common is None or common.kind == "list":
            clash = {left.type.kind, right.type.kind} == {"amount"}
            raise WelError(
                "cannot_compare", node.position, left=left.type, right=right.type, hint="use_convert" if clash else ""
            )
        if node.sign not in ("=", "!="):
            self._sure(left)
            self._sure(right)
            if common.kind not in ORDERED:
                raise WelError("cannot_compare", node.position, left=left.type, right=right.type)
        return Apply(YES_NO, node, _COMPARE[node.sign], (left, right))

    def _membership(self, node: Compare, left: Typed, right: Typed) -> Apply:
        self._sure(right)
        of = right.type.of
        fits = right.type.kind == "list" and left.type.kind != "list" and (of is None or join(left.type, of))
        if not fits:
            raise WelError("cannot_combine", node.position, sign=node.sign, left=left.type, right=right.type)
        run = values.contains if node.sign == "in" else values.lacks
        return Apply(YES_NO, node, run, (left, right), 1 + right.type.max_length)

    def _chain(self, node: Chain) -> Typed:
        first = self._sure(self.node(node.first))
        if node.steps[0].sign in ("and", "or"):
            return self._logic(node, first)
        kind, links = first.type, []
        for step in node.steps:
            part = self._sure(self.node(step.operand))
            found = _combine(step.sign, kind, part.type)
            if found is None:
                raise self._clash(step.sign, kind, part.type, step.position)
            links.append(Link(found[1], part, step.position))
            kind = found[0]
        return Fold(kind, node, first, tuple(links))

    def _logic(self, node: Chain, first: Typed) -> Choice:
        sign = node.steps[0].sign
        parts = (first, *(self._sure(self.node(step.operand)) for step in node.steps))
        for part, position in zip(parts, (node.position, *(step.position for step in node.steps)), strict=True):
            if part.type.kind != "yes_no":
                raise self._clash(sign, first.type, part.type, position)
        return Choice(YES_NO, node, sign, parts)

    def _clash(self, sign: str, left: Type, right: Type, position: int) -> WelError:
        hint = "use_convert" if left.kind == right.kind == "amount" and left.currency != right.currency else ""
        return WelError("cannot_combine", position, sign=sign, left=left, right=right, hint=hint)

    def _sure(self, part: Typed) -> Typed:
        if part.type.optional:
            raise WelError("may_be_none", part.node.position, hint="use_coalesce")
        return part


def _count_arguments(node: Call, least: int, most: int) -> None:
    if not least <= len(node.args) <= most:
        expected = str(least) if least == most else f"{least}–{most}"
        raise WelError("argument_count", node.position, name=node.name, expected=expected, found=len(node.args))


def _combine(sign: str, left: Type, right: Type) -> tuple[Type, values.Step] | None:
    """The type and the step of `left sign right`, or None where they do not go together."""
    same = left.kind in MEASURES and (left.kind, left.currency) == (right.kind, right.currency)
    if sign in "+-":
        return _combine_sum(sign, left, right, same)
    if sign == "*":
        if right == NUMBER and left.kind in MEASURES:
            return left, values.multiply
        return (right, values.multiply) if left == NUMBER and right.kind in MEASURES else None
    if right == NUMBER and left.kind in MEASURES:
        return left, values.divide
    return (NUMBER, values.divide) if same else None


def _combine_sum(sign: str, left: Type, right: Type, same: bool) -> tuple[Type, values.Step] | None:
    step = values.add if sign == "+" else values.subtract
    if same or (left == MOMENT and right == DURATION):
        return left, step
    if sign == "+":
        if left == right == TEXT:
            return TEXT, values.join_text
        return (MOMENT, step) if left == DURATION and right == MOMENT else None
    return (DURATION, step) if left == right == MOMENT else None
