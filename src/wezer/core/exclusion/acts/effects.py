"""What an exclusion ends, and what comes back when an appeal overturns it. Functions for acts."""

from contextlib import suppress
from typing import Any

from django.db.models import Q
from django.utils.dateparse import parse_datetime

from wezer.core.acts.roles import end_role, grant_role
from wezer.core.acts.steps import step_belonging
from wezer.core.crossing.table import may_follow
from wezer.core.exclusion.refusals import ExclusionMoved
from wezer.core.exclusion.sight import holders_in
from wezer.core.models import (
    ACTIVE_STATES,
    Belonging,
    BelongingState,
    BelongingStep,
    Exclusion,
    RoleHolding,
)
from wezer.core.models.group import LIVING
from wezer.core.refusals import RoleFull
from wezer.core.viewer import Viewer
from wezer.kernel.acts import attempt
from wezer.kernel.clock import now

WAITING = (BelongingState.APPLIED, BelongingState.INVITED)
#: From these one is put out.
IN_SOME_WAY = (*ACTIVE_STATES, BelongingState.SUSPENDED)
#: How one stands again in a group inside; other states are those of a full member once more.
COMES_BACK_AS = (BelongingState.NEWCOMER, BelongingState.OBSERVER)


def carry_out(exclusion: Exclusion) -> dict[str, Any]:
    """Roles end (the wallet that goes with them too), in the group and in those inside that would make the person belong to
    it; so do the belongings there. What it was is kept, for an appeal."""
    belonging, member = exclusion.belonging, exclusion.member
    before, until = _before(belonging)
    effects: dict[str, Any] = {"before": before, "until": until, "roles": [], "belongings": []}
    for holding in holders_in(exclusion.group, member):
        end_role(by=Viewer.system(), holding=holding)
        if holding.lent_from_id is None:
            effects["roles"].append(holding.pk)
    for each in belongings_inside(exclusion):
        effects["belongings"].append([each.pk, str(each.state)])
        state = BelongingState.WITHDRAWN if each.state in WAITING else BelongingState.LEFT
        step_belonging(each, (*IN_SOME_WAY, *WAITING), state, ExclusionMoved(), told_as="exclusion")
    step_belonging(
        belonging, IN_SOME_WAY, BelongingState.EXCLUDED, ExclusionMoved(), told_as="exclusion", reason="", until=None,
        grace_until=None, inputs={"exclusion": str(exclusion.uid)},
    )  # fmt: skip
    return effects


def belongings_inside(exclusion: Exclusion) -> list[Belonging]:
    """Those in groups inside through which the person would belong to the group all the same; at the community all."""
    inside = Q(group__above__ancestor=exclusion.group, group__above__depth__gt=0)
    if not exclusion.group.is_root:
        inside &= Q(group__above__is_open=True)
    found = Belonging.objects.filter(inside, member=exclusion.member, state__in=(*IN_SOME_WAY, *WAITING))
    return list(found.select_related("group", "member").order_by("pk"))


def _before(belonging: Belonging) -> tuple[str, str]:
    """The state to come back to, and until when it would have lasted."""
    if belonging.state != BelongingState.SUSPENDED:
        return str(belonging.state), belonging.until.isoformat() if belonging.until else ""
    last = _last_suspension(belonging)
    if last is None or last.before not in ACTIVE_STATES:
        return str(BelongingState.MEMBER), ""
    return last.before, last.inputs.get("until") or ""


def _last_suspension(belonging: Belonging) -> BelongingStep | None:
    steps = BelongingStep.objects.filter(belonging=belonging, state=BelongingState.SUSPENDED)
    return steps.order_by("-id").first()


def keeps_out(exclusion: Exclusion) -> bool:
    """Whether it is by the emergency of this procedure that the person is kept out now, and by nothing decided since."""
    last = _last_suspension(exclusion.belonging)
    is_out = exclusion.belonging.state == BelongingState.SUSPENDED
    return is_out and last is not None and last.inputs.get("exclusion") == str(exclusion.uid)


def restore(exclusion: Exclusion) -> dict[str, Any]:
    """The person stands as before; roles come back where nobody else has taken the seat and the term is not over. Whoever
    has left the community meanwhile stands as somebody who left."""
    effects = dict(exclusion.effects)
    if _is_gone(exclusion):
        step_belonging(
            exclusion.belonging, BelongingState.EXCLUDED, BelongingState.LEFT, ExclusionMoved(), told_as="appeal"
        )  # fmt: skip
        return effects
    if not exclusion.belonging.is_active:
        _stand_as_before(exclusion, effects)
    for number, state in effects.get("belongings", []):
        _belong_again(number, state)
    effects["back"], effects["not_back"] = [], []
    for number in effects.get("roles", []):
        why = _hold_again(number)
        effects["not_back" if why else "back"].append([number, why])
    return effects


def _is_gone(exclusion: Exclusion) -> bool:
    root = Belonging.objects.filter(member=exclusion.member, group__parent=None, state__in=IN_SOME_WAY)
    return not exclusion.group.is_root and not root.exists()


def _stand_as_before(exclusion: Exclusion, effects: dict[str, Any]) -> None:
    before = effects.get("before") or BelongingState.MEMBER
    if (
        before not in ACTIVE_STATES
        or before == BelongingState.LEAVING
        or not may_follow(BelongingState.EXCLUDED, before)
    ):
        before = BelongingState.MEMBER
    timed = before in (BelongingState.NEWCOMER, BelongingState.PAUSED)
    step_belonging(
        exclusion.belonging, BelongingState.EXCLUDED, before, ExclusionMoved(), told_as="appeal", reason="",
        until=parse_datetime(effects["until"]) if timed and effects.get("until") else None,
        inputs={"exclusion": str(exclusion.uid)},
    )  # fmt: skip


def _belong_again(number: int, state: str) -> None:
    """Only what this exclusion ended, and nobody has changed since."""
    found = Belonging.objects.select_related("group", "member").filter(pk=number, state=BelongingState.LEFT).first()
    last = BelongingStep.objects.filter(belonging_id=number).order_by("-id").first()
    if found is not None and last is not None and last.crossing == "exclusion":
        again = state if state in COMES_BACK_AS else BelongingState.MEMBER
        step_belonging(found, BelongingState.LEFT, again, ExclusionMoved(), told_as="appeal")


def _hold_again(number: int) -> str:
    """Give a role back; or why not: over, filled, gone."""
    held = RoleHolding.objects.select_related("role__group", "member").filter(pk=number).first()
    if held is None or held.role.group.state not in LIVING:
        return "gone"
    if held.ends_at is not None and held.ends_at <= now():
        return "over"
    with suppress(RoleFull), attempt():
        again = grant_role(by=Viewer.system(), role=held.role, member=held.member)
        RoleHolding.objects.filter(pk=again.pk).update(ends_at=held.ends_at, trust=held.trust)
        RoleHolding.objects.filter(pk=held.pk).update(trust="")  # nobody gave it up
        return ""
    return "filled"
