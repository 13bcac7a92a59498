"""Invoices out and in. A document's date never goes behind the last one of its series."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from wezer.operation.gateway.books import Books, Result
from wezer.operation.gateway.errors import Apart, BadInput, DateOrder, UnknownReference
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
#: The role that holds what is paid in advance.
DEPOSIT = {"out": "deposit", "in": "deposit_paid"}


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
    kind: str
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
        kind=given.choice("kind", ["item", "deposit", "recall"], default="item"),
        path=given.path(""),
    )
    if line.kind != "item" and (line.account or line.product or line.quantity != 1):
        raise given.wrong("kind", "a deposit or its recall names no account, product or quantity")
    if line.kind == "item" and not (line.account or line.product):
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


def post_invoices(books: Books, drafts: Sequence[tuple[str | None, Draft]]) -> list[Result]:
    """Several, numbered in this order. What is looked up about one must not hang on another of them: a supplier's
    reference, a deposit, the day before which nothing is numbered any more."""
    if len(drafts) > 1 and any(draft.direction == "in" or _recalls(draft) for _uid, draft in drafts):
        raise Apart()
    invoices = [_drafted(books, draft, uid) for uid, draft in drafts]
    days = [invoice.invoice_date for invoice in invoices]
    if days != sorted(days):
        raise Apart()
    books.model("account.invoice").save(invoices)
    for invoice, (_uid, draft) in zip(invoices, drafts, strict=True):
        _refuse_too_much_recalled(books, draft, invoice)
        _refuse_odd_parts(books, draft, invoice)
    post(books, invoices)
    for invoice, (_uid, draft) in zip(invoices, drafts, strict=True):
        _settle_deposit(books, draft, invoice)
    made = books.model("account.invoice").browse([invoice.id for invoice in invoices])
    return [_posted(books, draft, invoice) for (_uid, draft), invoice in zip(drafts, made, strict=True)]


@method("post_invoice", _read_draft, together=post_invoices)
def post_invoice(books: Books, draft: Draft) -> Result:
    """A posted invoice. `community`: what is agreed to be paid in other currencies, and its value in this one."""
    return post_invoices(books, [(None, draft)])[0]


def _posted(books: Books, draft: Draft, invoice: Any) -> Result:
    return _answer(books, invoice, community=sum((part.value for part in draft.parts), Decimal(0)))


def _drafted(books: Books, draft: Draft, uid: str | None) -> Any:
    books.period(draft.day)
    _refuse_same_reference(books, draft)
    Invoice = books.model("account.invoice")
    invoice = Invoice(type=draft.direction, company=books.company, journal=books.journal(JOURNAL[draft.direction]))
    invoice.party = books.party(draft.party)
    invoice.currency = books.money_of(draft.currency) if draft.currency else books.currency
    invoice.on_change_party()
    if invoice.invoice_address is None:
        party = invoice.party
        invoice.invoice_address = books.once(("address", party.id), lambda: _an_address(books, party))
    invoice.account = books.account("receivable" if draft.direction == "out" else "payable")
    invoice.invoice_date = _date_in_order(books, draft)
    invoice.payment_term_date = draft.due or invoice.invoice_date + timedelta(days=draft.due_days)
    invoice.reference, invoice.description = draft.reference or None, draft.text or None
    invoice.lines = [_line(books, draft, invoice, line) for line in draft.lines]
    if uid is not None:
        invoice.wezer_uid = uid
    return invoice


def _recalls(draft: Draft) -> list[LineGiven]:
    return [line for line in draft.lines if line.kind == "recall"]


def post(books: Books, invoices: list[Any]) -> None:
    """Post without the questions whose answers are known."""
    Warning = books.model("res.user.warning")
    with books.confirmed(*(Warning.format(name, [invoice]) for name in MEANT for invoice in invoices)):
        books.model("account.invoice").post(invoices)


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
    text = given.text if given.service_date is None else f"{given.text} ({given.service_date.isoformat()})"
    return books.model("account.invoice.line")(
        type="line",
        company=books.company,
        currency=invoice.currency,
        invoice_type=draft.direction,
        description=text,
        quantity=float(given.quantity),
        unit=unit,
        unit_price=-given.price if given.kind == "recall" else given.price,
        product=product,
        account=_account(books, draft, given, product),
        taxes=[_tax(books, draft, given, name) for name in given.taxes],
    )


def _account(books: Books, draft: Draft, given: LineGiven, product: Any) -> Any:
    if given.kind != "item":
        return books.account(DEPOSIT[draft.direction], f"{given.path}kind")
    if given.account:
        return books.account(given.account, f"{given.path}account")
    return books.account_of(product, draft.direction)


def _refuse_too_much_recalled(books: Books, draft: Draft, invoice: Any) -> None:
    """Only what the same party has paid in advance is recalled, and a final invoice is never below zero."""
    recalled = _recalls(draft)
    if not recalled:
        return
    account = books.account(DEPOSIT[draft.direction])
    balance = abs(invoice.party.get_deposit_balance(account, currency=invoice.currency))
    if sum((line.price for line in recalled), Decimal(0)) > balance:
        raise BadInput(field=f"{recalled[0].path}price", detail=f"{balance} was paid in advance")
    if invoice.total_amount < 0:
        raise BadInput(field=f"{recalled[0].path}price", detail="more is recalled than the whole comes to")


def _settle_deposit(books: Books, draft: Draft, invoice: Any) -> None:
    """A deposit that is recalled whole is open no longer."""
    if not _recalls(draft):
        return
    MoveLine = books.model("account.move.line")
    lines = MoveLine.search(
        [
            ("account", "=", books.account(DEPOSIT[draft.direction]).id),
            ("party", "=", invoice.party.id),
            ("reconciliation", "=", None),
            ("move.state", "=", "posted"),
        ]
    )
    if lines and not sum(line.debit - line.credit for line in lines):
        MoveLine.reconcile(lines)


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


def result_of(books: Books, invoice: Any) -> Result:
    """How every method that touches an invoice answers: it is read anew."""
    return _answer(books, type(invoice)(invoice.id))


def _answer(books: Books, invoice: Any, community: Decimal | None = None) -> Result:
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
