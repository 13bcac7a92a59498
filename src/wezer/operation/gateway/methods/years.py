"""Accounting years and their periods."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from wezer.operation.gateway.books import JOURNALS, Books, Line, Result
from wezer.operation.gateway.errors import BadInput, PeriodMissing
from wezer.operation.gateway.methods import method
from wezer.operation.gateway.reading import Reader

DAYS_AT_MOST = 731
INVOICE_SERIES = {
    "out_invoice_sequence": ("invoice", "F"),
    "out_credit_note_sequence": ("credit", "A"),
    "in_invoice_sequence": ("supplier_invoice", "FF"),
    "in_credit_note_sequence": ("supplier_credit", "AF"),
}


@dataclass(frozen=True)
class Year:
    start: date
    end: date
    prefixes: dict[str, str]


def _read_year(given: Reader) -> Year:
    start, end = given.day("start"), given.day("end")
    if not 0 < (end - start).days <= DAYS_AT_MOST:
        raise given.wrong("end", "after the start, and at most two years later")
    part = given.part("prefixes")
    known = [name for name, _prefix in INVOICE_SERIES.values()] + ["entry"]
    prefixes = {name: part.text(name, most=12) for name in known if part.has(name)}
    part.done()
    return Year(start, end, prefixes)


@method("open_year", _read_year)
def open_year(books: Books, year: Year) -> Result:
    """A fiscal year, a period a month, series of numbers without gap, and the journals' periods made beforehand.

    The engine would ask for a lock on a whole table at the first posting of each month otherwise.
    """
    FiscalYear = books.model("account.fiscalyear")
    if FiscalYear.search(
        [("company", "=", books.company.id), ("start_date", "<=", year.end), ("end_date", ">=", year.start)]
    ):
        raise BadInput(field="start", detail="a year is open for these dates already")
    name = str(year.start.year) if year.start.year == year.end.year else f"{year.start.year}-{year.end.year}"
    made = FiscalYear(name=name, company=books.company, start_date=year.start, end_date=year.end)
    made.move_sequence = _sequence(books, "account.sequence_type_account_move", name, year.prefixes.get("entry", ""))
    made.invoice_sequences = [_invoice_sequences(books, name, year.prefixes)]
    made.save()
    FiscalYear.create_period([made])
    _make_journal_periods(books, made)
    return Result(refs={"document": name}, state="open")


def _invoice_sequences(books: Books, name: str, prefixes: dict[str, str]) -> Any:
    row = books.model("account.fiscalyear.invoice_sequence")(company=books.company)
    for field, (word, letter) in INVOICE_SERIES.items():
        prefix = prefixes.get(word, f"{letter}{name}-")
        sequence = _sequence(books, "account_invoice.sequence_type_account_invoice", f"{word} {name}", prefix)
        setattr(row, field, sequence)
    return row


def _sequence(books: Books, kind: str, name: str, prefix: str) -> Any:
    sequence = books.model("ir.sequence.strict")(
        name=name,
        sequence_type=books.model("ir.model.data").get_id(kind),
        company=books.company,
        prefix=prefix,
        padding=5 if prefix else 0,
    )
    sequence.save()
    return sequence


def _make_journal_periods(books: Books, year: Any) -> None:
    Journal = books.model("account.journal")
    journals = Journal.search([("code", "in", [code for code, _kind, _name in JOURNALS.values()])])
    rows = [{"journal": journal.id, "period": period.id} for period in year.periods for journal in journals]
    books.model("account.journal.period").create(rows)


@dataclass(frozen=True)
class Closing:
    day: date


def _read_closing(given: Reader) -> Closing:
    return Closing(given.day("date"))


@method("close_period", _read_closing)
def close_period(books: Books, closing: Closing) -> Result:
    """Close the month of that date: nothing is posted in it any more. Refuses while drafts lie in it."""
    Period = books.model("account.period")
    found = Period.search(
        [
            ("start_date", "<=", closing.day),
            ("end_date", ">=", closing.day),
            ("fiscalyear.company", "=", books.company.id),
        ]
    )
    if not found:
        raise PeriodMissing(field="date", date=closing.day.isoformat())
    Period.close([period for period in found if period.state == "open"])
    return Result(refs={"document": found[0].name}, state="closed")


@method("close_year", _read_closing)
def close_year(books: Books, closing: Closing) -> Result:
    """Hand income and expense over to the result, then close: balances of all other accounts begin the next year.

    The last month must still be open. Refuses while drafts lie in any month.
    """
    FiscalYear = books.model("account.fiscalyear")
    found = FiscalYear.search(
        [
            ("company", "=", books.company.id),
            ("start_date", "<=", closing.day),
            ("end_date", ">=", closing.day),
            ("state", "=", "open"),
        ]
    )
    if not found:
        raise PeriodMissing(field="date", date=closing.day.isoformat())
    year = found[0]
    lines = _handing_over(books, year)
    move = books.post("closing", year.end_date, year.name, lines) if lines else None
    FiscalYear.close([year])
    result = sum((line.credit - line.debit for line in lines[-1:]), Decimal(0))
    refs = {"document": year.name, "entry": move.wezer_uid if move else None, "number": move.number if move else None}
    return Result(refs=refs, amounts={"result": books.words(result)}, state="closed")


def _handing_over(books: Books, year: Any) -> list[Line]:
    """One line for each account of income or expense that is not at zero, and the result last."""
    sums: dict[Any, Decimal] = defaultdict(lambda: Decimal(0))
    posted = [("move.company", "=", books.company.id), ("move.state", "=", "posted")]
    within = [("move.period.fiscalyear", "=", year.id), ("account.type.statement", "=", "income")]
    for line in books.model("account.move.line").search([*posted, *within]):
        sums[line.account] += line.debit - line.credit
    none = Decimal(0)
    lines = [Line(account, debit=max(-gap, none), credit=max(gap, none)) for account, gap in sums.items() if gap]
    result = -sum(sums.values(), none)
    if lines:
        lines.append(Line(books.account("result"), debit=max(-result, none), credit=max(result, none)))
    return lines
