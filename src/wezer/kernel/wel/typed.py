"""The checked tree: five forms only, so that the compiler and its twin stay small enough to compare by eye."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from wezer.kernel.wel.context import Need
from wezer.kernel.wel.tree import Node
from wezer.kernel.wel.types import Type
from wezer.kernel.wel.values import Step


@dataclass(frozen=True, slots=True)
class Const:
    type: Type
    node: Node
    value: Any


@dataclass(frozen=True, slots=True)
class Read:
    type: Type
    node: Node
    need: Need
    cost: int = 1


@dataclass(frozen=True, slots=True)
class Apply:
    """All parts, then one step over them."""

    type: Type
    node: Node
    run: Step
    parts: tuple[Typed, ...]
    cost: int = 1


@dataclass(frozen=True, slots=True)
class Link:
    """One step of a fold: the value so far, and this part, give the next."""

    run: Step
    part: Typed
    position: int


@dataclass(frozen=True, slots=True)
class Fold:
    """A chain of sums or products, from left to right."""

    type: Type
    node: Node
    first: Typed
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """Parts of which only some run: and, or, if, coalesce, safe_div."""

    type: Type
    node: Node
    how: str
    parts: tuple[Typed, ...]


Typed = Const | Read | Apply | Fold | Choice


def parts_of(typed: Typed) -> tuple[Typed, ...]:
    if isinstance(typed, Const | Read):
        return ()
    if isinstance(typed, Fold):
        return (typed.first, *(link.part for link in typed.links))
    return typed.parts


def cost_of(typed: Typed) -> int:
    """Steps that the rule can take at most: one for each part, and each list at its declared length."""
    mine = 1
    if isinstance(typed, Read | Apply):
        mine = typed.cost
    elif isinstance(typed, Fold):
        mine += len(typed.links)
    return mine + sum(map(cost_of, parts_of(typed)))
