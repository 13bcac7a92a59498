"""Invoices in foreign currencies: at the rate of their day, or not at all."""

from datetime import date

import pytest

from wezer.core.testing import viewer
from wezer.kernel.refusals import NotAllowed
from wezer.operation.acts.invoice_lines import LineOf, PartOf
from wezer.operation.acts.rates import set_foreign_rate
from wezer.operation.acts.settlements import record_payment
from wezer.operation.models import ForeignRate, Invoice
from wezer.operation.refusals import CurrencyOdd, ForeignParts, RateOdd, RateUnknown
from wezer.workflow.models import Flight
from wezer.workflow.testing import settle

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("that_spring")]


@pytest.fixture
def rate(keeper, valley):
    def one(currency, rate, since=date(2024, 1, 1), by=keeper):
        return set_foreign_rate(by=by, books=valley, currency=currency, rate=rate, since=since)

    return one


def test_an_invoice_takes_the_rate_of_its_day_and_gains_by_a_later_one(books, keeper, invoice, rate):
    rate("USD", "1.3")
    rate("usd", "1,20", date(2024, 2, 1))
    made = invoice(LineOf("Mending", 40000), currency="USD")
    rate("USD", "1.10", date(2024, 3, 5))
    settle()
    record_payment(by=keeper, invoice=made, amount=40000, day=date(2024, 3, 5))
    settle()
    made.refresh_from_db()
    assert (made.state, made.currency, made.digits, made.rate) == ("paid", "USD", 2, "1.2")
    assert books.entries()[0] == ("1", [("4111", "333.33", "0.00"), ("706", "0.00", "333.33")])
    assert books.entries()[2] == ("3", [("4111", "30.31", "0.00"), ("766", "0.00", "30.31")])


def test_what_has_no_rate_is_refused_in_plain_words_and_nothing_is_written(invoice, rate, val, worth, fern, keeper):
    rate("USD", "1.2", date(2024, 3, 2))
    for currency, day in (("USD", "2024-03-01"), ("CHF", "2024-03-01")):
        with pytest.raises(RateUnknown) as refused:
            invoice(LineOf("Mending", 100), currency=currency)
        assert (refused.value.field, refused.value.details) == ("currency", {"currency": currency, "date": day})
    worth(val, 6, 100)
    with pytest.raises(ForeignParts):
        invoice(LineOf("Mending", 1000), currency="USD", day=date(2024, 3, 3), parts=[PartOf(val, 6)])
    assert not Invoice.objects.exists()
    before = Flight.objects.count()
    for currency, said, refusal in (
        ("EUR", "1.2", CurrencyOdd), ("VAL", "1.2", CurrencyOdd), ("US", "1.2", CurrencyOdd), ("USD", "0", RateOdd),
        ("USD", "-1", RateOdd), ("USD", "1e3", RateOdd), ("USD", "1.1234567", RateOdd),
    ):  # fmt: skip
        with pytest.raises(refusal):
            rate(currency, said)
    with pytest.raises(NotAllowed):
        rate("CHF", "1", by=viewer(fern))
    assert (ForeignRate.objects.count(), Flight.objects.count()) == (1, before)


def test_page_and_api_write_in_a_foreign_currency(client, keeper, fern, rate):
    client.force_login(keeper.member.user)
    assert 'name="currency"' not in client.get("/office/invoices/new/").content.decode()
    odd = client.post("/office/rates/", {"currency": "USD", "rate": "much", "since": "2024-01-01"})
    assert odd.status_code == 422 and "above zero" in odd.content.decode()
    for currency, value in (("USD", "1.2"), ("JPY", "160")):
        typed = {"currency": currency, "rate": value, "since": "2024-03-01"}
        assert client.post("/office/rates/", typed).status_code == 303
    assert "1 EUR = 160 JPY" in client.get("/office/rates/").content.decode()
    typed = {
        "key": "k", "partner": "Fern", "day": "2024-03-01", "due": "2024-03-31", "rows": "1", "currency": "JPY",
        "lines-0-text": "Mending", "lines-0-price": "4000", "lines-0-role": "revenue_service", "lines-0-unit": "unit",
    }  # fmt: skip
    early = client.post("/office/invoices/new/", {**typed, "day": "2024-02-01"})
    assert early.status_code == 422 and "No rate of JPY is known for 2024-02-01" in early.content.decode()
    assert client.post("/office/invoices/new/", typed).status_code == 303
    made = Invoice.objects.get()
    assert (made.currency, made.digits, made.rate, made.total) == ("JPY", 0, "160", 4000)
    assert "1 EUR = 160 JPY" in client.get(made.get_absolute_url()).content.decode()
    order = {"partner": str(fern.uid), "date": "2024-03-01", "lines": [{"text": "Mending", "price": "12.50"}]}
    for number, (currency, status) in enumerate((("USD", 201), ("CHF", 422), ("usd", 422))):
        answer = client.post(
            "/api/v1/operation/invoices", {**order, "currency": currency}, content_type="application/json",
            headers={"Idempotency-Key": f"k-{number}"},
        )  # fmt: skip
        assert answer.status_code == status, answer.content
    assert client.get("/api/v1/operation/books/rates").json()[1] == {
        "currency": "USD",
        "rate": "1.2",
        "since": "2024-03-01",
    }
    put = client.put("/api/v1/operation/books/rates/CHF", {"rate": "0.95"}, content_type="application/json")
    assert (put.status_code, put.json()["since"]) == (200, "2024-03-05")
