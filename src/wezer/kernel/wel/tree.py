"""The tree of a rule as it was written, and its text. Two trees are equal when they say the same, wherever it stood."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Number:
    value: Decimal
    unit: str = ""
    position: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Text:
    value: str
    position: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Word:
    """true, false or none."""

    value: bool | None
    position: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Items:
    items: tuple[Node, ...]
    position: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Path:
    """A dotted name; `places` holds where each of its words stands."""

    name: str
    position: int = field(default=0, compare=False)
    places: tuple[int, ...] = field(default=(), compare=False)


@dataclass(frozen=True, slots=True)
class Call:
    name: str
    args: tuple[Node, ...]
    position: int = field(default=0, compare=False)
    places: tuple[int, ...] = field(default=(), compare=False)


@dataclass(frozen=True, slots=True)
class Unary:
    sign: str
    operand: Node
    position: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Compare:
    sign: str
    left: Node
    right: Node
    position: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Step:
    """One `+ x` of a chain."""

    sign: str
    operand: Node
    position: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Chain:
    """a + b - c, a * b / c, a and b and c, a or b: read from left to right, one level deep however long."""

    first: Node
    steps: tuple[Step, ...]
    position: int = field(default=0, compare=False)


Node = Number | Text | Word | Items | Path | Call | Unary | Compare | Chain

_LEVEL = {"or": 1, "and": 2, "+": 5, "-": 5, "*": 6, "/": 6}
_NOT, _COMPARE, _MINUS, _ATOM = 3, 4, 7, 8


def children(node: Node) -> tuple[Node, ...]:
    if isinstance(node, Items):
        return node.items
    if isinstance(node, Call):
        return node.args
    if isinstance(node, Unary):
        return (node.operand,)
    if isinstance(node, Compare):
        return (node.left, node.right)
    if isinstance(node, Chain):
        return (node.first, *(step.operand for step in node.steps))
    return ()


def level(node: Node) -> int:
    """How tightly a node holds together; a looser one inside a tighter one needs parentheses."""
    if isinstance(node, Chain):
        return _LEVEL[node.steps[0].sign]
    if isinstance(node, Compare):
        return _COMPARE
    if isinstance(node, Unary):
        return _NOT if node.sign == "not" else _MINUS
    return _ATOM


def write(node: Node) -> str:
    """The text of a tree; reading it again gives the same tree."""
    if isinstance(node, Number):
        return _write_number(node)
    if isinstance(node, Text):
        return '"' + node.value.replace("\\", "\\\\").replace('"', '\\"') + '"'
    if isinstance(node, Word):
        return "none" if node.value is None else "true" if node.value else "false"
    if isinstance(node, Path):
        return node.name
    if isinstance(node, Items):
        return "[" + ", ".join(map(write, node.items)) + "]"
    if isinstance(node, Call):
        return f"{node.name}({', '.join(map(write, node.args))})"
    return _write_operation(node)


def _write_number(node: Number) -> str:
    digits = format(node.value, "f")
    space = "" if node.unit in ("", "%", "h", "d", "w", "y") else " "
    return f"{digits}{space}{node.unit}"


def _write_operation(node: Unary | Compare | Chain) -> str:
    mine = level(node)
    if isinstance(node, Unary):
        return ("not " if node.sign == "not" else "-") + _inside(node.operand, mine)
    if isinstance(node, Compare):
        return f"{_inside(node.left, mine + 1)} {node.sign} {_inside(node.right, mine + 1)}"
    steps = (f" {step.sign} {_inside(step.operand, mine + 1)}" for step in node.steps)
    return _inside(node.first, mine + 1) + "".join(steps)


def _inside(node: Node, at_least: int) -> str:
    return write(node) if level(node) >= at_least else f"({write(node)})"
