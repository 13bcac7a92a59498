"""What someone paid for the community: owed to them, or given."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from wezer.operation.gateway.books import Books, Line, Result
from wezer.operation.gateway.methods import method
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
    debt = Line(owed, credit=total, party=party, text=text)
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
