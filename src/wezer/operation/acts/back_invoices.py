"""Documents that somebody posted in the back office: shown in the office's list, and changed there alone. For the worker only."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from wezer.core.models import Party
from wezer.kernel.acts import act
from wezer.kernel.clock import now
from wezer.operation.amounts import digits_of
from wezer.operation.models import BookRole, Books, Invoice, InvoiceLine, InvoiceState, Partner, Unit
from wezer.operation.money import from_decimal
from wezer.operation.reckoning import QUANTITY_SCALE

STATES = {"posted": InvoiceState.POSTED, "paid": InvoiceState.PAID, "cancelled": InvoiceState.CANCELLED}
#: The engine's symbols of units.
UNITS = {
    "h": Unit.HOUR,
    "d": Unit.DAY,
    "kg": Unit.KG,
    "g": Unit.G,
    "l": Unit.L,
    "L": Unit.L,
    "m": Unit.M,
    "km": Unit.KM,
}


@act
def back_office_invoice(*, books: Books, document: UUID, said: Mapping[str, Any]) -> Invoice:
    """As the engine has it now. A credit note that was written there takes off: its amounts are below zero."""
    invoice, is_new = Invoice.objects.update_or_create(
        books=books, document=document, is_of_back_office=True, defaults=_head(books, said), create_defaults={**_head(books, said), "posted_at": now()},
    )  # fmt: skip
    if is_new:
        _write_lines(books, invoice, said["lines"])
    return invoice


def _head(books: Books, said: Mapping[str, Any]) -> dict[str, Any]:
    currency = said["currency"]
    digits = books.digits if currency == books.currency else digits_of(currency)
    day = date.fromisoformat(said["date"])
    due = date.fromisoformat(said["due"]) if said["due"] else day
    first = said["lines"][0]["text"] if said["lines"] else ""
    amounts = {name: _units(said[told], digits) for name, told in AMOUNTS.items()}
    return {
        "direction": said["direction"], "partner": _partner(said), "state": STATES[said["state"]], "date": day,
        "due": max(day, due), "currency": currency, "digits": digits, "number": said["number"] or "",
        "title": (said["text"] or first or said["number"] or "")[:300], "reference": said["reference"][:100],
        "paid_at": now() if said["state"] == "paid" else None, **amounts,
    }  # fmt: skip


#: Ours → the engine's.
AMOUNTS = {"net": "untaxed", "tax": "tax", "total": "total", "to_pay": "to_pay"}


def _units(text: str, digits: int) -> int:
    """A price may have more decimals than its currency; what it comes to has not."""
    return from_decimal(str(round(Decimal(text), digits)), digits)


def _partner(said: Mapping[str, Any]) -> Partner:
    """One who was made in the back office is made here, too."""
    uid = UUID(said["party"])
    known = Partner.objects.filter(uid=uid).first()
    party = Party.objects.filter(uid=uid).first()
    return known or Partner.objects.create(uid=uid, party=party, name=said["party_name"][:120])


def _write_lines(books: Books, invoice: Invoice, lines: list[Mapping[str, Any]]) -> None:
    codes = {line["account"] for line in lines if line["account"]}
    roles = dict(BookRole.objects.filter(books=books, account__code__in=codes).values_list("account__code", "role"))
    InvoiceLine.objects.bulk_create(
        InvoiceLine(
            invoice=invoice, position=place, text=(line["text"] or invoice.title)[:500],
            quantity=max(_units(line["quantity"].lstrip("-"), QUANTITY_SCALE), 1),
            unit=UNITS.get(line["unit"], Unit.UNIT), price=_units(line["price"].lstrip("-"), invoice.digits),
            role=roles.get(line["account"], ""), net=_units(line["amount"], invoice.digits),
        )
        for place, line in enumerate(lines[:200], 1)
    )  # fmt: skip
