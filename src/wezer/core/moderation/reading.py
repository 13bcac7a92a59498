"""What the pages of moderation ask for."""

from collections import Counter
from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from django.db.models import Q, QuerySet

from wezer.core.models import WAITING, CaseState, Group, Measure, ModerationCase, Report, Restriction
from wezer.core.moderation.kinds import MODERATE, SUSPEND_MEMBERS, reportable_kinds
from wezer.core.moderation.rules import APPEAL_DAYS, PERSONAL, TOUCHING, unnamed
from wezer.core.reach import groups_reached
from wezer.core.retention import kept_days
from wezer.kernel.clock import now
from wezer.kernel.permissions import can

#: What the queue may be asked for: a name, and the states it stands for.
SHELVES: dict[str, tuple[str, ...]] = {
    "waiting": (*WAITING, CaseState.APPEALED),
    "decided": (CaseState.DECIDED, CaseState.UPHELD, CaseState.OVERTURNED),
}
YEAR = timedelta(days=365)
APPEALS = (str(CaseState.APPEALED), str(CaseState.UPHELD), str(CaseState.OVERTURNED))


def cases_of(viewer: Any, *, group: Group | None = None) -> QuerySet[ModerationCase]:
    """What the viewer may decide about: where they moderate, and never what is about themselves."""
    rows = ModerationCase.objects.select_related("group", "party", "claimed_by", "decided_by", "answered_by")
    if not viewer.is_system:
        rows = rows.filter(_decided_by(viewer))
        rows = rows.exclude(party__in=viewer.own_party_ids).exclude(person=viewer.member)
    return rows.filter(group=group) if group is not None else rows


def _decided_by(viewer: Any) -> Q:
    """Where the right that its kind asks for reaches. Members, and appeals against a suspension, belong to those who may
    suspend, and to lift one is theirs alone."""
    others = {kind.kind: kind.right for kind in reportable_kinds if kind.right != MODERATE}
    found = Q(group__in=groups_reached(viewer, MODERATE)) & ~Q(kind__in=others)
    for kind, right in others.items():
        found |= Q(kind=kind, group__in=groups_reached(viewer, right))
    lifting = Q(decision=Measure.SUSPEND, state=CaseState.APPEALED)
    return found | lifting | Q(kind="member") if can(viewer, SUSPEND_MEMBERS, None) else found & ~lifting


def waiting_number(viewer: Any, *, group: Group | None = None) -> int:
    return cases_of(viewer, group=group).filter(state__in=SHELVES["waiting"]).order_by().count()


def appeal_days() -> int:
    """For so long something can be said against a decision: as long as its reason is kept, and half a year at most."""
    return min(APPEAL_DAYS, kept_days("reasons"))


def statements_of(viewer: Any) -> QuerySet[ModerationCase]:
    """Decisions that touch the viewer or whom they act for. Nothing in them tells who reported. What is decided about a
    person is theirs alone, in whosever name they wrote."""
    told_of = Q(party__in=viewer.own_party_ids) & ~Q(decision__in=PERSONAL)
    touched = told_of | Q(person=viewer.member, decision__in=PERSONAL)
    rows = ModerationCase.objects.filter(touched, decision__in=TOUCHING)
    return rows.exclude(state__in=WAITING).select_related("group", "party")


def concerns(viewer: Any, case: ModerationCase) -> bool:
    """Whether the decision touches the viewer, or whom they act for: they may speak against it."""
    if case.decision in PERSONAL:
        return is_by(viewer, case.person_id)
    return case.party_id is not None and bool(viewer.may_act_for(case.party_id))


def is_by(viewer: Any, person: int | None) -> bool:
    """Whether the viewer is this member."""
    return viewer.member is not None and viewer.member.pk == person


def reports_by(viewer: Any) -> QuerySet[Report]:
    """What the viewer reported, and whether it was looked at."""
    return Report.objects.filter(reporter=viewer.member).select_related("case")


def restrictions_of(viewer: Any) -> QuerySet[Restriction]:
    """Where the viewer may not write for now."""
    rows = Restriction.objects.filter(member=viewer.member, lifted_at=None, until__gt=now())
    return rows.select_related("group").order_by("until")


def measures_for(viewer: Any, case: ModerationCase) -> list[str]:
    """What this viewer may decide on it: nobody is suspended by who has no right to, nor a group at all."""
    kind = reportable_kinds.get(case.kind)
    thing = kind.thing(case.subject) if kind is not None else None
    if kind is None or thing is None:
        return [Measure.NONE]
    offered = [each for each in Measure.values if each in kind.measures_for(thing)]
    if case.person_id is None:
        offered = [each for each in offered if each not in PERSONAL]
    if not can(viewer, SUSPEND_MEMBERS, None):
        offered = [each for each in offered if each != Measure.SUSPEND]
    return offered


def figures() -> dict[str, dict[str, int | None]]:
    """Of the last year, by what was decided, why, about what, and what became of appeals: none below five. One statement."""
    rows = ModerationCase.objects.filter(decided_at__gte=now() - YEAR)
    told = list(rows.values_list("decision", "ground", "kind", "state"))
    return {
        "decisions": unnamed(_counted(Measure.values, (decision for decision, *_rest in told))),
        "grounds": unnamed(Counter(ground for _decision, ground, *_rest in told if ground)),
        "kinds": unnamed(Counter(kind for _decision, _ground, kind, _state in told)),
        "appeals": unnamed(_counted(APPEALS, (state for *_rest, state in told))),
    }


def _counted(keys: Iterable[str], told: Iterable[str]) -> dict[str, int]:
    """How often each of these keys was told, in their order."""
    found = Counter(told)
    return {key: found[key] for key in keys}
