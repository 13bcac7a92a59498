"""What someone paid for the community: owed to them, or given."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from wezer.operation.gateway.books import Books, Line, Result
from wezer.operation.gateway.errors import Forbidden, Overpayment
from wezer.operation.gateway.methods import method
from wezer.operation.gateway.methods.payments import MEANS
from wezer.operation.gateway.reading import Reader


@dataclass(frozen=True)
class Spent:
    text: str
    category: str
    amount: Decimal
    path: str


@dataclass(frozen=True)
class Claim:
    claimant: str
    day: date
    lines: tuple[Spent, ...]
    is_waived: bool


def _read_spent(given: Reader) -> Spent:
    category = given.text("category", most=60)
    if not category.startswith("expense_"):
        raise given.wrong("category", "a role such as expense_travel is wanted")
    return Spent(given.text("text", most=300), category, given.positive("amount"), given.path("category"))


def _read_claim(given: Reader) -> Claim:
    return Claim(
        given.uid("claimant"), given.day("date"), tuple(given.each("lines", _read_spent)), given.flag("waived")
    )


@method("post_expense", _read_claim)
def post_expense(books: Books, claim: Claim) -> Result:
    """Owed to whoever paid; waived, it is owed and given back at once as a donation, so that a receipt can say so."""
    party, owed = books.party(claim.claimant, "claimant"), books.account("expense_payable")
    spent = [
        Line(books.account(line.category, line.path), debit=books.money(line.amount, line.path), text=line.text)
        for line in claim.lines
    ]
    total, text = sum((line.debit for line in spent), Decimal(0)), claim.lines[0].text
    debt = Line(owed, credit=total, party=party, text=text, due=claim.day)
    move = books.post("purchase", claim.day, text, [*spent, debt])
    if claim.is_waived:
        given = Line(owed, debit=total, party=party, text=text)
        gift = books.post("general", claim.day, text, [given, Line(books.account("donation"), credit=total, text=text)])
        lines = [line for made in (move, gift) for line in made.lines if line.account == owed]
        books.model("account.move.line").reconcile(lines)
    return Result(
        refs={"document": move.wezer_uid, "entry": move.wezer_uid, "number": move.number},
        amounts={"total": books.words(total)},
        state="waived" if claim.is_waived else "owed",
    )


@dataclass(frozen=True)
class Repayment:
    claim: str
    day: date
    by: str
    currency: str
    units: Decimal | None


def _read_repayment(given: Reader) -> Repayment:
    currency = given.text("currency", most=12, default="")
    units = given.positive("units", decimals=6) if given.has("units") else None
    if bool(currency) != (units is not None):
        raise given.wrong("units", "currency and units go together")
    return Repayment(
        given.text("claim", most=120), given.day("date"), given.choice("by", MEANS, default="bank"), currency, units
    )


@method("repay_expense", _read_repayment)
def repay_expense(books: Books, given: Repayment) -> Result:
    """The whole of a claim is given back: from the bank or the till, or from the account of a community's currency."""
    owed = _owed(books, given.claim)
    move = owed.move
    settling = Line(owed.account, debit=owed.credit, party=owed.party, text=move.description)
    role = f"community:{given.currency}" if given.currency else given.by
    journal = "community" if given.currency else MEANS[given.by]
    from_there = Line(
        books.account(role),
        credit=owed.credit,
        text=move.description,
        currency=books.money_of(given.currency) if given.currency else None,
        units=-given.units if given.units is not None else None,
    )
    paid = books.post(journal, given.day, move.description or move.number, [settling, from_there], origin=move)
    lines = [line for line in paid.lines if line.account == owed.account]
    books.model("account.move.line").reconcile([owed, *lines])
    return Result(
        refs={"document": move.wezer_uid, "entry": paid.wezer_uid, "number": paid.number},
        amounts={"total": books.words(owed.credit)},
        state="repaid",
    )


def _owed(books: Books, claim: str) -> Any:
    """The line of a claim that is still open."""
    move, account = books.document("account.move", claim, "claim"), books.account("expense_payable")
    lines = [line for line in move.lines if line.account == account and line.credit]
    if not lines:
        raise Forbidden(field="claim", detail=f"{move.number} owes nobody anything")
    if lines[0].reconciliation:
        raise Overpayment(field="claim", open="0")
    return lines[0]
