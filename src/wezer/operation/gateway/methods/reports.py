"""Reports: rows that add up, or nothing. Posted entries only, in the company's currency, with their period named."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from wezer.operation.gateway.books import Books, Result
from wezer.operation.gateway.errors import Unbalanced
from wezer.operation.gateway.methods import method
from wezer.operation.gateway.methods.budgets import rows_of_budget
from wezer.operation.gateway.methods.fec import fec_file
from wezer.operation.gateway.reading import Reader

ZERO = Decimal(0)
AGES = (0, 30, 60, 90)


@dataclass(frozen=True)
class Asked:
    kind: str
    start: date
    end: date
    account: str
    budget: str


def _read_asked(given: Reader) -> Asked:
    asked = Asked(
        given.choice("kind", KINDS),
        given.day("start"),
        given.day("end"),
        given.text("account", most=60, default=""),
        given.text("budget", most=100, default=""),
    )
    if asked.end < asked.start:
        raise given.wrong("end", "not before the start")
    return asked


def report(books: Books, asked: Asked) -> Result:
    """Rows of the kind that is asked, over posted entries from `start` to `end`."""
    _refuse_unbalanced(books, asked)
    made = KINDS[asked.kind](books, asked)
    amounts = {name: books.words(amount) for name, amount in made.totals.items()}
    period = f"{asked.start.isoformat()}/{asked.end.isoformat()}"
    refs = {"document": asked.kind, "number": period, "entry": books.currency.code}
    return Result(refs=refs, amounts=amounts, state="posted_only", rows=made.rows, file=made.file)


@dataclass(frozen=True)
class Made:
    rows: list[dict[str, Any]]
    totals: dict[str, Decimal] = field(default_factory=dict)
    file: str = ""


def posted_lines(books: Books, *, start: date | None, end: date, more: Iterable[Any] = ()) -> list[Any]:
    """Lines of posted entries, in order of date and number."""
    wanted = [("move.company", "=", books.company.id), ("move.state", "=", "posted"), ("move.date", "<=", end), *more]
    if start is not None:
        wanted.append(("move.date", ">=", start))
    found: list[Any] = books.model("account.move.line").search(wanted, order=[("move.date", "ASC"), ("id", "ASC")])
    return found


def _refuse_unbalanced(books: Books, asked: Asked) -> None:
    lines = posted_lines(books, start=asked.start, end=asked.end)
    debit, credit = sum((line.debit for line in lines), ZERO), sum((line.credit for line in lines), ZERO)
    if debit != credit:
        raise Unbalanced(debit=debit, credit=credit)


def _sums(lines: Iterable[Any]) -> dict[Any, tuple[Decimal, Decimal]]:
    found: dict[Any, tuple[Decimal, Decimal]] = defaultdict(lambda: (ZERO, ZERO))
    for line in lines:
        debit, credit = found[line.account]
        found[line.account] = (debit + line.debit, credit + line.credit)
    return dict(sorted(found.items(), key=lambda pair: pair[0].code or ""))


def _trial_balance(books: Books, asked: Asked) -> Made:
    sums = _sums(posted_lines(books, start=asked.start, end=asked.end))
    rows = [
        {
            "account": account.code,
            "name": account.name,
            "debit": books.words(debit),
            "credit": books.words(credit),
            "balance": books.words(debit - credit),
        }
        for account, (debit, credit) in sums.items()
    ]
    debits, credits = (sum((each[side] for each in sums.values()), ZERO) for side in (0, 1))
    return Made(rows, {"debit": debits, "credit": credits})


def _ledger(books: Books, asked: Asked) -> Made:
    more = [("account", "=", books.account(asked.account).id)] if asked.account else []
    lines = posted_lines(books, start=asked.start, end=asked.end, more=more)
    balances: dict[Any, Decimal] = defaultdict(lambda: ZERO)
    rows = []
    for line in lines:
        balances[line.account] += line.debit - line.credit
        rows.append(
            {
                "date": line.move.date.isoformat(),
                "number": line.move.number,
                "journal": line.move.journal.code,
                "account": line.account.code,
                "party": line.party.wezer_uid if line.party else None,
                "text": line.description or line.move.description or "",
                "debit": books.words(line.debit),
                "credit": books.words(line.credit),
                "balance": books.words(balances[line.account]),
            }
        )
    debit, credit = sum((line.debit for line in lines), ZERO), sum((line.credit for line in lines), ZERO)
    return Made(rows, {"debit": debit, "credit": credit})


def _income_statement(books: Books, asked: Asked) -> Made:
    sums = _of_statement(books, "income", asked.start, asked.end)
    result = sum((credit - debit for debit, credit in sums.values()), ZERO)
    return Made(_typed_rows(books, sums, sign=-1), {"result": result})


def _balance_sheet(books: Books, asked: Asked) -> Made:
    """Everything since the first entry; the result is what the accounts of income and expense have not yet handed over."""
    sums = _of_statement(books, "balance", None, asked.end)
    pending = _of_statement(books, "income", None, asked.end)
    result = sum((credit - debit for debit, credit in pending.values()), ZERO)
    assets = sum((max(debit - credit, ZERO) for debit, credit in sums.values()), ZERO)
    owed = sum((max(credit - debit, ZERO) for debit, credit in sums.values()), ZERO)
    if assets != owed + result:
        raise Unbalanced(debit=assets, credit=owed + result)
    return Made(_typed_rows(books, sums, sign=1), {"assets": assets, "liabilities": owed, "result": result})


def _of_statement(books: Books, statement: str, start: date | None, end: date) -> dict[Any, tuple[Decimal, Decimal]]:
    more = [("account.type.statement", "=", statement)]
    return _sums(posted_lines(books, start=start, end=end, more=more))


def _typed_rows(books: Books, sums: dict[Any, tuple[Decimal, Decimal]], *, sign: int) -> list[dict[str, Any]]:
    return [
        {
            "group": account.type.name,
            "account": account.code,
            "name": account.name,
            "amount": books.words(sign * (debit - credit)),
        }
        for account, (debit, credit) in sums.items()
        if debit != credit
    ]


def _aged(books: Books, asked: Asked) -> Made:
    """What is open at the end, by person and by the days since it was due."""
    more = [
        ("reconciliation", "=", None),
        ["OR", ("account.type.receivable", "=", True), ("account.type.payable", "=", True)],
    ]
    found: dict[Any, dict[str, Decimal]] = defaultdict(lambda: defaultdict(lambda: ZERO))
    for line in posted_lines(books, start=None, end=asked.end, more=more):
        kind = "receivable" if line.account.type.receivable else "payable"
        days = (asked.end - (line.maturity_date or line.move.date)).days
        found[(line.party, kind)][_age(days)] += line.debit - line.credit
    rows, total = [], ZERO
    for (party, kind), ages in found.items():
        total += sum(ages.values(), ZERO)
        written = {age: books.words(amount) for age, amount in ages.items()}
        rows.append({"party": party.wezer_uid if party else None, "kind": kind, **written})
    return Made(rows, {"open": total})


def _age(days: int) -> str:
    """`not_due`, or the last limit that was passed: `after_0`, `after_30`, `after_60`, `after_90` days."""
    passed = [limit for limit in AGES if days > limit]
    return f"after_{passed[-1]}" if passed else "not_due"


def _vat(books: Books, asked: Asked) -> Made:
    """Base and tax by tax, credit notes taken off."""
    found = books.model("account.tax.line").search(
        [
            ("move_line.move.company", "=", books.company.id),
            ("move_line.move.state", "=", "posted"),
            ("move_line.move.date", ">=", asked.start),
            ("move_line.move.date", "<=", asked.end),
        ]
    )
    sums: dict[Any, dict[str, Decimal]] = defaultdict(lambda: {"base": ZERO, "tax": ZERO})
    for line in found:
        sums[line.tax][line.type] += line.amount
    rows = [
        {"tax": tax.name, "side": _side(tax), "base": books.words(each["base"]), "amount": books.words(each["tax"])}
        for tax, each in sorted(sums.items(), key=lambda pair: pair[0].name)
    ]  # fmt: skip
    sides = dict.fromkeys(("sale", "purchase"), ZERO)
    for tax, each in sums.items():
        if _side(tax) in sides:
            sides[_side(tax)] += each["tax"]
    return Made(
        rows, {"collected": sides["sale"], "deductible": sides["purchase"], "to_pay": sides["sale"] - sides["purchase"]}
    )


def _side(tax: Any) -> str:
    """“sale” or “purchase”, said by the tax or by the one it is a part of."""
    while tax.group is None and tax.parent is not None:
        tax = tax.parent
    return tax.group.kind if tax.group else ""


def _fec(books: Books, asked: Asked) -> Made:
    """The French file of accounting entries."""
    return Made([], file=fec_file(posted_lines(books, start=asked.start, end=asked.end)))


def _budget(books: Books, asked: Asked) -> Made:
    """The year's budgets, or the one that is named, beside what was posted from `start` to `end`."""
    more = [("account.type.statement", "=", "income")]
    sums = _sums(posted_lines(books, start=asked.start, end=asked.end, more=more))
    actual = {account: credit - debit for account, (debit, credit) in sums.items()}
    rows = rows_of_budget(books, asked.start, asked.budget, actual)
    totals = {
        f"{kind}_{side}": sum((Decimal(row[kind]) for row in rows if row["side"] == side), ZERO)
        for kind in ("planned", "actual")
        for side in ("income", "expense")
    }
    return Made(rows, totals)


KINDS: dict[str, Callable[[Books, Asked], Made]] = {
    "trial_balance": _trial_balance,
    "ledger": _ledger,
    "income_statement": _income_statement,
    "balance_sheet": _balance_sheet,
    "aged": _aged,
    "vat": _vat,
    "fec": _fec,
    "budget": _budget,
}
method("report", _read_asked, reads=True)(report)
