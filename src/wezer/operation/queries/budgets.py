"""Budgets beside what came of them: the actual figures are sums of the mirror."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Sum

from wezer.operation.models import BookAccount, BookLine, Books, Budget
from wezer.operation.queries.reporting import CLOSING
from wezer.operation.rules import share


@dataclass(frozen=True)
class Compared:
    """One account: planned and actual, both as they grow. An expense beyond its plan is an overrun."""

    account: BookAccount
    planned: int
    actual: int
    text: str = ""

    @property
    def is_expense(self) -> bool:
        return self.account.is_debit

    @property
    def share(self) -> int | None:
        """Hundredths of a percent."""
        return share(self.actual, self.planned)

    @property
    def is_overrun(self) -> bool:
        return self.is_expense and self.actual > self.planned

    @property
    def left(self) -> int:
        return self.planned - self.actual


@dataclass(frozen=True)
class Comparison:
    """A budget up to a day, line by line and in sum."""

    budget: Budget
    until: date
    lines: list[Compared]

    def _sum(self, expense: bool, name: str) -> int:
        return sum(getattr(each, name) for each in self.lines if each.is_expense == expense)

    @property
    def income(self) -> dict[str, Any]:
        return self._side(False)

    @property
    def expense(self) -> dict[str, Any]:
        return self._side(True)

    def _side(self, expense: bool) -> dict[str, Any]:
        planned, actual = self._sum(expense, "planned"), self._sum(expense, "actual")
        return {
            "planned": planned, "actual": actual, "share": share(actual, planned), "left": planned - actual,
            "is_overrun": expense and actual > planned,
        }  # fmt: skip

    @property
    def result(self) -> dict[str, int]:
        return {name: self._sum(False, name) - self._sum(True, name) for name in ("planned", "actual")}


def compared(budget: Budget, until: date | None = None) -> Comparison:
    """What was planned for the months up to `until` (the whole budget without it), and what was done. Two statements."""
    last = min(until or budget.end, budget.end)
    planned: dict[int, int] = defaultdict(int)
    accounts: dict[int, BookAccount] = {}
    notes: dict[int, list[str]] = defaultdict(list)
    for line in budget.lines.select_related("account").order_by("account__code", "month"):
        accounts[line.account_id] = line.account
        if line.month is None or line.month <= last:
            planned[line.account_id] += line.units
        if line.text:
            notes[line.account_id].append(line.text)
    actual = _actual(budget, list(accounts), last)
    rows = [
        Compared(account, planned[pk], actual.get(pk, 0) * (1 if account.is_debit else -1), "; ".join(notes[pk]))
        for pk, account in accounts.items()
    ]
    return Comparison(budget, last, rows)


def _actual(budget: Budget, accounts: list[int], last: date) -> dict[int, int]:
    """Account → debit less credit, before a closed year handed it over."""
    lines = BookLine.objects.filter(account_id__in=accounts, date__gte=budget.start, date__lte=last)
    rows = lines.exclude(entry__journal_kind=CLOSING).values("account_id").annotate(d=Sum("debit"), c=Sum("credit"))
    return {row["account_id"]: row["d"] - row["c"] for row in rows.order_by()}


def budgets_of(books: Books) -> Any:
    return Budget.objects.filter(books=books, withdrawn_at=None).order_by("-start", "-id")


def running_budget(books: Books, today: date) -> Comparison | None:
    """The newest budget that today lies in, up to now."""
    found = budgets_of(books).filter(start__lte=today, end__gte=today).first()
    return compared(found, today) if found else None
