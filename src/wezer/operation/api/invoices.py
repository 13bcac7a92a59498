"""Invoices for machines: the same lists, the same acts."""

from collections.abc import Callable
from datetime import date
from typing import Annotated, Any, Literal
from uuid import UUID

from django.shortcuts import get_object_or_404
from ninja import Query
from pydantic import Field

from wezer.kernel.permissions import require
from wezer.ledger.currencies import currency as currency_of
from wezer.ledger.rest import money_in
from wezer.operation.acts import invoices as acts
from wezer.operation.acts.invoice_lines import LineOf, PartOf
from wezer.operation.acts.partners import partner_of
from wezer.operation.amounts import digits_of
from wezer.operation.api.common import router
from wezer.operation.api.partners import PartnerRef, show_partner_ref
from wezer.operation.fields import FIRST_DAY, LAST_DAY
from wezer.operation.models import Books, Invoice, InvoicePayment, Nature, Partner, Unit
from wezer.operation.permissions import SEE_BOOKS
from wezer.operation.queries import invoices as queries
from wezer.operation.queries.books import community_books
from wezer.operation.reckoning import decimal_text, quantity_text, read_quantity
from wezer.operation.refusals import BooksMissing, LinesMissing
from wezer.ui.forms import AmountUnread, read_amount
from wezer.ui.rest import (
    MADE,
    UID,
    After,
    Limit,
    Line,
    Listed,
    MoneyIn,
    MoneyOut,
    Schema,
    Strict,
    Version,
    idempotent,
    listed,
    made,
    moment,
    party_or_refuse,
)

Amount = Annotated[str, Field(strict=True, max_length=40, examples=["12.50"])]
Quantity = Annotated[str, Field(strict=True, max_length=15, examples=["1.5"])]
Name = Annotated[str, Field(max_length=60)]
Day = Annotated[date, Field(ge=FIRST_DAY, le=LAST_DAY)]
State = Literal["", "draft", "recording", "posted", "late", "paid", "credited", "cancelled"]
UnitName = Literal["unit", "hour", "day", "kg", "g", "l", "m", "km"]


class InvoiceLineIn(Strict):
    """`price` of one, before tax. `role`: what it is in the books, such as revenue_service."""

    text: Line
    price: Amount
    quantity: Quantity = "1"
    unit: UnitName = "unit"
    role: Name = "revenue_service"
    kind: Literal["item", "deposit", "recall"] = "item"
    nature: Literal["service", "goods"] = "service"
    taxes: Annotated[list[Name], Field(max_length=5)] = []
    service_date: Day | None = None


class InvoiceLineOut(Schema):
    text: str
    price: str
    quantity: str
    unit: str
    role: str
    kind: str
    taxes: list[str]
    net: str


class PartOut(MoneyOut):
    """What is to be paid in a currency of the community, and its value in the invoice's currency."""

    value: str
    paid: bool


class PaymentOut(Schema):
    uid: UID
    state: str
    date: str
    amount: str
    means: str
    reference: str
    currency: str
    transaction: UID | None


class InvoiceOut(Schema):
    uid: UID
    number: str
    direction: str
    state: str
    partner: PartnerRef
    date: str
    due: str
    title: str
    reference: str
    currency: str
    net: str
    tax: str
    total: str
    to_pay: str
    credits: UID | None
    back_office: bool
    version: int
    posted_at: str | None


class InvoiceDetail(InvoiceOut):
    note: str
    problem: str
    lines: list[InvoiceLineOut]
    parts: list[PartOut]
    payments: list[PaymentOut]


class InvoiceIn(Strict):
    """`currency`: a foreign one that has a rate; none: the books' own. `partner`: of a partner, or of a member or group who becomes one. `parts`: what of it is to be paid in the
    community's currencies."""

    direction: Literal["out", "in"] = "out"
    partner: UID
    lines: Annotated[list[InvoiceLineIn], Field(max_length=200)]
    parts: Annotated[list[MoneyIn], Field(max_length=10)] = []
    date: Day | None = None
    due: Day | None = None
    title: Annotated[str, Field(max_length=300)] = ""
    reference: Annotated[str, Field(max_length=100)] = ""
    note: Line = ""
    currency: Annotated[str, Field(pattern="^([A-Z]{3})?$")] = ""


class InvoiceChange(InvoiceIn):
    version: Version | None = None


def books_here(request: Any, right: str = SEE_BOOKS) -> Books:
    """The community's books, for who holds the right; to anybody else there are none."""
    books = community_books()
    require(request.viewer, right, books)
    if books is None:
        raise BooksMissing()
    return books


def legal_in(text: str, digits: int, field: str) -> int:
    """Minor units, read as strictly as a machine writes them."""
    try:
        if not text.isascii() or not text.replace(".", "", 1).isdecimal():
            raise AmountUnread("unread")
        return read_amount(text, digits, "en") if len(text.partition(".")[2]) <= digits else _no_amount()
    except AmountUnread as problem:
        raise LinesMissing(field=field) from problem


def _no_amount() -> int:
    raise AmountUnread("decimals")


def show_invoice(one: Invoice) -> dict[str, Any]:
    words = lambda units: decimal_text(units, one.digits)  # noqa: E731
    sign = -1 if one.is_credit else 1
    return {
        "uid": one.uid, "number": one.number, "direction": one.direction, "state": one.state,
        "partner": show_partner_ref(one.partner), "date": one.date.isoformat(), "due": one.due.isoformat(),
        "title": one.title, "reference": one.reference, "currency": one.currency, "net": words(sign * one.net),
        "tax": words(sign * one.tax), "total": words(sign * one.total), "to_pay": words(one.to_pay),
        "credits": one.credits.uid if one.credits else None, "back_office": one.is_of_back_office, "version": one.version, "posted_at": moment(one.posted_at),
    }  # fmt: skip


def show_detail(one: Invoice) -> dict[str, Any]:
    words = lambda units: decimal_text(units, one.digits)  # noqa: E731
    return {
        **show_invoice(one),
        "note": one.note,
        "problem": one.problem,
        "lines": [
            {
                "text": line.text, "price": words(line.price), "quantity": quantity_text(line.quantity),
                "unit": line.unit, "role": line.role, "kind": line.kind, "taxes": line.taxes, "net": words(line.net),
            }
            for line in one.lines.all()
        ],
        "parts": [
            {
                "amount": each.part.currency.text(each.part.units), "currency": each.part.currency.code,
                "value": words(each.part.value), "paid": each.payment is not None,
            }
            for each in queries.parts_shown(one)
        ],
        "payments": [show_payment(each, one) for each in one.payments.all()],
    }  # fmt: skip


def show_payment(one: InvoicePayment, invoice: Invoice) -> dict[str, Any]:
    return {
        "uid": one.uid, "state": one.state, "date": one.date.isoformat(), "amount": decimal_text(one.amount, invoice.digits),
        "means": one.means, "reference": one.reference, "currency": one.currency.code if one.currency else invoice.currency,
        "transaction": one.transaction.uid if one.transaction else None,
    }  # fmt: skip


def found_invoice(request: Any, uid: UUID) -> Invoice:
    found: Invoice = get_object_or_404(queries.document_rows(request.viewer), uid=uid)
    return found


@router.get("/invoices", response=Listed[InvoiceOut])
def invoices(
    request: Any,
    direction: Literal["", "out", "in"] = "",
    state: State = "",
    since: Annotated[Day | None, Query()] = None,
    until: Annotated[Day | None, Query()] = None,
    q: Annotated[str, Query(max_length=120)] = "",
    after: After = "",
    limit: Limit = 20,
) -> Any:
    """All of the books, for who reads them."""
    filters = queries.Filters(direction=direction, state=state, since=since, until=until, q=q)
    return listed(queries.listed(books_here(request), filters), after, limit, show_invoice, order=queries.ORDER)


@router.get("/me/invoices", response=Listed[InvoiceOut])
def my_invoices(request: Any, after: After = "", limit: Limit = 20) -> Any:
    """What was issued to the caller, or to a group they act for."""
    rows = Invoice.objects.addressed_to(request.viewer).select_related("books", "partner", "credits")
    return listed(rows, after, limit, show_invoice, order=queries.ORDER)


@router.post("/invoices", response=MADE(InvoiceDetail))
@idempotent
def new_invoice(request: Any, new: InvoiceIn) -> Any:
    """Write a draft; `issue` sends it to the books, which give its number."""
    books = books_here(request, acts.KEEP_BOOKS)
    one = acts.draft_invoice(
        by=request.viewer,
        books=books,
        direction=new.direction,
        key=f"api:{request.key}"[:100],
        **_content(request, new, books),
    )
    return made(show_detail(found_invoice(request, one.uid)))


@router.get("/invoices/{uid}", response=InvoiceDetail)
def invoice(request: Any, uid: UID) -> Any:
    """One document: for who reads the books, and for the partner it was issued to."""
    return show_detail(found_invoice(request, uid))


@router.put("/invoices/{uid}", response=InvoiceDetail)
def change(request: Any, uid: UID, new: InvoiceChange) -> Any:
    """Write a draft anew; 409 once it was sent to the books."""
    one = found_invoice(request, uid)
    content = _content(request, new, one.books, one.currency)
    content["day"], content["due"] = content["day"] or one.date, content["due"] or one.due
    acts.change_invoice(by=request.viewer, invoice=one, version=new.version, **content)
    return show_detail(found_invoice(request, uid))


def _content(request: Any, new: InvoiceIn, books: Books, currency: str = "") -> dict[str, Any]:
    digits = digits_of(new.currency or currency or books.currency)
    lines = [_line(line, place, digits) for place, line in enumerate(new.lines)]
    parts = [PartOf(currency_of(each.currency), each.units) for each in money_in(new.parts)]
    return {
        "partner": _partner(request, new.partner), "lines": lines, "parts": parts, "day": new.date, "due": new.due,
        "title": new.title, "reference": new.reference, "note": new.note, "currency": new.currency,
    }  # fmt: skip


def _partner(request: Any, uid: UUID) -> Partner:
    known = Partner.objects.filter(uid=uid).first()
    return known or partner_of(by=request.viewer, party=party_or_refuse(uid, "partner"))


def _line(line: InvoiceLineIn, place: int, digits: int) -> LineOf:
    quantity = read_quantity(line.quantity)
    if quantity is None:
        raise LinesMissing(field=f"lines.{place}.quantity")
    return LineOf(
        text=line.text, price=legal_in(line.price, digits, f"lines.{place}.price"), quantity=quantity,
        unit=Unit(line.unit), role=line.role, kind=line.kind, nature=Nature(line.nature), taxes=tuple(line.taxes),
        service_date=line.service_date,
    )  # fmt: skip


#: Steps without any content; the acts know from where they start.
STEPS: dict[str, Callable[..., Any]] = {
    "issue": lambda by, one: acts.issue_invoice(by=by, invoice=one),
    "cancellation": lambda by, one: acts.cancel_invoice(by=by, invoice=one),
}


@router.post("/invoices/{uid}/steps/{step}", response=InvoiceDetail)
def step(request: Any, uid: UID, step: Literal["issue", "cancellation"]) -> Any:
    """Send a draft to the books, or let it go; 409 when it is no draft any more."""
    STEPS[step](request.viewer, found_invoice(request, uid))
    return show_detail(found_invoice(request, uid))
