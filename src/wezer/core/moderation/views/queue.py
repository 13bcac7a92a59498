"""For those who moderate: what waits, and one case."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from wezer.core.community import community
from wezer.core.halls import find_group, rooms_of, tabs_of
from wezer.core.http import MemberRequest
from wezer.core.models import CaseState, Group, ModerationCase
from wezer.core.moderation.acts.appeals import answer_appeal
from wezer.core.moderation.acts.cases import claim_case, decide_case, release_case
from wezer.core.moderation.forms import AnswerForm, DecisionForm
from wezer.core.moderation.kinds import MODERATE, reportable_kinds
from wezer.core.moderation.reading import SHELVES, cases_of, measures_for
from wezer.core.views.doors import gardener_required, member_required
from wezer.kernel.permissions import can
from wezer.kernel.refusals import NotAllowed
from wezer.ui.forms import submit
from wezer.ui.http import go
from wezer.ui.paging import page_of


@gardener_required("core.moderate", "core.suspend_members")
@require_safe
def of_community(request: MemberRequest) -> HttpResponse:
    """Everything the viewer may decide about, wherever it lies."""
    return render(request, "core/garden/reports.html", _shelf(request))


@member_required
@require_safe
def of_group(request: MemberRequest, slug: str) -> HttpResponse:
    """What lies in one group, for those who moderate there."""
    viewer: Any = request.viewer
    group = find_group(viewer, slug)
    if not any(can(viewer, right, group) for right in {MODERATE, *(kind.right for kind in reportable_kinds)}):
        raise NotAllowed()
    context = {**_shelf(request, group), "group": group, "tabs": tabs_of(group, rooms_of(group), viewer)}
    return render(request, "core/groups/reports.html", context)


def _shelf(request: MemberRequest, group: Group | None = None) -> dict[str, Any]:
    asked = request.GET.get("state", "")
    shelf = asked if asked in SHELVES else "waiting"
    rows = cases_of(request.viewer, group=group).filter(state__in=SHELVES[shelf])
    order = ("opened_at", "id") if shelf == "waiting" else ("-opened_at", "-id")
    shelves = [("waiting", _("Waiting")), ("decided", _("Decided"))]
    return {"page": page_of(rows, request, size=20, order=order), "shelf": shelf, "shelves": shelves}


@member_required
def case(request: MemberRequest, uid: Any) -> HttpResponse:
    """What was reported, by how many and why; taking it in hand, deciding, answering an appeal."""
    viewer: Any = request.viewer
    found = get_object_or_404(cases_of(viewer), uid=uid)
    typed = request.POST if request.method == "POST" else None
    decision = DecisionForm(
        typed if typed and typed.get("do") == "decide" else None, measures=measures_for(viewer, found),
        may_everywhere=not found.group.is_root and can(viewer, "core.moderate", community()),
    )  # fmt: skip
    answer = AnswerForm(typed if typed and typed.get("do") == "answer" else None, auto_id="answer-%s")
    if typed is not None and (said := _step(viewer, found, typed.get("do", ""), decision, answer)):
        return go(request, request.path, said=said)
    kind = reportable_kinds.get(found.kind)
    thing = kind.thing(found.subject) if kind is not None else None
    context = {
        "case": found,
        "kind": kind,
        "address": kind.url(thing) if kind is not None and thing is not None else "",
        "reports": found.reports.select_related("reporter").order_by("pk")[:100],
        "decision": decision,
        "answer": answer,
        "decides": found.waits and (found.state == CaseState.OPEN or found.claimed_by == viewer.member),
        "answers": found.state == CaseState.APPEALED and found.decided_by != viewer.member,
        "decided_it": found.decided_by == viewer.member,
    }
    return render(
        request, "core/moderation/case.html", context, status=422 if decision.errors or answer.errors else 200
    )


def _step(viewer: Any, found: ModerationCase, wanted: str, decision: DecisionForm, answer: AnswerForm) -> str:
    """Take the step asked for; what to say, or nothing when a form has to be looked at again."""
    if wanted == "claim":
        claim_case(by=viewer, case=found)
        return _("You have it in hand.")
    if wanted == "release":
        release_case(by=viewer, case=found)
        return _("Whoever wants takes it.")
    if wanted == "decide":
        return _("Decided. Whom it touches reads why.") if submit(decision, decide_case, by=viewer, case=found) else ""
    if wanted == "answer":
        return _("They have your answer.") if submit(answer, _answered, by=viewer, case=found) else ""
    return _("Nothing was changed.")


def _answered(**said: Any) -> bool:
    answer_appeal(**said)
    return True
