"""Budgets: made, changed line by line, withdrawn; each change is told to the engine, which keeps its own comparison."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import Any

from wezer.kernel.acts import act
from wezer.kernel.clock import now
from wezer.kernel.events import emit
from wezer.kernel.money import LARGEST
from wezer.kernel.permissions import require
from wezer.kernel.ref import ref
from wezer.operation.acts.recording import record
from wezer.operation.events import BudgetChanged
from wezer.operation.models import BookAccount, Books, Budget, BudgetLine
from wezer.operation.models.mirror import Statement
from wezer.operation.money import to_decimal
from wezer.operation.refusals import (
    BudgetDaysOdd,
    BudgetFull,
    BudgetMonthOutside,
    BudgetNameTaken,
    NoAccountOfResult,
    UnitsOdd,
)

LINES_AT_MOST = 500


@dataclass(frozen=True)
class LineAsked:
    """`month`: its first day; None for the whole budget."""

    account: BookAccount
    units: int
    month: date | None = None
    text: str = ""


@act
def make_budget(*, by: Any, books: Books, name: str, start: date, end: date) -> Budget:
    """A budget over some months, still without lines."""
    require(by, "operation.keep_books", books)
    if not 27 <= (end - start).days <= 731:
        raise BudgetDaysOdd()
    name = " ".join(name.split())[:80]
    if Budget.objects.filter(books=books, name=name, start=start, withdrawn_at=None).exists():
        raise BudgetNameTaken(name=name)
    budget = Budget.objects.create(books=books, name=name, start=start, end=end, author=getattr(by, "member", None))
    emit(BudgetChanged(subject=ref(budget)), audit=True)
    return budget


@act
def set_budget_line(*, by: Any, budget: Budget, line: LineAsked) -> BudgetLine:
    """Plan so much on an account, over the budget or in one month; said again, the new figure counts."""
    require(by, "operation.keep_books", budget.books)
    _refuse_odd_line(budget, line)
    known = BudgetLine.objects.filter(budget=budget, account=line.account, month=line.month).first()
    if known is None and BudgetLine.objects.filter(budget=budget).count() >= LINES_AT_MOST:
        raise BudgetFull()
    made, _is_new = BudgetLine.objects.update_or_create(
        budget=budget, account=line.account, month=line.month, defaults={"units": line.units, "text": line.text[:200]}
    )
    _changed(budget)
    return made


@act
def drop_budget_line(*, by: Any, line: BudgetLine) -> None:
    """Nothing is planned there any more."""
    require(by, "operation.keep_books", line.budget.books)
    budget = line.budget
    line.delete()
    _changed(budget)


@act
def withdraw_budget(*, by: Any, budget: Budget) -> None:
    """No longer compared with anything; its lines stay for who looks back."""
    require(by, "operation.keep_books", budget.books)
    if Budget.objects.filter(pk=budget.pk, withdrawn_at=None).update(withdrawn_at=now()):
        emit(BudgetChanged(subject=ref(budget)), audit=True)


def _refuse_odd_line(budget: Budget, line: LineAsked) -> None:
    account = line.account
    if account.books_id != budget.books_id or account.is_heading or account.statement != Statement.INCOME:
        raise NoAccountOfResult(account=account.code)
    if not 0 < line.units <= LARGEST:
        raise UnitsOdd()
    if line.month is not None and (line.month.day != 1 or not budget.start.replace(day=1) <= line.month <= budget.end):
        raise BudgetMonthOutside()


def _changed(budget: Budget) -> None:
    budget.version += 1
    budget.save(update_fields=["version"])
    emit(BudgetChanged(subject=ref(budget)), audit=True)
    sums: dict[str, int] = defaultdict(int)
    for code, units in BudgetLine.objects.filter(budget=budget).values_list("account__code", "units"):
        sums[code] += units
    lines = [
        {"account": code, "amount": to_decimal(units, budget.books.digits)} for code, units in sorted(sums.items())
    ]
    payload = {"name": f"{budget.name} {budget.uid}"[:100], "date": budget.start.isoformat(), "lines": lines}
    record(
        books=budget.books,
        method="set_budget",
        key=f"budget:{budget.uid}:v{budget.version}",
        payload=payload,
        origin=budget,
    )
