"""The same money is not booked twice: asked once more where a payment looks like one that is known. For acts only."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from wezer.operation.matching import Share, names
from wezer.operation.models import (
    GONE,
    BankLine,
    BankMatch,
    BookEntry,
    Books,
    Invoice,
    InvoicePayment,
    LineState,
    Means,
    TargetKind,
)
from wezer.operation.reckoning import decimal_text
from wezer.operation.refusals import LineWaits, NotedTwice, PaidByBank


def noted_already(books: Books, shares: Sequence[Share]) -> InvoicePayment | None:
    """A payment noted on one of these documents, as much as its share, that no line of the bank is matched with."""
    wanted = {share.target: share.amount for share in shares if share.kind == TargetKind.DOCUMENT}
    if not wanted:
        return None
    documents = {
        origin: wanted[str(uid)]
        for uid, origin in BookEntry.objects.filter(books=books, uid__in=wanted).values_list("uid", "origin")
        if origin is not None
    }
    rows = InvoicePayment.objects.filter(invoice__books=books, invoice__document__in=documents, means=Means.BANK)
    found = [
        each
        for each in rows.exclude(state__in=GONE).select_related("invoice")
        if each.invoice.document and documents[each.invoice.document] == each.amount
    ]
    ticked = set(
        BankMatch.objects.filter(
            kind=TargetKind.RECORDED, undone_on=None, target__in=[str(each.entry) for each in found]
        ).values_list("target", flat=True)
    )
    return next((each for each in found if str(each.entry) not in ticked), None)


def ask_before_match(books: Books, shares: Sequence[Share], confirmation: str) -> None:
    """A line of the bank is about to pay what was noted as paid."""
    known = noted_already(books, shares)
    if known is not None and confirmation != str(known.uid):
        raise NotedTwice(token=str(known.uid), **_said(known.invoice, known.amount, known.date))


def ask_before_note(invoice: Invoice, amount: int, day: date, means: str, confirmation: str) -> None:
    """A payment is about to be noted that looks like another one, or like what the bank says."""
    alike = invoice.payments.exclude(state__in=GONE).filter(currency=None, amount=amount, date=day, means=means).first()
    if alike is not None and confirmation != str(alike.uid):
        raise NotedTwice(token=str(alike.uid), **_said(invoice, amount, day))
    match = _matched(invoice, amount) if means == Means.BANK else None
    if match is not None and confirmation != str(match.line.uid):
        raise PaidByBank(token=str(match.line.uid), **_said(invoice, amount, match.line.date))
    line = _waiting(invoice, amount) if means == Means.BANK else None
    if line is not None and confirmation != str(line.uid):
        raise LineWaits(token=str(line.uid), **_said(invoice, amount, line.date))


def is_on_its_way(invoice: Invoice) -> bool:
    """Whether a line of the bank pays this and the books have not answered yet."""
    return _matches(invoice).filter(line__state=LineState.MATCHING).exists()


def _matches(invoice: Invoice) -> Any:
    entries = BookEntry.objects.filter(books=invoice.books, origin=invoice.document) if invoice.document else ()
    targets = [str(entry.uid) for entry in entries]
    rows = BankMatch.objects.filter(kind=TargetKind.DOCUMENT, undone_on=None, target__in=targets)
    return rows.filter(line__state__in=(LineState.MATCHING, LineState.MATCHED)).select_related("line")


def _matched(invoice: Invoice, amount: int) -> BankMatch | None:
    found: BankMatch | None = _matches(invoice).filter(amount=amount).first()
    return found


def _waiting(invoice: Invoice, amount: int) -> BankLine | None:
    """A line of that amount that names the invoice, or comes from the partner's own account."""
    signed = amount if invoice.is_out else -amount
    rows = BankLine.objects.filter(books=invoice.books, state=LineState.NEW, amount=signed)
    iban = invoice.partner.iban
    return next((line for line in rows if names(line, invoice.number) or (iban and line.iban == iban)), None)


def _said(invoice: Invoice, amount: int, day: date) -> dict[str, str]:
    return {"number": str(invoice), "amount": decimal_text(amount, invoice.digits), "date": day.isoformat()}
