"""Giving trust and taking it back; a role may be given by it, and goes with it (core.md M-5)."""

from contextlib import suppress
from datetime import date
from typing import Any

from django.db.models import Count, F, Max, QuerySet

from wezer.core.acts.roles import end_role, grant_role, refuse_beyond
from wezer.core.crossing.voters import full_members
from wezer.core.models import (
    ACTIVE_STATES,
    Age,
    AgeTold,
    Belonging,
    Group,
    Member,
    Role,
    RoleHolding,
    TrustHeld,
    TrustMark,
    TrustSight,
)
from wezer.core.refusals import LastSteward, RoleFull
from wezer.core.trust.events import AgeToldChanged, RoleByTrust, TrustGiven, TrustTaken
from wezer.core.trust.refusals import BornInvalid, NotTrustable, TrustRuleInvalid, TrustsSelf
from wezer.core.trust.rules import threshold, years
from wezer.core.viewer import Viewer
from wezer.kernel.acts import act, attempt
from wezer.kernel.clock import now
from wezer.kernel.compiled import Compiled
from wezer.kernel.events import emit
from wezer.kernel.permissions import require
from wezer.kernel.ref import ref
from wezer.kernel.refusals import NotFound


@act
def give_trust(
    *, by: Any, group: Group, member: Member, role: Role | None = None, shown_to: str = TrustSight.BOTH
) -> TrustMark:
    """Say “I trust you”, in general or for a role; saying it again changes who may know. One speaks for oneself."""
    require(by, "core.give_trust", group)
    if by.member.pk == member.pk:
        raise TrustsSelf()
    if not Belonging.objects.filter(member=member, group=group, state__in=ACTIVE_STATES).exists():
        raise NotTrustable()
    if role is not None and role.group_id != group.pk:
        raise NotFound()
    mark, is_new = TrustMark.objects.update_or_create(
        group=group, member=member, by=by.member, role=role,
        defaults={"shown_to": TrustSight(shown_to)}, create_defaults={"shown_to": TrustSight(shown_to), "at": now()},
    )  # fmt: skip
    if is_new:
        emit(TrustGiven(subject=ref(group), mark=str(mark.uid)), group=group)
        if role is not None:
            settle_role(role)
    return mark


@act
def take_trust_back(*, by: Any, mark: TrustMark) -> None:
    """No longer. Twice is once; only one's own."""
    mine = TrustMark.objects.select_related("group", "role__group").filter(pk=mark.pk, by=by.member).first()
    if mine is None:
        raise NotFound()
    group, role = mine.group, mine.role
    mine.delete()
    emit(TrustTaken(subject=ref(group)), group=group)
    if role is not None:
        settle_role(role)


@act
def set_role_trust(*, by: Any, role: Role, percent: int | None, cap: int = 500) -> None:
    """From now on the role is held by whoever so many trust: a share of those fully in, at most `cap`. None: no longer by
    trust. Nobody sets so what they could not grant."""
    require(by, "core.grant_roles", role.group)
    refuse_beyond(by, role.group, role.rights)
    if percent is not None and not (1 <= percent <= 100 and 1 <= cap <= 500):
        raise TrustRuleInvalid()
    role.trust_percent, role.trust_cap = percent, cap
    role.save(update_fields=["trust_percent", "trust_cap"])
    settle_role(role)


def needed(role: Role) -> int:
    """So many have to trust somebody for this role now."""
    assert role.trust_percent is not None, "it is not given by trust"
    return threshold(full_members(role.group).count(), role.trust_percent, role.trust_cap)


def trusted_for(role: Role) -> QuerySet[Any, Any]:
    """Who is trusted for the role by how many of those fully in: {member, number, newest}."""
    marks = TrustMark.objects.filter(role=role, by__in=full_members(role.group).values("member"))
    return marks.order_by().values("member").annotate(number=Count("pk"), newest=Max("at"))


def settle_role(role: Role) -> None:
    """Give the role to whoever has come to be trusted by enough, end it for who no longer is. For acts."""
    Role.objects.select_for_update(of=("self",)).get(pk=role.pk)  # two marks at once are counted one after the other
    held = {
        one.member_id: one
        for one in RoleHolding.objects.filter(role=role, until=None).select_related("role__group", "member")
    }
    if role.trust_percent is None:
        RoleHolding.objects.filter(pk__in=[one.pk for one in held.values()]).update(trust="")
        return
    least = needed(role)
    enough = {row["member"]: row for row in trusted_for(role) if row["number"] >= least}
    for number, one in held.items():
        if one.trust == TrustHeld.HELD and number not in enough:
            _let_go(one)
    for number in sorted(enough, key=lambda one: (-enough[one]["number"], enough[one]["newest"])):
        if number not in held:
            _hand_to(role, number, least)


def _let_go(held: RoleHolding) -> None:
    with suppress(LastSteward), attempt():
        end_role(by=Viewer.system(), holding=held)
        RoleHolding.objects.filter(pk=held.pk).update(trust=TrustHeld.FELL)
        told = RoleByTrust(subject=ref(held.role), member=ref(held.member), holds=False)
        emit(told, group=held.role.group, audit=True)


def _hand_to(role: Role, number: int, least: int) -> None:
    """Unless they are gone, or gave it up: then only trust given since counts."""
    member = Member.objects.filter(pk=number, belongings__group=role.group, belongings__state__in=ACTIVE_STATES).first()
    given_up = RoleHolding.objects.filter(role=role, member=number, trust=TrustHeld.HELD).exclude(until=None)
    given_up = given_up.exclude(ends_at__lte=F("until"))  # a term that was over was not given up
    since = given_up.aggregate(last=Max("until"))["last"]
    marks = TrustMark.objects.filter(role=role, member=number, by__in=full_members(role.group).values("member"))
    if member is None or (since is not None and marks.filter(at__gt=since).count() < least):
        return
    with suppress(RoleFull), attempt():
        held = grant_role(by=Viewer.system(), role=role, member=member)
        RoleHolding.objects.filter(pk=held.pk).update(trust=TrustHeld.HELD)
        emit(RoleByTrust(subject=ref(role), member=ref(member), holds=True), group=role.group, audit=True)


@act
def settle_trust(*, by: Any, group: Group) -> None:
    """Somebody came or went, or a seat is free: look at the group's roles by trust again."""
    for role in _by_trust(group.pk):
        settle_role(role)


_by_trust = Compiled(
    lambda group: Role.objects.filter(group=group, trust_percent__isnull=False).select_related("group")
)


@act
def say_age(*, by: Any, born_on: date | None, told: str = AgeTold.NOTHING) -> Age | None:
    """Keep the birth date and what rules may know of it; without a date nothing is kept."""
    assert by.member is not None, "one says it of oneself"
    Age.objects.filter(member=by.member).delete()
    found = None
    if born_on is not None:
        today = now().date()
        if not (born_on < today and years(born_on, today) <= 130):
            raise BornInvalid()
        found = Age.objects.create(member=by.member, born_on=born_on, told=AgeTold(told))
    emit(AgeToldChanged(subject=ref(by.member)))
    return found
