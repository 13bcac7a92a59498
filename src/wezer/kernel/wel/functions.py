"""The functions every rule may call. Each says what it takes; the steps themselves are in `values`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from wezer.kernel.wel import values
from wezer.kernel.wel.context import Context, Need
from wezer.kernel.wel.errors import WelError
from wezer.kernel.wel.suggest import closest
from wezer.kernel.wel.tree import Call, Number, Path, Text
from wezer.kernel.wel.typed import Apply, Choice, Const, Read, Typed
from wezer.kernel.wel.types import MEASURES, MOMENT, NUMBER, ORDERED, RATE, TEXT, YES_NO, Type, amount, join

_MANY = 300
_NUMBERS = frozenset({"number"})
_ROUNDED = frozenset({"number", "amount"})
_SLOW = 10


@dataclass(frozen=True, slots=True)
class Arguments:
    """The checked arguments of one call, and the questions asked of them."""

    node: Call
    parts: tuple[Typed, ...]
    context: Context

    def refuse(self, at: int) -> WelError:
        part = self.parts[at]
        if part.type.optional:
            return WelError("may_be_none", part.node.position, hint="use_coalesce")
        return WelError("argument_type", part.node.position, name=self.node.name, found=part.type)

    def one(self, at: int, kinds: frozenset[str]) -> Type:
        """The type of one argument, sure and of one of these kinds."""
        found = self.parts[at].type
        if found.optional or found.kind not in kinds:
            raise self.refuse(at)
        return found

    def alike(self, kinds: frozenset[str], start: int = 0) -> Type:
        """The one type of all arguments from `start` on."""
        first = self.one(start, kinds)
        for at in range(start + 1, len(self.parts)):
            if (found := self.one(at, kinds)) != first:
                raise WelError("mixed_types", self.parts[at].node.position, left=first, right=found)
        return first

    def joined(self, start: int = 0) -> Type:
        """The one type that holds all arguments from `start` on, none among them."""
        found = self.parts[start].type
        for part in self.parts[start + 1 :]:
            wider = join(found, part.type)
            if wider is None:
                raise WelError("mixed_types", part.node.position, left=found, right=part.type)
            found = wider
        return found

    def apply(self, type: Type, run: values.Step, cost: int = 1) -> Apply:
        return Apply(type, self.node, run, self.parts, cost)

    def choice(self, type: Type, how: str) -> Choice:
        return Choice(type, self.node, how, self.parts)

    def whole(self, at: int, most: int) -> int:
        """A whole number written out, at most `most`."""
        node = self.parts[at].node
        if not isinstance(node, Number) or node.unit or node.value != node.value.to_integral_value():
            raise WelError("literal_needed", node.position, name=self.node.name)
        if node.value > most:
            raise WelError("argument_type", node.position, name=self.node.name, found=node.value)
        return int(node.value)


@dataclass(frozen=True, slots=True)
class BuiltIn:
    least: int
    most: int
    check: Callable[[Arguments], Typed]


def _over(run: values.Step, kinds: frozenset[str], result: Type | None = None) -> Callable[[Arguments], Typed]:
    """A function of one list, or of values written one by one."""

    def checked(given: Arguments) -> Typed:
        if given.parts[0].type.kind == "list" and len(given.parts) == 1:
            listed = given.one(0, frozenset({"list"}))
            if listed.of is None or listed.of.kind not in kinds:
                raise given.refuse(0)
            return given.apply(result or listed.of, run, 1 + listed.max_length)
        found = given.alike(kinds)
        return given.apply(result or found, lambda *each: run(each), 1 + len(given.parts))

    return checked


def _keeps(run: values.Step, kinds: frozenset[str], cost: int = 1) -> BuiltIn:
    """A function of one value that keeps its type."""
    return BuiltIn(1, 1, lambda given: given.apply(given.one(0, kinds), run, cost))


def _if(given: Arguments) -> Typed:
    given.one(0, frozenset({"yes_no"}))
    return given.choice(given.joined(1), "if")


def _coalesce(given: Arguments) -> Typed:
    found = given.joined()
    return given.choice(found if all(part.type.optional for part in given.parts) else found.sure(), "coalesce")


def _safe_div(given: Arguments) -> Typed:
    left, right = given.one(0, MEASURES), given.one(1, MEASURES)
    if right != NUMBER and right != left:
        raise WelError("mixed_types", given.parts[1].node.position, left=left, right=right)
    result = left if right == NUMBER else NUMBER
    if join(result, given.parts[2].type) is None:
        raise given.refuse(2)
    return given.choice(Type(result.kind, result.currency, optional=given.parts[2].type.optional), "safe_div")


def _round(given: Arguments) -> Typed:
    found = given.one(0, _ROUNDED)
    places = given.whole(1, 12) if len(given.parts) == 2 else 0
    return Apply(found, given.node, values.rounded(places), given.parts[:1])


def _pow(given: Arguments) -> Typed:
    given.one(0, _NUMBERS)
    return Apply(NUMBER, given.node, values.power(given.whole(1, 4)), given.parts[:1])


def _count(given: Arguments) -> Typed:
    listed = given.one(0, frozenset({"list"}))
    return given.apply(NUMBER, values.count, 1 + listed.max_length)


def _share(given: Arguments) -> Typed:
    part, listed = given.one(0, MEASURES), given.one(1, frozenset({"list"}))
    if listed.of != part:
        raise given.refuse(1)
    return given.apply(NUMBER, values.share, 1 + listed.max_length)


def _between(given: Arguments) -> Typed:
    given.alike(ORDERED)
    return given.apply(YES_NO, values.between)


def _saturate(given: Arguments) -> Typed:
    given.alike(MEASURES)
    return given.apply(NUMBER, values.saturate)


def _days_since(given: Arguments) -> Typed:
    given.one(0, frozenset({"moment"}))
    if given.context.names.get("now") != MOMENT:
        raise WelError("unknown_name", given.node.position, name="now")
    now = Read(MOMENT, Path("now", given.node.position), Need("now", "now", (), MOMENT))
    return Apply(NUMBER, given.node, values.days_between, (now, given.parts[0]))


def _convert(given: Arguments) -> Typed:
    """The rate is read from the context as `convert("VAL", "EUR")`, and so stands in the explanation."""
    source = given.one(0, frozenset({"amount"}))
    target = given.parts[1]
    if not isinstance(target, Const) or target.type != TEXT:
        raise WelError("literal_needed", target.node.position, name="convert")
    if target.value not in given.context.currencies:
        hint = closest(target.value, given.context.currencies)
        raise WelError("unknown_currency", target.node.position, name=target.value, **hint)
    pair = (source.currency, target.value)
    node = Call("convert", (Text(source.currency), Text(target.value)), given.node.position)
    rate = Read(RATE, node, Need(f'convert("{pair[0]}", "{pair[1]}")', "convert", pair, RATE))
    return Apply(amount(target.value), given.node, values.at_rate, (given.parts[0], rate))


BUILT_IN: dict[str, BuiltIn] = {
    "if": BuiltIn(3, 3, _if),
    "coalesce": BuiltIn(2, _MANY, _coalesce),
    "safe_div": BuiltIn(3, 3, _safe_div),
    "min": BuiltIn(1, _MANY, _over(values.smallest, ORDERED)),
    "max": BuiltIn(1, _MANY, _over(values.largest, ORDERED)),
    "sum": BuiltIn(1, _MANY, _over(values.total, MEASURES)),
    "mean": BuiltIn(1, _MANY, _over(values.mean, MEASURES)),
    "median": BuiltIn(1, _MANY, _over(values.median, MEASURES)),
    "count": BuiltIn(1, 1, _count),
    "share": BuiltIn(2, 2, _share),
    "clamp": BuiltIn(3, 3, lambda given: given.apply(given.alike(ORDERED), values.clamp)),
    "between": BuiltIn(3, 3, _between),
    "abs": _keeps(values.absolute, MEASURES),
    "round": BuiltIn(1, 2, _round),
    "floor": _keeps(values.floor, _ROUNDED),
    "ceil": _keeps(values.ceil, _ROUNDED),
    "sqrt": _keeps(values.square_root, _NUMBERS),
    "log2": _keeps(values.log2, _NUMBERS, _SLOW),
    "pow": BuiltIn(2, 2, _pow),
    "saturate": BuiltIn(2, 2, _saturate),
    "days_since": BuiltIn(1, 1, _days_since),
    "convert": BuiltIn(2, 2, _convert),
}
