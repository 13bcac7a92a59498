"""For every member: reporting something, what was decided about oneself, and what everybody may know."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from wezer.core.http import MemberRequest
from wezer.core.models import CaseState, Ground, Measure
from wezer.core.moderation.acts.appeals import appeal_decision
from wezer.core.moderation.acts.reports import report_thing
from wezer.core.moderation.forms import AppealForm, ReportForm
from wezer.core.moderation.kinds import reportable_kinds
from wezer.core.moderation.reading import figures, reports_by, restrictions_of, statements_of
from wezer.core.moderation.rules import FEWEST
from wezer.core.views.doors import member_required
from wezer.kernel.permissions import require
from wezer.ui.forms import submit
from wezer.ui.http import go
from wezer.ui.paging import page_of


@member_required
def report(request: MemberRequest, kind: str, uid: Any) -> HttpResponse:
    """What is wrong with it, and in which words: on a page of its own."""
    viewer: Any = request.viewer
    known = reportable_kinds.get(kind)
    if known is None:
        raise Http404
    require(viewer, "core.report_thing")
    thing = known.find(viewer, uid)
    back = known.url(thing)
    form = ReportForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and submit(form, report_thing, by=viewer, kind=kind, uid=uid) is not None:
        return go(request, back, said=_("Thank you. Those who moderate look at it, and you will hear of it."))
    context = {"form": form, "kind": known, "quote": known.quote(thing), "party": known.party(thing), "back": back}
    return render(request, "core/moderation/report.html", context, status=422 if form.errors else 200)


@member_required
@require_safe
def decisions(request: MemberRequest) -> HttpResponse:
    """What was decided about me, with its reasons and the way to appeal; what I reported."""
    return _decisions(request)


def _decisions(request: MemberRequest, refused: Any = None, status: int = 200) -> HttpResponse:
    viewer: Any = request.viewer
    page = page_of(statements_of(viewer), request, size=20, order=("-decided_at", "-id"))
    forms = [(each, _form_of(each, refused)) for each in page]
    context = {
        "page": page,
        "statements": forms,
        "restrictions": list(restrictions_of(viewer)),
        "reports": list(reports_by(viewer).order_by("-at", "-id")[:20]),
        "kinds": {each.kind: each.name for each in reportable_kinds},
    }
    return render(request, "core/me/decisions.html", context, status=status)


def _form_of(case: Any, refused: Any) -> Any:
    if case.state != CaseState.DECIDED:
        return None
    return refused[1] if refused and refused[0] == case.pk else AppealForm(auto_id=f"appeal-%s-{case.uid}")


@member_required
@require_POST
def appeal(request: MemberRequest, uid: Any) -> HttpResponse:
    viewer: Any = request.viewer
    found = get_object_or_404(statements_of(viewer), uid=uid)
    form = AppealForm(request.POST, auto_id=f"appeal-%s-{found.uid}")
    if submit(form, _appealed, by=viewer, case=found):
        return go(request, "me:decisions", said=_("Somebody else than who decided will answer you."))
    return _decisions(request, (found.pk, form), 422)


def _appealed(**said: Any) -> bool:
    appeal_decision(**said)
    return True


@require_safe
def figures_page(request: MemberRequest) -> HttpResponse:
    """Public: how much was decided within a year, and how; no figure below five."""
    found = figures()
    names = {
        "decisions": dict(Measure.choices),
        "grounds": dict(Ground.choices),
        "kinds": {each.kind: each.name for each in reportable_kinds},
        "appeals": dict(CaseState.choices),
    }
    titles = {
        "decisions": _("What was decided"),
        "grounds": _("Why"),
        "kinds": _("About what"),
        "appeals": _("What became of appeals"),
    }
    tables = [
        {"title": titles[table], "rows": [(names[table].get(key, key), number) for key, number in counts.items()]}
        for table, counts in found.items()
    ]
    return render(request, "core/moderation/figures.html", {"tables": tables, "fewest": FEWEST})
