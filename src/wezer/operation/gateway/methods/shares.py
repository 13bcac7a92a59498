"""Shares in the books: subscribed, paid, paid back. The register of shares itself is kept elsewhere (cooperative.md §0)."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from wezer.operation.gateway.books import Books, Line, Result
from wezer.operation.gateway.errors import Forbidden, Overpayment
from wezer.operation.gateway.methods import method
from wezer.operation.gateway.methods.payments import MEANS
from wezer.operation.gateway.reading import Reader
from wezer.operation.kinds import pack_kinds

ZERO = Decimal(0)


@dataclass(frozen=True)
class Subscription:
    party: str
    day: date
    quantity: Decimal
    nominal: Decimal
    premium: Decimal
    text: str


def _read_subscription(given: Reader) -> Subscription:
    return Subscription(
        party=given.uid("party"),
        day=given.day("date"),
        quantity=given.positive("quantity", decimals=0),
        nominal=given.positive("nominal"),
        premium=given.amount("premium", default="0"),
        text=given.text("text", most=300),
    )


@method("post_shares", _read_subscription)
def post_shares(books: Books, given: Subscription) -> Result:
    """Owed by the subscriber: the nominal as capital, the premium apart from it."""
    capital = given.quantity * books.money(given.nominal, "nominal")
    premium = given.quantity * books.money(given.premium, "premium")
    lines = [
        Line(
            books.account("share_receivable"),
            debit=capital + premium,
            party=books.party(given.party),
            text=given.text,
        ),
        Line(_subscribed(books), credit=capital, text=given.text),
    ]
    if premium:
        lines.append(Line(books.account("share_premium"), credit=premium, text=given.text))
    move = books.post("general", given.day, given.text, lines)
    return _answer(books, move, move)


def _subscribed(books: Books) -> Any:
    """Some countries keep capital that is called but not paid on an account of its own."""
    return books.account("capital_unpaid" if _is_unpaid_apart(books) else "capital_paid")


def _is_unpaid_apart(books: Books) -> bool:
    return pack_kinds[books.company.wezer_pack].unpaid_capital_apart


@dataclass(frozen=True)
class Payment:
    subscription: str
    day: date
    amount: Decimal
    by: str
    reference: str


def _read_payment(given: Reader) -> Payment:
    return Payment(
        subscription=given.text("subscription", most=120),
        day=given.day("date"),
        amount=given.positive("amount"),
        by=given.choice("by", MEANS, default="bank"),
        reference=given.text("reference", most=200, default=""),
    )


@method("share_payment", _read_payment)
def share_payment(books: Books, given: Payment) -> Result:
    """Money in, on what is owed for the shares. It pays the premium first, as the law wants it paid in full at once."""
    subscription = _subscription(books, given.subscription)
    state, amount = _State(books, subscription), books.money(given.amount, "amount")
    if amount > state.to_pay:
        raise Overpayment(field="amount", open=books.words(state.to_pay))
    text = given.reference or subscription.description
    lines = [
        Line(books.account(given.by), debit=amount, text=text),
        Line(state.owed.account, credit=amount, party=state.owed.party, text=text),
    ]
    capital = state.capital_in(state.paid + amount) - state.capital_in(state.paid)
    if capital and _is_unpaid_apart(books):
        lines += [
            Line(books.account("capital_unpaid"), debit=capital, text=text),
            Line(books.account("capital_paid"), credit=capital, text=text),
        ]
    move = books.post(MEANS[given.by], given.day, text, lines, origin=subscription)
    if amount == state.to_pay:
        _settle(books, subscription, state.owed)
    return _answer(books, subscription, move)


def _settle(books: Books, subscription: Any, owed: Any) -> None:
    lines = [owed] + [
        line for move in _later(books, subscription) for line in move.lines if line.account == owed.account
    ]
    if owed.account.reconcile:
        books.model("account.move.line").reconcile([line for line in lines if not line.reconciliation])


@method("share_refund", _read_payment)
def share_refund(books: Books, given: Payment) -> Result:
    """Capital paid back, never more than was paid in; a premium stays."""
    subscription = _subscription(books, given.subscription)
    state, amount = _State(books, subscription), books.money(given.amount, "amount")
    if amount > state.refundable:
        raise Overpayment(field="amount", open=books.words(state.refundable))
    text = given.reference or subscription.description
    lines = [
        Line(books.account("capital_paid"), debit=amount, text=text),
        Line(books.account(given.by), credit=amount, text=text),
    ]
    move = books.post(MEANS[given.by], given.day, text, lines, origin=subscription)
    return _answer(books, subscription, move)


def _subscription(books: Books, reference: str) -> Any:
    move = books.document("account.move", reference, "subscription")
    owed = books.account("share_receivable")
    if not any(line.account == owed and line.debit for line in move.lines):
        raise Forbidden(field="subscription", detail="this entry is no subscription of shares")
    return move


def _later(books: Books, subscription: Any) -> list[Any]:
    """Payments and refunds of a subscription."""
    found: list[Any] = books.model("account.move").search([("origin", "=", f"account.move,{subscription.id}")])
    return found


class _State:
    """Where a subscription stands, added up from its entries."""

    def __init__(self, books: Books, subscription: Any) -> None:
        owed, paid_back = books.account("share_receivable"), books.account("capital_paid")
        premium = books.account("share_premium")
        later = [line for move in _later(books, subscription) for line in move.lines]
        self.owed = next(line for line in subscription.lines if line.account == owed)
        self.premium = sum((line.credit for line in subscription.lines if line.account == premium), ZERO)
        self.paid = sum((line.credit - line.debit for line in later if line.account == owed), ZERO)
        self.refunded = sum((line.debit for line in later if line.account == paid_back), ZERO)

    @property
    def to_pay(self) -> Decimal:
        made: Decimal = self.owed.debit - self.paid
        return made

    @property
    def refundable(self) -> Decimal:
        return self.capital_in(self.paid) - self.refunded

    def capital_in(self, paid: Decimal) -> Decimal:
        """How much of what was paid is capital."""
        return max(paid - self.premium, ZERO)


def _answer(books: Books, subscription: Any, move: Any) -> Result:
    state = _State(books, subscription)
    amounts = {
        "total": books.words(state.owed.debit),
        "paid": books.words(state.paid),
        "to_pay": books.words(state.to_pay),
        "refunded": books.words(state.refunded),
    }
    refs = {"document": subscription.wezer_uid, "entry": move.wezer_uid, "number": move.number}
    is_over = bool(state.refunded) and not state.refundable
    return Result(refs=refs, amounts=amounts, state="refunded" if is_over else "open" if state.to_pay else "paid")
