"""Who tends a group: its own stewards, or those of the nearest group around it that has any."""

from collections.abc import Sequence

from wezer.core.models import ACTIVE_STATES, Belonging, Group, Member, RoleHolding
from wezer.core.viewer import TEND


def nearest_holders(right: str, group: Group) -> list[Member]:
    """Those who hold the right nearest to the group: in it, else in the first circle around it that has someone."""
    return nearest_holders_of(right, [group])[group.pk]


def nearest_holders_of(right: str, groups: Sequence[Group]) -> dict[int, list[Member]]:
    """The same for several groups, by their ids. One statement."""
    outside = Belonging.objects.filter(group__parent=None).exclude(state__in=ACTIVE_STATES).values("member_id")
    holdings = RoleHolding.objects.filter(role__group__below__descendant__in=groups, until=None)
    columns = ("role__group__below__descendant", "role__group__below__depth", "role__rights")
    who = ("member_id", "member__uid", "member__name", "member__hue")
    found: dict[int, tuple[int, dict[int, Member]]] = {}
    for group, depth, rights, number, uid, name, hue in (
        holdings.exclude(member_id__in=outside).order_by("member__name", "member_id").values_list(*columns, *who)
    ):
        nearest = found.get(group)
        if right not in rights or (nearest is not None and depth > nearest[0]):
            continue
        if nearest is None or depth < nearest[0]:
            nearest = found[group] = (depth, {})
        nearest[1][number] = Member(pk=number, kind="member", uid=uid, name=name, hue=hue)
    return {group.pk: list(found[group.pk][1].values()) if group.pk in found else [] for group in groups}


def stewards_of(group: Group) -> list[Member]:
    """Those who speak for the group: its stewards, or who holds the charge while it has none (core.md G-8)."""
    return nearest_holders(TEND, group)
