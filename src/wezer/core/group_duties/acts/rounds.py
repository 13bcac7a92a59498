"""How rounds come out, night by night: told before, told after; a pause only beyond what is tolerated and once announced."""

from collections.abc import Sequence
from contextlib import suppress
from datetime import date, datetime, timedelta
from typing import Any

from wezer.core.acts.care import refuse_last_steward
from wezer.core.acts.steps import step_belonging
from wezer.core.group_duties.events import DutyJudged, DutyNearsEnd
from wezer.core.group_duties.progress import (
    bearers_since,
    begins,
    duty_progress,
    measure_of,
    running_period,
    today,
)
from wezer.core.group_duties.rules import outcome, period_before, period_of
from wezer.core.models import UNMET, Belonging, BelongingState, Duty, DutyRound, Group, Member, RoundState
from wezer.core.refusals import LastSteward, NotWaiting
from wezer.kernel.acts import act, attempt, move
from wezer.kernel.clock import now
from wezer.kernel.events import emit
from wezer.kernel.ref import ref

#: So long before a period's end whoever is behind hears of it.
TOLD_BEFORE = timedelta(days=7)
#: So long after its end a period may still be noted before it is judged.
NOTED_AFTER = timedelta(days=5)
#: An announced pause comes after so long, and lasts no less.
ANNOUNCED = timedelta(days=14)
#: Members in one act.
AT_ONCE = 200


@act
def tell_who_is_behind(*, by: Any, duty: Duty, after: int = 0) -> int:
    """The period ends soon: whoever is behind is told, once. The last member looked at, 0 at the end."""
    first, end = running_period(duty)
    if not _counts(duty, first) or today() < end - TOLD_BEFORE:
        return 0
    known = DutyRound.objects.filter(duty=duty, starts_on=first).values("member")
    found = list(_some(duty, first, after).exclude(pk__in=known)[:AT_ONCE])
    done = duty_progress(duty, found, begins(first), now())
    for member in found:
        if done[member.pk] < duty.amount:
            behind = _round(duty, member, (first, end), done[member.pk], RoundState.RUNNING)
            emit(DutyNearsEnd(subject=ref(duty), round=str(behind.uid)), group=duty.group)
    return _last(found)


@act
def judge_duty(*, by: Any, duty: Duty, after: int = 0) -> int:
    """The last whole period, some days after it ended: who did it, who fell short and what follows. Those who bore it all
    the time alone. The last member looked at, 0 at the end."""
    first, end = period_before(running_period(duty)[0], duty.every)
    if not _counts(duty, first) or today() < end + NOTED_AFTER:
        return 0
    judged = DutyRound.objects.filter(duty=duty, starts_on=first).exclude(state=RoundState.RUNNING)
    found = list(_some(duty, first, after).exclude(pk__in=judged.values("member"))[:AT_ONCE])
    done = duty_progress(duty, found, begins(first), begins(end))
    for member in found:
        _judge(duty, member, (first, end), done[member.pk])
    if not after:  # of those who bear it no more
        DutyRound.objects.filter(duty=duty, starts_on__lt=first, state=RoundState.RUNNING).delete()
    return _last(found)


def _counts(duty: Duty, first: date) -> bool:
    """Whether the period began after the duty was declared, or made stricter, and after the group opened, or was opened
    again; and can be measured now."""
    since = max(duty.since, duty.group.opened_at or duty.since)
    return begins(first) >= since and measure_of(duty) is not None


def _some(duty: Duty, first: date, after: int) -> Any:
    return bearers_since(duty, begins(first)).filter(pk__gt=after).order_by("pk")


def _last(found: Sequence[Member]) -> int:
    return found[-1].pk if len(found) == AT_ONCE else 0


def _round(duty: Duty, member: Member, period: tuple[date, date], done: int, state: str) -> DutyRound:
    values: dict[str, Any] = {"ends_on": period[1], "needed": duty.amount, "done": min(done, duty.amount)}
    values |= {"state": state, "acts_at": now() + ANNOUNCED if state == RoundState.WARNED else None}
    return DutyRound.objects.update_or_create(duty=duty, member=member, starts_on=period[0], defaults=values)[0]


def _judge(duty: Duty, member: Member, period: tuple[date, date], done: int) -> None:
    if done >= duty.amount:
        _round(duty, member, period, done, RoundState.MET)
        return
    before = DutyRound.objects.filter(duty=duty, member=member, starts_on__lt=period[0]).order_by("-starts_on")
    state = outcome(duty.effect, duty.tolerance, list(before.values_list("state", flat=True)[: duty.tolerance + 1]))
    if state == RoundState.WARNED and not _pausable(duty, member):
        state = RoundState.TALK  # there is nothing to pause: people talk instead
    _tell(_round(duty, member, period, done, state))


def _tell(found: DutyRound) -> None:
    told = DutyJudged(subject=ref(found.duty), round=str(found.uid), state=str(found.state))
    emit(told, group=found.duty.group)


def _pausable(duty: Duty, member: Member) -> Belonging | None:
    inside = Belonging.objects.filter(member=member, group=duty.group, state=BelongingState.MEMBER)
    return inside.select_related("group", "member").first()


@act
def carry_out_effects(*, by: Any, duty: Duty, after: int = 0) -> int:
    """Announced pauses whose day has come; who has done since what was missing is not paused, or is back."""
    open_ones = DutyRound.objects.filter(duty=duty, state__in=(RoundState.WARNED, RoundState.PAUSED), pk__gt=after)
    found = list(open_ones.select_related("member", "duty__group").order_by("pk")[:AT_ONCE])
    for one in found:
        if one.state == RoundState.PAUSED and not (one.acts_at and one.acts_at > now()):
            continue
        if not _made_up(one) and one.state == RoundState.WARNED and one.acts_at and one.acts_at <= now():
            _pause(one)
    return found[-1].pk if len(found) == AT_ONCE else 0


def look_again(duty: Duty, member: Member) -> None:
    """Something was noted: what fell short may be made up by it. For acts."""
    recent = today() - timedelta(days=366)
    for one in DutyRound.objects.filter(duty=duty, member=member, state__in=UNMET, ends_on__gte=recent).select_related(
        "member", "duty__group"
    ):
        _made_up(one)


@act
def look_at_member_again(*, by: Any, group: Group, member: Member) -> None:
    """The same for all duties of a group, when what measures them has heard of something late."""
    for duty in Duty.objects.filter(
        pk__in=DutyRound.objects.filter(duty__group=group, member=member, state__in=UNMET).values("duty"), ended_at=None
    ).select_related("group"):
        look_again(duty, member)


def _made_up(one: DutyRound) -> bool:
    """Whether all was done. While a pause is announced or runs, what is done since counts as well."""
    waits = one.state == RoundState.WARNED or (
        one.state == RoundState.PAUSED and bool(one.acts_at and one.acts_at > now())
    )
    end = now() if waits else begins(one.ends_on)
    if measure_of(one.duty) is None:
        return False
    done = duty_progress(one.duty, [one.member_id], begins(one.starts_on), end)[one.member_id]
    if done < one.needed:
        return False
    with suppress(NotWaiting), attempt():
        let_go(one, RoundState.MADE_UP, NotWaiting(), done=one.needed)
    return True


def let_go(one: DutyRound, state: str, refusal: Exception, **also: Any) -> None:
    """What was missing is missing no more; whoever is paused for it is back. For acts."""
    paused_until = one.acts_at if one.state == RoundState.PAUSED else None
    if not move(one, UNMET, state, acts_at=None, **also):
        raise refusal
    if paused_until is not None:
        _back(one, paused_until)
    _tell(one)


def let_pass_quietly(one: DutyRound) -> None:
    """The duty itself has ended, and that is told. For acts."""
    with suppress(NotWaiting), attempt():
        paused_until = one.acts_at if one.state == RoundState.PAUSED else None
        if not move(one, UNMET, RoundState.LET_PASS, acts_at=None):
            raise NotWaiting()
        if paused_until is not None:
            _back(one, paused_until)


def _pause(one: DutyRound) -> None:
    """Until the next period begins, two weeks at least. Who is not simply a member any more, or is the last to tend the
    community, is talked with instead."""
    belonging, until = _pausable(one.duty, one.member), _next_beginning(one.duty)
    try:
        with attempt():
            if belonging is None:
                raise NotWaiting()
            refuse_last_steward(one.duty.group, one.member)
            step_belonging(
                belonging, BelongingState.MEMBER, BelongingState.PAUSED, NotWaiting(), told_as="duty", until=until,
                reason="", paused_by_rule=False,
            )  # fmt: skip
            if not move(one, RoundState.WARNED, RoundState.PAUSED, acts_at=until):
                raise NotWaiting()
    except (NotWaiting, LastSteward):
        if not move(one, RoundState.WARNED, RoundState.TALK, acts_at=None):
            return  # another worker was quicker
    _tell(one)


def _next_beginning(duty: Duty) -> datetime:
    end = running_period(duty)[1]
    if end < today() + ANNOUNCED:
        end = period_of(end, duty.every)[1]
    return begins(end)


def _back(one: DutyRound, until: datetime) -> None:
    """Unless they are on another pause, or went on otherwise."""
    found = Belonging.objects.filter(
        member=one.member_id, group=one.duty.group_id, state=BelongingState.PAUSED, until=until, paused_by_rule=False
    )
    belonging = found.select_related("group", "member").first()
    others = DutyRound.objects.pausing(one.member_id, one.duty.group_id).exclude(pk=one.pk)
    if belonging is not None and not others.exists():
        with suppress(NotWaiting), attempt():
            step_belonging(
                belonging, BelongingState.PAUSED, BelongingState.MEMBER, NotWaiting(), told_as="duty_met", until=None
            )
