"""Duties measured by payments between a member and the group: a fee paid to it, hours for which it paid."""

from datetime import UTC, datetime, timedelta

from wezer.core.acts.membership import bring_in
from wezer.core.group_duties.acts.declaring import declare_duty
from wezer.core.group_duties.jobs import see_to_duties
from wezer.core.group_duties.measures import duty_measures
from wezer.core.group_duties.progress import duty_progress, open_measures
from wezer.core.testing import deliver, viewer
from wezer.core.viewer import Viewer
from wezer.kernel import clock
from wezer.kernel.money import Money
from wezer.ledger.acts.currencies import create_currency
from wezer.ledger.acts.payments import pay
from wezer.ledger.acts.receipts import confirm_receipt, reverse

system = Viewer.system()


def test_fees_and_hours_are_payments_with_the_group_alone(circle, join, val, paid):
    hour = create_currency(
        by=system,
        code="HOUR",
        name="Hour",
        kind="mutual_credit",
        display_format="hours_minutes",
        rules={"floor": -36000, "ceiling": 36000},
    )
    fern, sage = join("Fern"), join("Sage")
    group = circle("Mill", founder=fern)
    bring_in(by=system, group=group, member=sage)
    kinds = {each.kind: [about for about, _words in each.choices()] for each in open_measures()}
    assert kinds["fee"] == ["HOUR", "VAL"] and kinds["hours_paid"] == ["HOUR"]
    fee = duty_measures["fee"].read("12", "VAL")
    duty = declare_duty(by=viewer(fern), group=group, name="Fee", measure="fee", about="VAL", amount=fee)
    hours = declare_duty(
        by=viewer(fern), group=group, name="Hours", measure="hours_paid", about=hour.code,
        amount=duty_measures["hours_paid"].read("1:30", "HOUR"),
    )  # fmt: skip
    start, end = clock.now() - timedelta(minutes=5), clock.now() + timedelta(minutes=5)
    paid(sage, group, 5)
    paid(sage, fern, 7)  # none of the group's business
    back = paid(fern, group, 9)
    reverse(by=system, transaction=back)
    pay(by=system, payer=group, payee=sage, amounts=[Money(3600, "HOUR")], key="h")
    both = [fern, sage]
    assert duty_progress(duty, both, start, end) == {fern.pk: 0, sage.pk: 5}
    assert duty_progress(hours, both, start, end) == {fern.pk: 0, sage.pk: 3600}
    assert duty_progress(duty, both, end, end + timedelta(days=1)) == {fern.pk: 0, sage.pk: 0}


def test_a_receipt_confirmed_late_makes_up_for_it(circle, join, eur):
    fern, sage = join("Fern"), join("Sage")
    group = circle("Mill", founder=fern)
    bring_in(by=system, group=group, member=sage)
    with clock.at(datetime(2031, 1, 10, tzinfo=UTC)):
        duty = declare_duty(by=viewer(fern), group=group, name="Fee", measure="fee", about="EUR", amount=1500)
    with clock.at(datetime(2031, 2, 10, tzinfo=UTC)):
        said = pay(by=viewer(sage), payer=sage, payee=group, amounts=[Money(1500, "EUR")], key="e")
    with clock.at(datetime(2031, 3, 7, tzinfo=UTC)):
        see_to_duties()
        assert duty.rounds.get(member=sage).state == "short"
        confirm_receipt(by=system, transaction=said)
        deliver("ledger.")
    assert duty.rounds.get(member=sage).state == "made_up" and duty.rounds.get(member=fern).state == "short"
