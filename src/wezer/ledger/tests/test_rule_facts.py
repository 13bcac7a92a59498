"""What a membrane's rule reads of a wallet: in whole units, for the time that the rule names."""

from datetime import timedelta

import pytest

from wezer.core.crossing.rules import rule_on
from wezer.core.testing import viewer
from wezer.kernel import clock
from wezer.kernel.money import Money
from wezer.ledger.acts.payments import pay

pytestmark = pytest.mark.django_db


def test_a_rule_reads_what_came_in_and_went_out_within_its_time(join, circle, val):
    fern, sage, mint = join("Fern"), join("Sage"), join("Mint")
    group = circle("Mill", founder=fern)

    def moved(payer, payee, units, days):
        with clock.at(clock.now() - timedelta(days=days)):
            pay(by=viewer(payer), payer=payer, payee=payee, amounts=[Money(units, "VAL")], memo="", key=f"k{days}")

    moved(fern, sage, 40, 400)
    moved(sage, fern, 25, 30)
    moved(fern, sage, 10, 1)

    def holds(rule):
        return [
            name
            for name, each in (("Fern", fern), ("Sage", sage), ("Mint", mint))
            if rule_on(rule, [each], group)[each.pk].holds
        ]

    assert holds('volume("VAL", 1y) = 35') == ["Fern", "Sage"]
    assert holds('volume("VAL", 7d) = 10') == ["Fern", "Sage"]
    assert holds('volume("VAL", 90000y) = 75 and balance("VAL") < 0') == ["Fern"]
    assert holds('volume("VAL", 1y) = 0') == ["Mint"]
    assert holds('volume("NONE", 1y) = 0') == []  # unknown is no
