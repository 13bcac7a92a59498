"""What a move of a group would change: who would belong elsewhere, who would tend it, what more people would read."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from wezer.core.acts.care import TENDING
from wezer.core.halls import role_name
from wezer.core.holarchy_rules import NOBODY, Holarchy, People, belonging, widened
from wezer.core.models import (
    ACTIVE_STATES,
    Belonging,
    BelongingState,
    Group,
    GroupClosure,
    GroupMove,
    GroupState,
    Item,
    Member,
    MoveState,
    RoleHolding,
)
from wezer.core.reach import nearest_who_have
from wezer.core.refusals import Cycle
from wezer.core.standing import EVERYWHERE
from wezer.core.viewer import GIVE_HELP, TEND

#: So many names and titles are listed; beyond, the number says it.
LISTED = 30
#: In these one stands outside of a group, and of those inside that would make one belong to it.
KEPT_OUT = (BelongingState.SUSPENDED, BelongingState.EXCLUDED)
#: The two who must consent: whoever tends the group, whoever tends its new place.
GROUP_SIDE, PARENT_SIDE = "group", "parent"


@dataclass(slots=True)
class Reach:
    """People who come to belong to a group around, or no longer do."""

    group: Group
    people: int
    names: list[str]


@dataclass(slots=True)
class Preview:
    """As far as the viewer may see. `people` newly read `items`: each counted once."""

    group: Group
    parent: Group
    comes_along: int = 0
    groups: int = 0
    gains: list[Reach] = field(default_factory=list)
    losses: list[Reach] = field(default_factory=list)
    rights_begin: list[RoleHolding] = field(default_factory=list)
    rights_end: list[RoleHolding] = field(default_factory=list)
    people: list[Member] = field(default_factory=list)
    people_number: int = 0
    items: list[Item] = field(default_factory=list)
    items_number: int = 0

    @property
    def is_elsewhere(self) -> bool:
        return self.group.parent_id != self.parent.pk


@dataclass(frozen=True, slots=True)
class Change:
    """The part of the holarchy that a move touches, as it is and as it would be; `known`: the groups that the viewer may
    know. It reaches up to the outermost groups below the community on both sides, with everything in them; the
    community itself is left out: whoever is in a group is in it."""

    group: Group
    parent: Group
    before: Holarchy
    after: Holarchy
    known: dict[int, Group]

    @property
    def widens(self) -> bool:
        """Whether anybody would read more than before."""
        return bool(widened(self.before, self.after))


def change_by(group: Group, parent: Group, viewer: Any) -> Change:
    """Reads what a move touches. Three statements. Refuses a place inside the group itself."""
    rows, before = tree_around([group, parent], viewer)
    if group.pk in before.around(parent.pk):
        raise Cycle()
    return Change(
        group=group,
        parent=parent,
        before=before,
        after=before.moved(group.pk, parent.pk if parent.pk in rows else None),
        known={number: row for number, row in rows.items() if row.is_known or row in (group, parent)},  # type: ignore[attr-defined]  # annotated
    )


def tree_around(groups: Iterable[Group], viewer: Any) -> tuple[dict[int, Group], Holarchy]:
    """The part of the holarchy in which these groups lie, and its groups, each with whether the viewer may know it. Three
    statements."""
    around = GroupClosure.objects.filter(descendant__in=[each.pk for each in groups]).values("ancestor_id")
    outermost = Group.objects.filter(pk__in=around, parent__parent=None, parent__isnull=False).values("pk")
    below = GroupClosure.objects.filter(ancestor__in=outermost).values("descendant")
    known = Exists(Group.objects.visible_to(viewer).filter(pk=OuterRef("pk")))
    rows: dict[int, Group] = {row.pk: row for row in Group.objects.filter(pk__in=below).annotate(is_known=known)}
    return rows, Holarchy(
        parents={number: row.parent_id if row.parent_id in rows else None for number, row in rows.items()},
        direct_only=frozenset(number for number, row in rows.items() if row.direct_only),
        reading=frozenset(number for number, row in rows.items() if row.derived_may_read),
        ended=frozenset(number for number, row in rows.items() if row.state == GroupState.DISSOLVED),
        **_standing(rows),
        **_roles(rows),
    )


def _standing(groups: Iterable[int]) -> dict[str, dict[int, People]]:
    """Who is directly in each group, on a pause in it, kept out of it; without those who are suspended from the community."""
    found: dict[str, dict[int, set[int]]] = {word: defaultdict(set) for word in ("inside", "resting", "out")}
    outside = Belonging.objects.filter(group__parent=None).exclude(state__in=ACTIVE_STATES).values("member_id")
    here = Belonging.objects.filter(group__in=list(groups), state__in=(*ACTIVE_STATES, *KEPT_OUT))
    for group, member, state in here.exclude(member_id__in=outside).values_list("group_id", "member_id", "state"):
        found["out" if state in KEPT_OUT else "inside"][group].add(member)
        if state == BelongingState.PAUSED:
            found["resting"][group].add(member)
    return {word: _frozen(people) for word, people in found.items()}


def _roles(groups: Iterable[int]) -> dict[str, dict[int, People]]:
    """Who holds a role in each group that tends, or helps: wherever they stand there. Without those who do so for the whole
    community, and those whom it lets hold none now."""
    found: dict[str, dict[int, set[int]]] = {word: defaultdict(set) for word in ("tending", "helping")}
    limited = Belonging.objects.filter(group__parent=None).exclude(
        state__in=set(ACTIVE_STATES) - {BelongingState.PAUSED}
    )
    held = RoleHolding.objects.in_time().filter(Q(role__group__in=list(groups)) | Q(role__group__parent=None))
    held = held.exclude(member_id__in=limited.values("member_id")).select_related("role__group")
    for one in sorted(held, key=lambda each: not each.role.group.is_root):
        for word, counts in (("tending", one.role.key in TENDING), ("helping", GIVE_HELP in one.rights)):
            if counts and one.member_id not in found[word][EVERYWHERE]:
                found[word][EVERYWHERE if one.role.group.is_root else one.role.group_id].add(one.member_id)
    return {word: _frozen(people) for word, people in found.items()}


def _frozen(people: dict[int, set[int]]) -> dict[int, People]:
    return {group: frozenset(some) for group, some in people.items() if group != EVERYWHERE}


def preview(change: Change, viewer: Any) -> Preview:
    """What the move would change, told with the groups, people and items that `viewer` may know."""
    found = Preview(change.group, change.parent)
    before, after = change.before.knowing(change.known), change.after.knowing(change.known)
    moved = {number for number in before.parents if change.group.pk in before.around(number)}
    found.groups = len(moved & set(change.known)) - 1
    found.comes_along = len(NOBODY.union(*(before.inside.get(number, NOBODY) for number in moved)))
    reading = _say_items(found, widened(before, after), viewer)
    _say_people(found, change.known, belonging(before), belonging(after), reading)
    around = (set(before.around(change.group.pk)), set(after.around(change.group.pk)))
    _say_rights(found, *around, change.known)
    return found


def _say_items(found: Preview, audiences: dict[tuple[str, int], frozenset[int]], viewer: Any) -> frozenset[int]:
    """What more people would read; returns them."""
    places = {group for _kind, group in audiences}
    items = Item.objects.told_to(viewer).filter(published_at__isnull=False, hidden_at=None)
    written = (
        items.filter(audience__group__in=places).order_by().values("audience_id", "audience__kind", "audience__group")
    )
    wide, people = [], NOBODY
    for number, kind, group, count in written.annotate(n=Count("pk")).values_list(
        "audience_id", "audience__kind", "audience__group", "n"
    ):
        if (kind, group) in audiences:
            wide.append(number)
            people |= audiences[kind, group]
            found.items_number += count
    found.people_number = len(people)
    found.items = list(
        items.filter(audience__in=wide).with_people().order_by("-published_at", "-pk")[:LISTED] if wide else ()
    )
    return people


def _say_people(found: Preview, known: dict[int, Group], was: Any, will: Any, reading: frozenset[int]) -> None:
    changed: list[tuple[list[Reach], Any, Any]] = [(found.gains, will, was), (found.losses, was, will)]
    people = [
        rows.get(number, NOBODY) - others.get(number, NOBODY) for _list, rows, others in changed for number in known
    ]
    named = reading.union(*people)
    members = {each.pk: each for each in Member.objects.filter(pk__in=named).select_related("photo")}
    for reaches, rows, others in changed:
        for number, group in known.items():
            if some := rows.get(number, NOBODY) - others.get(number, NOBODY):
                reaches.append(Reach(group, len(some), sorted(members[each].name for each in some)[:LISTED]))
        reaches.sort(key=lambda reach: reach.group.name.casefold())
    found.people = sorted((members[each] for each in reading), key=lambda each: each.name.casefold())[:LISTED]


def _say_rights(found: Preview, was: set[int], will: set[int], known: dict[int, Group]) -> None:
    held = RoleHolding.objects.filter(role__group__in=(was ^ will) & set(known), until=None).select_related(
        "role__group", "member__photo"
    )
    for holding in held.order_by("role__group__name", "role_id", "member__name")[: 2 * LISTED]:
        if holding.role.rights:
            holding.role_name = role_name(holding.role)  # type: ignore[attr-defined]  # kept on the thing for who shows it
            (found.rights_begin if holding.role.group_id in will else found.rights_end).append(holding)


def sides_awaited(move: GroupMove) -> list[str]:
    """Who has not yet consented."""
    awaited = []
    if move.group_consent_at is None:
        awaited.append(GROUP_SIDE)
    if move.parent_consent_at is None:
        awaited.append(PARENT_SIDE)
    return awaited if move.is_waiting else []


def sides_spoken_for(member: Member | None, group: Group, parent: Group) -> list[str]:
    """For which sides a member may consent: those they tend, or hold the charge of while nobody nearer does."""
    if member is None:
        return []
    speaking = nearest_who_have(TEND, [group, parent])
    return [side for side, place in ((GROUP_SIDE, group), (PARENT_SIDE, parent)) if member in speaking[place.pk]]


def moves_about(group: Group) -> QuerySet[GroupMove]:
    """Moves that wait: of the group, or into it."""
    waiting = GroupMove.objects.filter(Q(group=group) | Q(parent=group), state=MoveState.WAITING)
    return waiting.with_places().order_by("proposed_at", "pk")
