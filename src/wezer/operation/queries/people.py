"""The people behind a party, and those who hold a right of the office."""

from wezer.core.models import Member, Party
from wezer.core.reach import who_has
from wezer.core.viewer import ACT_FOR


def people_behind(party: Party | None) -> list[Member]:
    """A member themselves; for a group, whoever may act for it. Nobody for somebody outside of the community."""
    if party is None:
        return []
    if not party.is_group:
        return list(Member.objects.filter(pk=party.pk))
    return holders(ACT_FOR, party.pk)


def holders(right: str, group_id: int) -> list[Member]:
    """Who holds a right by a role in the group or around it."""
    return who_has(right, group_id)
