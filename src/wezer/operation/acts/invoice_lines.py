"""What an invoice says: lines, parts in the community's currencies, sums. For acts only."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from wezer.ledger.models import Currency
from wezer.operation import reckoning
from wezer.operation.kinds import pack_kinds
from wezer.operation.models import (
    BookRole,
    Books,
    CommunityMoney,
    Invoice,
    InvoiceLine,
    InvoicePart,
    LineKind,
    MoneyPolicy,
    Nature,
    Unit,
)
from wezer.operation.refusals import ForeignParts, LineInvalid, LinesMissing, PartsTooMuch, RoleUnknown, TaxUnknown

ONE = 10**reckoning.QUANTITY_SCALE
#: No document has more lines, and no amount more cents: what is beyond was not meant.
LINES_AT_MOST, PRICE_AT_MOST = 200, 10**12


@dataclass(frozen=True, slots=True)
class LineOf:
    """One line as it is wanted: `quantity` in ten-thousandths, `price` of one in minor units, before tax."""

    text: str
    price: int
    quantity: int = ONE
    unit: str = Unit.UNIT
    role: str = "revenue_service"
    kind: str = LineKind.ITEM
    nature: str = Nature.SERVICE
    taxes: tuple[str, ...] = ()
    service_date: date | None = None


@dataclass(frozen=True, slots=True)
class PartOf:
    """Units of a community's currency; their value at the rate of the day unless one is given."""

    currency: Currency
    units: int
    value: int | None = field(default=None)


def write_content(invoice: Invoice, lines: Sequence[LineOf], parts: Sequence[PartOf]) -> None:
    """Replace what a draft says, and reckon it."""
    _check_lines(invoice.books, lines)
    if invoice.is_foreign and any(part.units for part in parts):
        raise ForeignParts()
    totals = reckoning.totals_of(lines)
    valued = [(part, _value(invoice, part)) for part in parts if part.units]
    if totals.total < 0 or sum(value for _part, value in valued) > totals.total:
        raise PartsTooMuch()
    InvoiceLine.objects.filter(invoice=invoice).delete()
    InvoicePart.objects.filter(invoice=invoice).delete()
    InvoiceLine.objects.bulk_create(
        InvoiceLine(
            invoice=invoice, position=place, text=line.text.strip(), quantity=line.quantity, unit=line.unit,
            price=line.price, kind=line.kind, role=line.role if line.kind == LineKind.ITEM else "", nature=line.nature, taxes=list(line.taxes),
            service_date=line.service_date, net=reckoning.signed_net(line),
        )
        for place, line in enumerate(lines, 1)
    )  # fmt: skip
    InvoicePart.objects.bulk_create(
        InvoicePart(invoice=invoice, currency=part.currency, units=part.units, value=value) for part, value in valued
    )
    sums = {"net": totals.net, "tax": totals.tax, "total": totals.total, "to_pay": totals.total}
    Invoice.objects.filter(pk=invoice.pk).update(**sums)
    for name, units in sums.items():
        setattr(invoice, name, units)


def rate_on(books: Books, currency: Currency, day: date) -> tuple[int, int] | None:
    """(units, value) in force that day; None where the books do not value this currency."""
    money = CommunityMoney.objects.filter(books=books, currency=currency, policy=MoneyPolicy.VALUED).first()
    rate = money.rates.filter(since__lte=day).order_by("-since").first() if money else None
    return (rate.units, rate.value) if rate else None


def taxes_of(books: Books) -> tuple[str, ...]:
    """The names that lines may carry: none where the organisation charges no VAT."""
    pack = pack_kinds.get(books.pack)
    return tuple(pack.taxes) if pack is not None else ()


def _value(invoice: Invoice, part: PartOf) -> int:
    if part.value is not None:
        return part.value
    rate = rate_on(invoice.books, part.currency, invoice.date)
    return reckoning.value_of(part.units, rate) if rate else 0


def _check_lines(books: Books, lines: Sequence[LineOf]) -> None:
    if not lines:
        raise LinesMissing()
    if len(lines) > LINES_AT_MOST:
        raise LineInvalid(field="lines", number=LINES_AT_MOST + 1, why=str(LINES_AT_MOST))
    known = set(BookRole.objects.filter(books=books).values_list("role", flat=True))
    taxes = set(taxes_of(books))
    for place, line in enumerate(lines):
        path = f"lines.{place}"
        if not line.text.strip():
            raise LinesMissing(field=f"{path}.text")
        if line.kind != LineKind.ITEM and line.quantity != ONE:
            raise LinesMissing(field=f"{path}.quantity")
        if not 0 < line.quantity <= 10**13 or not 0 <= line.price <= PRICE_AT_MOST:
            raise LinesMissing(field=f"{path}.price")
        if known and line.kind == LineKind.ITEM and line.role not in known:
            raise RoleUnknown(field=f"{path}.role", role=line.role)
        for tax in line.taxes:
            if tax not in taxes:
                raise TaxUnknown(field=f"{path}.taxes", tax=tax)


def payload_of(invoice: Invoice) -> dict[str, Any]:
    """The invoice as the gateway's `post_invoice` wants it."""
    words = lambda units: reckoning.decimal_text(units, invoice.digits)  # noqa: E731
    payload: dict[str, Any] = {
        "direction": invoice.direction,
        "party": str(invoice.partner.uid),
        "date": invoice.date.isoformat(),
        "due": invoice.due.isoformat(),
        "text": invoice.title[:300],
        "lines": [_line_payload(line, words) for line in invoice.lines.all()],
    }
    if invoice.reference:
        payload["reference"] = invoice.reference
    if invoice.is_foreign:
        payload["currency"] = invoice.currency
    if parts := [part for part in invoice.parts.select_related("currency") if part.value]:
        payload["community"] = [
            {"currency": part.currency.code, "units": part.currency.text(part.units), "value": words(part.value)}
            for part in parts
        ]
    return payload


def _line_payload(line: InvoiceLine, words: Any) -> dict[str, Any]:
    payload: dict[str, Any] = {
        "text": " ".join(line.text.split()),
        "price": words(line.price),
        "quantity": reckoning.quantity_text(line.quantity),
        "unit": line.unit,
        "nature": line.nature,
        "taxes": list(line.taxes),
    }
    if line.kind == LineKind.ITEM:
        payload["account"] = line.role
    else:
        payload["kind"] = line.kind
    if line.service_date:
        payload["service_date"] = line.service_date.isoformat()
    return payload
