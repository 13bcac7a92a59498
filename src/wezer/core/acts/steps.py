"""Every change of a belonging goes through here: moved by compare-and-set, kept as a step, told as a fact."""

from typing import Any

from wezer.core.acts.care import settle_care_of
from wezer.core.crossing.table import OUTSIDE, may_follow
from wezer.core.events import BelongingChanged
from wezer.core.exclusion.barring import refuse_excluded
from wezer.core.maps.points import point_member
from wezer.core.models import (
    Belonging,
    BelongingState,
    BelongingStep,
    Crossing,
    CrossingState,
    Departure,
    Group,
    Member,
    SearchDoc,
)
from wezer.core.refusals import NotWaiting
from wezer.kernel.acts import current, move, move_all
from wezer.kernel.clock import now
from wezer.kernel.events import emit
from wezer.kernel.ref import ref

#: In these somebody who said that they leave goes when the day has come; also who is kept out meanwhile.
GOING = frozenset({BelongingState.LEAVING, BelongingState.SUSPENDED})


def step_belonging(
    belonging: Belonging,
    before: Any,
    state: str,
    refusal: Exception,
    *,
    told_as: str = "",
    inputs: dict[str, Any] | None = None,
    **also: Any,
) -> None:
    """Move a belonging and tell it, or refuse. For acts only. `told_as`: by which crossing, when it is no coming in."""
    was = belonging.state
    allowed = [each for each in (before if isinstance(before, tuple) else (before,)) if may_follow(each, state)]
    if not move(belonging, tuple(allowed), state, since=now(), **also):
        raise refusal
    if state not in GOING and not GOING.isdisjoint(allowed):  # gone, or staying: what was said of leaving is over
        Departure.objects.filter(belonging=belonging).delete()
    told(belonging, was, told_as=told_as, inputs=inputs)


def told(belonging: Belonging, before: str = "", *, told_as: str = "", inputs: dict[str, Any] | None = None) -> None:
    """Keep the step and tell it. `before` is empty for a belonging that was not there."""
    crossing = told_as or belonging.crossing
    BelongingStep.objects.create(
        belonging=belonging,
        before=before,
        state=belonging.state,
        crossing=crossing,
        actor=getattr(current().by, "member", None),
        membrane_version=belonging.group.membrane_version,
        inputs=inputs or {},
        reason=belonging.reason if belonging.state in _WITH_REASON else "",
        at=now(),
    )
    if before == BelongingState.APPLIED:  # whoever let them in, or not, has ended it already
        mine = Crossing.objects.filter(belonging=belonging)
        move_all(mine, CrossingState.WAITING, CrossingState.BACK, ended_at=now())
    if belonging.group.is_root or not _WITHOUT_ROLES.isdisjoint((before, belonging.state)):
        settle_care_of(member=belonging.member)
    if belonging.group.is_root:
        SearchDoc.objects.filter(party_id=belonging.member_id).update(is_listed=belonging.is_active)
        point_member(belonging.member)
    emit(
        BelongingChanged(
            subject=ref(belonging.group), member=ref(belonging.member), state=str(belonging.state), crossing=crossing
        ),
        group=belonging.group,
        audit=True,
    )


#: In these one holds no roles there: who else tends its groups is looked at.
_WITHOUT_ROLES = frozenset({BelongingState.SUSPENDED, BelongingState.EXCLUDED, BelongingState.PAUSED})
_WITH_REASON = (BelongingState.REFUSED, BelongingState.SUSPENDED, BelongingState.EXCLUDED, BelongingState.MEMBER,
                BelongingState.NEWCOMER)  # fmt: skip


def become(
    member: Member, group: Group, state: str, *, crossing: str, inputs: dict[str, Any] | None = None, **fields: Any
) -> Belonging:
    """Make the member stand so to the group, from outside of it or from a request or invitation. Already inside, or the
    same: nothing changes. Whoever was excluded is refused as long as the group says so."""
    refuse_excluded(member, group, state, fields.get("invited_by"))
    belonging, is_new = Belonging.objects.select_related("group", "member").get_or_create(
        member=member, group=group, defaults={"state": state, "crossing": crossing, **fields}
    )
    if is_new:
        told(belonging, inputs=inputs)
        return belonging
    if belonging.state == state or belonging.is_active:
        return belonging
    fields.setdefault("until", None)  # of an invitation that was open, of how one stood before
    waiting = {
        BelongingState.INVITED: (BelongingState.INVITED,),
        BelongingState.APPLIED: (BelongingState.INVITED,),
    }.get(BelongingState(state), (BelongingState.APPLIED, BelongingState.INVITED))
    step_belonging(
        belonging,
        (*OUTSIDE, *waiting, BelongingState.EXCLUDED),
        state,
        NotWaiting(),
        inputs=inputs,
        crossing=crossing,
        **fields,
    )
    return belonging
