"""What the books answered about invoices and what is paid on them."""

from typing import Any

from wezer.kernel.ref import Ref
from wezer.operation.acts import hearing
from wezer.operation.kinds import RecordedKind, recorded_kinds
from wezer.operation.models import Invoice, InvoicePayment


def _invoice(flight: Any) -> Invoice:
    return Invoice.objects.select_related("books", "credits").get(uid=Ref(flight.payload["origin"]).uid)


def _payment(flight: Any) -> InvoicePayment:
    return InvoicePayment.objects.select_related("invoice__books").get(uid=Ref(flight.payload["origin"]).uid)


class OfInvoice(RecordedKind):
    origin = "operation.invoice"

    def recorded(self, flight: Any, result: Any) -> None:
        hearing.invoice_recorded(invoice=_invoice(flight), key=flight.payload["key"], result=result)

    def refused(self, flight: Any, refusal: Any) -> None:
        hearing.invoice_refused(invoice=_invoice(flight), key=flight.payload["key"], why=refusal.sentence)

    def dropped(self, flight: Any, reason: str) -> None:
        hearing.invoice_dropped(invoice=_invoice(flight), key=flight.payload["key"])


class OfPayment(RecordedKind):
    origin = "operation.invoicepayment"

    def recorded(self, flight: Any, result: Any) -> None:
        hearing.payment_recorded(payment=_payment(flight), result=result)

    def refused(self, flight: Any, refusal: Any) -> None:
        hearing.payment_refused(payment=_payment(flight), why=refusal.sentence)

    def dropped(self, flight: Any, reason: str) -> None:
        hearing.payment_dropped(payment=_payment(flight), why=reason)


@recorded_kinds.add
class InvoicePosted(OfInvoice):
    kind, method = "operation.invoice_posted", "post_invoice"


@recorded_kinds.add
class InvoiceCredited(OfInvoice):
    kind, method = "operation.invoice_credited", "credit_invoice"


@recorded_kinds.add
class PaymentRecorded(OfPayment):
    kind, method = "operation.payment_recorded", "record_payment"


@recorded_kinds.add
class PartSettled(OfPayment):
    kind, method = "operation.part_settled", "settle_community"


@recorded_kinds.add
class PaymentUndone(OfPayment):
    kind, method = "operation.payment_undone", "undo_payment"

    def recorded(self, flight: Any, result: Any) -> None:
        hearing.payment_undone(payment=_payment(flight), result=result)

    def refused(self, flight: Any, refusal: Any) -> None:
        hearing.undoing_refused(payment=_payment(flight), why=refusal.sentence)

    def dropped(self, flight: Any, reason: str) -> None:
        hearing.undoing_dropped(payment=_payment(flight))
