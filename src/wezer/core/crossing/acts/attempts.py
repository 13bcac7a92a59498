"""Attempts to come in: begun, judged, ended. Functions for acts; the acts that people call lie beside."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from django.utils.translation import gettext as _

from wezer.core.acts.applications import close_application
from wezer.core.acts.steps import become, step_belonging
from wezer.core.crossing.again import refuse_too_soon
from wezer.core.crossing.events import CrossingBegan
from wezer.core.crossing.guides import next_guide
from wezer.core.crossing.judging import Judged, attempt_of, judge, settings_of
from wezer.core.crossing.kinds import NO, WAITS, YES, Attempt
from wezer.core.crossing.membranes import Rules, Way, key_of, rules_of
from wezer.core.crossing.refusals import MembraneNotMet
from wezer.core.crossing.voters import electors_of
from wezer.core.models import Belonging, BelongingState, Crossing, CrossingState, Group, GroupState, Member
from wezer.core.models.membership import AS_OBSERVER
from wezer.core.refusals import MembraneClosed, NotWaiting
from wezer.kernel.acts import current, move
from wezer.kernel.clock import now
from wezer.kernel.events import emit
from wezer.kernel.ref import ref


def cross(
    member: Member,
    group: Group,
    *,
    invited: bool = False,
    keeps: bool = False,
    answers: Sequence[dict[str, str]] = (),
    **fields: Any,
) -> Belonging:
    """Take somebody to the membrane: in at once, waiting for others, or refused with what is not fulfilled. `keeps`: an
    attempt that does not hold yet is kept, and looked at again every night."""
    _refuse_ended(group)
    rules = rules_of(group)
    found = judge(rules.ways, Attempt(group, member, now(), invited))
    if found.answer == YES and found.way is not None:
        return let_in(member, group, rules, found.way, found.inputs, **fields)
    if found.answer == NO and not keeps:
        raise _refusal(found)
    if not invited:
        refuse_too_soon(member, group)
    label = key_of(rules.ways[0]) if len(rules.ways) == 1 else "mixed"
    belonging = become(member, group, BelongingState.APPLIED, crossing=label, inputs=found.inputs, **fields)
    if belonging.state == BelongingState.APPLIED:
        begin(belonging, rules, invited=invited, answers=answers)
    return belonging


def _refusal(found: Judged) -> Exception:
    if any(part.kind == "rule" for way in found.parts for part in way):
        return MembraneNotMet(why=_("; or ").join(found.unmet))
    return MembraneClosed()


def _refuse_ended(group: Group) -> None:
    """Nobody comes into a group that is paused, archived, or no more."""
    if not group.is_root and group.state not in (GroupState.ACTIVE, GroupState.DRAFT, GroupState.PROPOSED):
        raise MembraneClosed()


def let_in(
    member: Member,
    group: Group,
    rules: Rules,
    way: Way,
    inputs: dict[str, Any],
    *,
    asked: Belonging | None = None,
    **fields: Any,
) -> Belonging:
    """Inside: on trial where the membrane has one, accompanied by the guide whose turn it is. `asked`: they have to be
    waiting still; who has withdrawn meanwhile is not let in."""
    _refuse_ended(group)
    fields |= standing_inside(rules, group, besides=member)
    state = fields.pop("state")
    if asked is None:
        return become(member, group, state, crossing=key_of(way), inputs=inputs, **fields)
    step_belonging(asked, BelongingState.APPLIED, state, NotWaiting(), inputs=inputs, crossing=key_of(way), **fields)
    return asked


def let_observe(member: Member, group: Group) -> Belonging:
    """Inside as an observer: those who decide who is in have said so, and nothing else is asked."""
    _refuse_ended(group)
    anew: dict[str, Any] = {
        "guide": None, "grace_until": None, "paused_by_rule": False, "contacted_at": None, "reminded_at": None,
    }  # fmt: skip
    return become(member, group, BelongingState.OBSERVER, crossing=AS_OBSERVER, inputs={"invited": True}, **anew)


def standing_inside(rules: Rules, group: Group, besides: Member | None = None) -> dict[str, Any]:
    """How one stands who has just come in: the columns of their belonging."""
    trial = rules.trial_days
    return {
        "state": BelongingState.NEWCOMER if trial else BelongingState.MEMBER,
        "until": now() + timedelta(days=trial) if trial else None,
        "guide": next_guide(group, besides) if trial and rules.guides == "turn" else None,
        "grace_until": None,
        "paused_by_rule": False,
        "contacted_at": None,
        "reminded_at": None,
    }


def begin(
    belonging: Belonging, rules: Rules, *, invited: bool = False, answers: Sequence[dict[str, str]] = ()
) -> Crossing:
    """Whoever has to say something is asked from now on."""
    known = Crossing.objects.filter(belonging=belonging, state=CrossingState.WAITING).first()
    if known is not None:
        return known
    group = belonging.group
    vote = next((each for way in rules.ways for each in way if each["kind"] == "vote"), None)
    crossing = Crossing.objects.create(
        belonging=belonging,
        group=group,
        ways=rules.ways,
        membrane_version=group.membrane_version,
        invited=invited,
        answers=list(answers),
        began_at=now(),
        electors=electors_of(group, vote) if vote else [],
        closes_at=now() + timedelta(days=vote["days"]) if vote else None,
    )
    emit(CrossingBegan(subject=ref(group), member=ref(belonging.member), crossing=str(crossing.uid)), group=group)
    settle(crossing)
    return crossing


def locked(crossing: Crossing) -> Crossing:
    """The crossing with its row held: two voices at once are counted one after the other."""
    found = Crossing.objects.select_for_update().get(pk=crossing.pk)
    found.belonging = Belonging.objects.select_related("group", "member__user").get(pk=found.belonging_id)
    return found


def waiting_crossing(belonging: Belonging) -> Crossing:
    """The open attempt of somebody who asked, its row held. One that was asked before membranes had ways is begun now."""
    found = Crossing.objects.filter(belonging=belonging, state=CrossingState.WAITING).first()
    if found is None:
        if belonging.state != BelongingState.APPLIED:
            raise NotWaiting()
        found = begin(belonging, rules_of(belonging.group))
    held = locked(found)
    if not held.is_waiting:  # somebody else has ended it at this very moment
        raise NotWaiting()
    return held


def settle(crossing: Crossing, *, reason: str = "") -> str:
    """End the attempt if what was said so far decides it. What it came to: yes, no, or it waits."""
    belonging = crossing.belonging
    found = judge(crossing.ways, attempt_of(crossing))
    if found.answer == YES and found.way is not None:
        if move(crossing, CrossingState.WAITING, CrossingState.IN, ended_at=now()):
            group, rules = belonging.group, rules_of(belonging.group)
            let_in(belonging.member, group, rules, found.way, found.inputs, asked=belonging, reason=reason)
            _answer_the_door(belonging)
        return YES
    if found.answer == NO and found.is_decided_by_people:
        if move(crossing, CrossingState.WAITING, CrossingState.OUT, ended_at=now()):
            _refuse(belonging, found, reason or _why(crossing, found))
            _answer_the_door(belonging)
        return NO
    return WAITS


def turn_away(crossing: Crossing, reason: str) -> None:
    """Those who decide who enters end an attempt whose conditions ask nothing of them. For acts, its row held."""
    if not move(crossing, CrossingState.WAITING, CrossingState.OUT, ended_at=now()):
        raise NotWaiting()
    _refuse(crossing.belonging, judge(crossing.ways, attempt_of(crossing)), reason)
    _answer_the_door(crossing.belonging)


def _answer_the_door(belonging: Belonging) -> None:
    if belonging.group.is_root:
        close_application(belonging, getattr(current().by, "member", None))


def _refuse(belonging: Belonging, found: Judged, reason: str) -> None:
    step_belonging(
        belonging,
        BelongingState.APPLIED,
        BelongingState.REFUSED,
        NotWaiting(),
        inputs=found.inputs,
        reason=reason[:2000],
    )


def _why(crossing: Crossing, found: Judged) -> str:
    """What the person reads after a vote: its numbers, nobody's name."""
    if settings_of(crossing, "vote") is None:
        return ""
    told = next(part.verdict.inputs for way in found.parts for part in way if part.kind == "vote")
    return _("The vote: {yes} yes, {no} no, {blank} blank, of {electors} who could vote.").format(**told)
