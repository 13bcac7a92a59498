"""Versions of a currency that wait for their date: each changes what it changed when it was written, and nothing else."""

from datetime import timedelta

import pytest

from wezer.core.viewer import Viewer
from wezer.kernel import clock
from wezer.kernel.clock import now
from wezer.ledger.acts.currencies import apply_version, change_currency
from wezer.ledger.acts.due import run_due
from wezer.ledger.models import Transfer
from wezer.ledger.refusals import LimitMin
from wezer.ledger.testing import account

SYSTEM = Viewer.system()


def change(val, *, days=0, **changed):
    later = now() + timedelta(days=days) if days else None
    return change_currency(by=SYSTEM, currency=val, effective_from=later, **changed)


def after(days):
    return clock.at(now() + timedelta(days=days, minutes=1))


def history(val):
    return [
        (one.number, one.rules.get("floor"), one.rules.get("max_amount")) for one in val.versions.order_by("number")
    ]


def test_a_version_that_comes_into_force_keeps_what_was_changed_meanwhile(val, join, paid):
    fern, sage = join("Fern"), join("Sage")
    paid(fern, sage, 10)
    planned = change(val, days=3, rules={"floor": -100}, governance_ref="D-7")
    change(val, rules={"max_amount": 50}, name="Val of the valley")
    with after(4):
        run_due()
        paid(fern, sage, 50)
        with pytest.raises(LimitMin):
            paid(fern, sage, 50)
        run_due()
    val.refresh_from_db()
    assert (val.name, val.rules["floor"], val.rules["max_amount"]) == ("Val of the valley", -100, 50)
    assert (account(fern).floor, Transfer.objects.latest("id").currency_version) == (-100, val.version)
    assert history(val) == [(1, -500, None), (2, -100, None), (3, -500, 50), (4, -100, 50)]
    planned.refresh_from_db()
    held = val.versions.get(number=4)
    assert (val.version, held.governance_ref, held.applied_at) == (4, "D-7", planned.applied_at)


def test_the_number_of_the_version_in_force_never_falls(val):
    change(val, days=3, rules={"floor": -100})
    numbers = [change(val, rules={"max_amount": most}).number for most in (50, 60)]
    with after(4):
        run_due()
    val.refresh_from_db()
    assert (numbers, val.version, val.rules["floor"], val.rules["max_amount"]) == ([3, 4], 5, -100, 60)


def test_planned_versions_come_in_the_order_of_their_dates_each_with_its_own_change(val):
    change(val, days=5, rules={"floor": -100}, symbol="V")
    change(val, days=3, rules={"floor": -200, "ceiling": 200})
    with after(4):
        run_due()
    val.refresh_from_db()
    assert (val.version, val.rules["floor"], val.rules["ceiling"], val.symbol) == (3, -200, 200, "VAL")
    with after(6):
        run_due()
    val.refresh_from_db()
    assert (val.version, val.rules["floor"], val.rules["ceiling"], val.symbol) == (4, -100, 200, "V")


def test_a_worker_that_stood_puts_planned_versions_in_force_by_date(val):
    change(val, days=5, rules={"floor": -100})
    change(val, days=3, rules={"floor": -200})
    with after(6):
        run_due()
    val.refresh_from_db()
    assert val.rules["floor"] == -100


def test_what_is_changed_back_before_its_date_is_changed_again_on_it(val):
    """What a version leaves as it is says nothing, what it changes counts on its day."""
    change(val, rules={"max_amount": 50})
    change(val, days=3, rules={"max_amount": 60})
    change(val, rules={"max_amount": None})
    with after(4):
        run_due()
    val.refresh_from_db()
    assert (val.rules["max_amount"], val.version) == (60, 5)


def test_a_version_comes_into_force_once(val):
    version = change(val, rules={"max_amount": 50})
    change(val, rules={"max_amount": 60})
    apply_version(by=SYSTEM, version=version)
    val.refresh_from_db()
    assert (val.version, val.rules["max_amount"], val.versions.count()) == (3, 60, 3)


def test_a_version_that_no_longer_makes_sense_waits(val):
    """Meanwhile the other limit was set beyond it: nothing is in force that could not have been saved."""
    change(val, days=3, rules={"floor": -100})
    change(val, rules={"floor": -500, "ceiling": -200})
    with after(4):
        run_due()
    val.refresh_from_db()
    assert (val.version, val.rules["floor"], val.versions.get(number=2).applied_at) == (3, -500, None)
