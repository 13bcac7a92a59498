"""Val-Commun's budget of the running year: planned once the chart of accounts is here, which the worker brings after the engine."""

from datetime import date, timedelta

from django_tasks import task

from wezer.core.community import community
from wezer.core.models import Member
from wezer.core.viewer import Viewer
from wezer.hosting.demo.books import TREASURER
from wezer.kernel.clock import now
from wezer.operation.acts.budgets import LineAsked, make_budget, set_budget_line
from wezer.operation.models import BookAccount, BookRole, Books, Budget

#: Role of the account → what is planned for the year, in cents, and why.
PLAN = (
    ("revenue_service", 900_000, "Workshops and repairs"),
    ("revenue_goods", 450_000, "Vegetable boxes"),
    ("membership_fee", 120_000, "Sixty members"),
    ("donation", 80_000, ""),
    ("expense_services", 300_000, ""),
    ("expense_supplies", 180_000, "Seeds and tools"),
    ("expense_travel", 60_000, ""),
    ("expense_rent", 240_000, "The barn"),
)
LOOK_AGAIN = timedelta(minutes=1)
LOOKS = 60


@task()
def tell_budget(looked: int = 0) -> None:
    """Looks again each minute until the chart is here; told once."""
    books = Books.objects.filter(entity=community()).select_related("entity").first()
    accounts = {each.role: each.account for each in BookRole.objects.filter(books=books).select_related("account")}
    if books is None or not accounts:
        if looked < LOOKS:
            tell_budget.using(run_after=now() + LOOK_AGAIN).enqueue(looked=looked + 1)
        return
    year = books.years.order_by("-start").first()
    if year is None or Budget.objects.filter(books=books).exists():
        return
    plan(books, year.start, year.end, accounts)


def plan(books: Books, start: date, end: date, accounts: dict[str, BookAccount]) -> Budget:
    by = Viewer.of(Member.objects.get(name=TREASURER))
    budget = make_budget(by=by, books=books, name=f"Budget {start.year}", start=start, end=end)
    for role, units, why in PLAN:
        if role in accounts:
            set_budget_line(by=by, budget=budget, line=LineAsked(accounts[role], units, text=why))
    return budget
