"""The days of a plan: from today on, no further than anybody plans, and caught up a little at a time."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.urls import reverse

from wezer.api.testing import Caller
from wezer.core.acts.settings import change_setting
from wezer.core.testing import viewer
from wezer.core.viewer import Viewer
from wezer.kernel import clock
from wezer.kernel.clock import now
from wezer.kernel.money import Money
from wezer.ledger.acts import due
from wezer.ledger.acts.due import run_due
from wezer.ledger.acts.schedules import schedule_payment
from wezer.ledger.models import Occurrence, Schedule
from wezer.ledger.refusals import Dates, FirstDayPast, PlanTooFar
from wezer.ledger.testing import balance

ONE = [Money(1, "VAL")]
TODAY = date(2026, 3, 10)


@pytest.fixture
def at_noon():
    with clock.at(datetime(2026, 3, 10, 12, tzinfo=UTC)):
        yield


@pytest.fixture
def plan(val, join):
    """`plan(first_on=…)`: Fern pays Sage one VAL."""
    fern, sage = join("Fern"), join("Sage")
    return lambda **more: schedule_payment(by=viewer(fern), payer=fern, payee=sage, amounts=ONE, **more)


@pytest.mark.parametrize(
    ("days", "refusal", "field"),
    [
        ({"first_on": date(2026, 3, 9)}, FirstDayPast, "first_on"),
        ({"first_on": date.min, "every": "day", "count": None}, FirstDayPast, "first_on"),
        ({"first_on": date(2077, 1, 1)}, PlanTooFar, "first_on"),
        ({"first_on": date(9999, 12, 1), "count": None}, PlanTooFar, "first_on"),
        ({"first_on": TODAY, "count": None, "until": date(9999, 12, 31)}, PlanTooFar, "until"),
        ({"first_on": TODAY, "step": 1000, "count": 1000}, PlanTooFar, "count"),
        ({"first_on": TODAY, "count": 1000}, PlanTooFar, "count"),
        ({"first_on": TODAY, "step": 32_768, "count": 2}, Dates, "until"),
        ({"first_on": TODAY, "count": 0}, Dates, "until"),
    ],
)  # fmt: skip
def test_days_that_have_passed_or_that_nobody_plans_for_are_refused_beside_their_field(
    at_noon, plan, days, refusal, field
):
    with pytest.raises(refusal) as refused:
        plan(**days)
    assert (refused.value.field, Schedule.objects.count(), Occurrence.objects.count()) == (field, 0, 0)
    assert refused.value.sentence


@pytest.mark.parametrize(
    "days",
    [
        {"first_on": TODAY}, {"first_on": date(2076, 3, 10)}, {"first_on": TODAY, "every": "day", "count": 1000},
        {"first_on": TODAY, "step": 1000, "count": 1000, "until": date(2060, 1, 1)},
        {"first_on": TODAY, "step": 1000, "count": None},
    ],
)  # fmt: skip
def test_what_can_be_planned_is_planned(at_noon, plan, days):
    run_due()
    assert plan(**days).occurrences.exists()


def test_today_is_the_communitys(val, plan):
    change_setting(by=Viewer.system(), key="community.timezone", value="Pacific/Auckland")
    with clock.at(datetime(2026, 3, 10, 12, tzinfo=UTC)):  # the eleventh has begun there
        with pytest.raises(FirstDayPast):
            plan(first_on=TODAY)
        assert plan(first_on=TODAY + timedelta(days=1)).occurrences.count() == 1


def test_a_plan_sent_again_when_its_first_day_has_passed_is_the_one_that_was_made(at_noon, plan):
    made = plan(first_on=TODAY, key="k")
    with clock.at(now() + timedelta(days=2)):
        assert plan(first_on=TODAY, key="k") == made


def test_a_plan_is_caught_up_a_little_at_a_time_and_the_others_are_not_kept_waiting(at_noon, plan, monkeypatch):
    monkeypatch.setattr(due, "PLAN_AT_ONCE", 4)
    long, short = plan(first_on=TODAY, every="day", count=None), plan(first_on=TODAY + timedelta(days=8))
    counted = plan(first_on=TODAY, every="day", count=10)

    def paid():
        return [each.occurrences.filter(state="processed").count() for each in (long, counted, short)]

    with clock.at(now() + timedelta(days=9)):
        found = [(run_due(), paid()) for _pass in range(4)]
    assert found == [(9, [4, 4, 1]), (8, [8, 8, 1]), (4, [10, 10, 1]), (0, [10, 10, 1])]
    assert balance(long.payee) == 21
    numbers = long.occurrences.filter(state="processed").order_by("transaction").values_list("number", flat=True)
    assert list(numbers) == list(range(1, 11))


def test_the_page_and_the_api_say_it_beside_the_day(val, join, client):
    fern, sage = join("Fern"), join("Sage")
    order = {"payee": str(sage.uid), "amounts": [{"amount": "5", "currency": "VAL"}], "first_on": "0001-01-01"}
    answer = Caller.of(fern, "*").post("ledger/schedules", {**order, "every": "day", "count": None}, key="s")
    assert (answer.status_code, answer.json()["code"], answer.json()["field"]) == (422, "first_day_past", "first_on")
    client.force_login(fern.user)
    sent = {"to": str(sage.uid), "amount_VAL": "5", "rhythm": "month", "key": "k"}
    past = client.post(reverse("wallet:plan"), {**sent, "first_on": "2020-01-01"})
    far = client.post(
        reverse("wallet:plan"), {**sent, "first_on": (now() + timedelta(days=365 * 50)).date(), "count": 120}
    )
    assert (past.status_code, far.status_code, Schedule.objects.count()) == (422, 422, 0)
    assert "The first day has passed" in past.content.decode()
    assert "at most 50 years ahead" in far.content.decode()
    assert client.post(reverse("wallet:plan"), {**sent, "first_on": now().date()}).status_code == 303
