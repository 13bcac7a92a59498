"""Documents that were posted in the back office stand in the office's list, and are only read there."""

from datetime import date
from decimal import Decimal

import pytest

from wezer.core.testing import viewer
from wezer.operation.acts.credits import credit_invoice
from wezer.operation.acts.sending import remind, send_invoice
from wezer.operation.acts.settlements import record_payment
from wezer.operation.gateway.books import Books as Inside
from wezer.operation.gateway.methods.invoices import post
from wezer.operation.mirroring import catch_up_all, rebuild
from wezer.operation.models import Invoice
from wezer.operation.refusals import OfBackOffice
from wezer.workflow.testing import settle

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("that_spring")]
DAY = date(2024, 3, 5)


@pytest.fixture
def by_hand(books, valley, fern):
    """`by_hand("out", "12.50")`: somebody writes and posts it in the back office; its uid."""
    uid = str(fern.partner_row.uid)
    books.do("ensure_party", uid=uid, name="Fern")

    def one(direction, price, quantity=4, **more):
        def work(pool):
            Invoice_ = pool.get("account.invoice")
            party = pool.get("party.party").search([("wezer_uid", "=", uid)])[0]
            company = pool.get("company.company").search([("wezer_uid", "=", books.entity)])[0]
            role = {
                "out": ("receivable", "revenue_service", "revenue"),
                "in": ("payable", "expense_services", "expense"),
            }
            party_role, line_role, journal = role[direction]
            account = lambda name: pool.get("wezer.role").search([("role", "=", name)])[0].account  # noqa: E731
            made = Invoice_(type=direction, company=company, party=party, currency=company.currency)
            made.journal = pool.get("account.journal").search([("type", "=", journal)], limit=1)[0]
            made.invoice_address = party.addresses[0] if party.addresses else pool.get("party.address")(party=party)
            if not party.addresses:
                made.invoice_address.save()
            made.account, made.invoice_date, made.payment_term_date = account(party_role), DAY, date(2024, 3, 20)
            made.description = "Apples"
            for name, value in more.items():
                setattr(made, name, value)
            line = pool.get("account.invoice.line")(
                type="line", company=company, currency=company.currency, invoice_type=direction, description="Apples",
                quantity=quantity, unit_price=Decimal(price), account=account(line_role),
            )  # fmt: skip
            made.lines = [line]
            made.save()
            post(Inside(pool, company), [made])  # its questions about days long past are answered
            return made.wezer_uid

        uid_made = books.change(work)
        catch_up_all()
        return uid_made

    return one


def test_it_stands_in_the_list_with_its_lines_and_follows_what_happens_there(books, valley, keeper, by_hand, client):
    uid = by_hand("out", "12.50")
    one = Invoice.objects.get()
    assert (str(one.document), one.is_of_back_office, one.state, one.number, one.total, one.to_pay, one.due) == (
        uid, True, "posted", "F2024-00001", 5000, 5000, date(2024, 3, 20),
    )  # fmt: skip
    assert [(line.text, line.quantity, line.price, line.net, line.role) for line in one.lines.all()] == [
        ("Apples", 40000, 1250, 5000, "revenue_service")
    ]
    books.do("record_payment", invoice=uid, date="2024-03-05", amount="20.00")
    catch_up_all()
    one.refresh_from_db()
    assert (one.state, one.to_pay) == ("posted", 3000)
    books.do("record_payment", invoice=uid, date="2024-03-05", amount="30.00")
    catch_up_all()
    one.refresh_from_db()
    assert (one.state, one.to_pay, one.paid_at is not None) == ("paid", 0, True)
    rebuild(valley)
    assert Invoice.objects.count() == 1
    client.force_login(keeper.member.user)
    assert "back office" in client.get("/office/invoices/").content.decode()
    page = client.get(one.get_absolute_url()).content.decode()
    assert "Written in the back office" in page and "Note a payment" not in page and "PDF" not in page
    assert client.get(f"/office/invoices/{one.uid}/paper/en/").status_code == 404
    assert client.get(f"/api/v1/operation/invoices/{one.uid}").json()["back_office"] is True


def test_it_is_only_read_here(books, keeper, fern, by_hand):
    by_hand("out", "12.50")
    bill = by_hand("in", "7.00", reference="W-1")
    one = Invoice.objects.get(direction="out")
    for step in (
        lambda: record_payment(by=keeper, invoice=one, amount=100, day=DAY),
        lambda: credit_invoice(by=keeper, invoice=one, reason="No", day=DAY),
        lambda: remind(by=keeper, invoice=one),
        lambda: send_invoice(by=keeper, invoice=one),
    ):
        with pytest.raises(OfBackOffice):
            step()
    assert str(Invoice.objects.get(reference="W-1").document) == bill
    assert list(Invoice.objects.addressed_to(viewer(fern)).filter(direction="out")) == [one]


def test_what_the_office_itself_posts_is_there_once(books, keeper, invoice, by_hand):
    made = invoice()
    settle()
    by_hand("out", "-2.00")
    credit = Invoice.objects.get(is_of_back_office=True)
    assert (Invoice.objects.count(), made.is_of_back_office, credit.total, credit.to_pay) == (2, False, -800, -800)
