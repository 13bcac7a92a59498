"""Undoing what was recorded as paid, as accountants do: a mirror of its entry, never an eraser."""

from datetime import date
from typing import Any

from wezer.kernel.acts import act, move
from wezer.kernel.events import emit
from wezer.kernel.permissions import require
from wezer.kernel.ref import ref
from wezer.operation.acts.dates import check_day
from wezer.operation.acts.recording import record
from wezer.operation.acts.settlements import locked
from wezer.operation.days import today
from wezer.operation.events import InvoiceDueAgain, InvoicePaymentUndone
from wezer.operation.models import BankMatch, InvoicePayment, PaymentState
from wezer.operation.permissions import KEEP_BOOKS
from wezer.operation.refusals import PaidInWallet, PaymentNotThere, PaymentTicked, ReasonNeeded, UndoneBefore
from wezer.workflow.acts import link


@act
def undo_payment(*, by: Any, payment: InvoicePayment, reason: str, day: date | None = None) -> InvoicePayment:
    """The invoice asks again for what this payment had taken from it. What was paid from a wallet is given back there."""
    require(by, KEEP_BOOKS, payment.invoice.books)
    if payment.currency_id is not None:
        raise PaidInWallet()
    if not reason.strip():
        raise ReasonNeeded()
    return mirror_payment(by=by, payment=payment, reason=reason, day=day or today())


@act
def mirror_payment(*, by: Any, payment: InvoicePayment, reason: str, day: date) -> InvoicePayment:
    """The same for any payment that the books have. For acts and arrows only."""
    invoice = locked(payment.invoice)
    check_day(invoice.books, day)
    if day < payment.date:
        raise UndoneBefore(date=payment.date.isoformat())
    if BankMatch.objects.filter(kind="recorded", target=str(payment.entry), undone_on=None).exists():
        raise PaymentTicked()
    changes: dict[str, Any] = {"undoing": payment.undoing + 1, "undone_because": reason.strip()[:300], "problem": ""}
    if not move(payment, PaymentState.RECORDED, PaymentState.UNDOING, undone_on=day, **changes):
        raise PaymentNotThere(state=payment.get_state_display())
    link(source=invoice, target=payment, arrow="payment undone")
    emit(InvoicePaymentUndone(subject=ref(invoice), payment=str(payment.uid)))
    if payment.entry is None:  # a currency without value: the books know nothing of it
        move(payment, PaymentState.UNDOING, PaymentState.UNDONE)
        emit(InvoiceDueAgain(subject=ref(invoice), origin=invoice.origin))
        return payment
    payload = {
        "invoice": invoice.recording_key,
        "entry": payment.recording_key,
        "date": day.isoformat(),
        "reason": payment.undone_because,
    }
    record(
        books=invoice.books,
        method="undo_payment",
        key=payment.undoing_key,
        payload=payload,
        depends_on=[payment.recording_key],
        origin=payment,
    )
    return payment
