"""Reads of who is in a group."""

from collections.abc import Sequence
from typing import Any

from django.db.models import QuerySet

from wezer.core.crossing.judging import settings_of
from wezer.core.models import (
    ACTIVE_STATES,
    Belonging,
    BelongingState,
    Crossing,
    CrossingState,
    Group,
    Member,
    RoleHolding,
)


def direct_people(group: Group) -> QuerySet[Belonging]:
    return Belonging.objects.filter(group=group, state__in=ACTIVE_STATES).select_related("member__photo")


def asking(group: Group) -> QuerySet[Belonging]:
    """Who asks to come in."""
    return Belonging.objects.filter(group=group, state=BelongingState.APPLIED).select_related("member__photo", "group")


def requests(group: Group) -> list[Belonging]:
    """Who asks to come in, longest waiting first; `is_decided` where a yes or no is asked, not voices, a rule or a fee alone."""
    found = list(asking(group).order_by("since")[:100])
    open_now = Crossing.objects.filter(belonging__in=found, state=CrossingState.WAITING) if found else ()
    decided = {each.belonging_id for each in open_now if settings_of(each, "request") is not None}
    for each in found:
        each.is_decided = each.pk in decided  # type: ignore[attr-defined]  # kept on the thing for who shows it
    return found


def invited(group: Group) -> list[Belonging]:
    waiting = Belonging.objects.filter(group=group, state=BelongingState.INVITED)
    return list(waiting.select_related("member__photo", "invited_by").order_by("-since")[:100])


def derived_people(group: Group, limit: int) -> list[Member]:
    """Who belongs through a circle inside, not directly (core.md G-3)."""
    if group.is_root:
        return []
    below = Belonging.objects.filter(
        group__above__ancestor=group, group__above__depth__gt=0, group__above__is_open=True, state__in=ACTIVE_STATES
    )
    direct = Belonging.objects.filter(group=group, state__in=(*ACTIVE_STATES, BelongingState.SUSPENDED))
    inside = Member.objects.filter(pk__in=below.values("member")).exclude(pk__in=direct.values("member"))
    return list(inside.select_related("photo").order_by("name", "pk")[:limit])


def roles_of(group: Group, belongings: Sequence[Belonging]) -> None:
    """Put on each belonging the roles its member holds in the group (`.roles`: holdings). One statement."""
    held: dict[int, list[Any]] = {}
    members = [belonging.member_id for belonging in belongings]
    for holding in RoleHolding.objects.filter(role__group=group, member__in=members, until=None).select_related("role"):
        held.setdefault(holding.member_id, []).append(holding)
    for belonging in belongings:
        belonging.roles = held.get(belonging.member_id, [])  # type: ignore[attr-defined]  # kept on the thing for who shows it
