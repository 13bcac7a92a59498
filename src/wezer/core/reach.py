"""How far rights reach: from the group where a role is held into those inside, up to those that decide by themselves.

`Viewer.has_right` asks this of one; here the same is asked of many (core.md G-4, I-2).
"""

from collections.abc import Sequence
from datetime import datetime
from functools import cache
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from wezer.core.models import ACTIVE_STATES, Belonging, Group, GroupClosure, GroupState, Member, RoleHolding
from wezer.kernel.clock import now
from wezer.kernel.compiled import Compiled
from wezer.kernel.permissions import right as known_right


def pairs_reached(right: str) -> QuerySet[GroupClosure]:
    """(ancestor, descendant) of the closure where the right, held in the ancestor, reaches the descendant."""
    return _pairs(known_right(right).domain)


def _pairs(domain: str) -> QuerySet[GroupClosure]:
    stops = Q(ancestor__state=GroupState.DRAFT)
    if domain:
        stops |= Q(**{f"ancestor__sovereign_{domain}": True, "ancestor__in_care_since": None})
    between = GroupClosure.objects.filter(stops, descendant=OuterRef("descendant"), depth__lt=OuterRef("depth"))
    return GroupClosure.objects.exclude(Exists(between))


def groups_reached(viewer: Any, right: str) -> QuerySet[GroupClosure, int]:
    """The ids of the groups in which `viewer` has the right."""
    held = viewer.right_holding_group_ids(right)
    return pairs_reached(right).filter(ancestor__in=held).order_by().values_list("descendant_id", flat=True)


def holdings_reaching(right: str, group: Group | int) -> QuerySet[RoleHolding]:
    """Holdings of roles in the groups from where the right would reach this one, by people who are not suspended. Whether
    the role bundles the right is left to see: its rights are a list."""
    return _holdings(known_right(right).domain, group, now())


def _holdings(domain: str, group: Group | int, moment: datetime) -> QuerySet[RoleHolding]:
    outside = Belonging.objects.filter(group__parent=None).exclude(state__in=ACTIVE_STATES).values("member_id")
    around = _pairs(domain).filter(descendant=group).order_by().values("ancestor_id")
    held = RoleHolding.objects.current(moment).filter(role__group__in=around).exclude(member_id__in=outside)
    return held.select_related("role", "member")


def who_has(right: str, group: Group | int) -> list[Member]:
    """Everybody who has the right in the group by a role: what `Viewer.has_right` says of each of them."""
    held = _reaching(known_right(right).domain)(getattr(group, "pk", group), now())
    return list({one.member_id: one.member for one in held if right in one.rights}.values())


@cache
def _reaching(domain: str) -> Compiled:
    return Compiled(lambda group, moment: _holdings(domain, group, moment).order_by("member__name", "member_id"))


def nearest_who_have(right: str, groups: Sequence[Group]) -> dict[int, list[Member]]:
    """For each group, those who hold the right nearest to it: in it, else in the first group around it that has someone."""
    moment = now()
    pairs = _where_somebody_holds(known_right(right).domain)([group.pk for group in groups], moment)
    depths = {(pair.descendant_id, pair.ancestor_id): pair.depth for pair in pairs}
    holders: dict[int, list[Member]] = {}
    for one in _held_in([*{ancestor for _descendant, ancestor in depths}], moment) if depths else []:
        if right in one.rights and one.member not in holders.setdefault(one.role.group_id, []):
            holders[one.role.group_id].append(one.member)
    found = {}
    for group in groups:
        here = sorted((depth, place) for (inside, place), depth in depths.items() if inside == group.pk)
        found[group.pk] = next((holders[place] for _depth, place in here if holders.get(place)), [])
    return found


def _holding(moment: datetime) -> QuerySet[RoleHolding]:
    """Of those who are there: nobody counts on whoever is kept out, or has not been here for long."""
    outside = Belonging.objects.filter(group__parent=None).exclude(state__in=ACTIVE_STATES).values("member_id")
    return RoleHolding.objects.current(moment).filter(member__dormant_at=None).exclude(member_id__in=outside)


@cache
def _where_somebody_holds(domain: str) -> Compiled:
    return Compiled(
        lambda groups, moment: _pairs(domain).filter(
            Exists(_holding(moment).filter(role__group=OuterRef("ancestor"))), descendant__in=groups
        )
    )


_held_in = Compiled(
    lambda groups, moment: (
        _holding(moment)
        .filter(role__group__in=groups)
        .select_related("role", "member")
        .order_by("member__name", "member_id")
    )
)
