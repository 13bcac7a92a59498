"""What is paid on invoices, taken back and sent, for machines."""

from typing import Annotated, Any, Literal

from django.shortcuts import get_object_or_404
from pydantic import Field

from wezer.kernel.refusals import NotFound
from wezer.operation.acts import sending, settlements
from wezer.operation.acts.credits import credit_invoice
from wezer.operation.acts.undoing import undo_payment
from wezer.operation.api.common import router
from wezer.operation.api.invoices import Amount, Day, InvoiceDetail, Quantity, found_invoice, legal_in, show_detail
from wezer.operation.models import Means
from wezer.operation.reckoning import read_quantity
from wezer.operation.refusals import CreditNothing
from wezer.ui.rest import MADE, UID, Strict, idempotent, made


class CreditLineIn(Strict):
    """`line`: its number on the invoice, from 1."""

    line: Annotated[int, Field(ge=1, le=200)]
    quantity: Quantity


class CreditIn(Strict):
    """`lines`: what is taken back of which line; none: all that is left."""

    lines: Annotated[list[CreditLineIn], Field(max_length=200)] = []
    reason: Annotated[str, Field(max_length=300)]
    date: Day | None = None


class PaymentIn(Strict):
    amount: Amount
    date: Day | None = None
    means: Literal["bank", "cash", "card_clearing"] = "bank"
    reference: Annotated[str, Field(max_length=200)] = ""
    confirmation: Annotated[str, Field(max_length=40)] = ""


class UndoingIn(Strict):
    reason: Annotated[str, Field(max_length=300)]
    date: Day | None = None


class PartPaymentIn(Strict):
    currency: Annotated[str, Field(min_length=1, max_length=12)]


class LetterIn(Strict):
    word: Annotated[str, Field(max_length=1000)] = ""


@router.post("/invoices/{uid}/credit", response=MADE(InvoiceDetail))
@idempotent
def credit(request: Any, uid: UID, sent: CreditIn) -> Any:
    """Take the whole back by a credit note before anything was paid, or of some lines so much as is left to pay."""
    one = credit_invoice(
        by=request.viewer,
        invoice=found_invoice(request, uid),
        reason=sent.reason,
        day=sent.date,
        quantities=_quantities(sent.lines) if sent.lines else None,
        key=f"api:{request.key}"[:100],
    )
    return made(show_detail(found_invoice(request, one.uid)))


def _quantities(lines: list[CreditLineIn]) -> dict[int, int]:
    made: dict[int, int] = {}
    for place, each in enumerate(lines):
        quantity = read_quantity(each.quantity)
        if quantity is None or each.line in made:
            raise CreditNothing(field=f"lines.{place}.quantity")
        made[each.line] = quantity
    return made


@router.post("/invoices/{uid}/payments", response=MADE(InvoiceDetail))
@idempotent
def pay(request: Any, uid: UID, sent: PaymentIn) -> Any:
    """Legal money came in, or went out on a supplier's invoice."""
    one = found_invoice(request, uid)
    settlements.record_payment(
        by=request.viewer, invoice=one, amount=legal_in(sent.amount, one.digits, "amount"), day=sent.date,
        means=Means(sent.means), reference=sent.reference, confirmation=sent.confirmation, key=f"api:{request.key}"[:100],
    )  # fmt: skip
    return made(show_detail(found_invoice(request, uid)))


@router.post("/invoices/{uid}/payments/{payment}/undoing", response=InvoiceDetail)
def undo(request: Any, uid: UID, payment: UID, sent: UndoingIn) -> Any:
    """Mirror the entry of a payment that was recorded by mistake, or given back: the invoice asks for it again."""
    one = get_object_or_404(found_invoice(request, uid).payments.select_related("invoice__books"), uid=payment)
    undo_payment(by=request.viewer, payment=one, reason=sent.reason, day=sent.date)
    return show_detail(found_invoice(request, uid))


@router.post("/invoices/{uid}/part-payments", response=MADE(InvoiceDetail))
@idempotent
def pay_part(request: Any, uid: UID, sent: PartPaymentIn) -> Any:
    """Pay a part in a currency of the community from the caller's wallet, or from that of the group they act for."""
    one = found_invoice(request, uid)
    part = next((each for each in one.parts.all() if each.currency.code == sent.currency), None)
    if part is None:
        raise NotFound(field="currency")
    settlements.pay_community_part(by=request.viewer, invoice=one, part=part)
    return made(show_detail(found_invoice(request, uid)))


@router.post("/invoices/{uid}/letters", response={204: None})
def send(request: Any, uid: UID, sent: LetterIn) -> Any:
    """Send the document by e-mail, its PDF with it."""
    sending.send_invoice(by=request.viewer, invoice=found_invoice(request, uid), word=sent.word)
    return None


@router.post("/invoices/{uid}/reminders", response={204: None})
def remind(request: Any, uid: UID, sent: LetterIn) -> Any:
    """A friendly word that something waits; at most one a day."""
    sending.remind(by=request.viewer, invoice=found_invoice(request, uid), word=sent.word)
    return None
