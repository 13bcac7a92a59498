"""Who has a say in somebody's coming in: those fully inside, those who decide, the guides."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from django.db.models import Exists, OuterRef, Subquery
from django.db.models.functions import Coalesce

from wezer.core.crossing.guides import GUIDE
from wezer.core.models import Belonging, BelongingState, BelongingStep, Group, RoleHolding
from wezer.kernel.clock import now

#: Who belongs fully: newcomers, those on a pause and observers have no vote (core.md 6.1).
FULL = (BelongingState.MEMBER, BelongingState.LEAVING)
#: In a group around, these take the vote in those inside too.
LESS = (BelongingState.PAUSED, BelongingState.OBSERVER)


def full_members(group: Group) -> Any:
    less = Belonging.objects.filter(member=OuterRef("member"), state__in=LESS, group__below__descendant=group)
    return Belonging.objects.filter(~Exists(less), group=group, state__in=FULL)


def team_of(group: Group) -> set[int]:
    """Those who hold in the group itself a role that decides who enters, and its guides."""
    right = "core.admit_members" if group.is_root else "core.decide_membership"
    held = RoleHolding.objects.filter(role__group=group, until=None).values_list(
        "member_id", "role__key", "role__rights"
    )
    return {number for number, key, rights in held if key == GUIDE or right in rights}


def electors_of(group: Group, vote: Mapping[str, Any]) -> list[int]:
    """Who may vote: those of the moment a vote begins, so that nobody comes or goes to change it."""
    found = full_members(group)
    if vote["who"] == "team":
        found = found.filter(member__in=team_of(group))
    return sorted(found.values_list("member_id", flat=True))


def may_vouch(member_id: int, group: Group, vouching: Mapping[str, Any]) -> bool:
    return those_who_may_vouch(group, vouching).filter(member=member_id).exists()


def those_who_may_vouch(group: Group, vouching: Mapping[str, Any]) -> Any:
    """Fully in the group, for long enough. The first step inside counts, not the last change of state."""
    found, days = full_members(group), vouching["seniority_days"]
    if not days:
        return found
    steps = BelongingStep.objects.filter(belonging=OuterRef("pk"), state__in=(BelongingState.NEWCOMER, *FULL))
    first = Coalesce(Subquery(steps.order_by("id").values("at")[:1]), "since")
    return found.annotate(first=first).filter(first__lte=now() - timedelta(days=days))
