"""Bringing a community along, in the browser: files, what would come of them, writing, taking back."""

import csv
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from wezer.core.views.doors import member_required
from wezer.hosting.forms import ImportForm
from wezer.hosting.importing.sources import SOURCES
from wezer.hosting.models import ImportOrder, OrderState
from wezer.hosting.orders import acts, files
from wezer.hosting.orders.work import progress
from wezer.hosting.permissions import may_import
from wezer.kernel.refusals import NotFound
from wezer.ui.forms import submit
from wezer.ui.http import go
from wezer.ui.http import show as show_page
from wezer.ui.paging import page_of
from wezer.ui.sheets import disarmed

#: Lines of a report that the page shows; the file has them all.
SHOWN = 100
View = Callable[..., HttpResponse]


def importing(view: View) -> View:
    """For those with the rights; to others the page does not exist."""

    @wraps(view)
    @member_required
    def guarded(request: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        if not may_import(request.viewer):
            raise NotFound()
        return view(request, *args, **kwargs)

    return guarded


@importing
@require_safe
def index(request: Any) -> HttpResponse:
    """From where, and what was brought before."""
    page = page_of(ImportOrder.objects.select_related("author"), request, size=20, order=("-id",))
    for order in page:
        order.words = SOURCES[order.source].words if order.source in SOURCES else order.source  # type: ignore[attr-defined]  # kept on the thing for who shows it
    return render(request, "hosting/import/index.html", {"sources": list(SOURCES.values()), "page": page})


@importing
def new(request: Any, source: str) -> HttpResponse:
    if source not in SOURCES:
        raise Http404
    sent = (request.POST, request.FILES) if request.method == "POST" else ()
    form = ImportForm(*sent, source=SOURCES[source])
    if sent:
        made = submit(form, acts.order_import, by=request.viewer, source=source)
        if made is not None:
            return go(request, _at(made), said=_("The files are being read."))
    context = {"form": form, "source": SOURCES[source]}
    return render(request, "hosting/import/new.html", context, status=422 if form.errors else 200)


@importing
@require_safe
def show(request: Any, uid: Any) -> HttpResponse:
    """How it stands; while the worker is at it the page looks again by itself."""
    order = _found(uid)
    written, whole = progress(order)
    context = {
        "order": order,
        "problems": order.problems[:SHOWN],
        "more": max(0, order.summary.get("problems", 0) - SHOWN),
        "written": written,
        "whole": whole,
        "may_write": files.are_there(order)
        and (order.state in (OrderState.READ, OrderState.WAITING, OrderState.FAILED) or order.is_stuck),
        "may_undo": order.batch_id is not None
        and order.state in (OrderState.DONE, OrderState.WAITING, OrderState.FAILED),
    }
    return show_page(request, "hosting/import/order.html", "hosting/import/_order.html", context)


@importing
@require_safe
def report(request: Any, uid: Any) -> HttpResponse:
    """Every line of the report, for a spreadsheet."""
    order = _found(uid)
    response = HttpResponse(content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="import-{order.uid}.csv"'
    response.write("\ufeff")
    rows = csv.writer(response)
    rows.writerow([_("File"), _("Line"), _("Column"), _("Kind"), _("What is wrong")])
    for file, line, column, is_error, sentence in order.problems:
        kind = _("error") if is_error else _("warning")
        rows.writerow([disarmed(str(file)), line, disarmed(str(column)), kind, disarmed(str(sentence))])
    return response


@importing
@require_POST
def write(request: Any, uid: Any) -> HttpResponse:
    order = _found(uid)
    acts.ask_to_write(by=request.viewer, order=order, accept_differences=request.POST.get("accept") == "yes")
    return go(request, _at(order), said=_("It is being written."))


@importing
@require_POST
def undo(request: Any, uid: Any) -> HttpResponse:
    order = _found(uid)
    acts.ask_to_undo(by=request.viewer, order=order)
    return go(request, _at(order), said=_("It is being taken back."))


@importing
@require_POST
def drop(request: Any, uid: Any) -> HttpResponse:
    acts.drop_order(by=request.viewer, order=_found(uid))
    return go(request, "imports:list", said=_("The files are thrown away; nothing was written."))


def _found(uid: Any) -> ImportOrder:
    return get_object_or_404(ImportOrder.objects.select_related("author", "batch"), uid=uid)


def _at(order: ImportOrder) -> str:
    return reverse("imports:order", args=[order.uid])
