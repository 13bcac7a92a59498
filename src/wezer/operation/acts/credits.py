"""Credit notes: what was invoiced is taken back, whole or of some lines so much, under a number of its own."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from wezer.kernel.acts import act
from wezer.kernel.events import emit
from wezer.kernel.permissions import require
from wezer.kernel.ref import ref
from wezer.operation import reckoning
from wezer.operation.acts.dates import check_day
from wezer.operation.acts.recording import record
from wezer.operation.acts.settlements import legal_left
from wezer.operation.days import today
from wezer.operation.events import InvoiceIssued
from wezer.operation.models import GONE, Invoice, InvoiceLine, InvoicePart, InvoiceState, LineKind
from wezer.operation.permissions import KEEP_BOOKS
from wezer.operation.reckoning import decimal_text, quantity_text
from wezer.operation.refusals import (
    CreditKept,
    CreditNothing,
    CreditTooMany,
    CreditTooMuch,
    CreditWholeOnly,
    NotOpen,
    OfBackOffice,
    PaidAlready,
    ReasonNeeded,
)
from wezer.workflow.acts import link

RECORDING = InvoiceState.RECORDING


@act
def credit_invoice(
    *,
    by: Any,
    invoice: Invoice,
    reason: str,
    day: date | None = None,
    quantities: Mapping[int, int] | None = None,
    key: str = "",
) -> Invoice:
    """Take an invoice back by a credit note of its own number: the whole before anything was paid, or of each line (by
    its position) so much, as far as something is left to pay. The whole after a part is the rest of it."""
    require(by, KEEP_BOOKS, invoice.books)
    invoice = Invoice.objects.select_for_update(of=("self",)).with_parts().get(pk=invoice.pk)
    if key and (known := invoice.credit_notes.filter(key=key).first()):
        return known
    left = left_of_lines(invoice)
    last = invoice.credit_notes.exclude(state=InvoiceState.CANCELLED).order_by("-id").first()
    if last is not None and not any(left.values()):
        return last
    wanted = {place: units for place, units in (left if quantities is None else quantities).items() if units}
    day, reason = day or today(), reason.strip()
    _check(invoice, wanted, left, reason, day)
    is_whole = last is None and wanted == left
    note = _mirror(by, invoice, wanted, is_whole, day, reason, key)
    _refuse_paid(invoice, note, is_whole)
    payload: dict[str, Any] = {"invoice": invoice.recording_key, "date": day.isoformat(), "reason": reason[:300]}
    if not is_whole:
        payload["lines"] = [
            {"line": str(place), "quantity": quantity_text(units)} for place, units in sorted(wanted.items())
        ]
    behind = [invoice.recording_key, *([last.recording_key] if last is not None else [])]
    record(
        books=invoice.books,
        method="credit_invoice",
        key=note.recording_key,
        payload=payload,
        depends_on=behind,
        origin=note,
    )
    link(source=invoice, target=note, arrow="credit")
    emit(InvoiceIssued(subject=ref(note)))
    return note


def left_of_lines(invoice: Invoice) -> dict[int, int]:
    """How much of each line no credit note takes back yet, by its position."""
    left = {line.position: line.quantity for line in invoice.lines.all()}
    notes = [note.pk for note in invoice.credit_notes.all() if note.state != InvoiceState.CANCELLED]
    taken = InvoiceLine.objects.filter(invoice__in=notes).values_list("position", "quantity") if notes else ()
    for place, quantity in taken:
        left[place] -= quantity
    return left


def _check(invoice: Invoice, wanted: Mapping[int, int], left: Mapping[int, int], reason: str, day: date) -> None:
    if not reason:
        raise ReasonNeeded()
    if invoice.is_of_back_office:
        raise OfBackOffice()
    if invoice.state not in (RECORDING, InvoiceState.POSTED) or invoice.is_credit:
        raise NotOpen(state=invoice.get_state_display())
    if not wanted:
        raise CreditNothing()
    for place, units in wanted.items():
        if not 0 < units <= left.get(place, 0):
            raise CreditTooMany(field=f"lines.{place}", left=quantity_text(max(left.get(place, 0), 0)) or "0")
    check_day(invoice.books, day)
    if day < invoice.date:
        raise CreditKept(date=invoice.date.isoformat())


def _refuse_paid(invoice: Invoice, note: Invoice, is_whole: bool) -> None:
    """Asked once the note is written, so that its sum is that of its lines; a refusal undoes it."""
    if is_whole:
        if invoice.payments.exclude(state__in=GONE).exists():
            raise PaidAlready()
    elif (left := legal_left(invoice)) < 0:
        raise CreditTooMuch(open=decimal_text(max(left + note.total, 0), invoice.digits))


def _mirror(
    by: Any, invoice: Invoice, wanted: Mapping[int, int], is_whole: bool, day: date, reason: str, key: str
) -> Invoice:
    lines = [line for line in invoice.lines.all() if line.position in wanted]
    if not is_whole and any(line.kind != LineKind.ITEM for line in lines):
        raise CreditWholeOnly()
    for line in lines:
        line.quantity = wanted[line.position]
    sums = reckoning.totals_of(lines)
    net, tax, total = (invoice.net, invoice.tax, invoice.total) if is_whole else (sums.net, sums.tax, sums.total)
    note = Invoice.objects.create(
        books=invoice.books, direction=invoice.direction, partner=invoice.partner, date=day, due=day, state=RECORDING,
        attempt=1, currency=invoice.currency, digits=invoice.digits, title=invoice.title, credits=invoice,
        reason=reason[:300], net=net, tax=tax, total=total, to_pay=0, made_by=by.member, key=key,
    )  # fmt: skip
    InvoiceLine.objects.bulk_create(
        InvoiceLine(
            invoice=note, position=line.position, text=line.text, quantity=line.quantity, unit=line.unit,
            price=line.price, kind=line.kind, role=line.role, nature=line.nature, taxes=line.taxes,
            net=reckoning.signed_net(line),
        )
        for line in lines
    )  # fmt: skip
    parts = invoice.parts.all() if is_whole else ()
    InvoicePart.objects.bulk_create(
        InvoicePart(invoice=note, currency=part.currency, units=part.units, value=part.value) for part in parts
    )
    return note
