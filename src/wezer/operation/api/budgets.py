"""Budgets for programs."""

from datetime import date
from typing import Annotated, Any

from django.shortcuts import get_object_or_404
from pydantic import Field

from wezer.kernel.money import parse_amount
from wezer.operation.acts.budgets import LineAsked, drop_budget_line, make_budget, set_budget_line, withdraw_budget
from wezer.operation.amounts import plain
from wezer.operation.api.common import books_read, books_written, router
from wezer.operation.models import BookAccount, Books, Budget, BudgetLine
from wezer.operation.permissions import KEEP_BOOKS
from wezer.operation.queries.budgets import budgets_of, compared
from wezer.ui.rest import MADE, UID, After, Limit, Listed, Schema, Short, Strict, idempotent, listed, made

Day = Annotated[date, Field(ge=date(1900, 1, 1), le=date(2200, 12, 31))]


class BudgetIn(Strict):
    name: Annotated[str, Field(min_length=1, max_length=80)]
    start: Day
    end: Day


class BudgetOut(Schema):
    uid: UID
    name: str
    start: date
    end: date
    version: int


class BudgetLineIn(Strict):
    """`month`: its first day; none for the whole budget. Said again, the new amount counts."""

    account: Annotated[str, Field(max_length=20)]
    amount: Annotated[str, Field(strict=True, max_length=41)]
    month: Day | None = None
    text: Short = ""


class BudgetLineOut(Schema):
    uid: UID
    account: str
    month: date | None
    amount: str
    text: str


class ComparedOut(Schema):
    """`share`: hundredths of a percent of what was planned."""

    account: str
    name: str
    is_expense: bool
    planned: str
    actual: str
    share: int | None
    is_overrun: bool


class ComparisonOut(Schema):
    until: date
    currency: str
    lines: list[ComparedOut]


def _show(budget: Budget) -> dict[str, Any]:
    return {name: getattr(budget, name) for name in BudgetOut.model_fields}


def _show_line(line: BudgetLine, books: Books) -> dict[str, Any]:
    said = {"uid": line.uid, "account": line.account.code, "month": line.month, "text": line.text}
    return {**said, "amount": plain(line.units, books)}


def _budget(books: Books, uid: UID) -> Budget:
    return get_object_or_404(budgets_of(books).select_related("books__entity"), uid=uid)  # type: ignore[no-any-return]  # Django and ninja say Any here


@router.get("/budgets", response=Listed[BudgetOut])
def budgets(request: Any, after: After = "", limit: Limit = 20) -> Any:
    """All budgets that are not withdrawn, newest first."""
    return listed(budgets_of(books_read(request)), after, limit, _show, order=("-start", "-id"))


@router.post("/budgets", response=MADE(BudgetOut))
@idempotent
def new_budget(request: Any, new: BudgetIn) -> Any:
    """A budget over some months."""
    books = books_written(request, KEEP_BOOKS)
    return made(_show(make_budget(by=request.viewer, books=books, name=new.name, start=new.start, end=new.end)))


@router.get("/budgets/{uid}/lines", response=list[BudgetLineOut])
def budget_lines(request: Any, uid: UID) -> Any:
    """What is planned, line by line."""
    books = books_read(request)
    return [_show_line(line, books) for line in _budget(books, uid).lines.select_related("account").order_by("id")]


@router.put("/budgets/{uid}/lines", response=BudgetLineOut)
def put_budget_line(request: Any, uid: UID, line: BudgetLineIn) -> Any:
    """Plan so much on an account of income or expense."""
    books = books_written(request, KEEP_BOOKS)
    account = get_object_or_404(BookAccount, books=books, code=line.account)
    asked = LineAsked(account, parse_amount(line.amount, books.digits), line.month, line.text)
    return _show_line(set_budget_line(by=request.viewer, budget=_budget(books, uid), line=asked), books)


@router.delete("/budgets/{uid}/lines/{line}", response={204: None})
def delete_budget_line(request: Any, uid: UID, line: UID) -> Any:
    """Nothing is planned there any more."""
    books = books_written(request, KEEP_BOOKS)
    found = BudgetLine.objects.select_related("budget__books__entity").filter(budget=_budget(books, uid))
    drop_budget_line(by=request.viewer, line=get_object_or_404(found, uid=line))
    return None


@router.delete("/budgets/{uid}", response={204: None})
def delete_budget(request: Any, uid: UID) -> Any:
    """Withdraw it: compared with nothing any more."""
    withdraw_budget(by=request.viewer, budget=_budget(books_written(request, KEEP_BOOKS), uid))
    return None


@router.get("/budgets/{uid}/comparison", response=ComparisonOut)
def budget_comparison(request: Any, uid: UID, until: Day | None = None) -> Any:
    """Planned against actual, up to a day."""
    books = books_read(request)
    found = compared(_budget(books, uid), until)
    lines = [
        {
            "account": each.account.code, "name": each.account.name, "is_expense": each.is_expense,
            "planned": plain(each.planned, books), "actual": plain(each.actual, books), "share": each.share,
            "is_overrun": each.is_overrun,
        }
        for each in found.lines
    ]  # fmt: skip
    return {"until": found.until, "currency": books.currency, "lines": lines}
