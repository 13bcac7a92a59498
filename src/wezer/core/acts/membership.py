"""Crossing membranes: entering, asking, deciding, leaving, suspending. Every step is told with its crossing."""

from datetime import datetime
from typing import Any

from wezer.core.acts.care import settle_care_of
from wezer.core.acts.roles import end_role
from wezer.core.community import community
from wezer.core.events import BelongingChanged
from wezer.core.maps.points import point_member
from wezer.core.models import ACTIVE_STATES, Belonging, BelongingState, Group, Member, Membrane, RoleHolding, SearchDoc
from wezer.core.refusals import LeaveElsewhere, MembraneClosed, NotWaiting
from wezer.kernel.acts import act, move
from wezer.kernel.clock import now
from wezer.kernel.events import emit
from wezer.kernel.permissions import require
from wezer.kernel.ref import ref
from wezer.kernel.refusals import InvalidTransition

#: States from which one may come (again): nothing is open between the person and the group.
OUTSIDE = (
    BelongingState.LEFT,
    BelongingState.REFUSED,
    BelongingState.DECLINED,
    BelongingState.EXPIRED,
    BelongingState.WITHDRAWN,
)


@act
def enter_group(*, by: Any, group: Group) -> Belonging:
    """Walk through an open membrane."""
    require(by, "core.enter_group", group)
    if group.membrane != Membrane.OPEN:
        raise MembraneClosed()
    return _become(by.member, group, BelongingState.MEMBER, crossing="open")


@act
def ask_to_enter(*, by: Any, group: Group, message: str = "") -> Belonging:
    """Ask those who decide; the group's membrane must be "on request" (an open one lets in at once)."""
    require(by, "core.enter_group", group)
    if group.membrane == Membrane.OPEN:
        return _become(by.member, group, BelongingState.MEMBER, crossing="open")
    if group.membrane != Membrane.REQUEST:
        raise MembraneClosed()
    return _become(by.member, group, BelongingState.APPLIED, crossing="request", message=message[:2000])


@act
def decide_entry(*, by: Any, belonging: Belonging, accept: bool, reason: str = "") -> None:
    """Let someone who asked in, or not; the reason is shown to them."""
    require(by, "core.decide_membership", belonging.group)
    state = BelongingState.MEMBER if accept else BelongingState.REFUSED
    step_belonging(belonging, BelongingState.APPLIED, state, NotWaiting(), reason=reason[:2000])


@act
def invite_member(*, by: Any, group: Group, member: Member, message: str = "") -> Belonging:
    """Invite a member of the community into a group."""
    require(by, "core.invite_to_group", group)
    return _become(
        member, group, BelongingState.INVITED, crossing="invitation", message=message[:2000], invited_by=by.member
    )


@act
def answer_invitation(*, by: Any, belonging: Belonging, accept: bool) -> None:
    """The invited person's own answer."""
    if by.member is None or by.member.pk != belonging.member_id:
        raise NotWaiting()
    state = BelongingState.MEMBER if accept else BelongingState.DECLINED
    step_belonging(belonging, BelongingState.INVITED, state, NotWaiting())


@act
def bring_in(*, by: Any, group: Group, member: Member, crossing: str = "added") -> Belonging:
    """Put a member into a group directly: imports, founding, the demo; needs the right to decide."""
    require(by, "core.decide_membership", group)
    return _become(member, group, BelongingState.MEMBER, crossing=crossing)


@act
def leave_group(*, by: Any, group: Group) -> None:
    """Leave; roles held there end with it."""
    belonging = Belonging.objects.select_related("group", "member").filter(member=by.member, group=group).first()
    if belonging is None:
        raise NotWaiting()
    if group.is_root:  # one leaves the community on a page of its own, when nothing is open
        raise LeaveElsewhere()
    waiting = belonging.state in (BelongingState.APPLIED, BelongingState.INVITED)
    state = BelongingState.WITHDRAWN if waiting else BelongingState.LEFT
    for holding in RoleHolding.objects.select_related("role__group", "member").filter(
        member=by.member, role__group=group, until=None
    ):
        end_role(by=by, holding=holding)
    step_belonging(belonging, (*ACTIVE_STATES, BelongingState.APPLIED, BelongingState.INVITED), state, NotWaiting())
    if hasattr(by, "forget"):
        by.forget()


@act
def suspend_member(*, by: Any, member: Member, reason: str, until: datetime | None = None) -> None:
    """Close the community to someone for a time, with a reason they read."""
    root = community()
    require(by, "core.suspend_members", root)
    belonging = _with_root(member, root)
    step_belonging(
        belonging, ACTIVE_STATES, BelongingState.SUSPENDED, InvalidTransition(state=belonging.get_state_display()),
        reason=reason[:2000], until=until,
    )  # fmt: skip


@act
def lift_suspension(*, by: Any, member: Member) -> None:
    root = community()
    require(by, "core.suspend_members", root)
    belonging = _with_root(member, root)
    refusal = InvalidTransition(state=belonging.get_state_display())
    step_belonging(
        belonging, BelongingState.SUSPENDED, BelongingState.MEMBER, refusal, told_as="return", reason="", until=None
    )


def _with_root(member: Member, root: Group) -> Belonging:
    return Belonging.objects.select_related("group", "member").get(member=member, group=root)


def _become(member: Member, group: Group, state: str, *, crossing: str, **fields: Any) -> Belonging:
    belonging, is_new = Belonging.objects.select_related("group", "member").get_or_create(
        member=member, group=group, defaults={"state": state, "crossing": crossing, **fields}
    )
    if is_new:
        _tell(belonging)
        return belonging
    if belonging.state == state or belonging.is_active:
        return belonging
    before = OUTSIDE if state in (BelongingState.APPLIED, BelongingState.INVITED) else (
        *OUTSIDE, BelongingState.APPLIED, BelongingState.INVITED
    )  # fmt: skip
    step_belonging(belonging, before, state, NotWaiting(), crossing=crossing, **fields)
    return belonging


def step_belonging(
    belonging: Belonging, before: Any, state: str, refusal: Exception, *, told_as: str = "", **also: Any
) -> None:
    """Move a belonging and tell it, or refuse. For acts only. `told_as`: by which crossing, when it is no coming in."""
    if not move(belonging, before, state, since=now(), **also):
        raise refusal
    _tell(belonging, told_as)


def _tell(belonging: Belonging, told_as: str = "") -> None:
    if belonging.group.is_root:
        settle_care_of(member=belonging.member)
        SearchDoc.objects.filter(party_id=belonging.member_id).update(is_listed=belonging.is_active)
        point_member(belonging.member)
    emit(
        BelongingChanged(
            subject=ref(belonging.group),
            member=ref(belonging.member),
            state=belonging.state,
            crossing=told_as or belonging.crossing,
        ),
        group=belonging.group,
        audit=True,
    )
