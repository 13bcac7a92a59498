"""The list of steps. Each says which acts it takes, and whom it lets read more: nobody, unless that is what it is for."""

from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction

from wezer.core.models import Group, Member
from wezer.core.tests.life.world import World
from wezer.kernel import clock
from wezer.kernel.refusals import Refusal

People = frozenset[int]


@dataclass(frozen=True)
class Widens:
    """What a step is for. `people`: it is about them, and they may read more, hold more, know more. `gains`, `losses`: what was
    shown before it was done, and nothing else. `groups`: it says that more people know of a group; `items`: it puts things
    back; `purses`: it says that rights over money reach further."""

    people: People = frozenset()
    gains: Mapping[tuple[str, int], People] | None = None
    losses: Mapping[tuple[str, int], People] | None = None
    groups: bool = False
    items: bool = False
    purses: bool = False


NOBODY = Widens()
Do = Callable[[World, Member, Group, Group], "Widens | Iterable[Member] | None"]


@dataclass(frozen=True)
class Step:
    name: str
    acts: tuple[Callable[..., Any], ...]
    do: Do
    place: tuple[int, int, int] = field(
        default=(3, 2, 4)
    )  # who, where, elsewhere: so that it is not refused in the beginning

    def take(self, world: World, who: int, where: int, elsewhere: int) -> Widens | None:
        """Whom it let read more, as it says itself; None when it was refused, and nothing has changed."""
        world.choice, kept = elsewhere, world.again()
        with suppress(Refusal), transaction.atomic():
            said = self.do(world, world.person(who), world.group(where), world.group(elsewhere))
            if said is None:
                return NOBODY
            return said if isinstance(said, Widens) else Widens(frozenset(member.pk for member in said))
        world.groups, world.moment, world.told = kept.groups, kept.moment, kept.told
        return None


STEPS: dict[str, Step] = {}


def step(*acts: Callable[..., Any], place: tuple[int, int, int] = (3, 2, 4)) -> Callable[[Do], Do]:
    def add(do: Do) -> Do:
        name = do.__name__  # type: ignore[attr-defined]  # a function
        assert name not in STEPS, f"two steps are called {name}"
        STEPS[name] = Step(name, acts, do, place)
        return do

    return add


def live(world: World, lived: Iterable[tuple[str, int, int, int]], after: Callable[[Widens | None], None]) -> None:
    """Take these steps one after the other; `after` each, look."""
    for name, who, where, elsewhere in lived:
        with clock.at(world.moment):
            said = STEPS[name].take(world, who, where, elsewhere)
        world.notes.append(f"{name}({who}, {where}, {elsewhere}){'' if said is not None else ': refused'}")
        with clock.at(world.moment):
            after(said)
