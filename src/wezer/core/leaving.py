"""Reads of who is about to leave the community, and of what somebody leaves behind in a group."""

from dataclasses import dataclass

from django.db.models import QuerySet

from wezer.core.acts.care import TENDING
from wezer.core.models import BelongingState, Departure, Group, Member, RoleHolding
from wezer.core.settlement import OpenPoint, open_points_in


def departures() -> QuerySet[Departure]:
    """Everyone who is about to leave the community."""
    leaving = Departure.objects.filter(belonging__state=BelongingState.LEAVING, belonging__group__parent=None)
    return leaving.select_related("belonging__member__photo")


def departure_of(member: Member) -> Departure | None:
    return departures().filter(belonging__member=member).first()


@dataclass(frozen=True, slots=True)
class Parting:
    """What a member leaves behind in a group: the roles that end with their belonging, and what is open there."""

    roles: list[RoleHolding]
    points: list[OpenPoint]
    is_last: bool  # nobody else tends the group: those around it will

    @property
    def is_light(self) -> bool:
        return not (self.roles or self.points)


def parting(group: Group, member: Member | None) -> Parting:
    if member is None:
        return Parting([], [], is_last=False)
    held = RoleHolding.objects.filter(role__group=group, member=member, until=None)
    roles = list(held.select_related("role__group", "member", "lent_from__member").order_by("role_id"))
    tends = any(one.role.key in TENDING and one.lent_from_id is None for one in roles)
    others = RoleHolding.objects.filter(role__group=group, role__key__in=TENDING, until=None, lent_from=None)
    is_last = tends and not others.exclude(member=member).exists()
    return Parting(roles, open_points_in(group, member), is_last=is_last)
