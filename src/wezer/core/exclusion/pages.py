"""What the page of a procedure shows to whoever may read it: the file, what was ended, and what they may do."""

from dataclasses import dataclass, field
from typing import Any

from wezer.core.exclusion.acts.effects import belongings_inside
from wezer.core.exclusion.acts.procedure import SPOKEN_IN, count_of
from wezer.core.exclusion.rules import in_words
from wezer.core.exclusion.sight import holders_in
from wezer.core.halls import role_name
from wezer.core.models import (
    Belonging,
    Exclusion,
    ExclusionState,
    ExclusionVoice,
    ExclusionWord,
    Group,
    RoleHolding,
    VerdictStage,
)
from wezer.core.settlement import OpenPoint, open_points
from wezer.kernel.permissions import can


@dataclass
class Effects:
    """What an exclusion ends, in names that the viewer may know; after an appeal, what came back and what did not."""

    roles: list[str] = field(default_factory=list)
    groups: list[Group] = field(default_factory=list)
    back: list[str] = field(default_factory=list)
    not_back: list[tuple[str, str]] = field(default_factory=list)


@dataclass
class ExclusionView:
    exclusion: Exclusion
    mine: bool
    words: list[ExclusionWord]
    rule: str
    effects: Effects
    may: set[str]
    my_ballot: str = ""
    turnout: tuple[int, int] = (0, 0)
    points: list[OpenPoint] = field(default_factory=list)


def exclusion_view(viewer: Any, exclusion: Exclusion) -> ExclusionView:
    mine = viewer.member is not None and viewer.member.pk == exclusion.member_id
    words = exclusion.words.select_related("author__photo").order_by("id")[:200]
    view = ExclusionView(
        exclusion, mine, list(words), in_words(exclusion.rule), _effects(viewer, exclusion, mine), set()
    )
    if exclusion.state == ExclusionState.DECIDING and exclusion.is_voted:
        count = count_of(exclusion)
        view.turnout = (count.electors - count.missing, count.electors)
    if mine and exclusion.group.is_root and exclusion.state in (ExclusionState.EXCLUDED, ExclusionState.UPHELD):
        view.points = open_points(exclusion.member)
    _what_one_may(viewer, view)
    return view


def _what_one_may(viewer: Any, view: ExclusionView) -> None:
    exclusion = view.exclusion
    before = exclusion.state in (ExclusionState.HEARING, ExclusionState.DECIDING)
    governs = can(viewer, "core.propose_exclusion", exclusion.group)
    if exclusion.state in SPOKEN_IN and view.mine:
        view.may.add("answer")
    elif exclusion.state in SPOKEN_IN and can(viewer, "core.speak_on_exclusion", exclusion):
        view.may.add("record")
    if before and not view.mine and (governs or viewer.member.pk == exclusion.proposed_by_id):
        view.may.add("withdraw")
    if exclusion.state == ExclusionState.DECIDING:
        if can(viewer, "core.decide_exclusion", exclusion):
            view.may.add("decide")
        if can(viewer, "core.vote_on_exclusion", exclusion):
            view.may.add("vote")
            voice = ExclusionVoice.objects.get(exclusion=exclusion, member=viewer.member, stage=VerdictStage.FIRST)
            view.my_ballot = voice.choice
    if view.mine and exclusion.may_still_be_appealed:
        view.may.add("appeal")
    if can(viewer, "core.hear_appeal", exclusion):
        view.may.add("judge")


def would_end(viewer: Any, belonging: Belonging) -> Effects:
    """Before anything is proposed: what an exclusion from the group would end."""
    exclusion = Exclusion(belonging=belonging, group=belonging.group, member=belonging.member)
    roles = [_said(held) for held in holders_in(belonging.group, belonging.member)]
    return Effects(roles, _known(viewer, [each.group_id for each in belongings_inside(exclusion)]))


def _effects(viewer: Any, exclusion: Exclusion, mine: bool) -> Effects:
    kept = exclusion.effects
    if not kept:
        return Effects()
    numbers = [*kept.get("roles", []), *(number for number, _why in kept.get("not_back", []))]
    held = {one.pk: one for one in RoleHolding.objects.select_related("role__group").filter(pk__in=numbers)}
    back = [_said(held[number]) for number, _why in kept.get("back", []) if number in held]
    not_back = [(_said(held[number]), why) for number, why in kept.get("not_back", []) if number in held]
    ended = [number for number, _state in kept.get("belongings", [])]
    places = list(Belonging.objects.filter(pk__in=ended).values_list("group_id", flat=True))
    groups = list(Group.objects.filter(pk__in=places)) if mine else _known(viewer, places)
    return Effects([_said(held[number]) for number in kept.get("roles", []) if number in held], groups, back, not_back)


def _known(viewer: Any, places: list[int]) -> list[Group]:
    return list(Group.objects.visible_to(viewer).filter(pk__in=places).order_by("name")) if places else []


def _said(held: RoleHolding) -> str:
    return f"{role_name(held.role)} · {held.role.group.name}"
