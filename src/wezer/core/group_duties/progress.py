"""Who bears a duty, and how far they are: measured by its kind, and what was noted by hand."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet, Sum

from wezer.core.agenda.times import moment, wall
from wezer.core.crossing.voters import full_members
from wezer.core.group_duties.measures import DutyMeasure, duty_measures
from wezer.core.group_duties.rules import period_of
from wezer.core.models import ACTIVE_STATES, Belonging, BelongingState, Duty, DutyNote, GroupState, Member, RoleHolding
from wezer.core.modules import closed_modules, package_of
from wezer.core.settings_registry import value
from wezer.kernel.clock import now
from wezer.kernel.compiled import Compiled

KEPT_OUT = (BelongingState.SUSPENDED, BelongingState.EXCLUDED)


def measure_of(duty: Duty) -> DutyMeasure | None:
    """Its measure; None when what measured it is closed or gone: such a duty is not judged."""
    found = duty_measures.get(duty.measure)
    return found if found is not None and package_of(type(found)) not in closed_modules() else None


def open_measures() -> list[DutyMeasure]:
    closed = closed_modules()
    return [each for each in duty_measures if package_of(type(each)) not in closed]


def zone() -> str:
    return str(value("community.timezone"))


def today() -> date:
    """By the clock of the community: periods are its own, not each member's (SETTLED row 35)."""
    return wall(now(), zone()).date()


def begins(day: date) -> datetime:
    return moment(day, None, zone())


def running_period(duty: Duty) -> tuple[date, date]:
    return period_of(today(), duty.every)


def bearers(duty: Duty) -> QuerySet[Member]:
    """Holders of the role, not whom it is lent to; or those fully in the group. Nobody bears one on a pause."""
    if duty.role_id is not None:
        held = RoleHolding.objects.current().filter(role=duty.role_id, lent_from=None)
        return Member.objects.filter(pk__in=held.values("member"))
    out = Belonging.objects.filter(
        member=OuterRef("member"), state__in=KEPT_OUT, group__below__descendant=duty.group, group__below__is_open=True
    )
    inside = full_members(duty.group).filter(~Exists(out), state=BelongingState.MEMBER)
    return Member.objects.filter(pk__in=inside.values("member"))


def bearers_since(duty: Duty, start: datetime) -> QuerySet[Member]:
    """Those who have borne it all the time since: whoever came, came back or took the role later begins with the next
    whole period."""
    changed = Belonging.objects.filter(
        member=OuterRef("pk"), group__below__descendant=duty.group, state__in=ACTIVE_STATES, since__gt=start
    )
    found = bearers(duty).filter(~Exists(changed))
    if duty.role_id is not None:
        later = RoleHolding.objects.filter(role=duty.role_id, member=OuterRef("pk"), until=None, since__gt=start)
        found = found.filter(~Exists(later))
    return found


def duties_of(member: Member) -> list[Duty]:
    """The duties that a member bears now; a pause, or observing, in a group or around it takes those of belonging to it. One
    statement."""
    found: list[Duty] = _borne(member.pk, now())
    return found


def _borne_by(member: int, moment: datetime) -> QuerySet[Duty]:
    roles = RoleHolding.objects.current(moment).filter(member=member, lent_from=None).values("role")
    inside = Belonging.objects.filter(member=member, state=BelongingState.MEMBER).values("group")
    less = (BelongingState.PAUSED, BelongingState.OBSERVER, *KEPT_OUT)
    resting = Belonging.objects.filter(member=member, state__in=less, group__below__descendant=OuterRef("group"))
    mine = Q(role__in=roles) | Q(~Exists(resting), role=None, group__in=inside)
    living = Duty.objects.filter(mine, ended_at=None, group__state=GroupState.ACTIVE)
    return living.select_related("group", "role").order_by("group__name", "pk")[:200]


_borne = Compiled(_borne_by)


def duty_progress(duty: Duty, members: Iterable[Any], start: datetime, end: datetime) -> dict[int, int]:
    """What each of these members did of the duty from `start` until before `end` (core.md R-3)."""
    numbers = [getattr(one, "pk", one) for one in members]
    measure = measure_of(duty)
    found: dict[int, int] = dict.fromkeys(numbers, 0)
    for counted in (measure.progress(duty, numbers, start, end) if measure else {}, _noted(duty, numbers, start, end)):
        for number, amount in counted.items():
            found[number] += amount
    return found


def _noted(duty: Duty, members: Sequence[int], start: datetime, end: datetime) -> Mapping[int, int]:
    """Notes name days: of those up to the end."""
    first, last = wall(start, zone()).date(), (wall(end, zone()) - timedelta(microseconds=1)).date()
    notes = DutyNote.objects.filter(duty=duty, member__in=members, on__gte=first, on__lte=last)
    return dict(notes.order_by().values_list("member").annotate(all=Sum("amount")).values_list("member", "all"))
