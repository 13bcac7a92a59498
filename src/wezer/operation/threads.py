"""How documents of the office are named on threads of life, to those who may see them."""

from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from wezer.operation.amounts import shown
from wezer.operation.models import Claim, Invoice, InvoicePayment
from wezer.ui.money import text as money_words
from wezer.workflow.queries import Label, labels


@labels("operation.invoice")
def invoices(uids: list[UUID], viewer: Any) -> dict[UUID, Label]:
    rows = Invoice.objects.visible_to(viewer).filter(uid__in=uids)
    return {
        row.uid: Label(title_of(row), row.get_absolute_url(), "scroll-text", row.get_state_display()) for row in rows
    }


@labels("operation.claim")
def claims(uids: list[UUID], viewer: Any) -> dict[UUID, Label]:
    rows = Claim.objects.visible_to(viewer).filter(uid__in=uids)
    return {row.uid: Label(row.title, row.get_absolute_url(), "receipt", row.get_state_display()) for row in rows}


@labels("operation.invoicepayment")
def payments(uids: list[UUID], viewer: Any) -> dict[UUID, Label]:
    rows = InvoicePayment.objects.filter(uid__in=uids, invoice__in=Invoice.objects.visible_to(viewer).values("pk"))
    made = {}
    for row in rows.select_related("invoice", "currency"):
        words = money_words(row.money) if row.money else shown(row.amount, row.invoice, unit=True)
        title = _("Payment of {amount}").format(amount=words)
        made[row.uid] = Label(title, row.invoice.get_absolute_url(), "banknote", row.get_state_display())
    return made


def title_of(invoice: Invoice) -> str:
    """“Settlement request, invoice F2026-00042”: the legal word beside ours."""
    if not invoice.number:
        return invoice.title
    if invoice.is_credit or invoice.total < 0:
        return _("Credit note {number}").format(number=invoice.number)
    if not invoice.is_out:
        return _("Supplier invoice {number}").format(number=invoice.reference or invoice.number)
    return _("Settlement request, invoice {number}").format(number=invoice.number)
