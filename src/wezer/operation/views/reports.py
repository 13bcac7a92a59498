"""Reports: the list of them, each as page, CSV and PDF, and the files that the law asks for."""

from typing import Any

from django.http import FileResponse, Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe
from django_tasks import TaskResultStatus
from django_tasks.exceptions import TaskResultDoesNotExist

from wezer.kernel.clock import now
from wezer.kernel.refusals import Refusal
from wezer.ledger.jobs import prints
from wezer.operation.acts.files import ask_file
from wezer.operation.forms_reports import ReportForm, usual_period
from wezer.operation.kinds import pack_kinds
from wezer.operation.models import BookEntry, Books, StatutoryFile
from wezer.operation.printing import asked_with, print_report
from wezer.operation.report_files import as_csv, file_name
from wezer.operation.reports import ReportKind, listed, report_kinds
from wezer.operation.statutory import path_of
from wezer.operation.views.common import office
from wezer.ui.forms import say_on
from wezer.ui.http import go
from wezer.ui.http import show as show_page

CSV = "text/csv; charset=utf-8"


@office()
@require_safe
def index(request: Any) -> HttpResponse:
    """All reports, and the files made so far."""
    books = request.books
    context: dict[str, Any] = {"books": books, "reports": listed()}
    if books:
        files = pack_kinds[books.pack].files
        context |= {"files": [(kind, name) for kind, name in files.items()], "made": _made(books)}
        context |= {"years": books.years.order_by("-start")}
    return show_page(request, "operation/reports/index.html", "operation/reports/index.html", context)


def _made(books: Books) -> Any:
    return StatutoryFile.objects.filter(books=books).select_related("asked_by").order_by("-id")[:20]


def _kind(request: Any, key: str) -> ReportKind:
    found = report_kinds.get(key)
    if found is None or not request.books:
        raise Http404
    return found


def _form(request: Any, kind: ReportKind, data: Any) -> ReportForm:
    """The period is the running year's where nothing else is said."""
    start, end = usual_period(request.books, now().date())
    usual = {"start": start.isoformat(), "end": (min(end, now().date()) if kind.at_day else end).isoformat()}
    typed = {name: data.get(name, "") for name in ("account", "journal")}
    days = {name: data.get(name) or usual[name] for name in usual}
    return ReportForm({**days, **typed}, books=request.books, kind=kind)


@office()
@require_safe
def report(request: Any, key: str) -> HttpResponse:
    """One report; long ones go on where they were left."""
    kind = _kind(request, key)
    form, table = _form(request, kind, request.GET), None
    is_ready = form.is_valid()
    if is_ready and ("account" not in kind.asks or form.cleaned_data["account"]):
        try:
            table = kind.make(request.books, form.filters(request.GET.get("after", "")))
        except Refusal as refusal:
            say_on(form, refusal)
    query = request.GET.copy()
    query.pop("after", None)
    context = {"books": request.books, "kind": kind, "form": form, "table": table, "query": query.urlencode()}
    context |= {"reports": listed(), "after": request.GET.get("after", "")}
    status = 422 if form.errors else 200
    part = "operation/reports/_rows.html" if request.GET.get("after") else "operation/reports/_table.html"
    return show_page(request, "operation/reports/report.html", part, context, status=status)


@office()
@require_safe
def csv(request: Any, key: str) -> HttpResponse:
    """The whole report for a spreadsheet."""
    kind = _kind(request, key)
    form = _form(request, kind, request.GET)
    if not form.is_valid():
        raise Http404
    filters = form.filters(limit=None)
    response = HttpResponse(as_csv(kind, request.books, filters), content_type=CSV)
    response["Content-Disposition"] = f'attachment; filename="{file_name(kind, filters, "csv")}"'
    return response


@office()
@require_POST
def print_ask(request: Any, key: str) -> HttpResponse:
    """Ask the worker to draw it; the page that waits for it follows."""
    kind = _kind(request, key)
    form = _form(request, kind, request.POST)
    if not form.is_valid():
        raise Http404
    arguments = asked_with(request.books, key, form.filters(limit=None), get_language() or "en")
    asked = print_report.enqueue(**arguments)
    return go(request, reverse("office:report-print", args=[key, asked.id]))


@office()
@require_safe
def print_wait(request: Any, key: str, job: str) -> HttpResponseBase:
    """Waits until the worker has drawn it, then hands it over. Only reports of these books."""
    kind = _kind(request, key)
    try:
        asked = print_report.get_result(job)
    except TaskResultDoesNotExist:
        raise Http404 from None
    if (asked.kwargs.get("books"), asked.kwargs.get("kind")) != (request.books.pk, key):
        raise Http404
    if asked.status == TaskResultStatus.SUCCESSFUL:
        path = prints() / str(asked.return_value)
        if not path.exists():
            return go(request, reverse("office:report", args=[key]))
        name = f"{key.replace('_', '-')}-{asked.kwargs['end']}.pdf"
        return FileResponse(path.open("rb"), as_attachment=True, filename=name, content_type="application/pdf")
    context = {"kind": kind, "has_failed": asked.status == TaskResultStatus.FAILED}
    return show_page(request, "operation/reports/print.html", "operation/reports/print.html", context)


@office()
@require_POST
def ask(request: Any, kind: str) -> HttpResponse:
    """Have the worker make a file that the law asks for, over one year."""
    if not request.books:
        raise Http404
    year = get_object_or_404(request.books.years, start=request.POST.get("start") or "1900-01-01")
    ask_file(by=request.viewer, books=request.books, kind=kind, start=year.start, end=year.end)
    return go(request, "office:reports", said=_("The worker makes the file; it appears in the list below."))


@office()
@require_safe
def file(request: Any, uid: str) -> HttpResponseBase:
    """A file that was made: always the same bytes."""
    found = get_object_or_404(StatutoryFile, uid=uid, books=request.books, state="made")
    return FileResponse(path_of(found).open("rb"), as_attachment=True, filename=found.name, content_type="text/plain")


@office()
@require_safe
def entry(request: Any, uid: str) -> HttpResponse:
    """One posted entry, line by line."""
    found = get_object_or_404(BookEntry, uid=uid, books=request.books)
    lines = list(found.lines.select_related("account", "partner").order_by("line"))
    context = {
        "books": request.books,
        "entry": found,
        "lines": lines,
        "debit": sum(line.debit for line in lines),
        "credit": sum(line.credit for line in lines),
    }
    return show_page(request, "operation/reports/entry.html", "operation/reports/entry.html", context)
