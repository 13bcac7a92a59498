"""The compass and budgets: figures that a person without accounting reads, from the mirror alone."""

from datetime import UTC, date, datetime

import pytest

from wezer.api.testing import Caller
from wezer.core.acts.roles import grant_role
from wezer.core.models import Role
from wezer.core.testing import viewer
from wezer.core.viewer import Viewer
from wezer.kernel import clock
from wezer.kernel.refusals import NotAllowed
from wezer.ledger.acts.currencies import create_currency
from wezer.operation.acts.budgets import LineAsked, drop_budget_line, make_budget, set_budget_line, withdraw_budget
from wezer.operation.models import Budget, BudgetLine
from wezer.operation.queries.budgets import compared, running_budget
from wezer.operation.queries.compass import Compass, lowest
from wezer.operation.refusals import BudgetDaysOdd, BudgetMonthOutside, BudgetNameTaken, NoAccountOfResult, UnitsOdd
from wezer.operation.tests.world import Ledger

pytestmark = pytest.mark.django_db
TODAY = date(2026, 5, 15)


@pytest.fixture
def ledger(valley):
    made = Ledger(valley)
    made.year("2026-01-01", "2026-12-31")
    return made


@pytest.fixture
def treasurer(community, join):
    sage = join("Sage")
    grant_role(by=Viewer.system(), role=Role.objects.get(group=community, key="treasurer"), member=sage)
    return sage


@pytest.fixture
def on_that_day():
    with clock.at(datetime(2026, 5, 15, 12, tzinfo=UTC)):
        yield


def trade(ledger):
    ledger.post("2026-01-02", {"5121": 100_000, "10689": -100_000})
    ledger.post("2026-04-10", {"4111": 12_000, "706": -10_000, "44571": -2_000}, partner="Fern", due="2026-04-30")
    ledger.post("2026-05-02", {"4111": 5_000, "706": -5_000}, partner="Fern", due="2026-06-01")
    ledger.post("2026-05-05", {"6132": 8_000, "4011": -8_000}, partner="Moss", due="2026-05-25")
    settled = ledger.post("2026-05-06", {"51281": 1_000, "706": -1_000})
    settled.lines.filter(account__code="51281").update(currency="VAL", units=60)


def test_the_compass_says_where_the_books_stand(ledger):
    trade(ledger)
    compass = Compass(ledger.books, TODAY)
    assert (compass.available, compass.to_receive, compass.late_in, compass.to_pay, compass.late_out, compass.vat) == (
        100_000, 17_000, 12_000, 8_000, 0, 2_000,
    )  # fmt: skip
    assert (compass.month.income, compass.month.expense, compass.month.result) == (6_000, 8_000, -2_000)
    assert [(each.currency, each.units, each.value) for each in compass.community] == [("VAL", 60, 1_000)]
    assert [month.income for month in compass.months][-2:] == [10_000, 6_000] and len(compass.months) == 12


@pytest.mark.parametrize("paid_on", ["2026-05-02", TODAY.isoformat()])
def test_a_part_that_was_paid_is_not_late_any_more(ledger, paid_on):
    ledger.post("2026-04-10", {"4111": 12_000, "706": -12_000}, partner="Fern", due="2026-04-30")
    ledger.post(paid_on, {"5121": 5_000, "4111": -5_000}, partner="Fern")
    compass = Compass(ledger.books, TODAY)
    assert (compass.to_receive, compass.late_in, compass.forecast[0][1]) == (7_000, 7_000, 12_000)


def test_the_forecast_follows_due_days_for_ninety_days(ledger):
    trade(ledger)
    forecast = Compass(ledger.books, TODAY).forecast
    assert (forecast[0], forecast[-1]) == ((TODAY, 112_000), (date(2026, 8, 7), 109_000))
    assert lowest(forecast) == (date(2026, 5, 29), 104_000) and len(forecast) == 13


def test_scenario_18_a_budget_is_compared_with_what_came_of_it_and_an_overrun_is_shown(
    ledger, treasurer, client, on_that_day
):
    ledger.post("2026-02-01", {"5121": 13_000, "706": -13_000})
    ledger.post("2026-02-02", {"6132": 6_000, "5121": -6_000})
    by = viewer(treasurer)
    budget = make_budget(by=by, books=ledger.books, name="2026", start=date(2026, 1, 1), end=date(2026, 12, 31))
    set_budget_line(by=by, budget=budget, line=LineAsked(ledger.accounts["706"], 15_000))
    set_budget_line(by=by, budget=budget, line=LineAsked(ledger.accounts["6132"], 5_000, text="The barn"))

    lines = {each.account.code: each for each in compared(budget).lines}
    assert {code: (each.share, each.is_overrun) for code, each in lines.items()} == {
        "6132": (12_000, True), "706": (8_667, False),
    }  # fmt: skip
    client.force_login(treasurer.user)
    page = client.get(f"/office/budgets/{budget.uid}/").content.decode()
    assert "86.67" in page and "120.00" in page and "overrun" in page
    file = client.get(f"/office/budgets/{budget.uid}/csv/").content.decode("utf-8-sig")
    assert "706,Prestations,150.00,130.00,86.67,," in file and "6132,Loyers,50.00,60.00,120.00,yes,The barn" in file
    compass = client.get("/office/").content.decode()
    assert "120.00" in compass and "more than planned so far" in compass


def test_months_that_have_not_come_are_not_counted_yet(ledger, treasurer):
    by = viewer(treasurer)
    budget = make_budget(by=by, books=ledger.books, name="2026", start=date(2026, 1, 1), end=date(2026, 12, 31))
    for month in (2, 9):
        set_budget_line(by=by, budget=budget, line=LineAsked(ledger.accounts["6132"], 5_000, date(2026, month, 1)))
    assert compared(budget, TODAY).expense["planned"] == 5_000
    assert compared(budget).expense["planned"] == 10_000
    assert running_budget(ledger.books, TODAY).expense["share"] == 0


def test_odd_budgets_are_refused_and_nothing_is_planned(ledger, treasurer, join):
    by = viewer(treasurer)
    budget = make_budget(by=by, books=ledger.books, name="2026", start=date(2026, 1, 1), end=date(2026, 12, 31))
    with pytest.raises(BudgetNameTaken):
        make_budget(by=by, books=ledger.books, name=" 2026 ", start=date(2026, 1, 1), end=date(2026, 6, 30))
    with pytest.raises(BudgetDaysOdd):
        make_budget(by=by, books=ledger.books, name="b", start=date(2026, 1, 1), end=date(2026, 1, 2))
    rent = ledger.accounts["6132"]
    for asked, refusal in (
        (LineAsked(ledger.accounts["5121"], 100), NoAccountOfResult),
        (LineAsked(rent, 0), UnitsOdd),
        (LineAsked(rent, 10**16), UnitsOdd),
        (LineAsked(rent, 100, date(2027, 1, 1)), BudgetMonthOutside),
        (LineAsked(rent, 100, date(2026, 3, 2)), BudgetMonthOutside),
    ):
        with pytest.raises(refusal):
            set_budget_line(by=by, budget=budget, line=asked)
    with pytest.raises(NotAllowed):
        set_budget_line(by=viewer(join("Fern")), budget=budget, line=LineAsked(rent, 100))
    assert not BudgetLine.objects.exists()


def test_lines_are_replaced_dropped_and_budgets_withdrawn(ledger, treasurer, client):
    by = viewer(treasurer)
    budget = make_budget(by=by, books=ledger.books, name="2026", start=date(2026, 1, 1), end=date(2026, 12, 31))
    client.force_login(treasurer.user)
    typed = {"account": "6132", "month": "", "units": "1 200,50", "text": ""}
    for units in ("900.00", "1,200.50"):
        assert client.post(f"/office/budgets/{budget.uid}/", {**typed, "units": units}).status_code == 303
    line = BudgetLine.objects.get()
    assert line.units == 120_050
    wrong = client.post(f"/office/budgets/{budget.uid}/", {**typed, "units": "-5"})
    assert wrong.status_code == 422 and 'id="id_units-error"' in wrong.content.decode()
    drop_budget_line(by=by, line=BudgetLine.objects.select_related("budget__books__entity").get())
    withdraw_budget(by=by, budget=budget)
    assert client.get(f"/office/budgets/{budget.uid}/").status_code == 404
    assert not BudgetLine.objects.exists() and Budget.objects.get().withdrawn_at


def test_who_only_reads_sees_budgets_and_plans_nothing(ledger, treasurer, community, join, client):
    moss = join("Moss")
    grant_role(by=Viewer.system(), role=Role.objects.get(group=community, key="auditor"), member=moss)
    budget = make_budget(
        by=viewer(treasurer), books=ledger.books, name="2026", start=date(2026, 1, 1), end=date(2026, 12, 31)
    )
    client.force_login(moss.user)
    assert client.get(f"/office/budgets/{budget.uid}/").status_code == 200
    assert client.get("/office/budgets/new/").status_code == 404
    answer = client.post(f"/office/budgets/{budget.uid}/", {"account": "6132", "units": "5"})
    assert answer.status_code == 403 and not BudgetLine.objects.exists()


def test_programs_plan_and_compare(ledger, treasurer, join):
    sage, fern = Caller.of(treasurer, "*"), Caller.of(join("Fern"), "*")
    new = {"name": "2026", "start": "2026-01-01", "end": "2026-12-31"}
    assert fern.post("operation/budgets", new, key="a").status_code == 403
    uid = sage.post("operation/budgets", new, key="a").json()["uid"]
    line = sage.send("put", f"operation/budgets/{uid}/lines", {"account": "6132", "amount": "50.00"}).json()
    assert (line["amount"], line["month"]) == ("50.00", None)
    wrong = sage.send("put", f"operation/budgets/{uid}/lines", {"account": "6132", "amount": "50.001"})
    assert (wrong.status_code, wrong.json()["code"]) == (422, "amount_invalid")
    got = sage.get(f"operation/budgets/{uid}/comparison").json()["lines"]
    assert [(each["account"], each["planned"], each["share"]) for each in got] == [("6132", "50.00", 0)]
    assert sage.send("delete", f"operation/budgets/{uid}/lines/{line['uid']}").status_code == 204
    assert sage.send("delete", f"operation/budgets/{uid}").status_code == 204
    assert sage.get("operation/budgets").json()["items"] == []


def test_the_compass_page_costs_the_same_however_much_was_posted(
    ledger, treasurer, client, on_that_day, django_assert_max_num_queries
):
    create_currency(by=Viewer.system(), kind="mutual_credit", name="Val", code="VAL")
    client.force_login(treasurer.user)
    assert "Nothing is posted yet" in client.get("/office/").content.decode()
    trade(ledger)
    ledger.many(200)
    with django_assert_max_num_queries(14):
        page = client.get("/office/").content.decode()
    assert "60" in page and "See the figures" in page and "<svg" in page


def test_an_office_without_books_shows_the_way(community, gardener, client):
    client.force_login(gardener.user)
    page = client.get("/office/").content.decode()
    assert "/office/set-up/" in page
    for address in ("reports/", "budgets/", "year-end/"):
        assert "/office/set-up/" in client.get(f"/office/{address}").content.decode()
