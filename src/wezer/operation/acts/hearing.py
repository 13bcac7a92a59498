"""What the books answered, written down. Each may be told twice; whoever posted, in the office or in the back office,
it arrives here. For the worker only."""

from typing import Any

from django.db.models import Sum

from wezer.core.viewer import Viewer
from wezer.kernel.acts import act, move, move_all
from wezer.kernel.clock import now
from wezer.kernel.events import emit
from wezer.kernel.ref import ref
from wezer.operation.acts.papers import ask_for_paper
from wezer.operation.acts.settlements import follow_agreement, settle_invoice
from wezer.operation.events import ClaimMoved, InvoiceCredited, InvoiceDueAgain, InvoicePosted, InvoiceReturned
from wezer.operation.models import Claim, ClaimState, Invoice, InvoicePayment, InvoiceState, PaymentState
from wezer.operation.money import from_decimal

RECORDING = InvoiceState.RECORDING


@act
def invoice_recorded(*, invoice: Invoice, key: str, result: Any) -> None:
    """It has its number. A credit note takes back what it names."""
    if key != invoice.recording_key:
        return  # an earlier attempt that somebody had given up
    amounts = {name: abs(from_decimal(text, invoice.digits)) for name, text in result.amounts.items()}
    facts = {
        "number": result.refs["number"] or "", "document": result.refs["document"], "problem": "", "posted_at": now(),
        "total": amounts["total"], "tax": amounts["tax"], "net": amounts["total"] - amounts["tax"],
        "to_pay": amounts["to_pay"],
    }  # fmt: skip
    is_done = invoice.is_credit or not amounts["total"]
    if not move(invoice, RECORDING, InvoiceState.PAID if is_done else InvoiceState.POSTED, **facts):
        return
    if invoice.credits is not None:
        _credited(invoice.credits, invoice, amounts.get("left", 0))
    emit(InvoicePosted(subject=ref(invoice)))
    if invoice.is_out:
        ask_for_paper(document=invoice)
    follow_agreement(by=Viewer.system(), invoice=invoice)


def _credited(invoice: Invoice, note: Invoice, left: int) -> None:
    """Nothing is left of it, or `left` is still to be paid."""
    if left:
        Invoice.objects.filter(pk=invoice.pk, state=InvoiceState.POSTED).update(to_pay=left)
    elif _is_credited_whole(invoice):
        move_all(Invoice.objects.filter(pk=invoice.pk), InvoiceState.POSTED, InvoiceState.CREDITED, to_pay=0)
        emit(InvoiceCredited(subject=ref(invoice), credit=ref(note)))
    else:
        settle_invoice(by=Viewer.system(), invoice=invoice)


def _is_credited_whole(invoice: Invoice) -> bool:
    notes = invoice.credit_notes.exclude(state=InvoiceState.CANCELLED)
    return invoice.total <= (notes.aggregate(sum=Sum("total"))["sum"] or 0)


@act
def invoice_refused(*, invoice: Invoice, key: str, why: str) -> None:
    """It waits on the page Recording for somebody, and says why."""
    if key == invoice.recording_key:
        Invoice.objects.filter(pk=invoice.pk, state=RECORDING).update(problem=why[:500])


@act
def invoice_dropped(*, invoice: Invoice, key: str) -> None:
    """Somebody gave it up: a draft again, to be corrected; a credit note is let go."""
    if key != invoice.recording_key:
        return
    back = InvoiceState.CANCELLED if invoice.is_credit else InvoiceState.DRAFT
    if move(invoice, RECORDING, back):
        emit(InvoiceReturned(subject=ref(invoice)))


@act
def invoice_heard(*, invoice: Invoice, is_paid: bool, to_pay: int) -> None:
    """The engine says how much is left, whoever paid and wherever: also when a payment was given back."""
    if invoice.is_credit or invoice.state not in (InvoiceState.POSTED, InvoiceState.PAID):
        return
    if is_paid:
        if not _is_credited_whole(invoice):
            settle_invoice(by=Viewer.system(), invoice=invoice)
        return
    if to_pay and invoice.state == InvoiceState.PAID:
        move(invoice, InvoiceState.PAID, InvoiceState.POSTED, paid_at=None)
    Invoice.objects.filter(pk=invoice.pk, state=InvoiceState.POSTED).update(to_pay=to_pay)


@act
def payment_recorded(*, payment: InvoicePayment, result: Any) -> None:
    move(
        payment,
        (PaymentState.RECORDING, PaymentState.REFUSED),
        PaymentState.RECORDED,
        entry=result.refs["entry"],
        problem="",
    )
    to_pay = from_decimal(result.amounts["to_pay"], payment.invoice.digits)
    Invoice.objects.filter(pk=payment.invoice_id, state=InvoiceState.POSTED).update(to_pay=to_pay)
    if result.state == "paid":
        settle_invoice(by=Viewer.system(), invoice=payment.invoice)


@act
def payment_refused(*, payment: InvoicePayment, why: str) -> None:
    InvoicePayment.objects.filter(pk=payment.pk, state=PaymentState.RECORDING).update(problem=why[:500])


@act
def payment_dropped(*, payment: InvoicePayment, why: str) -> None:
    move(payment, PaymentState.RECORDING, PaymentState.REFUSED, problem=why[:500])


@act
def payment_undone(*, payment: InvoicePayment, result: Any) -> None:
    """Its entry is mirrored: the invoice asks for it again."""
    if not move(payment, PaymentState.UNDOING, PaymentState.UNDONE, problem=""):
        return
    invoice, to_pay = payment.invoice, from_decimal(result.amounts["to_pay"], payment.invoice.digits)
    move(invoice, InvoiceState.PAID, InvoiceState.POSTED, paid_at=None)
    Invoice.objects.filter(pk=invoice.pk, state=InvoiceState.POSTED).update(to_pay=to_pay)
    emit(InvoiceDueAgain(subject=ref(invoice), origin=invoice.origin))


@act
def undoing_refused(*, payment: InvoicePayment, why: str) -> None:
    InvoicePayment.objects.filter(pk=payment.pk, state=PaymentState.UNDOING).update(problem=why[:500])


@act
def undoing_dropped(*, payment: InvoicePayment) -> None:
    """Given up: it counts as before."""
    move(payment, PaymentState.UNDOING, PaymentState.RECORDED, undone_on=None, undone_because="", problem="")


@act
def claim_recorded(*, claim: Claim, method: str, result: Any) -> None:
    """Owed, or given; or given back."""
    if method == "post_expense":
        state = ClaimState.WAIVED if claim.is_waived else ClaimState.OWED
        facts: dict[str, Any] = {
            "number": result.refs["number"] or "",
            "document": result.refs["document"],
            "problem": "",
        }
        if claim.is_waived:
            facts["settled_at"] = now()
        moved = move(claim, ClaimState.RECORDING, state, **facts)
        if moved and claim.is_waived:
            ask_for_paper(document=claim)
    else:
        moved = move(claim, ClaimState.REPAYING, ClaimState.REPAID, settled_at=now(), problem="")
    if moved:
        emit(ClaimMoved(subject=ref(claim), step="recorded", state=claim.state), group=claim.group_id)


@act
def claim_refused(*, claim: Claim, why: str) -> None:
    Claim.objects.filter(pk=claim.pk, state__in=[ClaimState.RECORDING, ClaimState.REPAYING]).update(problem=why[:500])


@act
def claim_dropped(*, claim: Claim, method: str, why: str) -> None:
    """Given up: what was consented to is asked anew, what was owed is owed still."""
    before, back = (ClaimState.RECORDING, ClaimState.SUBMITTED)
    if method == "repay_expense":
        before, back = ClaimState.REPAYING, ClaimState.OWED
    if move(claim, before, back, problem=why[:500]):
        emit(ClaimMoved(subject=ref(claim), step="returned", state=claim.state), group=claim.group_id)
