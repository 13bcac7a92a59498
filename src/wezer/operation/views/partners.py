"""Partners: whoever the books deal with."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _

from wezer.kernel.permissions import can
from wezer.operation.acts.partners import change_partner, make_partner
from wezer.operation.forms_invoices import PartnerForm
from wezer.operation.models import Partner
from wezer.operation.permissions import KEEP_BOOKS
from wezer.operation.queries import invoices, partners
from wezer.operation.views.common import office
from wezer.ui.forms import submit
from wezer.ui.http import go
from wezer.ui.http import show as show_page
from wezer.ui.paging import page_of

FIELDS = (
    "kind", "name", "email", "language", "street", "postcode", "city", "country", "registration", "vat_number", "iban",
)  # fmt: skip


@office()
def index(request: Any) -> HttpResponse:
    words = request.GET.get("q", "")[:120]
    page = None
    if request.books is not None:
        page = page_of(partners.listed(request.books, words), request, size=50, order=("name", "id"))
    context = {
        "books": request.books,
        "page": page,
        "q": words,
        "may_keep": can(request.viewer, KEEP_BOOKS, request.books),
    }
    return show_page(request, "operation/partners/list.html", "operation/partners/_rows.html", context)


@office(KEEP_BOOKS)
def create(request: Any) -> HttpResponse:
    form = PartnerForm(request.POST or None)
    if request.method == "POST":
        made = submit(form, make_partner, by=request.viewer, books=request.books)
        if made is not None:
            return go(request, reverse("office:partner", args=[made.uid]), said=_("Kept."))
    return _show_form(request, form, None)


@office(KEEP_BOOKS)
def edit(request: Any, uid: Any) -> HttpResponse:
    partner = get_object_or_404(Partner, uid=uid)
    form = PartnerForm(request.POST or None, initial={name: getattr(partner, name) for name in FIELDS})
    if request.method == "POST":
        done = submit(form, change_partner, by=request.viewer, books=request.books, partner=partner)
        if done is not None:
            return go(request, reverse("office:partner", args=[uid]), said=_("Kept."))
    return _show_form(request, form, partner)


def _show_form(request: Any, form: PartnerForm, partner: Partner | None) -> HttpResponse:
    context = {"form": form, "partner": partner, "books": request.books}
    status = 422 if form.errors else 200
    return show_page(request, "operation/partners/edit.html", "operation/partners/edit.html", context, status=status)


@office()
def detail(request: Any, uid: Any) -> HttpResponse:
    """What stands on their documents, and what was written to them or by them."""
    if request.books is None:
        raise Http404
    partner = get_object_or_404(partners.listed(request.books).select_related("party"), uid=uid)
    rows = invoices.listed(request.books, invoices.Filters(partner=partner))
    page = page_of(rows, request, size=50, order=invoices.ORDER)
    context = {
        "books": request.books, "partner": partner, "page": page, "is_filtered": False,
        "foot": invoices.foot_of(rows) if "after" not in request.GET else [],
        "may_keep": can(request.viewer, KEEP_BOOKS, request.books),
    }  # fmt: skip
    return show_page(request, "operation/partners/partner.html", "operation/invoices/_rows.html", context)
