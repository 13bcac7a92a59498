"""The garden of the market: the category tree and what is evaluated where."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from wezer.core.http import MemberRequest
from wezer.core.models import Criterion
from wezer.exchange.acts import categories as acts
from wezer.exchange.forms_garden import CategoryForm, CriterionForm
from wezer.exchange.models import Category
from wezer.exchange.queries.categories import Tree, criteria_for
from wezer.kernel.permissions import can
from wezer.ui.forms import submit
from wezer.ui.http import go

SAYS: dict[str, bool | None] = {"add": True, "remove": False, "inherit": None}


def _gardener(request: MemberRequest) -> Any:
    """Those without the right find nothing here."""
    viewer: Any = request.viewer
    if not can(viewer, "exchange.tend_market"):
        raise Http404
    return viewer


@login_required
def index(request: MemberRequest) -> HttpResponse:
    viewer = _gardener(request)
    form = CategoryForm(request.POST or None)
    if request.method == "POST":
        form.fields.pop("is_open")
        if submit(form, acts.create_category, by=viewer) is not None:
            return go(request, reverse("market-garden:index"), said=_("Added."))
    context = {
        "branches": list(Tree.read().walk(closed=True)), "form": form, "criteria": Criterion.objects.all(),
        "criterion_form": CriterionForm(),
    }  # fmt: skip
    return render(request, "exchange/garden/index.html", context, status=422 if form.errors else 200)


@login_required
def edit(request: MemberRequest, uid: Any) -> HttpResponse:
    viewer = _gardener(request)
    category = get_object_or_404(Category.objects.select_related("parent"), uid=uid)
    form = CategoryForm(request.POST or None, category=category)
    if request.method == "POST" and submit(form, acts.change_category, by=viewer, category=category) is not None:
        return go(request, reverse("market-garden:index"), said=_("Saved."))
    said = {change.criterion_id: "add" if change.is_added else "remove" for change in category.changes.all()}
    asked = {criterion.pk for criterion in criteria_for(category)}
    rows = [(each, said.get(each.pk, "inherit"), each.pk in asked) for each in Criterion.objects.filter(is_open=True)]
    context = {"form": form, "category": category, "rows": rows}
    return render(request, "exchange/garden/category.html", context, status=422 if form.errors else 200)


@login_required
@require_POST
def criteria(request: MemberRequest, uid: Any) -> HttpResponse:
    viewer = _gardener(request)
    category = get_object_or_404(Category, uid=uid)
    for each in Criterion.objects.filter(is_open=True):
        said = request.POST.get(f"criterion_{each.key}")
        if said in SAYS:
            acts.set_criterion(by=viewer, category=category, criterion=each, is_added=SAYS[said])
    return go(request, reverse("market-garden:category", args=[category.uid]), said=_("Saved."))


@login_required
@require_POST
def criterion(request: MemberRequest) -> HttpResponse:
    viewer = _gardener(request)
    form = CriterionForm(request.POST)
    if submit(form, acts.create_criterion, by=viewer) is None:
        context = {
            "branches": list(Tree.read().walk(closed=True)), "form": CategoryForm(), "criteria": Criterion.objects.all(),
            "criterion_form": form,
        }  # fmt: skip
        return render(request, "exchange/garden/index.html", context, status=422)
    return go(request, reverse("market-garden:index"), said=_("Added."))
