"""How somebody stands in the community: belongings, roles, level, days."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db.models import Count
from django.utils.translation import gettext_lazy as _

from wezer.core.crossing.rule_facts import RuleFacts, rule_facts
from wezer.core.models import ACTIVE_STATES, Belonging, BelongingState, Group, GroupClosure, Member, RoleHolding
from wezer.kernel.clock import now
from wezer.kernel.wel import NUMBER, TEXT, YES_NO, Lookup, Need
from wezer.kernel.wel.types import Type

#: A pause keeps the place, not the duties: who is on one does not "belong" for another group's rule.
BELONGING = tuple(state for state in ACTIVE_STATES if state not in (BelongingState.PAUSED, BelongingState.OBSERVER))


@rule_facts.add
class Standing(RuleFacts):
    kind = "standing"
    name = _("Belonging, roles, level")
    told = (
        ('belongs("garden-circle")', _("is directly in the group with this address")),
        ("member.days", _("days in the community")),
        ("here.days", _("days in this group; 0 before one is in")),
        ("here.roles", _("how many roles one holds in this group itself")),
        ('member.role("steward")', _("holds a role with this key in this group or around it")),
        ("level", _("the name of the member's level, or none")),
    )

    def names(self) -> Mapping[str, Type]:
        return {"member.days": NUMBER, "here.days": NUMBER, "here.roles": NUMBER, "level": TEXT.or_none()}

    def questions(self) -> Mapping[str, Lookup]:
        return {"belongs": Lookup((TEXT,), YES_NO), "member.role": Lookup((TEXT,), YES_NO)}

    def values(self, needs: Sequence[Need], members: Sequence[Member], group: Group) -> Mapping[int, Mapping[str, Any]]:
        """One statement for each thing asked."""
        found: dict[int, dict[str, Any]] = {member.pk: {} for member in members}
        for need in needs:
            told = _ASKED[need.name](need, members, group)
            for number, values in found.items():
                values[need.key] = told.get(number, _NONE[need.name])
        return found


def _belongs(need: Need, members: Sequence[Member], group: Group) -> dict[int, Any]:
    inside = Belonging.objects.filter(group__slug=need.args[0], member__in=members, state__in=BELONGING)
    return dict.fromkeys(inside.values_list("member_id", flat=True), True)


def _role(need: Need, members: Sequence[Member], group: Group) -> dict[int, Any]:
    around = GroupClosure.objects.filter(descendant=group).values("ancestor")
    held = RoleHolding.objects.filter(
        member__in=members, until=None, role__key=need.args[0], role__group__in=around
    ).values_list("member_id", flat=True)
    return dict.fromkeys(held, True)


def _roles_here(need: Need, members: Sequence[Member], group: Group) -> dict[int, Any]:
    held = RoleHolding.objects.filter(member__in=members, until=None, role__group=group).order_by()
    return dict(held.values("member").annotate(roles=Count("pk")).values_list("member", "roles"))


def _level(need: Need, members: Sequence[Member], group: Group) -> dict[int, Any]:
    named = Member.objects.filter(pk__in=[member.pk for member in members], level__isnull=False)
    return dict(named.values_list("pk", "level__name"))


def _days(need: Need, members: Sequence[Member], group: Group) -> dict[int, Any]:
    return {member.pk: _since(member.created_at) for member in members}


def _days_here(need: Need, members: Sequence[Member], group: Group) -> dict[int, Any]:
    """From the first step inside of the present stay: a pause and a trial count."""
    inside = Belonging.objects.filter(group=group, member__in=members, state__in=ACTIVE_STATES)
    first: dict[int, datetime] = {}
    steps = inside.filter(steps__state__in=ACTIVE_STATES).values_list("member_id", "steps__at", "steps__before")
    for number, at, before in steps.order_by("steps__id"):
        if number not in first or before not in ACTIVE_STATES:
            first[number] = at
    return {number: _since(at) for number, at in first.items()}


def _since(moment: datetime) -> int:
    return max(0, (now() - moment).days)


_ASKED = {
    "belongs": _belongs,
    "member.role": _role,
    "level": _level,
    "member.days": _days,
    "here.days": _days_here,
    "here.roles": _roles_here,
}
_NONE: dict[str, Any] = {
    "belongs": False,
    "member.role": False,
    "level": None,
    "member.days": 0,
    "here.days": 0,
    "here.roles": 0,
}
