"""Who meets in the tests of invoices and expenses: Moss keeps the books, Fern receives, VAL has a value."""

from datetime import UTC, date, datetime

import pytest

from wezer.core.acts.roles import grant_role
from wezer.core.models import Role
from wezer.core.testing import viewer
from wezer.core.viewer import Viewer
from wezer.kernel import clock
from wezer.operation.acts.hearing import invoice_recorded
from wezer.operation.acts.invoice_lines import LineOf
from wezer.operation.acts.invoices import draft_invoice, issue_invoice
from wezer.operation.acts.partners import partner_of
from wezer.operation.gateway import Result
from wezer.operation.models import CommunityMoney, CommunityRate, MoneyPolicy
from wezer.operation.reckoning import decimal_text

DAY, DUE = date(2024, 3, 1), date(2024, 3, 31)
THAT_SPRING = datetime(2024, 3, 5, 9, tzinfo=UTC)
MENDING = LineOf("Mending", 10000, taxes=("vat_20",))


@pytest.fixture
def that_spring():
    """The valley's books know the year 2024."""
    with clock.at(THAT_SPRING):
        yield


@pytest.fixture
def keeper(join, community, that_spring):
    """Moss keeps the books."""
    moss = join("Moss")
    grant_role(by=Viewer.system(), role=Role.objects.get(group=community, key="treasurer"), member=moss)
    return viewer(moss)


@pytest.fixture
def fern(join, keeper):
    member = join("Fern")
    member.partner_row = partner_of(by=keeper, party=member)
    return member


@pytest.fixture
def invoice(keeper, valley, fern):
    """`invoice(MENDING, …)`: issued to Fern, and in the books once `settle()` ran."""

    def one(*lines, issue=True, **more):
        more = {"day": DAY, "due": DUE, **more}
        made = draft_invoice(by=keeper, books=valley, partner=fern.partner_row, lines=lines or [MENDING], **more)
        return issue_invoice(by=keeper, invoice=made) if issue else made

    return one


@pytest.fixture
def worth(valley):
    """`worth(val, 6, 100)`: six units are one euro in the books, from the first of January on."""

    def one(currency, units, value, since=date(2024, 1, 1)):
        money, _new = CommunityMoney.objects.get_or_create(
            books=valley, currency=currency, defaults={"policy": MoneyPolicy.VALUED}
        )
        CommunityRate.objects.create(money=money, since=since, units=units, value=value)

    return one


@pytest.fixture
def posted(invoice):
    """`posted(MENDING, number="F2024-00007")`: as if the books had answered, for tests that look at pages alone."""

    def one(*lines, number="F2024-00001", **more):
        made = invoice(*lines, **more)
        words = {name: decimal_text(getattr(made, name), made.digits) for name in ("total", "tax", "to_pay")}
        refs = {"number": number, "document": str(made.uid), "entry": str(made.uid)}
        invoice_recorded(invoice=made, key=made.recording_key, result=Result(refs=refs, amounts=words, state="posted"))
        return made

    return one
