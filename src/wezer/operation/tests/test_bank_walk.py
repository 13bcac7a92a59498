"""The whole way on the real engine: a file comes in, what is sure is accepted, the books and the mirror follow."""

from datetime import UTC, date, datetime

import pytest

from wezer.core.acts.roles import grant_role
from wezer.core.models import Role
from wezer.core.testing import viewer
from wezer.core.viewer import Viewer
from wezer.kernel import clock
from wezer.operation.acts import sepa
from wezer.operation.acts import statements as acts
from wezer.operation.acts.invoice_lines import LineOf
from wezer.operation.acts.invoices import draft_invoice, issue_invoice
from wezer.operation.acts.partners import make_partner
from wezer.operation.matching import Share
from wezer.operation.models import BankLine, Books, Invoice, SepaBatch
from wezer.operation.queries import bank as queries
from wezer.operation.queries.sepa import due
from wezer.operation.tests.bank_samples import FERN_IBAN, IBAN, camt, entry
from wezer.workflow.testing import settle

pytestmark = [pytest.mark.django_db, pytest.mark.xdist_group("books")]
DAY = date(2024, 3, 5)


@pytest.fixture
def moss(join, community, settings, tmp_path):
    """Moss keeps the books of 2024."""
    settings.MEDIA_ROOT = tmp_path
    member = join("Moss")
    grant_role(by=Viewer.system(), role=Role.objects.get(group=community, key="treasurer"), member=member)
    with clock.at(datetime(2024, 3, 5, 9, tzinfo=UTC)):
        yield viewer(member)


def issue(moss, books, partner, price, direction="out", **more):
    role = "revenue_service" if direction == "out" else "expense_services"
    lines = [LineOf("Mending", price, role=role)]
    made = draft_invoice(
        by=moss, books=books, partner=partner, lines=lines, direction=direction, day=DAY, due=DAY, **more
    )
    return issue_invoice(by=moss, invoice=made)


def open_amounts(books):
    return [each.amount for each in queries.opens_of(books)]


def test_a_month_of_the_bank_from_file_to_books_and_back(valley, books, moss):
    Books.objects.update(iban=IBAN, bic="AGRIFRPP", creditor_id="FR72ZZZ123456")
    valley = Books.objects.select_related("entity").get()
    fern = make_partner(by=moss, books=valley, name="Fern", iban=FERN_IBAN)
    first, second = issue(moss, valley, fern, 10000), issue(moss, valley, fern, 15000)
    settle()
    first.refresh_from_db()
    content = camt(
        entry("100.00", text=f"Merci {first.number}"), entry("60.00", iban=FERN_IBAN), entry("5.00", "DBIT", text="Frais"),
        opening="0.00", closing="155.00",
    )  # fmt: skip
    statement = acts.import_statement(by=moss, books=valley, content=content, name="march.xml")
    assert acts.accept_sure(by=moss, books=valley, lines=queries.waiting(valley)) == 1
    part = statement.lines.get(amount=6000)
    acts.match_line(by=moss, line=part, shares=[Share("party", "", 6000, "Fern", fern.pk)])
    fee = statement.lines.get(amount=-500)
    acts.match_line(by=moss, line=fee, shares=[Share("account", "expense_bank", 500, "Bank fees")])
    settle()
    assert set(BankLine.objects.values_list("state", flat=True)) == {"matched"}
    assert books.entries()[2:] == [
        ("3", [("4111", "0.00", "100.00"), ("5121", "100.00", "0.00")]),
        ("4", [("4111", "0.00", "60.00"), ("5121", "60.00", "0.00")]),
        ("5", [("5121", "0.00", "5.00"), ("6278", "5.00", "0.00")]),
    ]
    assert dict(Invoice.objects.values_list("number", "state")) == {
        first.number: "paid",
        second_number(second): "posted",
    }
    assert (open_amounts(valley), queries.books_balance(valley, statement)) == ([9000], 15500)
    part.refresh_from_db()
    acts.unmatch_line(by=moss, line=part, day=DAY, reason="It was somebody else")
    settle()
    part.refresh_from_db()
    assert (part.state, open_amounts(valley), queries.books_balance(valley, statement)) == ("new", [15000], 9500)


def second_number(invoice):
    invoice.refresh_from_db()
    return invoice.number


def test_a_collection_from_mandate_to_file_and_back_again(valley, books, moss):
    Books.objects.update(iban=IBAN, bic="AGRIFRPP", creditor_id="FR72ZZZ123456")
    valley = Books.objects.select_related("entity").get()
    fern = make_partner(by=moss, books=valley, name="Fern", iban=FERN_IBAN)
    issue(moss, valley, fern, 2500)
    mandate = sepa.add_mandate(by=moss, books=valley, partner=fern, identification="FEE-1", iban=FERN_IBAN, signed=DAY)
    settle()
    chosen = [each.open for each in due(valley, "collect", DAY)]
    batch = sepa.make_batch(by=moss, books=valley, kind="collect", chosen=chosen, day=DAY)
    settle()
    batch.refresh_from_db()
    assert (batch.state, "FEE-1" in batch.file, batch.number != "") == ("made", True, True)
    item = batch.items.get()
    content = camt(
        entry("25.00", reference=batch.items.get().end_to_end), entry("25.00", "DBIT", reference=item.end_to_end, day="2024-03-20"),
        opening="0.00", closing="0.00",
    )  # fmt: skip
    acts.import_statement(by=moss, books=valley, content=content, name="march.xml")
    assert acts.accept_sure(by=moss, books=valley, lines=queries.waiting(valley)) == 1
    settle()
    assert (SepaBatch.objects.get().is_booked, open_amounts(valley)) == (True, [])
    assert acts.accept_sure(by=moss, books=valley, lines=queries.waiting(valley)) == 1
    settle()
    mandate.refresh_from_db()
    item.refresh_from_db()
    assert (item.state, mandate.state, open_amounts(valley)) == ("failed", "returned", [2500])
