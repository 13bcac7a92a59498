"""Arrows: one thing makes another and the link is remembered.

    @arrow("task → want", on_fact=HelpWanted)
    def publish_want(fact):
        task = Task.objects.get(uid=…)
        return task, publish_announcement(by=…, sense="want", title=task.title)

A function in any package's `arrows.py`, `arrows/` or `flows/` folder; there is no list to edit. It gets the kernel.Fact
row and returns (source, target), a list of such pairs, or None when this fact makes nothing. The engine runs it as one
act, stores the links and flies each arrow once per fact, however often the fact is read.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.db import models

from wezer.kernel.later import found
from wezer.kernel.models import Fact

Pair = tuple[models.Model, models.Model]
Shoot = Callable[[Fact], Pair | Iterable[Pair] | None]


@dataclass(frozen=True, slots=True)
class Arrow:
    """A registered arrow. `key` names it in links, flights and switches and must not change."""

    key: str
    words: Any  # "task → want", translatable
    facts: tuple[str, ...]
    shoot: Shoot
    note: Any  # a sentence more for the map of arrows, translatable

    @property
    def package(self) -> str:
        return self.key.partition(".")[0]


_arrows: dict[str, Arrow] = {}
_by_fact: dict[str, list[Arrow]] = {}


def arrow(words: Any, *, on_fact: Any, key: str = "", note: Any = "") -> Callable[[Shoot], Shoot]:
    """Register the function as the arrow `words` (“source → target”), drawn by each fact of `on_fact`.

    `on_fact` is a fact class, its name, or several. `key` defaults to `<package>.<function>`,
    `note` says more on the map of arrows.
    """
    several = on_fact if isinstance(on_fact, (list, tuple)) else (on_fact,)
    names = tuple(one if isinstance(one, str) else one.fact_name for one in several)

    def register(function: Shoot) -> Shoot:
        made = Arrow(key or _key(function), words, names, function, note)
        known = _arrows.get(made.key)
        if known is not None and known.shoot.__module__ != function.__module__:
            raise ValueError(f"two arrows are called {made.key}")
        _forget(made.key)
        _arrows[made.key] = made
        for name in names:
            _by_fact.setdefault(name, []).append(made)
        return function

    return register


def _key(function: Shoot) -> str:
    parts = [part for part in function.__module__.split(".") if part not in ("wezer", "arrows")]
    return f"{parts[0]}.{function.__name__}"


def _forget(key: str) -> None:
    _arrows.pop(key, None)
    for name, arrows in _by_fact.items():
        _by_fact[name] = [one for one in arrows if one.key != key]


def all_arrows() -> list[Arrow]:
    found()
    return sorted(_arrows.values(), key=lambda one: one.key)


def arrow_of(key: str) -> Arrow | None:
    found()
    return _arrows.get(key)


def arrows_on(fact_name: str) -> list[Arrow]:
    found()
    return _by_fact.get(fact_name, [])
