"""Newcomers and their guides: accompanied, met, and full members after the trial. Pauses and observers stand here too."""

from datetime import datetime, timedelta
from typing import Any

from wezer.core.acts.care import refuse_last_steward
from wezer.core.acts.door import suffices
from wezer.core.acts.steps import step_belonging
from wezer.core.crossing.events import GuideAssigned, NewcomerMet, NewcomerUnmet
from wezer.core.crossing.guides import first_words, guides_of
from wezer.core.crossing.membranes import rules_of
from wezer.core.crossing.refusals import CameToObserve, NotForYouToSay, NotNewcomer, ReturnDateNeeded
from wezer.core.group_duties.refusals import PausedByDuty
from wezer.core.models import Belonging, BelongingState, DutyRound, Group, Member, Party
from wezer.core.models.membership import AS_OBSERVER
from wezer.core.refusals import NotSettled, NotWaiting
from wezer.core.settlement import blocking, heir_steps, open_points
from wezer.core.viewer import Viewer
from wezer.kernel.acts import act
from wezer.kernel.clock import now
from wezer.kernel.events import emit
from wezer.kernel.permissions import require
from wezer.kernel.ref import ref

LONGEST_PAUSE = timedelta(days=366)


@act
def assign_guide(*, by: Any, belonging: Belonging, guide: Member) -> None:
    """A steward's choice, or a guide who takes somebody on; the guide is one of the group's."""
    require(by, "core.welcome_newcomers", belonging.group)
    if not guides_of(belonging.group).filter(pk=guide.pk).exists():
        raise NotForYouToSay()
    found = Belonging.objects.filter(pk=belonging.pk, state=BelongingState.NEWCOMER)
    if not found.update(guide=guide, reminded_at=None):
        raise NotNewcomer()
    belonging.guide = guide
    emit(
        GuideAssigned(subject=ref(belonging.group), member=ref(belonging.member), guide=ref(guide)),
        group=belonging.group,
    )


@act
def meet_newcomer(*, by: Any, belonging: Belonging) -> None:
    """Say that one has met them. Twice changes nothing."""
    require(by, "core.welcome_newcomers", belonging.group)
    found = Belonging.objects.filter(pk=belonging.pk, state=BelongingState.NEWCOMER)
    if not found.exists():
        raise NotNewcomer()
    if found.filter(contacted_at=None).update(contacted_at=now()):
        emit(NewcomerMet(subject=ref(belonging.group), member=ref(belonging.member)), group=belonging.group)


@act
def end_trial(*, by: Any, belonging: Belonging) -> None:
    """The trial is over: a full member. The worker does it on the day; those who decide who enters may before."""
    require(by, "core.decide_membership", belonging.group)
    step_belonging(
        belonging, BelongingState.NEWCOMER, BelongingState.MEMBER, NotNewcomer(), told_as="trial", until=None
    )


@act
def finish_trials(*, by: Any) -> int:
    """Make full members of those whose trial is over; who is in days of grace waits for their end."""
    due = Belonging.objects.select_related("group", "member").filter(
        state=BelongingState.NEWCOMER, until__lte=now(), grace_until=None
    )
    found = list(due.order_by("until")[:200])
    for belonging in found:
        end_trial(by=by, belonging=belonging)
    return len(found)


@act
def remind_of_newcomers(*, by: Any) -> int:
    """Once: of a newcomer whom nobody has met, or written to, within the days the group gives itself."""
    _meet_by_messages()
    waiting = Belonging.objects.select_related("group", "member").filter(
        state=BelongingState.NEWCOMER, contacted_at=None, reminded_at=None
    )
    reminded = 0
    for belonging in waiting.order_by("since", "pk")[:500]:
        late = belonging.since + timedelta(days=rules_of(belonging.group).contact_days) <= now()
        if late and Belonging.objects.filter(pk=belonging.pk, reminded_at=None).update(reminded_at=now()):
            emit(NewcomerUnmet(subject=ref(belonging.group), member=ref(belonging.member)), group=belonging.group)
            reminded += 1
    return reminded


def _meet_by_messages() -> None:
    """Whom their guide, or a steward, has written to is met."""
    found = Belonging.objects.select_related("group", "member").filter(
        state=BelongingState.NEWCOMER, contacted_at=None
    )  # fmt: skip
    for one in found.annotate(heard_at=first_words()).filter(heard_at__isnull=False).order_by("since", "pk")[:500]:
        if Belonging.objects.filter(pk=one.pk, contacted_at=None).update(contacted_at=one.heard_at):
            emit(NewcomerMet(subject=ref(one.group), member=ref(one.member)), group=one.group)


@act
def pause_belonging(*, by: Any, group: Group, until: datetime) -> None:
    """Take a pause in a group until a day: one reads there and in the groups inside, without duties, vote and roles. Not who
    is the last to tend the community."""
    if not now() < until <= now() + LONGEST_PAUSE:
        raise ReturnDateNeeded()
    mine = Belonging.objects.select_related("group", "member").filter(member=by.member, group=group).first()
    if mine is None:
        raise NotWaiting()
    refuse_last_steward(group, mine.member)
    step_belonging(
        mine, BelongingState.MEMBER, BelongingState.PAUSED, NotWaiting(), told_as="pause", until=until, reason=""
    )
    by.forget()


@act
def end_pause(*, by: Any, group: Group) -> None:
    """Be back before the day one said. A pause that a rule made ends when it holds again, one that a duty made on its day."""
    mine = Belonging.objects.select_related("group", "member").filter(
        member=by.member, group=group, paused_by_rule=False
    )  # fmt: skip
    if (belonging := mine.first()) is None:
        raise NotWaiting()
    if DutyRound.objects.pausing(by.member, group).exists():
        raise PausedByDuty()
    _back(belonging)
    by.forget()


@act
def end_pauses(*, by: Any) -> int:
    """Those whose day of return has come."""
    due = Belonging.objects.select_related("group", "member").filter(
        state=BelongingState.PAUSED, paused_by_rule=False, until__lte=now()
    )
    found = list(due.order_by("until")[:200])
    for belonging in found:
        _back(belonging)
    return len(found)


def _back(belonging: Belonging) -> None:
    step_belonging(belonging, BelongingState.PAUSED, BelongingState.MEMBER, NotWaiting(), told_as="return", until=None)


@act
def set_observer(*, by: Any, belonging: Belonging, observes: bool) -> None:
    """Somebody reads and speaks without a vote; or belongs fully again: not whoever came to observe, where a vote, vouching
    or a rule lets people in. Who observes the community has no wallet either: what is open is settled first, and its accounts
    are put away until they are a member again (core.md 5.2)."""
    require(by, "core.decide_membership", belonging.group)
    before, after, also = BelongingState.MEMBER, BelongingState.OBSERVER, dict[str, Any]()
    if not observes:
        before, after, also = after, before, {"crossing": "added"}  # however they came, they are fully in from now on
        if belonging.crossing == AS_OBSERVER and not suffices(rules_of(belonging.group)):
            raise CameToObserve()
    elif belonging.group.is_root:
        _put_away(belonging.member)
    step_belonging(belonging, before, after, NotWaiting(), told_as="added", **also)


def _put_away(member: Member) -> None:
    if still := blocking(open_points(member), hands_over=False):
        raise NotSettled(what=still[0].text)
    for each in sorted(heir_steps, key=lambda step: (step.order, step.kind)):
        each.hand_over(by=Viewer.system(), party=Party.objects.get(pk=member.pk), heir=None)
