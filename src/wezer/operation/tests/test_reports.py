"""Reports: each adds up or is not shown, says its period and currency, and is the same as page, file and for programs."""

from datetime import date

import pytest

from wezer.api.testing import Caller
from wezer.core.acts.roles import grant_role
from wezer.core.models import Role
from wezer.core.viewer import Viewer
from wezer.operation.models import BookLine
from wezer.operation.printing import asked_with, print_report
from wezer.operation.report_files import as_csv, as_page
from wezer.operation.reports import DoesNotAddUp, Filters, report_kinds
from wezer.operation.tests.world import Ledger

pytestmark = pytest.mark.django_db
YEAR = Filters(date(2026, 1, 1), date(2026, 12, 31))


@pytest.fixture
def ledger(valley):
    """A sale with VAT half paid, a rent, an old debt, and something of the year before."""
    made = Ledger(valley)
    made.year("2026-01-01", "2026-12-31")
    made.post("2025-12-20", {"5121": 50_000, "10689": -50_000}, text="Report")
    sale = made.post(
        "2026-03-01", {"4111": 12_000, "706": -10_000, "44571": -2_000}, text="=cmd|' /C calc'!A0", journal="REV",
        kind="revenue", partner="Sage", due="2026-03-31",
    )  # fmt: skip
    made.tax(sale, 10_000, 2_000)
    made.post("2026-03-15", {"5121": 6_000, "4111": -6_000}, text="Acompte", journal="BANK", partner="Sage")
    made.post(
        "2026-04-01",
        {"6132": 8_000, "4011": -8_000},
        text="Loyer",
        journal="EXP",
        kind="expense",
        partner="Moss",
        due="2026-04-30",
    )
    return made


@pytest.fixture
def reader(client, community, join):
    moss = join("Moss")
    grant_role(by=Viewer.system(), role=Role.objects.get(group=community, key="auditor"), member=moss)
    client.force_login(moss.user)
    client.member = moss
    return client


def cells(table, *names):
    return [tuple(row.cells.get(name) for name in names) for row in table.rows if row.kind == "row"]


def made(kind, books, filters=YEAR):
    return report_kinds[kind].make(books, filters)


def test_the_trial_balance_lists_what_moved_and_its_sides_are_equal(ledger):
    table = made("trial_balance", ledger.books)
    assert cells(table, "account", "debit", "credit", "debtor", "creditor") == [
        ("4011", 0, 8_000, None, 8_000),
        ("4111", 12_000, 6_000, 6_000, None),
        ("44571", 0, 2_000, None, 2_000),
        ("5121", 6_000, 0, 6_000, None),
        ("6132", 8_000, 0, 8_000, None),
        ("706", 0, 10_000, None, 10_000),
    ]
    assert table.totals == {"debit": 26_000, "credit": 26_000, "debtor": 20_000, "creditor": 20_000}


def test_the_ledger_of_an_account_goes_on_page_by_page_with_its_balance(ledger):
    bank = ledger.accounts["5121"]
    for day in range(1, 8):
        ledger.post(f"2026-05-0{day}", {"5121": 100, "706": -100})
    first = made("ledger", ledger.books, Filters(YEAR.start, YEAR.end, bank, limit=5))
    second = made("ledger", ledger.books, Filters(YEAR.start, YEAR.end, bank, after=first.next, limit=5))
    assert [row.cells["balance"] for row in (*first.rows, *second.rows)] == [
        50_000, 56_000, 56_100, 56_200, 56_300, 56_400, 56_500, 56_600, 56_700,
    ]  # fmt: skip
    assert (first.rows[0].kind, second.next, first.totals) == ("head", "", {"debit": 6_700, "credit": 0})


def test_journals_narrow_to_one(ledger):
    table = made("journals", ledger.books, Filters(YEAR.start, YEAR.end, journal="BANK"))
    assert cells(table, "account", "debit", "credit") == [("5121", 6_000, None), ("4111", None, 6_000)]


def test_income_statement_and_balance_sheet_tell_the_same_result(ledger):
    income, sheet = made("income_statement", ledger.books), made("balance_sheet", ledger.books)
    assert {str(label): units for label, units in income.figures} == {
        "Income": 10_000,
        "Expenses": 8_000,
        "Result": 2_000,
    }
    assert [units for _label, units in sheet.figures] == [62_000, 60_000, 2_000]


def test_closing_a_year_does_not_empty_its_income_statement(ledger):
    ledger.post("2026-12-31", {"706": 10_000, "6132": -8_000, "10689": -2_000}, journal="CLO", kind="situation")
    assert made("income_statement", ledger.books).figures[2][1] == 2_000
    assert made("balance_sheet", ledger.books).figures[2][1] == 0


def test_aged_balances_say_who_owes_since_when(ledger):
    table = made("aged", ledger.books, Filters(YEAR.start, date(2026, 5, 15)))
    assert cells(table, "partner", "not_due", "after_0", "after_30", "after_60", "total") == [
        ("Sage", 0, 0, 12_000, -6_000, 6_000),
        ("Moss", 0, -8_000, 0, 0, -8_000),
    ]


def test_the_vat_return_says_what_is_to_pay(ledger):
    bought = ledger.post("2026-06-01", {"6132": 1_000, "44571": 200, "4011": -1_200}, partner="Moss")
    ledger.tax(bought, 1_000, 200, side="purchase")
    table = made("vat", ledger.books)
    assert cells(table, "side", "base", "amount") == [("Collected", 10_000, 2_000), ("To take back", 1_000, 200)]
    assert table.figures[2][1] == 1_800


def test_what_does_not_add_up_is_not_shown(ledger, reader):
    BookLine.objects.filter(debit=8_000).update(debit=7_999)
    for kind in ("trial_balance", "balance_sheet", "journals"):
        with pytest.raises(DoesNotAddUp):
            made(kind, ledger.books)
    page = reader.get("/office/reports/trial_balance/?start=2026-01-01&end=2026-12-31")
    assert page.status_code == 422 and "259.99" in page.content.decode() and "<table" not in page.content.decode()
    assert reader.get("/office/reports/trial_balance/csv/").status_code == 409


def test_a_file_says_what_it_is_and_runs_no_formula(ledger):
    text = as_csv(report_kinds["journals"], ledger.books, YEAR).decode("utf-8-sig")
    assert text.splitlines()[:5] == ["Journals", "Val-Commun", "2026-01-01 / 2026-12-31", "EUR", "Posted entries only"]
    assert "'=cmd" in text and ",=cmd" not in text
    assert text.splitlines()[-1] == "Total,,,,,,,260.00,260.00"


def test_every_report_is_a_page_a_file_and_prints(ledger, reader):
    index = reader.get("/office/reports/").content.decode()
    for kind in report_kinds:
        query = "?account=5121" if "account" in kind.asks else ""
        page = reader.get(f"/office/reports/{kind.kind}/{query}")
        assert page.status_code == 200 and f"/office/reports/{kind.kind}/" in index
        assert "EUR" in page.content.decode() and "Posted entries only" in page.content.decode(), kind.kind
        assert reader.get(f"/office/reports/{kind.kind}/csv/{query}").status_code == 200
        assert str(kind.name) in as_page(kind, ledger.books, YEAR)
    entry = ledger.books.entries.get(text="Loyer")
    assert "6132" in reader.get(f"/office/entries/{entry.uid}/").content.decode()


def test_a_printed_report_is_handed_to_who_may_read_the_books(ledger, reader, client, join):
    answer = reader.post("/office/reports/trial_balance/print/", {"start": "2026-01-01", "end": "2026-12-31"})
    assert answer.status_code == 303
    waiting = reader.get(answer["Location"])
    assert waiting.status_code == 200
    other = reader.get(answer["Location"].replace("trial_balance", "journals"))
    assert other.status_code == 404
    client.force_login(join("Fern").user)
    assert client.get(answer["Location"]).status_code == 404


def test_a_report_is_drawn_on_paper(ledger):
    name = print_report.call(**asked_with(ledger.books, "trial_balance", YEAR, "fr"))
    from wezer.ledger.jobs import prints

    assert (prints() / name).read_bytes().startswith(b"%PDF")


def test_odd_periods_are_refused_beside_their_field(ledger, reader):
    page = reader.get("/office/reports/trial_balance/?start=2026-12-31&end=2026-01-01")
    assert page.status_code == 422 and 'id="id_end-error"' in page.content.decode()
    assert reader.get("/office/reports/trial_balance/?start=0202-01-01&end=2026-01-01").status_code == 422
    assert reader.get("/office/reports/nothing/").status_code == 404


def test_programs_read_reports(ledger, reader, join):
    moss, fern = Caller.of(reader.member, "read"), Caller.of(join("Fern"), "*")
    got = moss.get("operation/reports/trial_balance?start=2026-01-01&end=2026-12-31").json()
    assert got["rows"][0]["cells"] == {
        "account": "4011", "name": "Fournisseurs", "debit": "0.00", "credit": "80.00", "debtor": None, "creditor": "80.00",
    }  # fmt: skip
    assert (got["currency"], got["totals"]["debit"], got["posted_only"]) == ("EUR", "260.00", True)
    assert fern.get("operation/reports/trial_balance").status_code == 403
    assert moss.get("operation/reports/ledger").status_code == 422
    assert [each["kind"] for each in moss.get("operation/reports").json()][:2] == ["trial_balance", "ledger"]


def test_long_reports_cost_a_constant_number_of_statements(ledger, reader, django_assert_max_num_queries):
    ledger.many(300)
    reader.get("/office/reports/journals/")
    for address in ("journals/", "ledger/?account=706", "trial_balance/", "aged/", "balance_sheet/"):
        with django_assert_max_num_queries(14):
            reader.get(f"/office/reports/{address}")
