"""Who belongs, who reads and who tends in a tree of groups, as pure functions: what a move would change is reckoned here."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

People = frozenset[int]
NOBODY: People = frozenset()


@dataclass(frozen=True, slots=True)
class Holarchy:
    """A part of the tree. `parents` of the outermost groups are None; `inside` holds direct belongings, `tending` and
    `helping` those who hold a role that tends, or that helps privately, in the group itself. `out` are kept out of the
    group, and so of those inside that would make them belong to it; `resting` are on a pause in it, and hold no roles inside.
    """

    parents: Mapping[int, int | None]
    direct_only: frozenset[int]  # their membranes stop derived belonging
    reading: frozenset[int]  # who belongs through a group below reads what is written there
    inside: Mapping[int, People]
    tending: Mapping[int, People]
    helping: Mapping[int, People] = field(default_factory=dict)
    out: Mapping[int, People] = field(default_factory=dict)
    resting: Mapping[int, People] = field(default_factory=dict)
    ended: frozenset[int] = frozenset()  # being in them makes one belong to nothing around

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
            helping={group: people for group, people in self.helping.items() if group in known},
        )

    def present(self, group: int) -> People:
        """Who is directly in the group, and not kept out."""
        return self.inside.get(group, NOBODY) - self._kept_out(group)

    def holding(self, roles: Mapping[int, People], group: int) -> People:
        """Whose role in the group counts now."""
        return roles.get(group, NOBODY) - self._kept_out(group) - _union(self.resting, self.around(group))

    def _kept_out(self, group: int) -> People:
        return _union(self.out, _upward(self, group))


def belonging(tree: Holarchy) -> dict[int, People]:
    """Who belongs to each group: directly, or upward from one inside through membranes that let it (core.md G-3)."""
    found: dict[int, set[int]] = {}
    for group in tree.inside:
        people = tree.present(group)
        for up in _upward(tree, group) if group not in tree.ended else (group,):
            found.setdefault(up, set()).update(people)
    return {group: frozenset(people) for group, people in found.items()}


def readers(tree: Holarchy) -> dict[int, People]:
    """Who reads what is written for each group: all who belong, or only those directly in it."""
    all_of = belonging(tree)
    return {group: people if group in tree.reading else tree.present(group) for group, people in all_of.items()}


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
        found["stewards", group] = _around(after, after.tending, group) - _around(before, before.tending, group)
        found["team", group] = _around(after, after.helping, group) - _around(before, before.helping, group)
    return {audience: people for audience, people in found.items() if people}


def _around(tree: Holarchy, roles: Mapping[int, People], group: int) -> People:
    """Who holds such a role in the group or around it."""
    return NOBODY.union(*(tree.holding(roles, place) for place in tree.around(group)))


def _union(people: Mapping[int, People], groups: Iterable[int]) -> People:
    return NOBODY.union(*(people.get(group, NOBODY) for group in groups))
