"""Invoices out and in, and their credit notes. A document's date never goes behind the last one of its series."""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from wezer.operation.gateway.books import Books, Result
from wezer.operation.gateway.errors import BadInput, DateOrder, Forbidden, UnknownReference
from wezer.operation.gateway.methods import method
from wezer.operation.gateway.reading import Reader

UNITS = {
    "unit": "product.uom_unit",
    "hour": "product.uom_hour",
    "day": "product.uom_day",
    "kg": "product.uom_kilogram",
    "g": "product.uom_gram",
    "l": "product.uom_liter",
    "m": "product.uom_meter",
    "km": "product.uom_kilometer",
}
#: Warnings that need no answer: a due date and taxes that are given are meant, also when the outbox comes to them late.
MEANT = ("invoice_payment_term", "invoice_taxes")
JOURNAL = {"out": "sale", "in": "purchase"}


@dataclass(frozen=True)
class LineGiven:
    text: str
    quantity: Decimal
    unit: str
    price: Decimal
    account: str
    product: str
    nature: str
    taxes: tuple[str, ...]
    service_date: date | None
    path: str


@dataclass(frozen=True)
class Part:
    currency: str
    units: Decimal
    value: Decimal
    path: str


@dataclass(frozen=True)
class Draft:
    direction: str
    party: str
    day: date
    date_policy: str
    due: date | None
    due_days: int
    currency: str
    reference: str
    text: str
    lines: tuple[LineGiven, ...]
    parts: tuple[Part, ...]


def _read_line(given: Reader) -> LineGiven:
    line = LineGiven(
        text=given.text("text", most=500),
        quantity=given.positive("quantity", default="1"),
        unit=given.choice("unit", UNITS, default="unit"),
        price=given.amount("price"),
        account=given.text("account", most=60, default=""),
        product=given.uid("product") if given.has("product") else "",
        nature=given.choice("nature", ["goods", "service"], default="service"),
        taxes=tuple(given.names("taxes")),
        service_date=given.day_or_none("service_date"),
        path=given.path(""),
    )
    if not line.account and not line.product:
        raise given.wrong("account", "an account role or a product is wanted")
    return line


def _read_part(given: Reader) -> Part:
    return Part(
        given.text("currency", most=12),
        given.positive("units", decimals=6),
        given.positive("value"),
        given.path("value"),
    )


def _read_draft(given: Reader) -> Draft:
    return Draft(
        direction=given.choice("direction", JOURNAL),
        party=given.uid("party"),
        day=given.day("date"),
        date_policy=given.choice("date_policy", ["strict", "today_if_older"], default="today_if_older"),
        due=given.day_or_none("due"),
        due_days=int(given.amount("due_days", decimals=0, default="0")),
        currency=given.text("currency", most=12, default=""),
        reference=given.text("reference", most=100, default=""),
        text=given.text("text", most=300, default=""),
        lines=tuple(given.each("lines", _read_line)),
        parts=tuple(given.each("community", _read_part, least=0)),
    )


@method("post_invoice", _read_draft)
def post_invoice(books: Books, draft: Draft) -> Result:
    """A posted invoice. `community`: what is agreed to be paid in other currencies, and its value in this one."""
    books.period(draft.day)
    _refuse_same_reference(books, draft)
    Invoice = books.model("account.invoice")
    invoice = Invoice(type=draft.direction, company=books.company, journal=books.journal(JOURNAL[draft.direction]))
    invoice.party = books.party(draft.party)
    invoice.currency = books.money_of(draft.currency) if draft.currency else books.currency
    invoice.on_change_party()
    invoice.invoice_address = invoice.invoice_address or _an_address(books, invoice.party)
    invoice.account = books.account("receivable" if draft.direction == "out" else "payable")
    invoice.invoice_date = _date_in_order(books, draft)
    invoice.payment_term_date = draft.due or invoice.invoice_date + timedelta(days=draft.due_days)
    invoice.reference, invoice.description = draft.reference or None, draft.text or None
    invoice.lines = [_line(books, draft, invoice, line) for line in draft.lines]
    invoice.save()
    _refuse_odd_parts(books, draft, invoice)
    _post(books, invoice)
    return result_of(books, invoice, community=sum((part.value for part in draft.parts), Decimal(0)))


def _post(books: Books, invoice: Any) -> None:
    Invoice = books.model("account.invoice")
    meant = [books.model("res.user.warning").format(name, [invoice]) for name in MEANT]
    with books.confirmed(*meant):
        Invoice.post([invoice])


def _refuse_same_reference(books: Books, draft: Draft) -> None:
    """The engine warns of a supplier's reference it has seen; twice the same bill is never meant."""
    if draft.direction != "in" or not draft.reference:
        return
    found = books.model("account.invoice").search(
        [
            ("company", "=", books.company.id),
            ("type", "=", "in"),
            ("party.wezer_uid", "=", draft.party),
            ("reference", "=", draft.reference),
            ("state", "!=", "cancelled"),
        ],
        limit=1,
    )
    if found:
        raise BadInput(field="reference", detail=f"this supplier's {draft.reference} is {found[0].number} already")


def _date_in_order(books: Books, draft: Draft) -> date:
    """The engine numbers no invoice before one that has its number; the automatic ones take today's date then."""
    later = books.model("account.invoice").search(
        [
            ("company", "=", books.company.id),
            ("type", "=", draft.direction),
            ("number", "!=", None),
            ("sequence_type_cache", "=", "invoice"),
            ("invoice_date", ">", draft.day),
            ("move.period.fiscalyear", "=", books.period(draft.day).fiscalyear.id),
        ],
        order=[("invoice_date", "DESC")],
        limit=1,
    )
    if not later or draft.direction == "in":
        return draft.day
    if draft.date_policy == "strict":
        raise DateOrder(field="date", detail=f"{later[0].number} is of {later[0].invoice_date.isoformat()}")
    today: date = max(books.today(), later[0].invoice_date)
    books.period(today)
    return today


def _an_address(books: Books, party: Any) -> Any:
    """The engine wants one on every invoice; WeZer's documents print the party's own."""
    if party.addresses:
        return party.addresses[0]
    address = books.model("party.address")(party=party)
    address.save()
    return address


def _line(books: Books, draft: Draft, invoice: Any, given: LineGiven) -> Any:
    unit = books.model("product.uom")(books.model("ir.model.data").get_id(UNITS[given.unit]))
    if round(given.quantity, unit.digits) != given.quantity:
        raise BadInput(field=f"{given.path}quantity", detail=f"at most {unit.digits} decimals of {given.unit}")
    product = books.product(given.product, f"{given.path}product") if given.product else None
    account = (
        books.account(given.account, f"{given.path}account")
        if given.account
        else books.account_of(product, draft.direction)
    )
    text = given.text if given.service_date is None else f"{given.text} ({given.service_date.isoformat()})"
    return books.model("account.invoice.line")(
        type="line",
        company=books.company,
        currency=invoice.currency,
        invoice_type=draft.direction,
        description=text,
        quantity=float(given.quantity),
        unit=unit,
        unit_price=given.price,
        product=product,
        account=account,
        taxes=[_tax(books, draft, given, name) for name in given.taxes],
    )


def _tax(books: Books, draft: Draft, given: LineGiven, name: str) -> Any:
    found = books.model("wezer.tax_name").search(
        [
            ("company", "=", books.company.id),
            ("name", "=", name),
            ("side", "=", draft.direction),
            ("nature", "=", given.nature),
        ]
    )
    if not found:
        raise UnknownReference(field=f"{given.path}taxes", name=name)
    return found[0].tax


def _refuse_odd_parts(books: Books, draft: Draft, invoice: Any) -> None:
    value = Decimal(0)
    for part in draft.parts:
        books.money(part.units, part.path, books.money_of(part.currency, part.path))
        value += books.money(part.value, part.path)
    if value > invoice.total_amount:
        raise BadInput(field="community", detail=f"{value} is more than the whole, {invoice.total_amount}")


def result_of(books: Books, invoice: Any, community: Decimal | None = None) -> Result:
    """How every method that touches an invoice answers."""
    invoice = type(invoice)(invoice.id)
    amounts = {
        "total": books.words(invoice.total_amount, invoice.currency),
        "tax": books.words(invoice.tax_amount, invoice.currency),
        "to_pay": books.words(invoice.amount_to_pay, invoice.currency),
    }
    if community:
        amounts |= {"community": books.words(community), "legal": str(invoice.total_amount - community)}
    return Result(
        refs={
            "document": invoice.wezer_uid,
            "number": invoice.number,
            "entry": invoice.move.wezer_uid if invoice.move else None,
        },
        amounts=amounts,
        state=invoice.state,
    )


@dataclass(frozen=True)
class Credit:
    invoice: str
    day: date
    reason: str


def _read_credit(given: Reader) -> Credit:
    return Credit(given.text("invoice", most=120), given.day("date"), given.text("reason", most=300))


@method("credit_invoice", _read_credit)
def credit_invoice(books: Books, given: Credit) -> Result:
    """A credit note over the whole invoice, settled against it. Both keep their numbers."""
    invoice = books.document("account.invoice", given.invoice, "invoice")
    if invoice.state != "posted":
        raise Forbidden(field="invoice", detail=f"the invoice is {invoice.state}")
    if any(line.reconciliation for line in [*invoice.lines_to_pay, *invoice.payment_lines]) or invoice.payment_lines:
        raise Forbidden(field="invoice", detail="something was paid already: give that back first")
    if given.day < invoice.invoice_date:
        raise DateOrder(field="date", detail=f"the invoice is of {invoice.invoice_date.isoformat()}")
    books.period(given.day)
    Invoice = books.model("account.invoice")
    [credit] = Invoice.credit([invoice], invoice_date=given.day, payment_term_date=given.day)
    credit.description = given.reason
    credit.save()
    _post(books, credit)
    lines = [line for line in [*invoice.lines_to_pay, *credit.lines_to_pay] if not line.reconciliation]
    books.model("account.move.line").reconcile(lines)
    Invoice.process([invoice, credit])
    return result_of(books, credit)
