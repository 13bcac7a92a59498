"""Invoices follow what happens to them in the engine: a bank line that was matched, a hand in the back office."""

from typing import Any
from uuid import UUID

from wezer.kernel.ref import ref
from wezer.operation.acts.back_invoices import back_office_invoice
from wezer.operation.acts.hearing import invoice_heard
from wezer.operation.kinds import EngineEvent, EventKind, event_kinds
from wezer.operation.models import Invoice
from wezer.operation.money import from_decimal


@event_kinds.add
class InvoicesFollow(EventKind):
    kind = "operation.invoices"
    events = frozenset({"invoice_posted", "invoice_changed", "invoice_paid", "invoice_cancelled"})

    def project(self, books: Any, event: EngineEvent) -> None:
        invoice = _invoice(event)
        is_new_there = invoice is None and event.name == "invoice_posted" and not event.key
        if is_new_there or (invoice is not None and invoice.is_of_back_office):
            back_office_invoice(books=books, document=UUID(event.subject), said=event.payload)
        elif invoice is not None and event.name in ("invoice_changed", "invoice_paid"):
            to_pay = from_decimal(event.payload["to_pay"], invoice.digits)
            invoice_heard(invoice=invoice, is_paid=event.name == "invoice_paid", to_pay=to_pay)

    def document(self, books: Any, event: EngineEvent) -> str:
        invoice = _invoice(event)
        return str(ref(invoice)) if invoice is not None else ""


def _invoice(event: EngineEvent) -> Invoice | None:
    return Invoice.objects.select_related("books").filter(document=UUID(event.subject)).first()
