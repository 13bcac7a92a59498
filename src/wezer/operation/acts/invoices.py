"""Invoices out and in: drafted, issued to the books. What is posted is never changed; `credits` takes it back."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from django.db.models import F

from wezer.kernel.acts import act, move
from wezer.kernel.events import emit
from wezer.kernel.permissions import require
from wezer.kernel.ref import ref
from wezer.ledger.models import Currency, Transaction
from wezer.operation.acts.dates import check_day
from wezer.operation.acts.invoice_lines import LineOf, PartOf, payload_of, write_content
from wezer.operation.acts.partners import tell_partner
from wezer.operation.acts.rates import rate_or_refuse, tell_rate
from wezer.operation.acts.recording import record
from wezer.operation.amounts import digits_of
from wezer.operation.days import today
from wezer.operation.events import (
    InvoiceCancelled,
    InvoiceChanged,
    InvoiceDrafted,
    InvoiceIssued,
)
from wezer.operation.models import (
    Books,
    Direction,
    Invoice,
    InvoiceState,
    Partner,
)
from wezer.operation.permissions import KEEP_BOOKS
from wezer.operation.refusals import DatesOdd, NotADraft, ReferenceKnown
from wezer.workflow.models import Flight

DRAFT, RECORDING = InvoiceState.DRAFT, InvoiceState.RECORDING


@act
def draft_invoice(
    *,
    by: Any,
    books: Books,
    partner: Partner,
    lines: Sequence[LineOf],
    parts: Sequence[PartOf] = (),
    direction: str = Direction.OUT,
    day: date | None = None,
    due: date | None = None,
    title: str = "",
    reference: str = "",
    note: str = "",
    origin: str = "",
    agreement: Transaction | None = None,
    currency: str = "",
    rate: str = "",
    key: str = "",
) -> Invoice:
    """Write a draft; in a foreign `currency` at the rate of its day, unless one is given. The same key gives the draft that it made before; one origin has one invoice."""
    require(by, KEEP_BOOKS, books)
    known = Invoice.objects.filter(books=books, key=key).first() if key else None
    known = known or (_of_origin(origin) if origin else None)
    if known is not None:
        return known
    day = day or today()
    due = due or day + timedelta(days=books.due_days)
    _check(books, partner, direction, day, due, reference, None)
    invoice = Invoice.objects.create(
        books=books, direction=direction, partner=partner, date=day, due=due,
        **_money(books, currency, day, rate),
        title=(title.strip() or lines[0].text.strip() if lines else title.strip())[:300], reference=reference.strip(),
        note=note.strip(), origin=origin, agreement=agreement, key=key, made_by=by.member,
    )  # fmt: skip
    write_content(invoice, lines, parts)
    emit(InvoiceDrafted(subject=ref(invoice), origin=origin))
    return invoice


@act
def change_invoice(
    *,
    by: Any,
    invoice: Invoice,
    version: int | None = None,
    partner: Partner,
    lines: Sequence[LineOf],
    parts: Sequence[PartOf] = (),
    day: date,
    due: date,
    title: str = "",
    reference: str = "",
    note: str = "",
    currency: str = "",
) -> Invoice:
    """Write a draft anew; without a currency, in the one it has."""
    require(by, KEEP_BOOKS, invoice.books)
    _check(invoice.books, partner, invoice.direction, day, due, reference, invoice)
    title = title.strip() or (lines[0].text.strip() if lines else "")
    changes: dict[str, Any] = {"partner": partner, "date": day, "due": due, "title": title[:300], "note": note.strip()}
    changes |= _money(invoice.books, currency or invoice.currency, day)
    if not move(invoice, DRAFT, DRAFT, version=version, reference=reference.strip(), problem="", **changes):
        raise NotADraft()
    write_content(invoice, lines, parts)
    emit(InvoiceChanged(subject=ref(invoice)))
    return invoice


@act
def cancel_invoice(*, by: Any, invoice: Invoice) -> Invoice:
    """Let a draft go. It keeps no number, because it never had one."""
    require(by, KEEP_BOOKS, invoice.books)
    if not move(invoice, DRAFT, InvoiceState.CANCELLED):
        raise NotADraft()
    emit(InvoiceCancelled(subject=ref(invoice)))
    return invoice


@act
def issue_invoice(*, by: Any, invoice: Invoice, version: int | None = None) -> Invoice:
    """Send a draft to the books: they give its number. Twice at once, it is sent once."""
    require(by, KEEP_BOOKS, invoice.books)
    if not move(invoice, DRAFT, RECORDING, version=version, attempt=F("attempt") + 1, problem=""):
        raise NotADraft()
    invoice.refresh_from_db(fields=["attempt"])  # it may have been read before it was given up
    behind: list[Flight] = [tell_partner(by=by, books=invoice.books, partner=invoice.partner)]
    behind += _told_currencies(invoice)
    record(
        books=invoice.books,
        method="post_invoice",
        key=invoice.recording_key,
        payload=payload_of(invoice),
        depends_on=behind,
        origin=invoice,
    )
    emit(InvoiceIssued(subject=ref(invoice)))
    return invoice


def _money(books: Books, currency: str, day: date, rate: str = "") -> dict[str, Any]:
    """Currency, its decimals, and what it is worth that day."""
    if currency in ("", books.currency):
        return {"currency": books.currency, "digits": books.digits, "rate": ""}
    return {
        "currency": currency,
        "digits": digits_of(currency),
        "rate": rate or rate_or_refuse(books, currency, day),
    }


def _of_origin(origin: str) -> Invoice | None:
    rows = Invoice.objects.filter(origin=origin, credits=None)
    return rows.exclude(state=InvoiceState.CANCELLED).first()


def _check(
    books: Books, partner: Partner, direction: str, day: date, due: date, reference: str, own: Invoice | None
) -> None:
    check_day(books, day)
    if due < day:
        raise DatesOdd()
    reference = reference.strip()
    if direction == Direction.IN and reference:
        same = Invoice.objects.filter(
            books=books, direction=direction, partner=partner, reference=reference, credits=None
        )
        if same.exclude(state=InvoiceState.CANCELLED).exclude(pk=own.pk if own else 0).exists():
            raise ReferenceKnown(reference=reference, partner=partner.name)


def _told_currencies(invoice: Invoice) -> list[Flight]:
    """The books know each currency that the invoice speaks of; a foreign one at the rate of its day."""
    told = []
    for part in invoice.parts.select_related("currency"):
        if part.value:
            told.append(tell_currency(invoice.books, part.currency))
    if invoice.is_foreign:
        told.append(tell_rate(invoice.books, invoice.currency, invoice.date, invoice.rate))
    return told


def tell_currency(books: Books, currency: Currency) -> Flight:
    """A currency of the community, as it is called now; once for each of its versions. For acts only."""
    return record(
        books=books,
        method="ensure_currency",
        key=f"currency:{books.entity.uid}:{currency.code}:v{currency.version}",
        payload={"code": currency.code, "name": currency.name, "digits": str(currency.scale)},
    )
