"""The kit for the day when data got into wrong hands."""

from allauth.account.decorators import reauthentication_required
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from wezer.core.acts.breach import take_breach_list
from wezer.core.breach import CLOCK, WHOM, affected
from wezer.core.http import MemberRequest
from wezer.core.views.doors import gardener_required
from wezer.core.views.forms_privacy import BreachForm


@gardener_required("core.tend_community")
@require_safe
def index(request: MemberRequest) -> HttpResponse:
    """What to do, how long there is, and whom it concerns."""
    form = BreachForm(request.GET if "known_at" in request.GET else None)
    known_at = form.cleaned_data["known_at"] if form.is_bound and form.is_valid() else None
    whom = form.cleaned_data["whom"] if known_at else "all"
    context = {
        "form": form,
        "known_at": known_at,
        "until": known_at + CLOCK if known_at else None,
        "whom": whom,
        "number": affected(whom).count() if known_at else 0,
    }
    return render(request, "core/garden/breach.html", context, status=422 if form.errors else 200)


@gardener_required("core.tend_community")
@require_safe
@reauthentication_required
def take(request: MemberRequest, what: str) -> HttpResponse:
    """The list of those affected, or the log, as CSV."""
    whom = request.GET.get("whom", "all")
    if what not in ("affected", "log") or whom not in WHOM:
        raise Http404
    response = HttpResponse(
        take_breach_list(by=request.viewer, what=what, whom=whom), content_type="text/csv; charset=utf-8"
    )
    response["Content-Disposition"] = f'attachment; filename="{what}.csv"'
    response["Cache-Control"] = "no-store"
    return response
