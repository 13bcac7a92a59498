"""Any balanced entry, and its mirror."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from wezer.operation.gateway.books import JOURNALS, Books, Line, Result
from wezer.operation.gateway.errors import Forbidden, Unbalanced
from wezer.operation.gateway.methods import method
from wezer.operation.gateway.reading import Reader


@dataclass(frozen=True)
class LineGiven:
    account: str
    party: str | None
    debit: Decimal
    credit: Decimal
    currency: str
    units: Decimal | None
    text: str
    path: str


@dataclass(frozen=True)
class Entry:
    journal: str
    day: date
    text: str
    lines: tuple[LineGiven, ...]


def _read_line(given: Reader) -> LineGiven:
    line = LineGiven(
        account=given.text("account", most=60),
        party=given.uid_or_none("party"),
        debit=given.amount("debit", default="0"),
        credit=given.amount("credit", default="0"),
        currency=given.text("currency", most=12, default=""),
        units=given.amount("units", decimals=6, negative=True) if given.has("units") else None,
        text=given.text("text", most=300, default=""),
        path=given.path("account"),
    )
    if line.debit and line.credit:
        raise given.wrong("credit", "debit or credit, not both")
    if not (line.debit or line.credit or line.units):
        raise given.wrong("debit", "debit or credit is wanted")
    if bool(line.currency) != (line.units is not None):
        raise given.wrong("units", "currency and units go together")
    return line


def _read_entry(given: Reader) -> Entry:
    entry = Entry(
        journal=given.choice("journal", JOURNALS, default="general"),
        day=given.day("date"),
        text=given.text("text", most=300),
        lines=tuple(given.each("lines", _read_line, least=2)),
    )
    debit, credit = sum(line.debit for line in entry.lines), sum(line.credit for line in entry.lines)
    if debit != credit:
        raise Unbalanced(field="lines", debit=debit, credit=credit)
    return entry


def post_entries(books: Books, entries: Sequence[tuple[str | None, Entry]]) -> list[Result]:
    """Several, numbered in this order."""
    moves = [
        books.drafted(entry.journal, entry.day, entry.text, [_line(books, line) for line in entry.lines], uid=uid)
        for uid, entry in entries
    ]
    books.posted(moves)
    return [_posted(books, move) for move in moves]


@method("post_entry", _read_entry, together=post_entries)
def post_entry(books: Books, entry: Entry) -> Result:
    """A balanced entry of any accounts; lines of a second currency may carry units without value."""
    return post_entries(books, [(None, entry)])[0]


def _posted(books: Books, move: Any) -> Result:
    total = books.words(sum((line.debit for line in move.lines), Decimal(0)))
    return Result(
        refs={"document": move.wezer_uid, "entry": move.wezer_uid, "number": move.number},
        amounts={"total": total},
        state="posted",
    )


def _line(books: Books, given: LineGiven) -> Line:
    currency = books.money_of(given.currency, given.path) if given.currency else None
    return Line(
        account=books.account(given.account, given.path),
        debit=books.money(given.debit, given.path),
        credit=books.money(given.credit, given.path),
        party=books.party(given.party, given.path) if given.party else None,
        text=given.text,
        currency=currency,
        units=books.money(given.units, given.path, currency) if given.units is not None else None,
        path=given.path,
    )


@dataclass(frozen=True)
class Reversal:
    entry: str
    day: date
    reason: str


def _read_reversal(given: Reader) -> Reversal:
    return Reversal(given.text("entry", most=120), given.day("date"), given.text("reason", most=300))


@method("reverse_entry", _read_reversal)
def reverse_entry(books: Books, given: Reversal) -> Result:
    """The mirror of an entry; the original stays as it was. Lines kept open by party are settled against each other."""
    original = books.document("account.move", given.entry, "entry")
    if original.state != "posted":
        raise Forbidden(field="entry", detail="only a posted entry is reversed")
    if any(line.reconciliation for line in original.lines):
        raise Forbidden(field="entry", detail="a line of this entry is settled already")
    lines = [
        Line(
            account=line.account,
            debit=line.credit,
            credit=line.debit,
            party=line.party,
            text=given.reason,
            currency=line.second_currency,
            units=-line.amount_second_currency if line.amount_second_currency is not None else None,
        )
        for line in original.lines
    ]
    journal = next((role for role, (code, *_rest) in JOURNALS.items() if code == original.journal.code), "general")
    mirror = books.post(journal, given.day, given.reason, lines, origin=original)
    _settle_pairs(books, original, mirror)
    return Result(
        refs={"document": mirror.wezer_uid, "entry": mirror.wezer_uid, "number": mirror.number}, state="posted"
    )


def _settle_pairs(books: Books, original: Any, mirror: Any) -> None:
    MoveLine = books.model("account.move.line")
    waiting = list(mirror.lines)
    for line in original.lines:
        contrary = next(
            each
            for each in waiting
            if (each.account, each.party, each.debit, each.credit)
            == (line.account, line.party, line.credit, line.debit)
        )
        waiting.remove(contrary)
        if line.account.reconcile and not line.reconciliation and (line.debit or line.credit):
            MoveLine.reconcile([line, contrary])
