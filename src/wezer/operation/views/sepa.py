"""SEPA: what is due, files for the bank and its answers, mandates."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from wezer.core.models import Party
from wezer.kernel.permissions import can
from wezer.kernel.refusals import Refusal
from wezer.operation.acts import sepa as acts
from wezer.operation.acts.partners import partner_of
from wezer.operation.days import today
from wezer.operation.forms_bank import AnswerForm, BatchForm, MandateForm
from wezer.operation.models import BatchKind, BatchState, ItemState, Mandate, SepaBatch
from wezer.operation.permissions import KEEP_BOOKS
from wezer.operation.queries import sepa as queries
from wezer.operation.refusals import ItemGone
from wezer.operation.sheets_bank import batches_csv, mandates_csv
from wezer.operation.views.common import office
from wezer.ui.forms import say_on
from wezer.ui.http import form_key, go
from wezer.ui.http import show as show_page
from wezer.ui.paging import page_of

ROWS = 20
MOST_DUE = 200


@office()
def index(request: Any) -> HttpResponse:
    """What is due on one side, to choose from, and the files that were made."""
    return _show_index(request)


def _show_index(request: Any, form: BatchForm | None = None, status: int = 200) -> HttpResponse:
    if request.books is None:
        return show_page(request, "operation/sepa/list.html", "operation/sepa/list.html", {"books": None})
    kind = _kind(request)
    due = queries.due(request.books, kind, today())
    page = page_of(queries.batches_of(request.books), request, size=ROWS, order=queries.ORDER)
    context = {
        "books": request.books, "kind": kind, "is_collection": kind == BatchKind.COLLECT, "due": due[:MOST_DUE],
        "ready": sum(each.is_ready for each in due), "page": page, "form": form or BatchForm(),
        "may_keep": can(request.viewer, KEEP_BOOKS, request.books), "chosen": request.POST.getlist("items"),
        "lacks": _lacks(request.books, kind),
    }  # fmt: skip
    return show_page(request, "operation/sepa/list.html", "operation/sepa/_batches.html", context, status=status)


def _kind(request: Any) -> str:
    said = request.POST.get("kind") or request.GET.get("kind")
    return BatchKind.COLLECT if said == BatchKind.COLLECT else BatchKind.PAY


def _lacks(books: Any, kind: str) -> str:
    """What the settings of the books do not say yet."""
    if not books.iban:
        return "iban"
    return "creditor" if kind == BatchKind.COLLECT and not books.creditor_id else ""


@office(KEEP_BOOKS)
@require_POST
def create(request: Any) -> HttpResponse:
    """A file of what was chosen; the worker makes it."""
    form = BatchForm(request.POST)
    if request.books is None:
        raise Http404
    if form.is_valid():
        try:
            made = acts.make_batch(
                by=request.viewer, books=request.books, kind=_kind(request), chosen=_chosen(request),
                day=form.cleaned_data["date"], key=form_key(request),
            )  # fmt: skip
            return go(request, made, said=_("The file is being made."))
        except Refusal as refusal:
            say_on(form, refusal)
    return _show_index(request, form, status=422)


def _chosen(request: Any) -> list[Any]:
    due = {each.open.document: each for each in queries.due(request.books, _kind(request), today())}
    wanted = request.POST.getlist("items")
    if gone := [uid for uid in wanted if uid not in due or due[uid].on_its_way]:
        raise ItemGone(label=due[gone[0]].open.label if gone[0] in due else gone[0])
    return [due[uid].open for uid in dict.fromkeys(wanted)]


@office()
def sheet(request: Any) -> HttpResponse:
    if request.books is None:
        raise Http404
    return _csv(batches_csv(queries.batches_of(request.books).order_by(*queries.ORDER)), "sepa.csv")


def _csv(content: bytes, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _batch(request: Any, uid: Any) -> SepaBatch:
    rows = SepaBatch.objects.select_related("books").prefetch_related("items__partner", "items__mandate")
    return get_object_or_404(rows, books=request.books, uid=uid)


@office()
def detail(request: Any, uid: Any) -> HttpResponse:
    return _show_batch(request, _batch(request, uid))


def _show_batch(request: Any, batch: SepaBatch, form: AnswerForm | None = None, status: int = 200) -> HttpResponse:
    may_keep = can(request.viewer, KEEP_BOOKS, request.books)
    context: dict[str, Any] = {"books": request.books, "batch": batch, "may_keep": may_keep, "items": batch.items.all()}
    if may_keep and batch.state in (BatchState.MADE, BatchState.ANSWERED):
        context["form"] = form or AnswerForm(items=_answerable(batch))
    return show_page(request, "operation/sepa/batch.html", "operation/sepa/batch.html", context, status=status)


def _answerable(batch: SepaBatch) -> list[Any]:
    return [item for item in batch.items.all() if item.state != ItemState.FAILED]


@office()
def file(request: Any, uid: Any) -> HttpResponse:
    """The XML for the bank."""
    batch = _batch(request, uid)
    if not batch.file:
        raise Http404
    response = HttpResponse(batch.file, content_type="application/xml; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="sepa-{batch.kind}-{batch.date.isoformat()}.xml"'
    return response


@office(KEEP_BOOKS)
@require_POST
def answer(request: Any, uid: Any) -> HttpResponse:
    """What the bank said: all went through, but for what is ticked."""
    batch = _batch(request, uid)
    form = AnswerForm(request.POST, items=_answerable(batch))
    if form.is_valid():
        try:
            acts.answer_batch(
                by=request.viewer, batch=batch, day=form.cleaned_data["day"], failed=form.failed(),
                booked=form.cleaned_data["booked"],
            )  # fmt: skip
            return go(request, batch, said=_("The answer is on its way into the books."))
        except Refusal as refusal:
            say_on(form, refusal)
    return _show_batch(request, batch, form, status=422)


# --- mandates ---


@office()
def mandates(request: Any) -> HttpResponse:
    words = request.GET.get("q", "").strip()[:100]
    rows = queries.mandates_of(request.books, words) if request.books else None
    page = page_of(rows, request, size=50, order=queries.MANDATES) if rows is not None else None
    context = {
        "books": request.books, "page": page, "words": words,
        "may_keep": can(request.viewer, KEEP_BOOKS, request.books),
    }  # fmt: skip
    return show_page(request, "operation/sepa/mandates.html", "operation/sepa/_mandates.html", context)


@office()
def mandates_sheet(request: Any) -> HttpResponse:
    if request.books is None:
        raise Http404
    return _csv(mandates_csv(queries.mandates_of(request.books).order_by(*queries.MANDATES)), "mandates.csv")


@office(KEEP_BOOKS)
def mandate_create(request: Any) -> HttpResponse:
    """What somebody has signed."""
    if request.books is None:
        raise Http404
    form = MandateForm(request.POST or None, viewer=request.viewer, initial={"partner": request.GET.get("partner", "")})
    if request.method == "POST" and form.is_valid():
        data = dict(form.cleaned_data)
        chosen = data.pop("partner")
        partner = partner_of(by=request.viewer, party=chosen) if isinstance(chosen, Party) else chosen
        try:
            made = acts.add_mandate(by=request.viewer, books=request.books, partner=partner, **data)
            return go(request, made, said=_("The mandate is in force."))
        except Refusal as refusal:
            say_on(form, refusal)
    context = {"books": request.books, "form": form, "meant": form.fields["partner"].meant}
    status = 422 if form.errors else 200
    return show_page(
        request, "operation/sepa/mandate_new.html", "operation/sepa/mandate_new.html", context, status=status
    )


def _mandate(request: Any, uid: Any) -> Mandate:
    return get_object_or_404(Mandate.objects.select_related("partner", "books"), books=request.books, uid=uid)


@office()
def mandate(request: Any, uid: Any) -> HttpResponse:
    found = _mandate(request, uid)
    context = {
        "books": request.books, "mandate": found, "may_keep": can(request.viewer, KEEP_BOOKS, request.books),
        "items": found.items.select_related("batch").order_by("-id")[:50],
    }  # fmt: skip
    return show_page(request, "operation/sepa/mandate.html", "operation/sepa/mandate.html", context)


@office(KEEP_BOOKS)
@require_POST
def mandate_end(request: Any, uid: Any) -> HttpResponse:
    return go(request, acts.end_mandate(by=request.viewer, mandate=_mandate(request, uid)), said=_("Ended."))


@office(KEEP_BOOKS)
@require_POST
def mandate_again(request: Any, uid: Any) -> HttpResponse:
    return go(request, acts.use_again(by=request.viewer, mandate=_mandate(request, uid)), said=_("In force again."))
