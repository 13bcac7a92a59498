"""Credit notes: an invoice taken back, whole, or of some lines so much. Both keep their numbers."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from wezer.operation.gateway.books import Books, Result
from wezer.operation.gateway.errors import BadInput, DateOrder, Forbidden, Overpayment, UnknownReference
from wezer.operation.gateway.methods import method
from wezer.operation.gateway.methods.invoices import post, result_of
from wezer.operation.gateway.methods.payments import reconcile
from wezer.operation.gateway.reading import Reader


@dataclass(frozen=True)
class LineTaken:
    line: int
    quantity: Decimal
    path: str


@dataclass(frozen=True)
class Credit:
    invoice: str
    day: date
    reason: str
    lines: tuple[LineTaken, ...]


def _read_line(given: Reader) -> LineTaken:
    return LineTaken(
        int(given.amount("line", decimals=0)), given.positive("quantity", decimals=4), given.path("quantity")
    )


def _read_credit(given: Reader) -> Credit:
    return Credit(
        given.text("invoice", most=120),
        given.day("date"),
        given.text("reason", most=300),
        tuple(given.each("lines", _read_line, least=0)),
    )


@method("credit_invoice", _read_credit)
def credit_invoice(books: Books, given: Credit) -> Result:
    """A credit note, settled against its invoice; without `lines` over the whole, before anything was paid. `left` is
    what the invoice still asks for."""
    invoice = books.document("account.invoice", given.invoice, "invoice")
    if invoice.state != "posted":
        raise Forbidden(field="invoice", detail=f"the invoice is {invoice.state}")
    if given.day < invoice.invoice_date:
        raise DateOrder(field="date", detail=f"the invoice is of {invoice.invoice_date.isoformat()}")
    books.period(given.day)
    credit = _part(books, invoice, given) if given.lines else _whole(invoice, given)
    credit.description = given.reason
    credit.save()
    post(books, [credit])
    return _settled(books, invoice, type(credit)(credit.id), given.day)


def _whole(invoice: Any, given: Credit) -> Any:
    if any(line.reconciliation for line in invoice.lines_to_pay) or invoice.payment_lines:
        raise Forbidden(field="invoice", detail="something was paid already: give that back first")
    [credit] = type(invoice).credit([invoice], invoice_date=given.day, payment_term_date=given.day)
    return credit


def _part(books: Books, invoice: Any, given: Credit) -> Any:
    """The lines that are named, each with so much of its quantity; taxes follow from them."""
    lines = dict(enumerate((each for each in invoice.lines if each.type == "line"), 1))
    if len({taken.line for taken in given.lines}) < len(given.lines):
        raise BadInput(field="lines", detail="a line is named twice")
    credit = invoice._credit(invoice_date=given.day, payment_term_date=given.day)
    credit.lines = [_line(books, lines, taken) for taken in given.lines]
    return credit


def _line(books: Books, lines: dict[int, Any], taken: LineTaken) -> Any:
    line = lines.get(taken.line)
    if line is None:
        raise UnknownReference(field=taken.path, name=str(taken.line), detail="no such line")
    before = books.model("account.invoice.line").search(
        [("origin", "=", str(line)), ("invoice.state", "!=", "cancelled")]
    )
    left = Decimal(str(line.quantity)) + sum((Decimal(str(each.quantity)) for each in before), Decimal(0))
    if taken.quantity > left:
        raise BadInput(field=taken.path, detail=f"{left} of this line is left to credit")
    made = line._credit()
    made.quantity = -float(taken.quantity)
    return made


def _settled(books: Books, invoice: Any, credit: Any, day: date) -> Result:
    """The credit pays the invoice as far as it goes; never more than is open."""
    Invoice = type(invoice)
    left = invoice.amount_to_pay + credit.total_amount
    if left < 0:
        raise Overpayment(field="lines", open=invoice.amount_to_pay)
    Invoice.add_payment_lines({invoice: list(credit.lines_to_pay)})
    if not left:
        reconcile(books, Invoice(invoice.id), day)
        Invoice.process([Invoice(invoice.id), Invoice(credit.id)])
    answer = result_of(books, credit)
    answer.amounts["left"] = books.words(left, invoice.currency)
    return answer
