"""What is paid on an invoice: in legal money, or in a community's own currency at its value."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from wezer.operation.gateway.books import Books, Line, Result
from wezer.operation.gateway.errors import BadInput, Forbidden, Overpayment
from wezer.operation.gateway.methods import method
from wezer.operation.gateway.methods.invoices import result_of
from wezer.operation.gateway.reading import Reader

MEANS = {"bank": "bank", "cash": "cash", "card_clearing": "bank"}


@dataclass(frozen=True)
class Payment:
    invoice: str
    day: date
    amount: Decimal
    by: str
    reference: str
    keeps_rest: bool


def _read_payment(given: Reader) -> Payment:
    return Payment(
        invoice=given.text("invoice", most=120),
        day=given.day("date"),
        amount=given.positive("amount"),
        by=given.choice("by", MEANS, default="bank"),
        reference=given.text("reference", most=200, default=""),
        keeps_rest=given.choice("overpayment", ["refuse", "keep"], default="refuse") == "keep",
    )


@method("record_payment", _read_payment)
def record_payment(books: Books, given: Payment) -> Result:
    """Money in for a sale, out for a purchase, in the invoice's currency. Never more than is open, unless the rest is kept."""
    invoice = open_invoice(books, given.invoice)
    amount = books.money(given.amount, "amount", invoice.currency)
    rest = amount - invoice.amount_to_pay
    if rest > 0 and not given.keeps_rest:
        raise Overpayment(field="amount", open=invoice.amount_to_pay)
    value = _value(books, invoice.currency, amount, given.day)
    lines = [
        _settling(invoice, value, amount, given.reference),
        _opposite(books.account(given.by), invoice, value, amount, given.reference),
    ]
    kept = _value(books, invoice.currency, rest, given.day) if rest > 0 else Decimal(0)
    if kept:
        lines[0] = _settling(invoice, value - kept, amount - rest, given.reference)
        lines.insert(1, _settling(invoice, kept, rest, given.reference))
    text = given.reference or invoice.number
    move = books.post(MEANS[given.by], given.day, text, lines, origin=invoice)
    return settled(books, invoice, move, given.day, value - kept)


@dataclass(frozen=True)
class Settlement:
    invoice: str
    transaction: str
    currency: str
    units: Decimal
    value: Decimal
    day: date


def _read_settlement(given: Reader) -> Settlement:
    return Settlement(
        invoice=given.text("invoice", most=120),
        transaction=given.uid("transaction"),
        currency=given.text("currency", most=12),
        units=given.positive("units", decimals=6),
        value=given.positive("value"),
        day=given.day("date"),
    )


@method("settle_community", _read_settlement)
def settle_community(books: Books, given: Settlement) -> Result:
    """A part paid in a community's currency: its account takes value and units, the invoice is settled by the value."""
    invoice = open_invoice(books, given.invoice)
    currency = books.money_of(given.currency)
    if invoice.currency not in (books.currency, currency):
        raise BadInput(field="invoice", detail=f"this invoice is in {invoice.currency.code}")
    value, units = books.money(given.value, "value"), books.money(given.units, "units", currency)
    takes = units if invoice.currency == currency else value
    if takes > invoice.amount_to_pay:
        raise Overpayment(field="units" if takes is units else "value", open=invoice.amount_to_pay)
    sign = 1 if invoice.type == "out" else -1
    account = books.account(f"community:{given.currency}", "currency")
    text = f"{given.currency} {given.units} · {given.transaction}"
    taken = Line(
        account,
        debit=value if sign > 0 else Decimal(0),
        credit=value if sign < 0 else Decimal(0),
        text=text,
        currency=currency,
        units=sign * units,
    )
    move = books.post("community", given.day, text, [_settling(invoice, value, takes, text), taken], origin=invoice)
    return settled(books, invoice, move, given.day, value)


def open_invoice(books: Books, reference: str) -> Any:
    """The invoice, if something is left to pay on it."""
    invoice = books.document("account.invoice", reference, "invoice")
    if invoice.state == "paid":
        raise Overpayment(field="invoice", open="0")
    if invoice.state != "posted":
        raise Forbidden(field="invoice", detail=f"the invoice is {invoice.state}")
    return invoice


def settled(books: Books, invoice: Any, move: Any, day: date, value: Decimal) -> Result:
    """Link the payment to the invoice. Paying is not reconciling: that is done here, when nothing is left to pay."""
    Invoice = books.model("account.invoice")
    mine = [line for line in move.lines if line.account == invoice.account and line.party == invoice.party]
    paying = next(line for line in mine if line.debit + line.credit == value)
    Invoice.add_payment_lines({invoice: [paying]})
    invoice = Invoice(invoice.id)
    if not invoice.amount_to_pay:
        reconcile(books, invoice, day)
        Invoice.process([invoice])
    answer = result_of(books, invoice)
    return Result(refs={**answer.refs, "entry": move.wezer_uid}, amounts=answer.amounts, state=answer.state)


def reconcile(books: Books, invoice: Any, day: date) -> None:
    """All open lines of the invoice together; the engine itself posts a difference of exchange to its gain or loss."""
    lines = [line for line in [*invoice.lines_to_pay, *invoice.payment_lines] if not line.reconciliation]
    books.model("account.move.line").reconcile(lines, date=day)


def _value(books: Books, currency: Any, amount: Decimal, day: date) -> Decimal:
    """The amount in the company's currency, at the rate of that day."""
    if currency == books.currency:
        return amount
    made: Decimal = books.converted(currency, amount, day)
    return made


def _settling(invoice: Any, value: Decimal, units: Decimal, text: str) -> Line:
    """The line that takes from what is open: credit for a sale, debit for a purchase."""
    is_sale = invoice.type == "out"
    return Line(
        invoice.account,
        debit=Decimal(0) if is_sale else value,
        credit=value if is_sale else Decimal(0),
        party=invoice.party,
        text=text,
        currency=invoice.currency,
        units=-units if is_sale else units,
    )


def _opposite(account: Any, invoice: Any, value: Decimal, units: Decimal, text: str) -> Line:
    mirrored = _settling(invoice, value, units, text)
    assert mirrored.units is not None
    takes_currency = account.second_currency is not None
    return Line(
        account,
        debit=mirrored.credit,
        credit=mirrored.debit,
        text=text,
        currency=invoice.currency if takes_currency else None,
        units=-mirrored.units if takes_currency else None,
    )
