"""Crossing membranes: entering, asking, deciding, leaving, suspending. Every step is told with its crossing."""

from collections.abc import Sequence
from contextlib import suppress
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Q
from django.utils.dateparse import parse_datetime

from wezer.core.acts.care import refuse_last_steward
from wezer.core.acts.door import invitation_ends, suffices
from wezer.core.acts.steps import become, step_belonging
from wezer.core.community import community
from wezer.core.crossing.acts.agreements import accept_on_entering
from wezer.core.crossing.acts.attempts import cross, let_in, let_observe
from wezer.core.crossing.acts.parting import end_roles_in, say_that_one_leaves, word_of_who_is_due
from wezer.core.crossing.acts.voices import decide_entry as decide_entry
from wezer.core.crossing.inviting import asks_first
from wezer.core.crossing.membranes import rules_of
from wezer.core.crossing.refusals import ConfirmedFirst
from wezer.core.invitations import clean_answers
from wezer.core.models import (
    ACTIVE_STATES,
    Belonging,
    BelongingState,
    BelongingStep,
    Departure,
    Group,
    Member,
)
from wezer.core.models.membership import AS_OBSERVER, LONGEST_INVITATION_DAYS
from wezer.core.moderation.refusals import HeardFirst
from wezer.core.refusals import InvitationOver, LeaveElsewhere, MembraneClosed, NotWaiting
from wezer.core.settings_registry import value
from wezer.kernel.acts import act, attempt
from wezer.kernel.clock import now
from wezer.kernel.permissions import require
from wezer.kernel.refusals import InvalidTransition, NotAllowed

#: These last until a day, which is known again when a suspension ends.
TIMED = (BelongingState.NEWCOMER, BelongingState.PAUSED, BelongingState.LEAVING)


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
    if (mine := invited.first()) is not None and mine.answer_until > now():
        answer_invitation(by=by, belonging=mine, accept=True)
        return mine
    return cross(by.member, group, message=message[:2000], answers=clean_answers(answers))


@act
def invite_member(*, by: Any, group: Group, member: Member, message: str = "", as_observer: bool = False) -> Belonging:
    """Invite a member of the community into a group; whoever decides who is in, also as an observer. It ends by itself when
    nobody answers (core.md 5.1). Refused where it is confirmed first: there one proposes it (`propose_invitation`)."""
    require(by, "core.invite_to_group", group)
    if as_observer:
        require(by, "core.decide_membership", group)
    if asks_first(by, group):
        raise ConfirmedFirst(name=group.name)
    said = {"message": message[:2000], "invited_by": by.member, "until": invitation_ends(group)}
    crossing = AS_OBSERVER if as_observer else "invitation"
    made = become(member, group, BelongingState.INVITED, crossing=crossing, **said)
    if made.state != BelongingState.INVITED:
        return made
    if made.is_to_observe != as_observer:
        said["crossing"] = crossing
    if "crossing" in said or made.until != said["until"]:  # invited before: anew, for as long
        Belonging.objects.filter(pk=made.pk, state=BelongingState.INVITED).update(**said)
        made.refresh_from_db()
    return made


@act
def end_invitations(*, by: Any) -> int:
    """Those that nobody answered in time. How many there were."""
    long_ago = now() - timedelta(days=LONGEST_INVITATION_DAYS)
    over = Q(until__lte=now()) | Q(until=None, since__lte=long_ago)
    due = Belonging.objects.filter(over, state=BelongingState.INVITED).select_related("group", "member")
    found = list(due.order_by("pk")[:200])
    for belonging in found:
        with suppress(NotWaiting), attempt():  # answered at this very moment
            step_belonging(belonging, BelongingState.INVITED, BelongingState.EXPIRED, NotWaiting(), until=None)
    return len(found)


@act
def answer_invitation(*, by: Any, belonging: Belonging, accept: bool, accepted: Sequence[str] = ()) -> None:
    """The invited person's own answer."""
    if by.member is None or by.member.pk != belonging.member_id:
        raise NotWaiting()
    if not accept:
        step_belonging(belonging, BelongingState.INVITED, BelongingState.DECLINED, NotWaiting(), until=None)
        return
    if belonging.state != BelongingState.INVITED:
        raise NotWaiting()
    if belonging.answer_until <= now():
        raise InvitationOver()
    if not by.is_inside:
        raise NotAllowed()
    accept_on_entering(by, belonging.group, accepted)
    if belonging.is_to_observe:
        let_observe(belonging.member, belonging.group)
    else:
        come_by_invitation(belonging.member, belonging.group, back=belonging.crossing == "split")
    belonging.refresh_from_db()


def come_by_invitation(member: Member, group: Group, *, back: bool = False) -> Belonging:
    """Whoever decides alone has decided by inviting; where a vote, vouching or a rule is asked, that remains, but not for who
    was in it and went with a part that was split off. For acts."""
    rules = rules_of(group)
    if back or suffices(rules):
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
def leave_group(*, by: Any, group: Group, handover: str = "", word: str = "") -> Departure | None:
    """Leave; roles held there end with it. `handover` is what those who take them over should know: it stands with each
    that was one's own. Where the membrane asks for notice or a talk, that one leaves is said now, with a `word` to those who
    tend the group, and done on its day."""
    belonging = Belonging.objects.select_related("group", "member").filter(member=by.member, group=group).first()
    if belonging is None:
        raise NotWaiting()
    if group.is_root:  # one leaves the community on a page of its own, when nothing is open
        raise LeaveElsewhere()
    waiting, inside = (BelongingState.APPLIED, BelongingState.INVITED), (*ACTIVE_STATES, BelongingState.SUSPENDED)
    if belonging.state == BelongingState.LEAVING:
        left_before = word_of_who_is_due(belonging)  # asked first, whatever is said now
        handover = handover or left_before
    elif said := say_that_one_leaves(belonging, handover, word):
        return said
    # Whoever is let in at this moment withdraws nothing any more: they hear it, and may leave.
    leaving, state = (
        (waiting, BelongingState.WITHDRAWN) if belonging.state in waiting else (inside, BelongingState.LEFT)
    )
    end_roles_in(by, belonging, handover)
    step_belonging(belonging, leaving, state, NotWaiting())
    if hasattr(by, "forget"):
        by.forget()
    return None


@act
def suspend_member(*, by: Any, member: Member, reason: str, until: datetime | None = None) -> None:
    """Close the community to someone for a time, with a reason they read. One person does so for some days at most
    (`moderation.suspension_days`), which hold when no day is said; for longer somebody is heard first (core.md M-2)."""
    root = community()
    require(by, "core.suspend_members", root)
    refuse_last_steward(root, member)
    if not by.is_system:
        most = value("moderation.suspension_days")
        latest = now() + timedelta(days=most)
        until = until or latest
        if not now() < until <= latest:
            raise HeardFirst(most=most)
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
    stand_again(_with_root(member, root))


def stand_again(belonging: Belonging) -> None:
    """A suspension ends: they stand as before it. For acts."""
    refusal = InvalidTransition(state=belonging.get_state_display())
    before, until = stood_before(belonging)
    step_belonging(
        belonging, BelongingState.SUSPENDED, before, refusal, told_as="return", reason="", until=until, grace_until=None,
        paused_by_rule=belonging.paused_by_rule and before == BelongingState.PAUSED,
    )  # fmt: skip


def stood_before(belonging: Belonging) -> tuple[str, datetime | None]:
    """How somebody suspended stood before, and until when: a trial, a pause, a notice of leaving."""
    last = BelongingStep.objects.filter(belonging=belonging, state=BelongingState.SUSPENDED).order_by("-id").first()
    before = last.before if last and last.before in ACTIVE_STATES else BelongingState.MEMBER
    if before == BelongingState.LEAVING and not Departure.objects.filter(belonging=belonging).exists():
        before = BelongingState.MEMBER
    until = last.inputs.get("until") if last and before in TIMED else None
    return before, parse_datetime(until) if until else None


@act
def end_suspensions(*, by: Any) -> int:
    """Those whose day has come, in the community and in groups. How many there were."""
    due = Belonging.objects.filter(state=BelongingState.SUSPENDED, until__lte=now())
    found = list(due.select_related("group", "member").order_by("until")[:200])
    for belonging in found:
        with suppress(InvalidTransition), attempt():  # lifted at this very moment
            stand_again(belonging)
    return len(found)


def _with_root(member: Member, root: Group) -> Belonging:
    return Belonging.objects.select_related("group", "member").get(member=member, group=root)
