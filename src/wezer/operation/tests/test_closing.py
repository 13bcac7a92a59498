"""Closing months and years: the checklist first, then the engine, and what it refuses stays open."""

from datetime import UTC, date, datetime

import pytest

from wezer.core.acts.roles import grant_role
from wezer.core.models import Role
from wezer.core.testing import viewer
from wezer.core.viewer import Viewer
from wezer.kernel import clock
from wezer.kernel.refusals import NotAllowed
from wezer.operation.acts.closing import close_period, close_year
from wezer.operation.models import BooksCheck, BookYear, Invoice
from wezer.operation.queries.year_end import checklist, obstacles
from wezer.operation.refusals import PeriodNotOpen, YearNotReady
from wezer.operation.tests.world import Ledger
from wezer.workflow.testing import settle

pytestmark = pytest.mark.django_db


def found(books, year):
    return {each.name: (each.is_good, each.blocks) for each in checklist(books, year)}


def test_the_checklist_says_what_stands_against_closing_and_what_is_worth_a_look(valley, gardener, client):
    ledger = Ledger(valley)
    year = ledger.year("2026-01-01", "2026-12-31")
    ledger.post("2026-03-01", {"4111": 10_000, "706": -10_000}, partner="Sage")
    with clock.at(datetime(2026, 6, 1, tzinfo=UTC)):
        said = found(valley, year)
        assert (said["The year is over"], said["Open items of the year"]) == ((False, True), (False, False))
        assert [str(each.name) for each in obstacles(valley, year)] == ["The year is over"]
        with pytest.raises(YearNotReady):
            close_year(by=viewer(gardener), year=year)
    with clock.at(datetime(2027, 2, 1, tzinfo=UTC)):
        assert obstacles(valley, year) == []
        year.periods.filter(start=date(2026, 12, 1)).update(state="closed")
        assert [str(each.name) for each in obstacles(valley, year)] == ["The last month is open"]
        draft = Invoice.objects.create(
            books=valley,
            partner=ledger.partner("Sage"),
            date=date(2026, 4, 1),
            due=date(2026, 5, 1),
            currency="EUR",
            title="Pears",
        )
        BooksCheck.objects.create(books=valley, differences=[{"kind": "entry"}])
        blocking = {str(each.name) for each in obstacles(valley, year)}
        assert blocking == {"The last month is open", "No draft is left", "Pages and engine say the same"}
        draft.delete()
        client.force_login(gardener.user)
        page = client.get("/office/year-end/").content.decode()
        assert "Open items of the year" in page and "disabled" in page
    year.refresh_from_db()
    assert year.state == "open"


def test_who_only_reads_closes_nothing(valley, community, join, client):
    year = Ledger(valley).year("2025-01-01", "2025-12-31")
    moss = join("Moss")
    grant_role(by=Viewer.system(), role=Role.objects.get(group=community, key="auditor"), member=moss)
    client.force_login(moss.user)
    assert client.get("/office/year-end/2025-01-01/").status_code == 200
    for address in ("closing/", "months/2025-01-01/closing/"):
        assert client.post(f"/office/year-end/2025-01-01/{address}").status_code == 404
    with pytest.raises(NotAllowed):
        close_period(by=viewer(moss), period=year.periods.select_related("year__books__entity").first())
    assert client.get("/office/year-end/0202-99-01/").status_code == 404


def test_a_month_and_then_the_year_are_closed_by_the_engine(valley, books, gardener):
    year = Ledger(valley).year("2024-01-01", "2024-12-31")
    lines = [{"account": "bank", "debit": "130.00"}, {"account": "donation", "credit": "130.00"}]
    books.do("post_entry", date="2024-03-01", text="Gift", lines=lines)
    by, march = viewer(gardener), year.periods.select_related("year__books__entity").get(start=date(2024, 3, 1))

    close_period(by=by, period=march)
    with pytest.raises(PeriodNotOpen):
        close_period(by=by, period=march)
    settle()
    march.refresh_from_db()
    assert march.state == "closed"

    close_year(by=by, year=BookYear.objects.select_related("books__entity").get(pk=year.pk))
    settle()
    year.refresh_from_db()
    assert (year.state, set(year.periods.values_list("state", flat=True))) == ("closed", {"closed"})
    assert [number for number, _lines in books.entries()] == ["1", "2"]  # the gift, and the result handed over


def test_what_the_engine_refuses_to_close_stays_open(valley, books, gardener):
    year = Ledger(valley).year("2024-01-01", "2024-12-31")

    def a_draft(pool):
        Move, Period, Journal = (pool.get(f"account.{name}") for name in ("move", "period", "journal"))
        [period] = Period.search([("start_date", "=", date(2024, 5, 1))])
        Move(period=period, journal=Journal.search([("code", "=", "GEN")])[0], date=date(2024, 5, 2)).save()

    books.change(a_draft)
    may = year.periods.select_related("year__books__entity").get(start=date(2024, 5, 1))
    close_period(by=viewer(gardener), period=may)
    settle()
    may.refresh_from_db()
    assert may.state == "open"
