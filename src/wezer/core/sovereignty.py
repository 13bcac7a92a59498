"""What would change if a group decided over its money, or over who is in it, by itself: whose rights would end or begin."""

from dataclasses import dataclass
from typing import Any

from wezer.core.halls import role_name
from wezer.core.models import Group, GroupClosure, Role, RoleHolding
from wezer.kernel.permissions import rights


@dataclass(frozen=True, slots=True)
class Effect:
    """One person's rights from around the group, in the domain in question."""

    holding: RoleHolding
    role: str
    rights: list[str]
    begins: bool


def effects(group: Group, *, money: bool, membership: bool) -> list[Effect]:
    """Whose rights would end at the group's membrane, or reach it anew. Two statements."""
    wanted = {"money": money, "membership": membership}
    changed = {name: not wanted[name] for name in wanted if wanted[name] != (name in group.sovereign_in)}
    if not changed:
        return []
    held = RoleHolding.objects.filter(until=None, role__group__in=_around(group, changed))
    found = []
    for holding in held.select_related("role__group", "member__photo").order_by("member__name", "role_id")[:100]:
        for begins in (False, True):
            names = _concerned(holding.role, {name for name, way in changed.items() if way is begins})
            if names:
                found.append(Effect(holding, role_name(holding.role), names, begins))
    return found


def _around(group: Group, changed: dict[str, bool]) -> list[int]:
    """The groups around whose rights reach this one now, or would: up to the next that decides such things by itself."""
    found: set[int] = set()
    above = GroupClosure.objects.filter(descendant=group, depth__gt=0).select_related("ancestor").order_by("depth")
    for domain in changed:
        for pair in above:
            found.add(pair.ancestor_id)
            if domain in pair.ancestor.decides_itself:
                break
    return sorted(found)


def _concerned(role: Role, domains: set[str]) -> list[Any]:
    return [each.label for each in rights() if each.domain in domains and each.name in role.rights]
