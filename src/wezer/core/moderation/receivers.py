"""Whom moderation tells what: those who decide, those whom it touches, those who reported."""

from typing import Any

from wezer.core.acts.notices import notify, settle_notices
from wezer.core.community import community
from wezer.core.models import CaseState, Measure, Member, ModerationCase
from wezer.core.moderation.kinds import SUSPEND_MEMBERS, reportable_kinds, right_of
from wezer.core.moderation.reading import concerns
from wezer.core.moderation.rules import PERSONAL, TOUCHING
from wezer.core.queries import members_acting_for
from wezer.core.reach import who_has
from wezer.core.viewer import Viewer
from wezer.kernel.events import receiver
from wezer.kernel.models import Fact
from wezer.kernel.ref import ref, resolve

system = Viewer.system()


@receiver("core.thing_reported")
def tell_who_moderates(fact: Fact) -> None:
    case = _case(fact)
    if case is not None and case.waits:
        _tell(fact, case, moderators(case), "report_waits")


@receiver("core.case_decided")
def tell_of_a_decision(fact: Fact) -> None:
    """To whom it touches, with the reason (of a hiding the item's own notice tells); to those who reported, that it was
    looked at."""
    case = _case(fact)
    if case is None:
        return
    settle_notices(by=system, fact=fact, kind="report_waits", subject=ref(case))
    if case.decision in TOUCHING and not (case.decision == Measure.HIDE and _tells_itself(case)):
        _tell(fact, case, readers_of(case), "decided_about_me", reason=case.reason[:200])
    reporters = Member.objects.filter(pk__in=case.reports.values("reporter")).exclude(pk=case.decided_by_id or 0)
    _tell(fact, case, list(reporters), "report_answered", done=case.decision != Measure.NONE)


@receiver("core.decision_appealed")
def tell_of_an_appeal(fact: Fact) -> None:
    """To those who may answer: anybody who moderates there, but who decided."""
    case = _case(fact)
    if case is not None and case.state == CaseState.APPEALED:
        _tell(fact, case, [each for each in moderators(case) if each.pk != case.decided_by_id], "appeal_waits")


@receiver("core.appeal_answered")
def tell_of_the_answer(fact: Fact) -> None:
    case = _case(fact)
    if case is not None:
        settle_notices(by=system, fact=fact, kind="appeal_waits", subject=ref(case))
        _tell(fact, case, readers_of(case), "appeal_answered", state=fact.payload["state"])


def moderators(case: ModerationCase) -> list[Member]:
    """Who may decide it: not who it is about, nor who wrote it."""
    lifting = case.decision == Measure.SUSPEND
    found = [] if lifting else who_has(right_of(case.kind), case.group)
    if lifting or case.kind == "member":
        found += who_has(SUSPEND_MEMBERS, community())
    concerned = {case.person_id, *(member.pk for member in people_of(case))}
    return [each for each in dict.fromkeys(found) if each.pk not in concerned]


def _tells_itself(case: ModerationCase) -> bool:
    return case.kind in reportable_kinds and reportable_kinds[case.kind].tells_of_hiding


def people_of(case: ModerationCase) -> list[Member]:
    """Whose it is, and whoever wrote it in their name, as far as the decision is about that person."""
    found = {member.pk: member for member in members_acting_for(case.party_id)} if case.party_id else {}
    if case.decision in PERSONAL and case.person is not None:
        found[case.person.pk] = case.person
    return list(found.values())


def readers_of(case: ModerationCase) -> list[Member]:
    """Those of them who read the decision, with its reason, among what was decided about them."""
    return [each for each in people_of(case) if concerns(Viewer.of(each), case)]


def _tell(fact: Fact, case: ModerationCase, people: list[Member], kind: str, **detail: Any) -> None:
    detail = {"case": str(case.uid), "group": case.group.name, "about": case.kind, "decision": case.decision, **detail}
    notify(by=system, members=people, kind=kind, fact=fact, subject=ref(case), detail=detail)


def _case(fact: Fact) -> ModerationCase | None:
    found = resolve(fact.subject)
    if not isinstance(found, ModerationCase):
        return None
    return ModerationCase.objects.select_related("group", "party", "person").get(pk=found.pk)
