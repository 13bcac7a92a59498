"""Invoices: the list, a draft being written, the document and what may be done with it."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from wezer.core.models import Party
from wezer.kernel.permissions import can
from wezer.kernel.refusals import Refusal
from wezer.operation.acts import invoices as acts
from wezer.operation.acts import sending, settlements
from wezer.operation.acts.agreed import usual_taxes
from wezer.operation.acts.credits import credit_invoice, left_of_lines
from wezer.operation.acts.invoice_lines import taxes_of
from wezer.operation.acts.partners import partner_of
from wezer.operation.acts.undoing import undo_payment
from wezer.operation.forms_bank import UndoForm
from wezer.operation.forms_invoices import InvoiceFilterForm, InvoiceForm
from wezer.operation.forms_settling import CreditForm, LetterForm, PaymentForm
from wezer.operation.models import Direction, Invoice, InvoiceState, Partner, PaymentState
from wezer.operation.permissions import KEEP_BOOKS, PAY_PART, SEE_BOOKS
from wezer.operation.queries import invoices as queries
from wezer.operation.queries.rates import invoice_currencies
from wezer.operation.queries.recording import pause_of
from wezer.operation.sheets import invoices_csv
from wezer.operation.threads import title_of
from wezer.operation.views.common import office
from wezer.ui.forms import say_on, status_of, submit
from wezer.ui.http import form_key, go
from wezer.ui.http import show as show_page
from wezer.ui.paging import page_of

ROWS = 50


@office()
def index(request: Any) -> HttpResponse:
    """All of them, newest first, with their sums at the foot."""
    form, rows = _filtered(request)
    page = page_of(rows, request, size=ROWS, order=queries.ORDER) if rows is not None else None
    context = {
        "books": request.books,
        "form": form,
        "page": page,
        "foot": queries.foot_of(rows) if rows is not None and "after" not in request.GET else [],
        "may_keep": can(request.viewer, KEEP_BOOKS, request.books),
        "query": _query(request),
        "is_filtered": bool(_query(request)),
    }
    return show_page(request, "operation/invoices/list.html", "operation/invoices/_rows.html", context)


@office()
def sheet(request: Any) -> HttpResponse:
    """The same list as a file for spreadsheets."""
    _form, rows = _filtered(request)
    if rows is None:
        raise Http404
    response = HttpResponse(invoices_csv(rows.order_by(*queries.ORDER)), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="invoices.csv"'
    return response


def _filtered(request: Any) -> tuple[InvoiceFilterForm, Any]:
    form = InvoiceFilterForm(request.GET)
    form.is_valid()
    names = ("direction", "state", "since", "until", "q")
    said = {name: form.cleaned_data[name] for name in names if form.cleaned_data.get(name)}
    return form, queries.listed(request.books, queries.Filters(**said)) if request.books else None


def _query(request: Any) -> str:
    query = request.GET.copy()
    query.pop("after", None)
    for name in [name for name, typed in query.items() if not typed]:
        query.pop(name)
    return str(query.urlencode())


@office(KEEP_BOOKS)
def create(request: Any) -> HttpResponse:
    """A new one, out (`?direction=out`) or a supplier's (`in`)."""
    direction = Direction.IN if request.GET.get("direction") == "in" else Direction.OUT
    if request.books is None:
        raise Http404
    form = _form(request, direction)
    if request.method == "POST" and "more" not in request.POST and form.is_valid():
        try:
            made = acts.draft_invoice(
                by=request.viewer, books=request.books, partner=_partner(request, form), direction=direction,
                lines=form.lines(), parts=form.parts(), key=form_key(request), **form.head(),
            )  # fmt: skip
            return _done(request, made)
        except Refusal as refusal:
            form.say(refusal)
    return _show_form(request, form, direction, None)


@office(KEEP_BOOKS)
def edit(request: Any, uid: Any) -> HttpResponse:
    """A draft, written anew."""
    invoice = _found(request, uid)
    if invoice.state != InvoiceState.DRAFT:
        return go(request, invoice)
    form = _form(request, invoice.direction, invoice)
    if request.method == "POST" and "more" not in request.POST and form.is_valid():
        version = request.POST.get("version", "")
        try:
            acts.change_invoice(
                by=request.viewer, invoice=invoice, partner=_partner(request, form), lines=form.lines(),
                parts=form.parts(), version=int(version) if version.isdecimal() and len(version) < 10 else None, **form.head(),
            )  # fmt: skip
            return _done(request, invoice)
        except Refusal as refusal:
            form.say(refusal)
    return _show_form(request, form, invoice.direction, invoice)


def _form(request: Any, direction: str, invoice: Invoice | None = None) -> InvoiceForm:
    usual = usual_taxes(request.books, direction)
    return InvoiceForm(
        request.POST or None, books=request.books, direction=direction, viewer=request.viewer, invoice=invoice,
        currencies=queries.payable_currencies(request.books), taxes=taxes_of(request.books),
        moneys=invoice_currencies(request.books),
        usual=usual[0] if usual else "", initial={"partner": request.GET.get("partner", "")} if invoice is None else None,
    )  # fmt: skip


def _partner(request: Any, form: InvoiceForm) -> Partner:
    chosen = form.cleaned_data["partner"]
    return partner_of(by=request.viewer, party=chosen) if isinstance(chosen, Party) else chosen


def _done(request: Any, invoice: Invoice) -> HttpResponse:
    """Kept as a draft, or sent to the books at once."""
    if "issue" not in request.POST:
        return go(request, invoice, said=_("Kept as a draft."))
    if invoice.state == InvoiceState.DRAFT:
        acts.issue_invoice(by=request.viewer, invoice=invoice)
    return go(request, invoice, said=_("Sent to the books: the number follows in a moment."))


def _show_form(request: Any, form: InvoiceForm, direction: str, invoice: Invoice | None) -> HttpResponse:
    context = {
        "books": request.books, "form": form, "direction": direction, "invoice": invoice,
        "partners": Partner.objects.order_by("name").values_list("name", flat=True)[:300],
    }  # fmt: skip
    status = 422 if form.errors and "more" not in request.POST else 200
    return show_page(request, "operation/invoices/edit.html", "operation/invoices/edit.html", context, status=status)


def _found(request: Any, uid: Any) -> Invoice:
    return get_object_or_404(queries.document_rows(request.viewer), uid=uid)


@login_required
def detail(request: Any, uid: Any) -> HttpResponse:
    """The document: for who reads the books, and for the partner it was issued to."""
    return _show(request, _found(request, uid))


def _show(request: Any, invoice: Invoice, forms: dict[str, Any] | None = None, status: int = 200) -> HttpResponse:
    viewer, books = request.viewer, invoice.books
    left = queries.left_in_legal(invoice)
    may_keep = can(viewer, KEEP_BOOKS, books)
    is_reader = may_keep or can(viewer, SEE_BOOKS, books)
    request.pause = pause_of(invoice) if is_reader else None
    context = {
        "invoice": invoice, "books": books, "title": title_of(invoice), "steps": queries.STEPS,
        "step_number": queries.step_number(invoice), "totals": queries.taxes_of_invoice(invoice),
        "parts": queries.parts_shown(invoice), "legal": queries.legal_total(invoice), "left": left,
        "may_keep": may_keep, "may_pay_part": invoice.is_open and can(viewer, PAY_PART, invoice),
        "notes": list(invoice.credit_notes.all()), "is_reader": is_reader,
        "payments": _payments(invoice, may_keep, forms or {}),
        **(_keeping(invoice, left) if may_keep else {}), **(forms or {}),
    }  # fmt: skip
    return show_page(
        request, "operation/invoices/invoice.html", "operation/invoices/invoice.html", context, status=status
    )


def _payments(invoice: Invoice, may_keep: bool, forms: dict[str, Any]) -> list[tuple[Any, Any]]:
    """What was paid; beside what the books have, the form that undoes it, for who keeps them."""
    may_undo = lambda one: may_keep and one.state == PaymentState.RECORDED and one.currency_id is None  # noqa: E731
    return [
        (one, forms.get(f"undo-{one.uid}") or (UndoForm(auto_id=f"undo-{one.pk}_%s") if may_undo(one) else None))
        for one in invoice.payments.all()
    ]


def _keeping(invoice: Invoice, left: int) -> dict[str, Any]:
    """What who keeps the books may do: a credit note takes the whole back before payment, or what is left to pay."""
    rest = left_of_lines(invoice)
    return {
        "payment": PaymentForm(invoice=invoice, left=left), "letter": LetterForm(),
        "credit": CreditForm(invoice=invoice, left=rest),
        "may_credit": any(rest.values()) and (left or not any(one.counts for one in invoice.payments.all())),
    }  # fmt: skip


@login_required
def state(request: Any, uid: Any) -> HttpResponse:
    """The part that changes while the books answer: it looks again by itself."""
    invoice = _found(request, uid)
    context = {"invoice": invoice, "steps": queries.STEPS, "step_number": queries.step_number(invoice)}
    return show_page(request, "operation/invoices/_state.html", "operation/invoices/_state.html", context)


@login_required
@require_POST
def issue(request: Any, uid: Any) -> HttpResponse:
    invoice = _found(request, uid)
    acts.issue_invoice(by=request.viewer, invoice=invoice)
    return go(request, invoice, said=_("Sent to the books: the number follows in a moment."))


@login_required
@require_POST
def cancel(request: Any, uid: Any) -> HttpResponse:
    acts.cancel_invoice(by=request.viewer, invoice=_found(request, uid))
    return go(request, "office:invoices", said=_("The draft is let go."))


@login_required
@require_POST
def credit(request: Any, uid: Any) -> HttpResponse:
    invoice = _found(request, uid)
    form = CreditForm(request.POST, invoice=invoice, left=left_of_lines(invoice))
    made = submit(form, credit_invoice, by=request.viewer, invoice=invoice, key=form_key(request))
    if made is None:
        return _show(request, invoice, {"credit": form}, status=422)
    return go(request, made, said=_("The credit note is on its way into the books."))


@login_required
@require_POST
def pay(request: Any, uid: Any) -> HttpResponse:
    """Legal money, as who keeps the books has seen it."""
    invoice = _found(request, uid)
    form = PaymentForm(request.POST, invoice=invoice, left=queries.left_in_legal(invoice))
    made = submit(
        form, settlements.record_payment, by=request.viewer, invoice=invoice, key=form_key(request),
        confirmation=request.POST.get("confirmation", ""),
    )  # fmt: skip
    if made is None:
        return _show(request, invoice, {"payment": form}, status=422)
    return go(request, invoice, said=_("Noted: it is on its way into the books."))


@login_required
@require_POST
def undo(request: Any, uid: Any, payment: Any) -> HttpResponse:
    """What was recorded as paid, by mistake or given back since, is mirrored in the books."""
    invoice = _found(request, uid)
    one = get_object_or_404(invoice.payments.select_related("invoice__books"), uid=payment)
    form = UndoForm(request.POST, auto_id=f"undo-{one.pk}_%s")
    if not submit(form, undo_payment, by=request.viewer, payment=one):
        return _show(request, invoice, {f"undo-{one.uid}": form}, status=status_of(form))
    return go(request, invoice, said=_("The mirror is on its way into the books."))


@login_required
@require_POST
def pay_part(request: Any, uid: Any, code: str) -> HttpResponse:
    """A part in a currency of the community, from the wallet of who pays."""
    invoice = _found(request, uid)
    part = get_object_or_404(invoice.parts.select_related("currency"), currency__code=code)
    settlements.pay_community_part(by=request.viewer, invoice=invoice, part=part)
    return go(request, invoice, said=_("Paid, thank you."))


@login_required
@require_POST
def send(request: Any, uid: Any) -> HttpResponse:
    invoice, form = _found(request, uid), LetterForm(request.POST)
    return _letter(request, invoice, form, sending.send_invoice, _("It leaves by e-mail in a moment."))


@login_required
@require_POST
def remind(request: Any, uid: Any) -> HttpResponse:
    invoice, form = _found(request, uid), LetterForm(request.POST)
    return _letter(request, invoice, form, sending.remind, _("The reminder leaves by e-mail in a moment."))


def _letter(request: Any, invoice: Invoice, form: LetterForm, act: Any, said: str) -> HttpResponse:
    if form.is_valid():
        try:
            act(by=request.viewer, invoice=invoice, word=form.cleaned_data["word"])
            return go(request, invoice, said=said)
        except Refusal as refusal:
            say_on(form, refusal)
    return _show(request, invoice, {"letter": form}, status=422)


@login_required
def mine(request: Any) -> HttpResponse:
    """What was issued to me, or to a group I act for."""
    rows = Invoice.objects.addressed_to(request.viewer).select_related("books", "partner", "credits")
    page = page_of(rows, request, size=ROWS, order=queries.ORDER)
    return show_page(request, "operation/invoices/mine.html", "operation/invoices/_my_rows.html", {"page": page})
