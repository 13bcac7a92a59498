"""What is open in the books, person by person, and how money settles it. Shared by statements and SEPA.

A line that is paid in part remembers what paid it: the engine settles lines only when they add up to nothing.
"""

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any

from wezer.operation.gateway.books import JOURNALS, Books, Line
from wezer.operation.gateway.errors import Overpayment, UnknownReference

ZERO = Decimal(0)


@dataclass(frozen=True)
class Open:
    """One line with what is still open of it; `left` after a payment that is about to be posted."""

    line: Any
    amount: Decimal
    left: Decimal = ZERO

    @property
    def account(self) -> Any:
        return self.line.account

    @property
    def party(self) -> Any:
        return self.line.party

    def after(self, takes: Decimal) -> "Open":
        return replace(self, left=self.amount - takes)


def opens(books: Books, reference: str, sign: int, *, party: str | None, path: str) -> list[Open]:
    """What is open of an invoice or an entry, earliest first. `sign`: 1 for what is owed to us, -1 for what we owe."""
    move = move_of(books, reference, path)
    lines = [
        line
        for line in move.lines
        if line.account.reconcile
        and line.account.party_required
        and not line.reconciliation
        and (party is None or (line.party and line.party.wezer_uid == party))
    ]
    found = _open(books, lines, sign)
    if not found:
        raise Overpayment(field=path, open="0")
    return found


def move_of(books: Books, reference: str, path: str) -> Any:
    """The posted entry of an invoice, or an entry of its own."""
    try:
        invoice = books.document("account.invoice", reference, path)
    except UnknownReference:
        return books.document("account.move", reference, path)
    if invoice.move is None or invoice.state not in ("posted", "paid"):
        raise UnknownReference(field=path, name=reference, detail=f"the invoice is {invoice.state}")
    return invoice.move


def oldest_first(books: Books, party: Any, sign: int) -> list[Open]:
    """Everything that is open with that party on the side that this money can settle."""
    accounts = [
        books.account(role).id for role in (("receivable",) if sign > 0 else ("payable", "expense_payable"))
    ]  # fmt: skip
    lines = books.model("account.move.line").search(
        [
            ("move.company", "=", books.company.id),
            ("move.state", "=", "posted"),
            ("party", "=", party.id),
            ("account", "in", accounts),
            ("reconciliation", "=", None),
            ("wezer_pays", "=", None),
        ],
    )
    return _open(books, lines, sign)


def _open(books: Books, lines: list[Any], sign: int) -> list[Open]:
    made = []
    for line in lines:
        if line.second_currency or line.wezer_pays:
            continue
        amount = sign * (line.debit - line.credit) - _paid(books, line)
        if amount > 0 and sign * (line.debit - line.credit) > 0:
            made.append(Open(line, amount))
    return sorted(made, key=lambda each: (each.line.maturity_date or each.line.date, each.line.id))


def _paid(books: Books, line: Any) -> Decimal:
    """What parts have paid already, those of `record_payment` included."""
    return sum((abs(each.debit - each.credit) for each in _payers(books, line)), ZERO)


def _payers(books: Books, line: Any) -> list[Any]:
    found = books.model("account.move.line").search([("wezer_pays", "=", line.id), ("reconciliation", "=", None)])
    invoice = _invoice_of(books, line)
    if invoice is not None and len(invoice.lines_to_pay) == 1:
        found += [each for each in invoice.payment_lines if each not in found and not each.reconciliation]
    return [each for each in found if (each.debit > 0) != (line.debit > 0)]


def _invoice_of(books: Books, line: Any) -> Any:
    origin = line.move.origin
    return origin if origin is not None and origin.__name__ == "account.invoice" and line in origin.lines_to_pay else None  # fmt: skip


def pay_off(books: Books, move: Any, wanted: list[Open | None], *, skip: int) -> None:
    """Join each line of the new entry, after its first `skip`, to what it pays, and settle what is paid whole."""
    MoveLine, Invoice = books.model("account.move.line"), books.model("account.invoice")
    lines = sorted(move.lines, key=lambda line: line.id)[skip:]
    paid = []
    for line, target in zip(lines, wanted, strict=True):
        if target is None:
            continue
        invoice = _invoice_of(books, target.line)
        payers = [*_payers(books, target.line), line]
        MoveLine.write([line], {"wezer_pays": target.line.id})
        if invoice is not None:
            Invoice.add_payment_lines({invoice: [line]})
        if not target.left:
            MoveLine.reconcile([target.line, *payers], date=move.date)
            paid += [invoice] if invoice is not None else []
    if paid:
        Invoice.process([Invoice(invoice.id) for invoice in paid])


def give_back(books: Books, move: Any, day: date, reason: str, *, origin: Any = None) -> Any:
    """The mirror of an entry whose lines may be settled: they are freed, and both entries settle each other."""
    MoveLine, Invoice = books.model("account.move.line"), books.model("account.invoice")
    Reconciliation = books.model("account.move.reconciliation")
    lines = sorted(move.lines, key=lambda line: line.id)
    freed = {line.reconciliation for line in lines if line.reconciliation}
    Reconciliation.delete(list(freed))
    invoices = Invoice.search([("payment_lines", "in", [line.id for line in lines])])
    Invoice.process(invoices)  # paid no longer, which lets go of the payment
    Invoice.remove_payment_lines(lines)
    mirrored = [
        Line(line.account, line.credit, line.debit, line.party, reason, line.second_currency, _minus(line)) for line in lines
    ]  # fmt: skip
    journal = next((role for role, (code, *_rest) in JOURNALS.items() if code == move.journal.code), "general")
    mirror = books.post(journal, day, reason, mirrored, origin=origin or move)
    pairs = zip(lines, sorted(mirror.lines, key=lambda line: line.id), strict=True)
    for line, contrary in pairs:
        if line.account.reconcile and (line.debit or line.credit):
            MoveLine.reconcile([MoveLine(line.id), contrary], date=day)
    MoveLine.write(lines, {"wezer_pays": None})
    return mirror


def _minus(line: Any) -> Any:
    return None if line.amount_second_currency is None else -line.amount_second_currency
