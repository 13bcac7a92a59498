"""Shares subscribed, paid and paid back. Scenario 7 of operation.md §13, French and Belgian."""

import pytest

from wezer.operation.gateway import GatewayRefusal
from wezer.operation.testing import TestBooks

pytestmark = pytest.mark.django_db
KEY = "shares:fern:v1"


def subscribe(books, fern, **more):
    given = {"party": fern, "date": "2024-03-01", "quantity": "4", "nominal": "25.00", "text": "Four shares", **more}
    return books.do("post_shares", key=KEY, **given)


def pay(books, amount, method="share_payment", **more):
    return books.do(method, subscription=KEY, date="2024-03-05", amount=amount, by="bank", **more)


def lines(books):
    return [moved for _number, moved in books.entries()]


def test_scenario_7_in_france_capital_is_called_then_paid(books):
    subscribe(books, books.party("Fern"))
    paid = pay(books, "100.00")
    assert lines(books) == [
        [("1012", "0.00", "100.00"), ("45621", "100.00", "0.00")],
        [
            ("1012", "100.00", "0.00"), ("10131", "0.00", "100.00"),
            ("45621", "0.00", "100.00"), ("5121", "100.00", "0.00"),
        ],
    ]  # fmt: skip
    assert (paid.state, paid.amounts["to_pay"]) == ("paid", "0.00")
    assert books.do("report", kind="aged", start="2024-01-01", end="2024-12-31").rows == []


def test_scenario_7_in_belgium_capital_stands_at_once(books):
    mine = TestBooks("0190f000-0000-7000-8000-0000000000be")
    mine.do("open_books", name="Orchard", pack="be")
    mine.do("open_year", start="2024-01-01", end="2024-12-31")
    subscribe(mine, mine.party("Fern"))
    pay(mine, "100.00")
    assert lines(mine) == [
        [("100", "0.00", "100.00"), ("416", "100.00", "0.00")],
        [("416", "0.00", "100.00"), ("5500", "100.00", "0.00")],
    ]


def test_a_payment_in_parts_pays_the_premium_first_and_never_more_than_is_owed(books):
    made = subscribe(books, books.party("Fern"), premium="5.00")
    assert made.amounts["total"] == "120.00"
    first = pay(books, "50.00")
    assert (first.state, first.amounts["to_pay"]) == ("open", "70.00")
    assert ("10131", "0.00", "30.00") in lines(books)[1]
    with pytest.raises(GatewayRefusal) as refused:
        pay(books, "70.01")
    assert (refused.value.code, refused.value.field) == ("overpayment", "amount")
    assert pay(books, "70.00").state == "paid"
    assert ("10131", "0.00", "70.00") in lines(books)[2]


def test_capital_is_paid_back_once_and_the_premium_stays(books):
    subscribe(books, books.party("Fern"), premium="5.00")
    with pytest.raises(GatewayRefusal):
        pay(books, "10.00", method="share_refund")
    pay(books, "120.00")
    assert pay(books, "60.00", method="share_refund").state == "paid"
    back = pay(books, "40.00", method="share_refund")
    assert (back.state, back.amounts["refunded"]) == ("refunded", "100.00")
    with pytest.raises(GatewayRefusal) as refused:
        pay(books, "0.01", method="share_refund")
    assert refused.value.code == "overpayment"
    assert lines(books)[-1] == [("10131", "40.00", "0.00"), ("5121", "0.00", "40.00")]


def test_another_entry_is_no_subscription(books):
    two = [{"account": "bank", "debit": "1"}, {"account": "donation", "credit": "1"}]
    books.do("post_entry", key=KEY, date="2024-03-01", text="Seeds", lines=two)
    with pytest.raises(GatewayRefusal) as refused:
        pay(books, "1.00")
    assert (refused.value.code, refused.value.field) == ("forbidden", "subscription")
