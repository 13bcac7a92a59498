"""What is planned for a year, account by account, and how far it has come true."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from wezer.operation.gateway.books import Books, Result
from wezer.operation.gateway.errors import BadInput, PeriodMissing
from wezer.operation.gateway.methods import method
from wezer.operation.gateway.reading import Reader


@dataclass(frozen=True)
class Planned:
    account: str
    amount: Decimal
    path: str


@dataclass(frozen=True)
class Budget:
    name: str
    day: date
    lines: tuple[Planned, ...]


def _read_planned(given: Reader) -> Planned:
    return Planned(given.text("account", most=60), given.amount("amount"), given.path("account"))


def _read_budget(given: Reader) -> Budget:
    return Budget(
        given.text("name", most=100),
        given.day("date"),
        tuple(given.each("lines", _read_planned, least=0)),
    )


@method("set_budget", _read_budget)
def set_budget(books: Books, given: Budget) -> Result:
    """The whole budget of that name for the year of the date; an account that is no longer named loses its line.

    Amounts are positive on both sides: income as income, expenses as expenses.
    """
    year = year_of(books, given.day)
    Model, Line = books.model("account.budget"), books.model("account.budget.line")
    found = Model.search([("fiscalyear", "=", year.id), ("name", "=", given.name)], limit=1)
    budget = found[0] if found else Model(company=books.company, fiscalyear=year, name=given.name)
    budget.save()
    accounts = [books.account(line.account, line.path) for line in given.lines]
    for account, line in zip(accounts, given.lines, strict=True):
        if account.type.statement != "income":
            raise BadInput(field=line.path, detail="an account of income or expense is wanted")
    if len(set(accounts)) < len(accounts):
        raise BadInput(field="lines", detail="the same account twice")
    Line.delete(Line.search([("budget", "=", budget.id)]))
    Line.create(
        [
            {"budget": budget.id, "account": account.id, "amount": _sign(account) * books.money(line.amount, line.path)}
            for account, line in zip(accounts, given.lines, strict=True)
        ]
    )
    total = sum((line.amount for line in Model(budget.id).lines), Decimal(0))
    return Result(
        refs={"document": given.name, "number": year.name}, amounts={"result": books.words(total)}, state="set"
    )


def year_of(books: Books, day: date) -> Any:
    """The accounting year of that day, open or closed."""
    found = books.model("account.fiscalyear").search(
        [("company", "=", books.company.id), ("start_date", "<=", day), ("end_date", ">=", day)], limit=1
    )
    if not found:
        raise PeriodMissing(field="date", date=day.isoformat())
    return found[0]


def _sign(account: Any) -> int:
    """The engine counts what makes the result larger as positive."""
    return -1 if is_expense(account) else 1


def is_expense(account: Any) -> bool:
    """By what its type says, else by the side on which the chart lets it grow."""
    if account.type.expense or account.type.revenue:
        return bool(account.type.expense)
    return (account.code or "").startswith("6")


def rows_of_budget(books: Books, day: date, name: str, actual: dict[Any, Decimal]) -> list[dict[str, Any]]:
    """Planned beside actual. `actual`: account → credit less debit in the period that was asked for."""
    wanted = [("fiscalyear", "=", year_of(books, day).id), *([("name", "=", name)] if name else [])]
    rows = []
    for budget in books.model("account.budget").search(wanted, order=[("name", "ASC")]):
        lines = [line for line in budget.lines if line.account]
        for line in sorted(lines, key=lambda each: each.account.code or ""):
            sign = _sign(line.account)
            planned, happened = sign * line.amount, sign * actual.get(line.account, Decimal(0))
            rows.append(
                {
                    "budget": budget.name,
                    "account": line.account.code,
                    "name": line.account.name,
                    "side": "expense" if sign < 0 else "income",
                    "planned": books.words(planned),
                    "actual": books.words(happened),
                    "percent": str((happened * 100 / planned).quantize(Decimal("0.01"))) if planned else "",
                    "overrun": sign < 0 and happened > planned,
                }
            )
    return rows
