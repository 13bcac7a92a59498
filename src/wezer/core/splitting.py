"""What splitting a group would change, and what the part can take along (core.md 4.3). Nothing is changed here."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from wezer.core.models import ACTIVE_STATES, Belonging, Group, GroupState, Member
from wezer.core.settlement import ShareLine, SplitShare, split_shares
from wezer.core.split_refusals import ShareUnknown
from wezer.core.viewer import TEND


def share_lines(by: Any, group: Group) -> list[ShareLine]:
    return [line for share in _shares() for line in share.lines(by=by, group=group)]


def said_to_each(said: Mapping[str, str]) -> list[tuple[SplitShare, dict[str, str]]]:
    """Each share with what is said to it; nothing is said where nothing is typed."""
    left = {key: text for key, text in said.items() if text.strip()}
    found = []
    for share in _shares():
        mine = {key: left.pop(key) for key in list(left) if key.startswith(f"{share.kind}_")}
        if mine:
            found.append((share, mine))
    if left:
        raise ShareUnknown(key=next(iter(left)))
    return found


def _shares() -> list[SplitShare]:
    return sorted(split_shares, key=lambda each: (each.order, each.kind))


@dataclass(frozen=True, slots=True)
class Split:
    """What splitting would change."""

    going: list[Member]
    both: list[Member]
    staying: int
    shares: list[str]


def split_preview(
    by: Any, group: Group, *, going: Sequence[Member], both: Sequence[Member], shares: Mapping[str, str]
) -> Split:
    numbers = {member.pk for member in (*going, *both)} | ({by.member.pk} if by.member is not None else set())
    inside = Belonging.objects.filter(group=group, state__in=ACTIVE_STATES)
    words = [line for share, said in said_to_each(shares) for line in share.words(by=by, group=group, said=said)]
    return Split(list(going), list(both), inside.exclude(member__in=numbers).count(), words)


def groups_beside(by: Any, group: Group) -> list[Group]:
    """Open groups beside it that the viewer tends as well: a part may also go there."""
    beside = Group.objects.filter(parent=group.parent, state=GroupState.ACTIVE).exclude(pk=group.pk)
    tended = beside.filter(pk__in=by.right_holding_group_ids(TEND))
    return list(tended.order_by("name", "pk")[:100])
