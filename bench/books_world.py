"""A year of invoices for the bench of the books, and who looks at them: written straight into the tables that pages read."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID, uuid4

NET, TAX = 10000, 2000


def treasurer(books: Any) -> Any:
    """Who keeps the books, signed in."""
    from wezer.core.acts.members import add_member
    from wezer.core.acts.roles import grant_role
    from wezer.core.models import Role, User
    from wezer.core.viewer import Viewer
    from wezer.operation.acts.roles import open_office_roles

    open_office_roles()
    user = User.objects.create_user("sage@example.org", "a fine long pass")
    sage = add_member(by=Viewer.system(), name="Sage", user=user)
    grant_role(by=Viewer.system(), role=Role.objects.get(group=books.entity, key="treasurer"), member=sage)
    return _signed_in(user)


def member() -> Any:
    """Somebody who has nothing to do with the books, signed in."""
    from wezer.core.acts.members import add_member
    from wezer.core.models import User
    from wezer.core.viewer import Viewer

    user = User.objects.create_user("fern@example.org", "a fine long pass")
    add_member(by=Viewer.system(), name="Fern", user=user)
    return _signed_in(user)


def _signed_in(user: Any) -> Any:
    from django.test import Client

    client = Client(headers={"host": "127.0.0.1"})
    client.force_login(user, "wezer.core.accounts.backends.Backend")
    return client


def fill(books: Any, number: int) -> None:
    """Invoices over the year 2024, every fifth still open, with their entries in the mirror."""
    days = [date(2024, 1, 1) + timedelta(days=place % 366) for place in range(number)]
    _fill_invoices(books, days)
    _fill_mirror(books, days)


def _fill_invoices(books: Any, days: list[date]) -> None:
    from wezer.operation.models import Invoice, InvoiceLine, InvoiceState, Partner

    partner = Partner.objects.values_list("pk", flat=True)[0]
    invoices = Invoice.objects.bulk_create(
        [
            Invoice(
                books=books, partner_id=partner, date=day, due=day + timedelta(days=30), currency="EUR", title="Repair",
                number=f"B{place}", document=UUID(int=place + 1), net=NET, tax=TAX, total=NET + TAX,
                state=InvoiceState.POSTED if place % 5 == 0 else InvoiceState.PAID, to_pay=0 if place % 5 else NET + TAX,
            )
            for place, day in enumerate(days)
        ], batch_size=1000,
    )  # fmt: skip
    InvoiceLine.objects.bulk_create(
        [
            InvoiceLine(
                invoice=each, position=0, text="Repair", price=NET, net=NET, role="revenue_service", taxes=["vat_20"]
            )
            for each in invoices
        ],
        batch_size=1000,
    )


def _fill_mirror(books: Any, days: list[date]) -> None:
    from wezer.operation.models import BookEntry, BookLine, BookRole, Partner

    accounts = dict(BookRole.objects.filter(books=books).values_list("role", "account_id"))
    partner = Partner.objects.values_list("pk", flat=True)[0]
    BookEntry.objects.bulk_create(
        [
            BookEntry(books=books, uid=uuid4(), number=f"B{place}", date=day, journal="REV", journal_kind="revenue",
                      text="Repair", origin=UUID(int=place + 1), origin_kind="account.invoice")
            for place, day in enumerate(days)
        ], batch_size=1000,
    )  # fmt: skip
    made = BookEntry.objects.filter(books=books, number__startswith="B").values_list("pk", "date", "number")
    sides = (("receivable", NET + TAX, 0), ("revenue_service", 0, NET), ("vat_collected", 0, TAX))
    BookLine.objects.bulk_create(
        [
            BookLine(entry_id=pk, account_id=accounts[role], partner_id=partner if role == "receivable" else None,
                     line=10**9 + 10 * int(name[1:]) + place, date=day, debit=debit, credit=credit, text="Repair",
                     reconciliation=int(name[1:]) + 1 if role == "receivable" and int(name[1:]) % 5 else None)
            for pk, day, name in made
            for place, (role, debit, credit) in enumerate(sides)
        ], batch_size=1000,
    )  # fmt: skip
