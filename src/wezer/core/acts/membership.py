"""Crossing membranes: entering, asking, deciding, leaving, suspending. Every step is told with its crossing."""

from collections.abc import Sequence
from contextlib import suppress
from datetime import datetime
from typing import Any

from django.utils.dateparse import parse_datetime

from wezer.core.acts.door import suffices
from wezer.core.acts.roles import end_role
from wezer.core.acts.steps import become, step_belonging
from wezer.core.community import community
from wezer.core.crossing.acts.agreements import accept_on_entering
from wezer.core.crossing.acts.attempts import cross, let_in
from wezer.core.crossing.acts.voices import decide_entry as decide_entry
from wezer.core.crossing.membranes import rules_of
from wezer.core.invitations import clean_answers
from wezer.core.models import (
    ACTIVE_STATES,
    Belonging,
    BelongingState,
    BelongingStep,
    Departure,
    Group,
    Member,
    RoleHolding,
)
from wezer.core.refusals import LeaveElsewhere, MembraneClosed, NotWaiting
from wezer.kernel.acts import act, attempt
from wezer.kernel.clock import now
from wezer.kernel.permissions import require
from wezer.kernel.refusals import InvalidTransition, NotAllowed


@act
def enter_group(*, by: Any, group: Group, accepted: Sequence[str] = ()) -> Belonging:
    """Walk through the membrane where nobody has to say anything: it is open, or its rule holds."""
    require(by, "core.enter_group", group)
    accept_on_entering(by, group, accepted)
    kinds = rules_of(group).kinds
    if not kinds & {"open", "rule"}:
        raise MembraneClosed()
    return cross(by.member, group)


@act
def ask_to_enter(
    *,
    by: Any,
    group: Group,
    message: str = "",
    answers: Sequence[dict[str, str]] = (),
    accepted: Sequence[str] = (),
) -> Belonging:
    """Ask to come in by whatever way the membrane has; who is invited accepts by it. In at once where nobody is asked.
    `accepted`: the agreements that were read, each "<uid> <version>"."""
    require(by, "core.enter_group", group)
    accept_on_entering(by, group, accepted)
    invited = Belonging.objects.select_related("group", "member").filter(
        member=by.member, group=group, state=BelongingState.INVITED
    )
    if (mine := invited.first()) is not None:
        answer_invitation(by=by, belonging=mine, accept=True)
        return mine
    return cross(by.member, group, message=message[:2000], answers=clean_answers(answers))


@act
def invite_member(*, by: Any, group: Group, member: Member, message: str = "") -> Belonging:
    """Invite a member of the community into a group."""
    require(by, "core.invite_to_group", group)
    return become(
        member, group, BelongingState.INVITED, crossing="invitation", message=message[:2000], invited_by=by.member
    )


@act
def answer_invitation(*, by: Any, belonging: Belonging, accept: bool, accepted: Sequence[str] = ()) -> None:
    """The invited person's own answer."""
    if by.member is None or by.member.pk != belonging.member_id:
        raise NotWaiting()
    if not accept:
        step_belonging(belonging, BelongingState.INVITED, BelongingState.DECLINED, NotWaiting())
        return
    if belonging.state != BelongingState.INVITED:
        raise NotWaiting()
    if not by.is_inside:
        raise NotAllowed()
    accept_on_entering(by, belonging.group, accepted)
    come_by_invitation(belonging.member, belonging.group)
    belonging.refresh_from_db()


def come_by_invitation(member: Member, group: Group) -> Belonging:
    """Whoever decides alone has decided by inviting; where a vote, vouching or a rule is asked, that remains. For acts."""
    rules = rules_of(group)
    if suffices(rules):
        return let_in(member, group, rules, [{"kind": "invitation"}], {"invited": True})
    return cross(member, group, invited=True)


@act
def bring_in(
    *, by: Any, group: Group, member: Member, crossing: str = "added", state: str = BelongingState.MEMBER
) -> Belonging:
    """Put a member into a group directly, also as an observer: imports, founding, the demo; needs the right to decide."""
    require(by, "core.decide_membership", group)
    return become(member, group, state, crossing=crossing)


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
        reason=reason[:2000], until=until, inputs={"until": belonging.until and belonging.until.isoformat()},
    )  # fmt: skip


@act
def lift_suspension(*, by: Any, member: Member) -> None:
    """They stand as they stood before, with what was left of a trial or a pause."""
    root = community()
    require(by, "core.suspend_members", root)
    belonging = _with_root(member, root)
    refusal = InvalidTransition(state=belonging.get_state_display())
    last = BelongingStep.objects.filter(belonging=belonging, state=BelongingState.SUSPENDED).order_by("-id").first()
    before = last.before if last and last.before in ACTIVE_STATES else BelongingState.MEMBER
    if before == BelongingState.LEAVING and not Departure.objects.filter(belonging=belonging).exists():
        before = BelongingState.MEMBER
    until = last.inputs.get("until") if last and before in (BelongingState.NEWCOMER, BelongingState.PAUSED) else None
    step_belonging(
        belonging, BelongingState.SUSPENDED, before, refusal, told_as="return", reason="",
        until=parse_datetime(until) if until else None, grace_until=None,
        paused_by_rule=belonging.paused_by_rule and before == BelongingState.PAUSED,
    )  # fmt: skip


@act
def end_suspensions(*, by: Any) -> int:
    """Those whose day has come. How many there were."""
    due = Belonging.objects.filter(state=BelongingState.SUSPENDED, group=community(), until__lte=now())
    found = list(due.select_related("member").order_by("until")[:200])
    for belonging in found:
        with suppress(InvalidTransition), attempt():  # lifted at this very moment
            lift_suspension(by=by, member=belonging.member)
    return len(found)


def _with_root(member: Member, root: Group) -> Belonging:
    return Belonging.objects.select_related("group", "member").get(member=member, group=root)
