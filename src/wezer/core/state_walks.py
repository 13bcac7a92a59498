"""Walks through state tables (core.md I-6), for the tests of every package.

A walk makes a thing, tries every act in the state it is in, of the thing as it is and as somebody read it before, and goes
on from wherever a listed step led, until no state is new. Each try is taken back. A race lets two steps begin at the same
instant of which only one can be taken.
"""

import copy
import random
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from django.db import models, transaction

from wezer.core.testing import at_once, facts_told
from wezer.kernel.models import Fact
from wezer.kernel.ref import ref
from wezer.kernel.refusals import Refusal
from wezer.kernel.states import table_of

Edge = tuple[str, str]
#: How often an act is also tried with the thing as it was read before.
OLD = 0.3


@dataclass
class Step:
    """An act, and where it leads from which state. In `stays` it may do something, yet the state remains."""

    take: Callable[[Any], Any]
    leads: Mapping[str, str]
    stays: Iterable[str] = ()
    #: It says nothing where there is nothing to do: a second click, a worker that comes twice.
    is_silent: bool = False


def _own_state(thing: Any) -> str:
    return str(thing.state)


@dataclass
class Table:
    """How a thing comes to be, and which acts lead where; what it lists stands beside its model."""

    make: Callable[[Any], Any]
    steps: Mapping[str, Step]
    #: What it stands in: its field, and after a slash whatever else decides what comes next.
    state: Callable[[Any], str] = _own_state
    column: str = "state"
    #: Who else is the subject of the facts told of it.
    told_as: Callable[[Any], Iterable[Any]] = lambda thing: ()
    #: Steps that no act here takes, each with who does.
    elsewhere: Mapping[Edge, str] = field(default_factory=dict)
    #: Steps nobody is told of, each with why.
    silent: Mapping[Edge, str] = field(default_factory=dict)
    #: Makes the process forget what it keeps of rows, when a try was taken back.
    forget: Callable[[], object] = lambda: None

    def read(self, thing: models.Model) -> Any:
        return type(thing)._base_manager.get(pk=thing.pk)

    def now(self, thing: models.Model) -> str:
        return self.state(self.read(thing))


class Undo(Exception):
    """What was tried is taken back."""


def into(moves: Mapping[str, Iterable[str]], state: str, only: Iterable[str] | None = None) -> dict[str, str]:
    """From wherever the table lets one come to `state`; an act may be narrower."""
    return {str(each): state for each, after in moves.items() if state in after and (only is None or each in only)}


def walk_all(tables: Mapping[str, Table], world: Any) -> None:
    """Each table, from what it makes; together they take all that the models' tables list."""
    found: dict[type[models.Model], set[Edge]] = {}
    wanted: dict[type[models.Model], set[Edge]] = {}
    for name, table in tables.items():
        thing = table.make(world)
        moves = table_of(type(thing), table.column) or {}
        wanted[type(thing)] = {(before, after) for before, targets in moves.items() for after in targets}
        found.setdefault(type(thing), set()).update(_named(walk(table, thing, seed=name)), table.elsewhere)
    for model, listed in wanted.items():
        listed = {(before, after) for before, after in listed if before != after}
        assert found[model] == listed, f"{model.__name__}: {sorted(found[model] ^ listed)}"


def _named(edges: Iterable[Edge]) -> set[Edge]:
    """As the model names the states."""
    named = {(before.partition("/")[0], after.partition("/")[0]) for before, after in edges}
    return {(before, after) for before, after in named if before != after}


# ------------------------------------------------------------------ walking


def walk(table: Table, thing: Any, *, seed: str = "") -> set[Edge]:
    """Every act in every state that its steps lead to; says which steps were taken."""
    walker = _Walker(table, thing, random.Random(seed))  # noqa: S311 - which old reading is tried, no secret
    walker.look_around(())
    return walker.taken


class _Walker:
    def __init__(self, table: Table, thing: Any, chance: random.Random) -> None:
        self.table, self.thing, self.chance = table, thing, chance
        self.taken: set[Edge] = set()
        self.seen = {table.now(thing)}

    def look_around(self, earlier: Sequence[Any]) -> None:
        """`earlier`: the thing as it was read in the states before this one."""
        read = self.table.read(self.thing)
        before = self.table.state(read)
        for name, step in self.table.steps.items():
            if earlier and self.chance.random() < OLD:
                with self.undone():
                    self.tries(name, step, before, copy.copy(self.chance.choice(earlier)), is_stale=True)
            with self.undone():
                after = self.tries(name, step, before, copy.copy(read))
                if after not in self.seen:
                    self.seen.add(after)
                    self.look_around((*earlier, read))

    @contextmanager
    def undone(self) -> Iterator[None]:
        try:
            with transaction.atomic():  # writes: nothing that stays, a test takes it back
                yield
                raise Undo
        except Undo:
            self.table.forget()

    def tries(self, name: str, step: Step, before: str, read: Any, *, is_stale: bool = False) -> str:
        was, told = _row(self.thing), facts_told()
        refused = refusal_of(step, read)
        after, expected = self.table.now(self.thing), step.leads.get(before)
        where = f"{name} in {before}{' of what was read before' if is_stale else ''}: {refused or 'done'}"
        if expected is None or (refused is not None and is_stale):
            assert after == before, f"{where}: not listed, yet now {after}"
            if before not in step.stays:
                assert (_row(self.thing), facts_told()) == (was, told), f"{where}: what is not listed writes nothing"
                assert refused is not None or step.is_silent, f"{where}: nobody hears that it was not done"
            return after
        assert after == expected, f"{where}: {expected} is listed, {after} it is"
        self.taken.add((before, after))
        assert (before, after) in self.table.silent or self.is_told(told), f"{where}: nobody is told of {after}"
        return after

    def is_told(self, since: int) -> bool:
        about = [str(ref(each)) for each in (self.thing, *self.table.told_as(self.thing)) if hasattr(each, "uid")]
        return Fact.objects.filter(id__gt=since, subject__in=about).exists()


def refusal_of(step: Step, read: Any) -> Refusal | None:
    """What the act says against it, if anything."""
    try:
        with transaction.atomic():  # writes: what an act writes, in a test
            step.take(read)
    except Refusal as refusal:
        assert refusal.status < 500
        return refusal
    return None


def _row(thing: models.Model) -> dict[str, Any] | None:
    return type(thing)._base_manager.filter(pk=thing.pk).values().first()


# ------------------------------------------------------------------ racing


def rivals(table: Table, state: str) -> list[tuple[str, str]]:
    """Pairs of steps from a state of which either may be taken, and the other not any more."""
    here = [name for name, step in table.steps.items() if state in step.leads]

    def ends(first: str, second: str) -> bool:
        after = table.steps[first].leads[state]
        return after not in table.steps[second].leads and after not in table.steps[second].stays

    return [(one, other) for one in here for other in here if one <= other and ends(one, other) and ends(other, one)]


def race(table: Table, thing: Any, first: Sequence[str] = (), *, seed: str = "") -> str:
    """After the steps named `first`, two rivals begin at once: one wins, the other gets a clear conflict. Says who met where."""
    for name in first:
        table.steps[name].take(table.read(thing))
    state = table.now(thing)
    one, other = random.Random(seed).choice(rivals(table, state))  # noqa: S311 - a draw of two steps, no secret
    since = facts_told()
    done: list[str] = []

    def take(name: str, read: Any) -> Callable[[], None]:
        def run() -> None:
            if table.steps[name].take(read) is not False:
                done.append(name)

        return run

    said = at_once(take(one, table.read(thing)), take(other, table.read(thing)))
    met = f"{one} and {other} in {state}: {said}"
    after = table.now(thing)
    won = next((name for name in done if table.steps[name].leads[state] == after), None)
    assert won is not None, f"{met}, and {after} it is"
    done.remove(won)
    assert all(table.steps[name].is_silent for name in done), met
    assert facts_told() > since or (state, after) in table.silent, met
    return met
