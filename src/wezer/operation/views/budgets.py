"""Budgets: what was meant, what came of it."""

import csv
import io
from datetime import date
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from wezer.kernel.clock import now
from wezer.kernel.permissions import require
from wezer.operation.acts.budgets import LineAsked, drop_budget_line, make_budget, set_budget_line, withdraw_budget
from wezer.operation.amounts import plain
from wezer.operation.forms_budgets import BudgetForm, BudgetLineForm
from wezer.operation.forms_reports import usual_period
from wezer.operation.models import BookAccount, Budget, BudgetLine
from wezer.operation.permissions import KEEP_BOOKS
from wezer.operation.queries.budgets import Comparison, budgets_of, compared
from wezer.operation.views.common import office
from wezer.ui.forms import submit
from wezer.ui.http import go
from wezer.ui.http import show as show_page
from wezer.ui.paging import page_of
from wezer.ui.sheets import disarmed


@office()
@require_safe
def index(request: Any) -> HttpResponse:
    """All budgets, newest first."""
    page = page_of(budgets_of(request.books), request, order=("-start", "-id")) if request.books else None
    context = {"books": request.books, "page": page}
    return show_page(request, "operation/budgets/list.html", "operation/budgets/_rows.html", context)


@office(KEEP_BOOKS)
def new(request: Any) -> HttpResponse:
    if not request.books:
        raise Http404
    start, end = usual_period(request.books, now().date())
    initial = {"start": start, "end": end, "name": _("Budget {year}").format(year=start.year)}
    form = BudgetForm(request.POST or None, initial=initial)
    if request.method == "POST":
        made = submit(form, make_budget, by=request.viewer, books=request.books)
        if made is not None:
            return go(request, reverse("office:budget", args=[made.uid]))
    context = {"form": form, "books": request.books}
    status = 422 if form.errors else 200
    return show_page(request, "operation/budgets/new.html", "operation/budgets/new.html", context, status=status)


def _budget(request: Any, uid: str) -> Budget:
    if not request.books:
        raise Http404
    return get_object_or_404(budgets_of(request.books).select_related("books__entity"), uid=uid)  # type: ignore[no-any-return]  # Django and ninja say Any here


@office()
def budget(request: Any, uid: str) -> HttpResponse:
    """Planned against actual, up to a day; who keeps the books adds lines here."""
    found = _budget(request, uid)
    if request.method == "POST":
        require(request.viewer, KEEP_BOOKS, request.books)
    form = BudgetLineForm(request.POST or None, budget=found)
    if request.method == "POST" and submit(form, _set_line, by=request.viewer, budget=found) is not None:
        return go(request, reverse("office:budget", args=[uid]), said=_("Planned."))
    context = {"books": request.books, "budget": found, "form": form, "comparison": compared(found, _until(request))}
    context |= {"planned": found.lines.select_related("account").order_by("account__code", "month")}
    status = 422 if form.errors else 200
    return show_page(request, "operation/budgets/budget.html", "operation/budgets/budget.html", context, status=status)


def _set_line(*, by: Any, budget: Budget, account: BookAccount, month: str, units: int, text: str) -> BudgetLine:
    asked = LineAsked(account, units, date.fromisoformat(month) if month else None, text)
    return set_budget_line(by=by, budget=budget, line=asked)


def _until(request: Any) -> date | None:
    try:
        return date.fromisoformat(request.GET.get("until", ""))
    except ValueError:
        return None


@office(KEEP_BOOKS)
@require_POST
def drop_line(request: Any, uid: str, line: str) -> HttpResponse:
    found = get_object_or_404(
        BudgetLine.objects.select_related("budget__books__entity"), budget=_budget(request, uid), uid=line
    )
    drop_budget_line(by=request.viewer, line=found)
    return go(request, reverse("office:budget", args=[uid]), said=_("No longer planned."))


@office(KEEP_BOOKS)
@require_POST
def withdraw(request: Any, uid: str) -> HttpResponse:
    withdraw_budget(by=request.viewer, budget=_budget(request, uid))
    return go(request, "office:budgets", said=_("Withdrawn: it is compared with nothing any more."))


@office()
@require_safe
def budget_csv(request: Any, uid: str) -> HttpResponse:
    """The comparison for a spreadsheet."""
    found = _budget(request, uid)
    response = HttpResponse(as_csv(compared(found, _until(request))), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="budget-{found.start.isoformat()}.csv"'
    return response


def as_csv(comparison: Comparison) -> bytes:
    books, text = comparison.budget.books, io.StringIO()
    writer = csv.writer(text)
    head = [
        comparison.budget.name,
        f"{comparison.budget.start} / {comparison.until}",
        books.currency,
        _("Posted entries only"),
    ]
    for said in head:
        writer.writerow([disarmed(said)])
    writer.writerow([_("Account"), _("Name"), _("Planned"), _("Actual"), "%", _("Overrun"), _("Note")])
    for each in comparison.lines:
        part = "" if each.share is None else f"{each.share / 100:.2f}"
        cells = [each.account.code, each.account.name, plain(each.planned, books), plain(each.actual, books), part]
        writer.writerow([disarmed(cell) for cell in (*cells, _("yes") if each.is_overrun else "", each.text)])
    return ("\ufeff" + text.getvalue()).encode()
