"""Taking a case in hand and deciding it. Of two who decide at once one does; the other reads who did."""

from datetime import datetime, timedelta
from typing import Any

from wezer.core.acts.membership import lift_suspension, suspend_member
from wezer.core.acts.notices import settle_notices
from wezer.core.community import community
from wezer.core.models import (
    Belonging,
    BelongingState,
    CaseState,
    Ground,
    Group,
    Measure,
    ModerationCase,
    Report,
    Restriction,
)
from wezer.core.moderation.acts.reports import waiting_case
from wezer.core.moderation.events import AppealAnswered, CaseClaimed, CaseDecided
from wezer.core.moderation.kinds import SUSPEND_MEMBERS, reportable_kinds, right_of
from wezer.core.moderation.reading import is_by, measures_for
from wezer.core.moderation.refusals import (
    DaysNeeded,
    DecidedMeanwhile,
    HeardFirst,
    InOtherHands,
    MeasureNotHere,
    MovedOn,
)
from wezer.core.moderation.rules import LONGEST_DAYS, before
from wezer.core.settings_registry import value
from wezer.core.talk_refusals import ReasonMissing
from wezer.kernel.acts import act, move
from wezer.kernel.clock import now
from wezer.kernel.events import emit
from wezer.kernel.permissions import can, require
from wezer.kernel.ref import ref
from wezer.kernel.refusals import NotAllowed


@act
def claim_case(*, by: Any, case: ModerationCase) -> None:
    """Say that one looks at it; also to take it over from somebody."""
    require_moderator(by, case)
    if not move(case, before(CaseState.CLAIMED), CaseState.CLAIMED, claimed_by=by.member, version=case.version):
        raise meanwhile(case)
    emit(CaseClaimed(subject=ref(case), is_claimed=True), group=case.group_id, audit=True)


@act
def release_case(*, by: Any, case: ModerationCase) -> None:
    """Give it back to whoever takes it."""
    require_moderator(by, case)
    if not move(case, CaseState.CLAIMED, CaseState.OPEN, claimed_by=None, version=case.version):
        raise meanwhile(case)
    emit(CaseClaimed(subject=ref(case), is_claimed=False), group=case.group_id, audit=True)


@act
def decide_case(
    *, by: Any, case: ModerationCase, decision: str, reason: str = "", ground: str = "", days: int | None = None,
    until: datetime | None = None, everywhere: bool = False,
) -> ModerationCase:  # fmt: skip
    """Take a measure, with a reason that whom it touches reads. `days`: of a restriction, of a suspension. `everywhere`: a
    restriction holds in the whole community, where the viewer moderates there too."""
    require_moderator(by, case)
    if decision not in measures_for(by, case):
        raise MeasureNotHere()
    said = reason.strip()[:2000]
    if decision != Measure.NONE and not said:
        raise ReasonMissing(field="reason")
    if case.state == CaseState.CLAIMED and not by.is_system and case.claimed_by != by.member:
        raise InOtherHands(name=case.claimed_by.name if case.claimed_by else "")
    ends = until or _end(by, decision, days)
    columns = {"reason": said, "ground": ground or _most_named(case), "until": ends, "decided_by": by.member}
    if not move(case, before(CaseState.DECIDED), CaseState.DECIDED, decision=str(decision), decided_at=now(),
                version=case.version, **columns):  # fmt: skip
        raise meanwhile(case)
    _carry_out(by, case, _where(by, case, everywhere))
    settle_notices(by=by, kind="report_waits", subject=ref(case))
    emit(CaseDecided(subject=ref(case), decision=str(decision)), group=case.group_id, audit=True)
    return case


@act
def decide_now(*, by: Any, kind: str, thing: Any, decision: str, reason: str, **more: Any) -> ModerationCase | None:
    """A decision of who sees it for themselves, reported or not: it has its statement of reasons and its appeal all the same."""
    known = reportable_kinds[kind]
    if decision == Measure.HIDE and known.is_hidden(thing):  # twice is once
        return ModerationCase.objects.filter(subject=known.reference(thing)).order_by("pk").last()
    case = waiting_case(known, thing, reported=0)
    if decision == Measure.HIDE and known.is_hidden(known.thing(case.subject)):  # at this very moment
        raise _decided(ModerationCase.objects.filter(subject=case.subject, decided_at__isnull=False))
    require_moderator(by, case)
    if case.state == CaseState.CLAIMED and case.claimed_by != by.member:
        claim_case(by=by, case=case)
    return decide_case(by=by, case=case, decision=decision, reason=reason, **{"ground": Ground.AGREEMENTS, **more})


@act
def show_again(*, by: Any, kind: str, thing: Any) -> None:
    """Take a hiding back: the decision that hid it no longer stands."""
    known = reportable_kinds[kind]
    if not by.is_system and (by.may_act_for(known.party(thing).pk) or by.member == known.person(thing)):
        raise NotAllowed()
    known.show(by=by, thing=thing)
    rows = ModerationCase.objects.filter(subject=known.reference(thing), decision=Measure.HIDE)
    for case in rows.filter(state__in=before(CaseState.OVERTURNED)):
        if move(case, before(CaseState.OVERTURNED), CaseState.OVERTURNED, answered_by=by.member, answered_at=now()):
            settle_notices(by=by, kind="appeal_waits", subject=ref(case))
            emit(AppealAnswered(subject=ref(case), state=str(case.state)), group=case.group_id, audit=True)


def require_moderator(by: Any, case: ModerationCase) -> None:
    """Who moderates there, and not who it is about. Whoever may suspend members decides about members; nobody else about
    a suspension that was spoken against."""
    if case.decision == Measure.SUSPEND:
        require(by, SUSPEND_MEMBERS, None)
    elif not (case.kind == "member" and can(by, SUSPEND_MEMBERS, None)):
        require(by, right_of(case.kind), case.group)
    if not by.is_system and (case.party_id in by.own_party_ids or is_by(by, case.person_id)):
        raise NotAllowed()


def meanwhile(case: ModerationCase) -> Exception:
    """What to say to whoever came second."""
    fresh = ModerationCase.objects.select_related("decided_by", "claimed_by").get(pk=case.pk)
    if not fresh.waits and fresh.decided_by is not None:
        return DecidedMeanwhile(name=fresh.decided_by.name)
    if fresh.state == CaseState.CLAIMED and fresh.claimed_by is not None:
        return InOtherHands(name=fresh.claimed_by.name)
    return MovedOn()


def _decided(cases: Any) -> Exception:
    """The newest of these was decided by somebody else at this moment."""
    last = cases.select_related("decided_by").order_by("pk").last()
    return DecidedMeanwhile(name=last.decided_by.name) if last is not None and last.decided_by else MovedOn()


def undo(by: Any, case: ModerationCase) -> None:
    """What the decision did is taken back. For acts."""
    if case.decision == Measure.HIDE:
        kind = reportable_kinds[case.kind]
        if (thing := kind.thing(case.subject)) is not None:
            kind.show(by=by, thing=thing)
    elif case.decision == Measure.RESTRICT:
        Restriction.objects.filter(case=case, lifted_at=None).update(lifted_at=now())
    elif case.decision == Measure.SUSPEND:
        standing = Belonging.objects.filter(member=case.person, group=community(), state=BelongingState.SUSPENDED)
        if case.person is not None and standing.exists() and not _suspended_again(case):
            lift_suspension(by=by, member=case.person)


def _suspended_again(case: ModerationCase) -> bool:
    """A later decision, which stands, closed the community to them too."""
    later = ModerationCase.objects.filter(person=case.person, decision=Measure.SUSPEND, decided_at__gt=case.decided_at)
    return later.exclude(pk=case.pk).exclude(state=CaseState.OVERTURNED).exists()


def _carry_out(by: Any, case: ModerationCase, where: Group) -> None:
    person: Any = case.person  # what hits a person is offered where there is one
    if case.decision == Measure.HIDE:
        kind = reportable_kinds[case.kind]
        kind.hide(by=by, thing=kind.thing(case.subject), reason=case.reason)
    elif case.decision == Measure.RESTRICT:
        assert case.until is not None  # a restriction has its days
        Restriction.objects.create(member=person, group=where, case=case, since=now(), until=case.until)
    elif case.decision == Measure.SUSPEND:
        suspend_member(by=by, member=person, reason=case.reason, until=case.until)


def _where(by: Any, case: ModerationCase, everywhere: bool) -> Group:
    if not everywhere:
        return case.group
    require(by, "core.moderate", community())
    return community()


def _end(by: Any, decision: str, days: int | None) -> datetime | None:
    """One person closes the community to somebody for some days only (core.md M-2)."""
    if decision not in (Measure.RESTRICT, Measure.SUSPEND) or (by.is_system and days is None):
        return None
    most = value("moderation.suspension_days") if decision == Measure.SUSPEND and not by.is_system else LONGEST_DAYS
    if days is None or not 1 <= days <= most:
        raise HeardFirst(most=most) if decision == Measure.SUSPEND else DaysNeeded(most=most)
    return now() + timedelta(days=days)


def _most_named(case: ModerationCase) -> str:
    """The ground that most of those who reported gave."""
    named = list(Report.objects.filter(case=case).order_by("pk").values_list("ground", flat=True)[:100])
    return max(named, key=named.count) if named else Ground.OTHER
