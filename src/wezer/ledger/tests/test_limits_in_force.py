"""The limits kept on the account follow the rules: when their day comes, and when two people set them at once."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from wezer.core.testing import at_once, before_it_is_written, viewer
from wezer.core.viewer import Viewer
from wezer.kernel import clock
from wezer.kernel.clock import now
from wezer.ledger.acts.limits import remove_limit, set_limit
from wezer.ledger.acts.receipts import confirm_receipt, confirm_refund, reverse
from wezer.ledger.jobs import renew_limits
from wezer.ledger.limits import earned_credit, limits_of
from wezer.ledger.testing import account, balance

SYSTEM = Viewer.system()


def in_force(member, code="VAL"):
    found = account(member, code)
    return found.floor, found.ceiling


@pytest.mark.parametrize("late", [1, 400])
def test_a_limit_set_for_a_day_to_come_is_in_force_from_then_on_however_late_the_worker_is(val, join, paid, late):
    fern, sage = join("Fern"), join("Sage")
    paid(fern, sage, 10)
    begins = now() + timedelta(days=3)
    set_limit(by=SYSTEM, currency=val, side="floor", units=-20, member=fern, valid_from=begins)
    set_limit(by=SYSTEM, currency=val, side="ceiling", units=90, valid_from=begins)
    renew_limits()
    assert (in_force(fern), in_force(sage)) == ((-500, 500), (-500, 500))
    with clock.at(begins + timedelta(days=late)):
        renew_limits()
    assert (in_force(fern), in_force(sage)) == ((-20, 90), (-500, 90))


def test_a_limit_whose_days_are_over_or_that_is_removed_leaves_what_held_before(val, join, paid):
    fern, sage = join("Fern"), join("Sage")
    paid(fern, sage, 10)
    set_limit(by=SYSTEM, currency=val, side="floor", units=-20, member=fern, valid_to=now() + timedelta(days=3))
    gone = set_limit(by=SYSTEM, currency=val, side="ceiling", units=20, member=fern)
    assert in_force(fern) == (-20, 20)
    remove_limit(by=SYSTEM, rule=gone)
    with clock.at(now() + timedelta(days=4)):
        renew_limits()
    assert in_force(fern) == (-500, 500)


def test_of_limits_that_are_as_they_should_be_nothing_is_written(val, join, paid):
    fern, sage = join("Fern"), join("Sage")
    paid(fern, sage, 10)
    set_limit(by=SYSTEM, currency=val, side="floor", units=-20)
    with CaptureQueriesContext(connection) as asked:
        renew_limits()
    assert [one["sql"] for one in asked if one["sql"].startswith("UPDATE")] == []
    assert (in_force(fern), in_force(sage)) == ((-20, 500), (-20, 500))


@pytest.mark.postgres_only
@pytest.mark.django_db(transaction=True)
def test_of_two_limits_set_at_once_both_are_in_force(val, join, paid):
    fern, sage = join("Fern"), join("Sage")
    paid(fern, sage, 1)
    for n in range(5):
        at_once(
            lambda n=n: set_limit(by=SYSTEM, currency=val, side="floor", units=-n - 20, member=fern),
            lambda n=n: set_limit(by=SYSTEM, currency=val, side="ceiling", units=n + 20, member=fern),
        )
        assert in_force(fern) == (-n - 20, n + 20)


@pytest.mark.postgres_only
@pytest.mark.django_db(transaction=True)
def test_a_limit_that_is_not_written_yet_is_waited_for(val, join, paid):
    fern, sage = join("Fern"), join("Sage")
    paid(fern, sage, 1)
    before_it_is_written(
        lambda: set_limit(by=SYSTEM, currency=val, side="floor", units=-20, member=fern),
        lambda: set_limit(by=SYSTEM, currency=val, side="ceiling", units=20, member=fern),
    )
    assert in_force(fern) == (-20, 20)


# ------------------------------------------------------------------ earned credit


@pytest.fixture
def earning(val):
    return set_limit(by=SYSTEM, currency=val, side="floor", units=-100, expression=earned_credit("100", "1000"))


def floor_of(member, code="VAL"):
    return limits_of(account(member, code)).floor


def test_paying_and_being_paid_back_earns_no_credit(val, earning, join, paid):
    fern, sage = join("Fern"), join("Sage")
    for _time in range(5):
        reverse(by=viewer(sage), transaction=paid(fern, sage, 100))
    assert (floor_of(fern), floor_of(sage), balance(fern)) == (-100, -100, 0)


def test_what_was_received_and_given_back_counts_no_more(val, earning, join, paid):
    fern, sage = join("Fern"), join("Sage")
    kept, undone = paid(sage, fern, 60), paid(sage, fern, 30)
    assert floor_of(fern) == -190
    reverse(by=viewer(fern), transaction=undone)
    assert (floor_of(fern), floor_of(sage), kept.state) == (-160, -100, "completed")
    paid(fern, sage, 60)
    assert floor_of(fern) == -160, "paying never raises it again"


def test_what_is_received_outside_counts_once_and_not_for_who_paid_it(eur, join, paid):
    set_limit(by=SYSTEM, currency=eur, side="floor", units=None, expression=earned_credit("100", "1000"))
    fern, sage = join("Fern"), join("Sage")
    one, other = paid(fern, sage, 1_500, "EUR"), paid(fern, sage, 500, "EUR")
    for each in (one, other):
        confirm_receipt(by=viewer(sage), transaction=each)
    assert (floor_of(fern, "EUR"), floor_of(sage, "EUR")) == (-10_000, -12_000)
    reverse(by=viewer(sage), transaction=other)
    other.refresh_from_db()
    confirm_refund(by=viewer(fern), transaction=other)
    assert (floor_of(fern, "EUR"), floor_of(sage, "EUR")) == (-10_000, -11_500)
