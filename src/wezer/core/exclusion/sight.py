"""Who governs a group, who decides on an exclusion, who hears an appeal, and so who reads the file."""

from typing import Any

from django.db.models import Q

from wezer.core.models import Exclusion, ExclusionState, Group, Member, RoleHolding, VerdictStage
from wezer.core.models.exclusion import ExclusionVoice
from wezer.core.reach import groups_reached, holdings_reaching, who_has

OF_GROUPS, OF_ROOT = "core.decide_membership", "core.suspend_members"
#: An appeal was made: those who hear it read along.
AFTER_APPEAL = (ExclusionState.APPEALED, ExclusionState.UPHELD, ExclusionState.OVERTURNED)


def governing_right(group: Group) -> str:
    return OF_ROOT if group.is_root else OF_GROUPS


def governs(viewer: Any, group: Group) -> bool:
    return bool(viewer.has_right(OF_ROOT) if group.is_root else viewer.has_right(OF_GROUPS, group))


def seen_by(viewer: Any) -> Q:
    if viewer.member is None:
        return Q(pk__in=())
    spoke = ExclusionVoice.objects.filter(member=viewer.member)
    votes = spoke.filter(choice="", exclusion__state=ExclusionState.DECIDING, exclusion__group__in=_fully_in(viewer))
    party = Q(member=viewer.member) | Q(proposed_by=viewer.member)
    speaks = Q(pk__in=spoke.exclude(choice="").values("exclusion")) | Q(pk__in=votes.values("exclusion"))
    reached = groups_reached(viewer, OF_GROUPS)
    found = party | speaks | Q(group__parent__isnull=False, group__in=reached)
    found |= Q(state__in=AFTER_APPEAL, appeal_group__parent__isnull=False, appeal_group__in=reached)
    if viewer.has_right(OF_ROOT):
        found |= Q(group__parent=None) | Q(state__in=AFTER_APPEAL, appeal_group__parent=None)
    return found


def _fully_in(viewer: Any) -> list[int]:
    return [number for number in viewer.direct_group_ids if viewer.belongs_fully(number)]


def deciders_of(exclusion: Exclusion) -> list[Member]:
    """Those of whom a decision is asked: not the person, nor whoever proposed it unless nobody else could decide."""
    others = [
        one for one in who_has(governing_right(exclusion.group), exclusion.group) if one.pk != exclusion.member_id
    ]
    return [one for one in others if one.pk != exclusion.proposed_by_id] or others


def spoken(exclusion: Exclusion) -> set[int]:
    """Those who decided or voted at first, and whoever proposed it."""
    said = ExclusionVoice.objects.filter(exclusion=exclusion, stage=VerdictStage.FIRST).exclude(choice="")
    return {
        *said.values_list("member_id", flat=True),
        *([exclusion.proposed_by_id] if exclusion.proposed_by_id else []),
    }


def judges_in(exclusion: Exclusion, group: Group) -> list[Member]:
    """Those of a group who may hear the appeal: other people than those who decided."""
    right, barred = governing_right(group), {*spoken(exclusion), exclusion.member_id}
    held = holdings_reaching(right, group).filter(role__group=group).order_by("member__name", "member_id")
    return list(
        {one.member_id: one.member for one in held if right in one.rights and one.member_id not in barred}.values()
    )


def appeal_place(exclusion: Exclusion) -> Group:
    """The nearest group around that has somebody to hear an appeal; else the community itself, which has to find somebody."""
    start = exclusion.group.parent_id or exclusion.group_id
    around = Group.objects.filter(below__descendant=start).order_by("below__depth")
    places = list(around)
    return next((place for place in places if judges_in(exclusion, place)), places[-1])


def may_judge(viewer: Any, exclusion: Exclusion) -> bool:
    place = exclusion.appeal_group
    if viewer.member is None or place is None or not governs(viewer, place):
        return False
    return viewer.member.pk not in {*spoken(exclusion), exclusion.member_id}


def holders_in(group: Group, member: Member) -> list[RoleHolding]:
    """The roles that a member holds in a group and in those inside that would make them belong to it."""
    inside = Q(role__group__above__ancestor=group) & (Q() if group.is_root else Q(role__group__above__is_open=True))
    held = RoleHolding.objects.filter(inside, member=member, until=None)
    return list(held.select_related("role__group", "member", "lent_from").order_by("pk"))
