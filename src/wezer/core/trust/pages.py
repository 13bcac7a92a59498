"""What pages show of trust."""

from dataclasses import dataclass

from wezer.core.crossing.voters import full_members
from wezer.core.models import Group, Role
from wezer.core.trust.rules import threshold


@dataclass(frozen=True, slots=True)
class ByTrust:
    role: Role
    needed: int


def roles_by_trust(group: Group) -> list[ByTrust]:
    """The roles that trust gives, and how many it takes now. Two statements."""
    roles = list(Role.objects.filter(group=group, trust_percent__isnull=False).order_by("pk"))
    size = full_members(group).count() if roles else 0
    return [ByTrust(role, threshold(size, role.trust_percent or 100, role.trust_cap)) for role in roles]
