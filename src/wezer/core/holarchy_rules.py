"""Who belongs, who reads and who tends in a tree of groups, as pure functions: what a move would change is reckoned here."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

People = frozenset[int]
NOBODY: People = frozenset()


@dataclass(frozen=True, slots=True)
class Holarchy:
    """A part of the tree. `parents` of the outermost groups are None; `inside` holds direct belongings, `tending` those
    who hold a role that tends, in the group itself."""

    parents: Mapping[int, int | None]
    direct_only: frozenset[int]  # their membranes stop derived belonging
    reading: frozenset[int]  # who belongs through a group below reads what is written there
    inside: Mapping[int, People]
    tending: Mapping[int, People]

    def around(self, group: int) -> list[int]:
        """The group and those around it, outwards."""
        found, at = [], group if group in self.parents else None
        while at is not None:
            found.append(at)
            at = self.parents[at]
        return found

    def moved(self, group: int, parent: int | None) -> "Holarchy":
        return replace(self, parents={**self.parents, group: parent})

    def knowing(self, groups: Iterable[int]) -> "Holarchy":
        """The same tree, with only the people of these groups."""
        known = frozenset(groups)
        return replace(
            self,
            inside={group: people for group, people in self.inside.items() if group in known},
            tending={group: people for group, people in self.tending.items() if group in known},
        )


def belonging(tree: Holarchy) -> dict[int, People]:
    """Who belongs to each group: directly, or upward from one inside through membranes that let it (core.md G-3)."""
    found: dict[int, set[int]] = {}
    for group, people in tree.inside.items():
        for up in _upward(tree, group):
            found.setdefault(up, set()).update(people)
    return {group: frozenset(people) for group, people in found.items()}


def readers(tree: Holarchy) -> dict[int, People]:
    """Who reads what is written for each group: all who belong, or only those directly in it."""
    all_of = belonging(tree)
    return {
        group: people if group in tree.reading else tree.inside.get(group, NOBODY) for group, people in all_of.items()
    }


def _upward(tree: Holarchy, group: int) -> Iterable[int]:
    for place, up in enumerate(tree.around(group)):
        if place and up in tree.direct_only:
            return
        yield up


def widened(before: Holarchy, after: Holarchy) -> dict[tuple[str, int], People]:
    """Audiences (their kind, their group) that somebody newly reads, with who they are."""
    was, will = readers(before), readers(after)
    found: dict[tuple[str, int], People] = {}
    for group in after.parents:
        found["group", group] = will.get(group, NOBODY) - was.get(group, NOBODY)
        found["branch", group] = _union(will, after.around(group)) - _union(was, before.around(group))
        found["stewards", group] = _union(after.tending, after.around(group)) - _union(
            before.tending, before.around(group)
        )
    return {audience: people for audience, people in found.items() if people}


def _union(people: Mapping[int, People], groups: Iterable[int]) -> People:
    return NOBODY.union(*(people.get(group, NOBODY) for group in groups))
