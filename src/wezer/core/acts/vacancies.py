"""Reminders: terms of roles that end soon, roles that nobody holds any more (core.md R-4)."""

from datetime import timedelta
from typing import Any

from django.db.models import Exists, OuterRef, Q

from wezer.core.acts.care import TENDING
from wezer.core.events_structure import RoleEndsSoon, RoleVacant
from wezer.core.models import Role, RoleHolding
from wezer.core.models.group import LIVING
from wezer.kernel.acts import act
from wezer.kernel.clock import now
from wezer.kernel.events import emit
from wezer.kernel.ref import ref

#: So long before its end a term is spoken of, once.
BEFORE_THE_END = timedelta(days=14)
#: A role that stays without anybody is spoken of again after so long.
AGAIN_AFTER = timedelta(days=30)


@act
def remind_of_terms(*, by: Any) -> int:
    """Holdings whose term ends soon: told once. What is lent ends as it was agreed, unsaid. How many there were."""
    soon = RoleHolding.objects.filter(
        until=None, lent_from=None, reminded_at=None, ends_at__gt=now(), ends_at__lte=now() + BEFORE_THE_END
    )
    found = list(soon.select_related("role__group", "member").order_by("ends_at")[:200])
    for holding in found:
        if RoleHolding.objects.filter(pk=holding.pk, reminded_at=None).update(reminded_at=now()):
            told = RoleEndsSoon(subject=ref(holding.role), member=ref(holding.member))
            emit(told, group=holding.role.group)
    return len(found)


@act
def remind_of_vacancies(*, by: Any) -> int:
    """Roles somebody held and nobody holds: told, and again every month. Those that tend are in care of others already."""
    held = RoleHolding.objects.filter(role=OuterRef("pk"))
    told_long_ago = Q(vacant_told_at=None) | Q(vacant_told_at__lte=now() - AGAIN_AFTER)
    vacant = Role.objects.filter(
        Exists(held), ~Exists(held.filter(until=None)), told_long_ago, group__state__in=LIVING
    ).exclude(key__in=TENDING)
    found = list(vacant.select_related("group").order_by("pk")[:200])
    for role in found:
        Role.objects.filter(pk=role.pk).update(vacant_told_at=now())
        emit(RoleVacant(subject=ref(role)), group=role.group)
    return len(found)
