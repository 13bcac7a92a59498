"""The garden's pages on privacy: the register of processing, how long things are kept, what is held back."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from wezer.core.acts.retention import hold_back, lift_hold
from wezer.core.acts.settings import change_setting
from wezer.core.http import MemberRequest
from wezer.core.models import LegalHold
from wezer.core.processing import FIELDS, as_csv, as_pdf, register
from wezer.core.retention import classes, days_of, held_groups, last_run
from wezer.core.settings_registry import value
from wezer.core.views.doors import gardener_required
from wezer.core.views.forms_privacy import HoldForm, RegisterForm, RetentionForm
from wezer.ui.forms import submit
from wezer.ui.http import go

TYPES = {"csv": "text/csv; charset=utf-8", "pdf": "application/pdf"}


@gardener_required("core.tend_community")
@require_safe
def index(request: MemberRequest) -> HttpResponse:
    return render(request, "core/garden/register.html", {"lines": register(), "labels": FIELDS})


@gardener_required("core.tend_community")
def line(request: MemberRequest, kind: str) -> HttpResponse:
    """One activity, in the community's own words."""
    found = next((each for each in register() if each.kind == kind), None)
    if found is None:
        raise Http404
    form = RegisterForm(request.POST if request.method == "POST" else None, initial=found.said)

    def keep(**said: str) -> bool:
        own = {
            **value("privacy.register"),
            kind: {name: text for name, text in said.items() if text != found.said[name]},
        }
        own[kind] = {**value("privacy.register").get(kind, {}), **own[kind]}
        change_setting(by=request.viewer, key="privacy.register", value=own)
        return True

    if request.method == "POST" and submit(form, keep):
        return go(request, "garden:register", said=_("Kept."))
    context = {"line": found, "form": form}
    return render(request, "core/garden/register_line.html", context, status=422 if form.errors else 200)


@gardener_required("core.tend_community")
@require_safe
def file(request: HttpRequest, form: str) -> HttpResponse:
    """The register as a file, in French or in English."""
    if form not in TYPES:
        raise Http404
    asked = request.GET.get("language", get_language() or "en")
    language = "fr" if asked.startswith("fr") else "en"
    response = HttpResponse((as_csv if form == "csv" else as_pdf)(language), content_type=TYPES[form])
    response["Content-Disposition"] = f'attachment; filename="register-{language}.{form}"'
    return response


@gardener_required("core.tend_community")
def retention(request: MemberRequest) -> HttpResponse:
    """How long each class is kept, what the last night forgot, what is held back."""
    form = RetentionForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        days, kept = form.days(), []

        def keep(**_said: Any) -> None:
            kept.append(change_setting(by=request.viewer, key="privacy.retention", value=days))

        submit(form, keep)
        if kept:
            return go(request, "garden:retention", said=_("Kept."))
    run = last_run()
    rows = [(each, days_of(each), run.counts.get(each.kind) if run else None) for each in classes()]
    holds = list(LegalHold.objects.filter(lifted_at=None).select_related("by").order_by("-pk")[:50])
    groups = held_groups(holds)
    context = {"form": form, "rows": rows, "run": run, "holds": [(each, groups.get(each.ref)) for each in holds]}
    context["hold_form"] = HoldForm(initial={"uid": request.GET.get("thing", "")[:500]})
    return render(request, "core/garden/retention.html", context, status=422 if form.errors else 200)


@gardener_required("core.tend_community")
@require_POST
def hold(request: MemberRequest) -> HttpResponse:
    form = HoldForm(request.POST)
    if submit(form, hold_back, by=request.viewer) is not None:
        return go(request, "garden:retention", said=_("It is held back from now on."))
    return render(request, "core/garden/hold.html", {"form": form}, status=422)


@gardener_required("core.tend_community")
@require_POST
def lift(request: MemberRequest, uid: Any) -> HttpResponse:
    lift_hold(by=request.viewer, hold=get_object_or_404(LegalHold, uid=uid, lifted_at=None))
    return go(request, "garden:retention", said=_("The hold is lifted."))
