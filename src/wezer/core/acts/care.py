"""A group that nobody tends any more is in the care of those around it, until somebody tends it again (core.md G-8)."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet

from wezer.core.events_structure import GroupInCare, GroupTended
from wezer.core.models import ACTIVE_STATES, Belonging, Group, Member, RoleHolding
from wezer.core.refusals import LastSteward
from wezer.kernel.acts import act
from wezer.kernel.clock import now
from wezer.kernel.compiled import Compiled
from wezer.kernel.events import emit
from wezer.kernel.ref import ref

#: Groups without anyone in one of these roles have nobody to tend them.
TENDING = ("gardener", "steward")


@act
def settle_care(*, groups: Iterable[Group]) -> None:
    """Look whether somebody tends each of these groups, and note and tell what has changed. The community itself always has
    somebody."""
    take_turns([group.pk for group in groups])
    for row in _inner([group.pk for group in groups], now()):
        if row.is_tended and row.in_care_since is not None:
            _note(row, None, groups)
            if row.in_care_since != row.created_at:  # else somebody tends it for the first time
                emit(GroupTended(subject=ref(row)), group=row, audit=True)
        elif not row.is_tended and row.in_care_since is None:
            _note(row, now(), groups)
            emit(GroupInCare(subject=ref(row)), group=row, audit=True)


def _with_care(groups: Iterable[int], moment: datetime) -> QuerySet[Any]:
    outside = Belonging.objects.filter(group__parent=None).exclude(state__in=ACTIVE_STATES).values("member_id")
    held = RoleHolding.objects.current(moment).filter(role__group=OuterRef("pk"), role__key__in=TENDING, lent_from=None)
    rows = Group.objects.filter(pk__in=groups, parent__isnull=False)
    return rows.annotate(is_tended=Exists(held.exclude(member_id__in=outside).filter(member__dormant_at=None)))


_inner = Compiled(_with_care)


def refuse_last_steward(group: Group, member: Member) -> None:
    """The community is never left without somebody who tends it, so nobody begins what would leave it so. For acts."""
    if not group.is_root:
        return
    take_turns([group.pk])
    tending = {"role__group": group, "role__key__in": TENDING, "lent_from": None}
    others = RoleHolding.objects.current().filter(**tending, member__dormant_at=None).exclude(member=member)
    if RoleHolding.objects.filter(**tending, until=None, member=member).exists() and not others.exists():
        raise LastSteward()


def take_turns(groups: Iterable[int]) -> None:
    """Who changes who tends a group waits for whoever does so at the same instant, and then looks. For acts only."""
    list(Group.objects.select_for_update(of=("self",)).filter(pk__in=groups).order_by("pk").values_list("pk"))


def _note(row: Group, since: object, groups: Iterable[Group]) -> None:
    Group.objects.filter(pk=row.pk).update(in_care_since=since)
    for group in groups:
        if group.pk == row.pk:
            group.in_care_since = since  # type: ignore[assignment]  # a moment or None


@act
def settle_care_of(*, member: Member) -> None:
    """The same for every group that this person tends: they were suspended, fell dormant, came back, or left."""
    if tended := _tended_by(member.pk):
        settle_care(groups=tended)


_tended_by = Compiled(
    lambda member: Group.objects.filter(
        roles__key__in=TENDING, roles__holdings__member=member, roles__holdings__until=None
    ).distinct()
)
