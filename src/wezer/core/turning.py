"""What turning a switch of a membrane would change: who would come to read what is written in which group, and who no longer
would. Reckoned as the preview of a move is (`moving.py`)."""

from dataclasses import dataclass, field, replace
from hashlib import blake2b
from typing import Any

from django.utils.translation import ngettext

from wezer.core.holarchy_rules import NOBODY, Holarchy, People, readers
from wezer.core.models import Group, Member
from wezer.core.moving import tree_around

#: Switches that say who reads; who may write by being inside is one too, and changes nobody's reading.
READING = ("direct_only", "derived_may_read")
SWITCHES = (*READING, "derived_may_write")
#: So many names are said; beyond, the number says it.
NAMED = 12


@dataclass(frozen=True, slots=True)
class Turn:
    """`gains`, `losses`: the groups and people concerned, as far as the viewer may know the groups. `lost`: all of them."""

    gains: dict[Group, People] = field(default_factory=dict)
    losses: dict[Group, People] = field(default_factory=dict)
    lost: dict[Group, People] = field(default_factory=dict)

    @property
    def token(self) -> str:
        """Names what was shown: what has changed since is shown anew. Empty when nobody reads more or less."""
        said = [f"{group.pk}+{sorted(people)}" for group, people in self.gains.items()]
        said += [f"{group.pk}-{sorted(people)}" for group, people in self.losses.items()]
        return blake2b("\n".join(said).encode(), digest_size=16).hexdigest() if said else ""

    @property
    def sentence(self) -> str:
        """Who gains and who loses, by name."""
        numbers = {number for people in (*self.gains.values(), *self.losses.values()) for number in people}
        names = dict(Member.objects.filter(pk__in=numbers).values_list("pk", "name"))
        said = [_gain(group, people, names) for group, people in self.gains.items()]
        return " ".join([*said, *(_loss(group, people, names) for group, people in self.losses.items())])


def _gain(group: Group, people: People, names: dict[int, str]) -> str:
    return ngettext(
        "{number} person comes to read what is written in {group}: {names}.",
        "{number} people come to read what is written in {group}: {names}.",
        len(people),
    ).format(number=len(people), group=group.name, names=_named(people, names))


def _loss(group: Group, people: People, names: dict[int, str]) -> str:
    return ngettext(
        "{number} person no longer reads what is written in {group}: {names}.",
        "{number} people no longer read what is written in {group}: {names}.",
        len(people),
    ).format(number=len(people), group=group.name, names=_named(people, names))


def _named(people: People, names: dict[int, str]) -> str:
    found = sorted(names[each] for each in people)
    return ", ".join(found[:NAMED]) + (" …" if len(found) > NAMED else "")


def turn_of(group: Group, viewer: Any, switches: dict[str, bool]) -> Turn:
    """What these switches of the group, so set, would change. Whoever is in a group is in the community itself, so its own
    switches change nobody's reading. At most four statements."""
    if group.is_root or not set(READING) & set(switches):
        return Turn()
    rows, before = tree_around([group], viewer)
    after = replace(
        before,
        direct_only=_with(before.direct_only, group, switches.get("direct_only", group.direct_only)),
        reading=_with(before.reading, group, switches.get("derived_may_read", group.derived_may_read)),
    )
    known = [number for number, row in rows.items() if row.is_known or row == group]  # type: ignore[attr-defined]  # annotated
    told_before, told_after = before.knowing(known), after.knowing(known)
    shown = {number: rows[number] for number in known}
    return Turn(
        gains=_more(told_before, told_after, shown),
        losses=_more(told_after, told_before, shown),
        lost=_more(after, before, rows),
    )


def _with(numbers: frozenset[int], group: Group, is_on: bool) -> frozenset[int]:
    return numbers | {group.pk} if is_on else numbers - {group.pk}


def _more(was: Holarchy, will: Holarchy, rows: dict[int, Group]) -> dict[Group, People]:
    """Who reads in each of these groups by the second tree and not by the first."""
    first, second = readers(was), readers(will)
    found = {row: second.get(number, NOBODY) - first.get(number, NOBODY) for number, row in sorted(rows.items())}
    return {row: people for row, people in found.items() if people}
