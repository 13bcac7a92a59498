"""Who tends a group: its own stewards, or those of the nearest group around it that has any."""

from wezer.core.models import Group, Member
from wezer.core.reach import nearest_who_have
from wezer.core.viewer import TEND


def nearest_holders(right: str, group: Group) -> list[Member]:
    """Those who hold the right nearest to the group."""
    return nearest_who_have(right, [group])[group.pk]


def stewards_of(group: Group) -> list[Member]:
    """Those who speak for the group: its stewards, or who holds the charge while it has none (core.md G-8)."""
    return nearest_holders(TEND, group)
