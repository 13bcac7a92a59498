"""What is paid on an invoice: legal money as who keeps the books says, community money as the ledger says. Once each."""

from datetime import date
from typing import Any

from django.db.models import Q

from wezer.core.viewer import Viewer
from wezer.kernel.acts import act, move_all
from wezer.kernel.clock import now
from wezer.kernel.events import emit
from wezer.kernel.money import Money
from wezer.kernel.permissions import require
from wezer.kernel.ref import ref
from wezer.ledger.acts import agreements
from wezer.ledger.acts.payments import pay
from wezer.ledger.models import State, Transaction, lines
from wezer.operation.acts.dates import check_day
from wezer.operation.acts.paid_twice import ask_before_note, is_on_its_way
from wezer.operation.acts.recording import record
from wezer.operation.days import day_of, today
from wezer.operation.events import InvoicePaymentMade, InvoiceSettled
from wezer.operation.models import (
    GONE,
    Invoice,
    InvoicePart,
    InvoicePayment,
    InvoiceState,
    Means,
    PaymentState,
)
from wezer.operation.permissions import KEEP_BOOKS, PAY_PART
from wezer.operation.reckoning import decimal_text
from wezer.operation.refusals import NotOpen, OfBackOffice, PaidInFull, PartPaid
from wezer.workflow.acts import link

#: Where the ledger has moved what was agreed.
MOVED = (State.CONFIRMING, State.COMPLETED)
OPEN = (InvoiceState.RECORDING, InvoiceState.POSTED)


@act
def record_payment(
    *,
    by: Any,
    invoice: Invoice,
    amount: int,
    day: date | None = None,
    means: str = Means.BANK,
    reference: str = "",
    confirmation: str = "",
    key: str = "",
) -> InvoicePayment:
    """Legal money came in (or went out, on a supplier's invoice). Never more than is open: of two at once, one is refused.
    While the invoice itself is on its way into the books, this waits behind it."""
    require(by, KEEP_BOOKS, invoice.books)
    invoice = locked(invoice)
    if key and (known := InvoicePayment.objects.filter(invoice=invoice, key=key).first()):
        return known
    if invoice.is_of_back_office:
        raise OfBackOffice()
    if invoice.state not in OPEN or invoice.is_credit:
        raise NotOpen(state=invoice.get_state_display())
    day = day or today()
    check_day(invoice.books, day)
    left = max(legal_left(invoice), 0)
    if amount > left:
        raise PaidInFull(open=decimal_text(left, invoice.digits))
    ask_before_note(invoice, amount, day, means, confirmation)
    return _write(by, invoice, amount, day, key, means=means, reference=reference.strip())


@act
def pay_community_part(*, by: Any, invoice: Invoice, part: InvoicePart) -> InvoicePayment:
    """The partner pays a part in a community's currency from their wallet, on the invoice itself. What both had agreed
    on before is paid as it was agreed, with all its currencies."""
    require(by, PAY_PART, invoice)
    invoice = locked(invoice)
    if invoice.state != InvoiceState.POSTED or invoice.is_credit:
        raise NotOpen(state=invoice.get_state_display())
    if _paid_parts(invoice).filter(currency=part.currency).exists():
        raise PartPaid()
    payer, payee = invoice.partner.party, invoice.books.entity
    if not invoice.is_out:
        payer, payee = payee, payer
    assert payer is not None and payee is not None
    if invoice.agreement is not None:
        made = agreements.settle(by=by, transaction=invoice.agreement)
        follow_agreement(by=Viewer.system(), invoice=invoice)
        paid = _paid_parts(invoice).filter(transaction=made, currency=part.currency).first()
        if paid is None:
            raise NotOpen(state=State(made.state).label)  # more signatures are needed
        return paid
    made = pay(
        by=by, payer=payer, payee=payee, amounts=[Money(part.units, part.currency.code)], memo=str(invoice)[:300],
        key=f"invoice:{invoice.uid}:{part.currency.code}", usage="invoices", about=ref(invoice),
    )  # fmt: skip
    if made.state not in MOVED:
        raise NotOpen(state=State(made.state).label)
    link(source=invoice, target=made, arrow="payment")
    return _settle_part(by, invoice, part, made)


@act
def follow_agreement(*, by: Any, invoice: Invoice, means: str = "") -> None:
    """The ledger moved what both sides had agreed on: settle it in the books. `means`: where legal money that was
    confirmed in the market went; empty while only the books say so. May run twice."""
    invoice = locked(invoice)
    transaction = invoice.agreement
    if transaction is None or invoice.state not in OPEN:
        return
    transaction.refresh_from_db()
    if transaction.state not in MOVED:
        return
    moved = {line.currency_id: line for line in lines(transaction)}
    for part in invoice.parts.select_related("currency"):
        is_there = not part.currency.is_tracked or transaction.state == State.COMPLETED
        if part.currency_id in moved and is_there and not _was_paid(invoice, part.currency, transaction):
            _settle_part(by, invoice, part, transaction)
    if transaction.state == State.COMPLETED and means and invoice.state == InvoiceState.POSTED:
        left, key = legal_left(invoice), f"agreement:{transaction.uid}"
        is_new = not invoice.payments.filter(key=key).exists() and not is_on_its_way(invoice)
        if is_new and left > 0 and any(line.currency.code == invoice.currency for line in moved.values()):
            _write(by, invoice, left, today(), key, means=means)


@act
def settle_invoice(*, by: Any, invoice: Invoice) -> None:
    """Nothing is left to pay, as the books say: once. For acts only."""
    own = Invoice.objects.filter(pk=invoice.pk)
    if move_all(own, InvoiceState.POSTED, InvoiceState.PAID, to_pay=0, paid_at=now()):
        emit(InvoiceSettled(subject=ref(invoice), origin=invoice.origin))


def legal_left(invoice: Invoice) -> int:
    """What may still be paid in legal money: the whole, less what is for the community's currencies, less what was paid
    or credited (also what is still on its way into the books, and what the books alone know of). Below zero while more
    is on its way than is open."""
    payments = [each for each in invoice.payments.all() if each.counts]
    notes = [each for each in invoice.credit_notes.all() if each.state != InvoiceState.CANCELLED]
    parts = sum(part.value for part in invoice.parts.all())
    paid_parts = sum(each.amount for each in payments if each.currency_id)
    paid = sum(each.amount for each in payments if not each.currency_id)
    by_rows = invoice.total - parts - paid - sum(each.total for each in notes)
    waiting = sum(each.amount for each in payments if each.state == PaymentState.RECORDING)
    waiting += sum(each.total for each in notes if each.state == InvoiceState.RECORDING)
    return min(by_rows, invoice.to_pay - waiting - (parts - paid_parts))


def _settle_part(by: Any, invoice: Invoice, part: InvoicePart, transaction: Transaction) -> InvoicePayment:
    """Where the currency has no value in the books, nothing is written there; the page shows that it was paid."""
    day = day_of(transaction.completed_at or now())
    common = {
        "invoice": invoice, "amount": part.value, "date": day, "currency": part.currency, "units": part.units,
        "transaction": transaction, "made_by": by.member,
    }  # fmt: skip
    if not part.value:
        made = InvoicePayment.objects.create(state=PaymentState.RECORDED, **common)
        emit(InvoicePaymentMade(subject=ref(invoice), payment=str(made.uid)))
        return made
    made = InvoicePayment.objects.create(**common)
    record(
        books=invoice.books,
        method="settle_community",
        key=made.recording_key,
        payload={
            "invoice": invoice.recording_key,
            "transaction": str(transaction.uid),
            "currency": part.currency.code,
            "units": part.currency.text(part.units),
            "value": decimal_text(part.value, invoice.digits),
            "date": max(day, invoice.date).isoformat(),
        },
        depends_on=[invoice.recording_key],
        origin=made,
    )
    emit(InvoicePaymentMade(subject=ref(invoice), payment=str(made.uid)))
    return made


def _write(by: Any, invoice: Invoice, amount: int, day: date, key: str, **also: Any) -> InvoicePayment:
    made = InvoicePayment.objects.create(invoice=invoice, amount=amount, date=day, key=key, made_by=by.member, **also)
    payload = {
        "invoice": invoice.recording_key,
        "date": day.isoformat(),
        "amount": decimal_text(amount, invoice.digits),
        "by": made.means,
    }
    if made.reference:
        payload["reference"] = made.reference
    record(
        books=invoice.books,
        method="record_payment",
        key=made.recording_key,
        payload=payload,
        depends_on=[invoice.recording_key],
        origin=made,
    )
    emit(InvoicePaymentMade(subject=ref(invoice), payment=str(made.uid)))
    return made


def _paid_parts(invoice: Invoice) -> Any:
    return invoice.payments.exclude(state__in=GONE).exclude(currency=None)


def _was_paid(invoice: Invoice, currency: Any, transaction: Transaction) -> bool:
    """By this transaction even if that was undone since: it settles nothing twice."""
    rows = invoice.payments.filter(currency=currency).exclude(state=PaymentState.REFUSED)
    return bool(rows.exclude(~Q(transaction=transaction), state=PaymentState.UNDONE).exists())


def locked(invoice: Invoice) -> Invoice:
    """As it is now, held until the commit: two browsers paying at once come here one after the other."""
    rows = Invoice.objects.select_for_update(of=("self",)).select_related(
        "books__entity", "partner__party", "agreement"
    )
    return rows.get(pk=invoice.pk)
