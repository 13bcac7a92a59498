"""A period of a statement begins and ends with a balance, and what came and went lies between them."""

import json
from datetime import UTC, date, datetime, timedelta
from unittest.mock import ANY

import pytest
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from wezer.core.testing import examples, viewer
from wezer.kernel import clock
from wezer.kernel.money import Money
from wezer.ledger.acts.payments import pay
from wezer.ledger.statements import Filters, all_lines, totals
from wezer.ledger.testing import account, balance

pytestmark = pytest.mark.django_db
FIRST = datetime(2026, 3, 1, 12, tzinfo=UTC)


def day(number):
    return FIRST + timedelta(days=number)


@pytest.fixture
def month(val, join):
    """Fern pays 10, 20 … on five days, and is paid 25 on the third."""
    fern, sage = join("Fern"), join("Sage")
    for number in range(5):
        with clock.at(day(number)):
            pay(by=viewer(fern), payer=fern, payee=sage, amounts=[Money(10 * (number + 1), "VAL")])
            if number == 2:
                pay(by=viewer(sage), payer=sage, payee=fern, amounts=[Money(25, "VAL")])
    return fern


def figures(found):
    return tuple(each.units for each in (found.opening, found.received, found.paid, found.closing))


def test_the_figures_of_a_period_are_those_of_all_its_movements(month):
    one = account(month)
    assert totals(one, Filters()) is None
    assert figures(totals(one, Filters(since=day(1), until=day(3)))) == (-10, 25, 50, -35)
    assert figures(totals(one, Filters(since=day(1), until=day(3), direction="in"))) == (-10, 25, 50, -35)
    assert figures(totals(one, Filters(until=day(1)))) == (0, 0, 10, -10)
    assert figures(totals(one, Filters(since=day(4)))) == (-75, 0, 50, -125)
    assert figures(totals(one, Filters(since=day(20)))) == (-125, 0, 0, balance(month))


@settings(max_examples=examples(30), deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(begin=st.integers(-2, 8), length=st.integers(0, 8))
def test_opening_and_what_moved_is_closing_and_the_lines_agree(month, begin, length):
    one, wanted = account(month), Filters(since=day(begin), until=day(begin + length))
    opening, received, paid, closing = figures(totals(one, wanted))
    lines = list(all_lines(one, wanted))
    assert opening + received - paid == closing
    assert sum(line.money.units for line in lines) == closing - opening
    assert not lines or lines[-1].balance_after.units == closing


def test_page_and_file_say_it_and_days_in_the_wrong_order_are_refused_beside_their_field(month, client):
    client.force_login(month.user)
    page = reverse("wallet:statement", args=[account(month).uid])
    asked = {"since": date(2026, 3, 2).isoformat(), "until": date(2026, 3, 3).isoformat()}
    shown = client.get(page, asked)
    assert figures(shown.context["totals"]) == (-10, 25, 50, -35)
    assert "Opening balance" in shown.content.decode()
    assert "Opening balance" not in client.get(page).content.decode()
    file = client.get(reverse("wallet:statement-file", args=[account(month).uid, "json"]), asked)
    assert json.loads(file.content) | {"entries": []} == {
        "account": ANY, "holder": "Fern", "currency": "VAL", "balance": "-125", "reserved": "0", "room_to_pay": "375",
        "opening": "-10", "received": "25", "paid": "50", "closing": "-35", "entries": [],
    }  # fmt: skip
    wrong = client.get(page, {"since": "2026-03-03", "until": "2026-03-02"}).content.decode()
    assert "This day is before the first one." in wrong
