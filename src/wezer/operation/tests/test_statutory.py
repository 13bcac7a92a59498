"""The file that the French law asks for: made by the worker from the engine, kept, the same for ever. Scenario 22."""

from datetime import date

import pytest

from wezer.core.testing import viewer
from wezer.core.viewer import Viewer
from wezer.operation.acts.files import FileUnderWay, ask_file
from wezer.operation.mirroring import catch_up_all
from wezer.operation.models import StatutoryFile
from wezer.operation.money import to_decimal
from wezer.operation.reports import Filters, report_kinds
from wezer.operation.statutory import make_file, path_of

pytestmark = pytest.mark.django_db
YEAR = {"start": date(2024, 1, 1), "end": date(2024, 12, 31)}


def year_of_trade(books):
    """Scenarios 1, 2, 8, 10, 12, 13 and 20, one after the other."""
    sage = books.party("Sage")
    books.do("ensure_currency", code="VAL", name="Valeureux", digits="0")
    books.do("set_rate", currency="VAL", date="2024-03-01", rate="6")
    books.do("ensure_currency", code="USD", name="Dollar", digits="2")
    books.do("set_rate", currency="USD", date="2024-03-01", rate="1.20")

    def invoice(key, price, taxes=(), **more):
        line = {"text": "Mending", "price": price, "account": "revenue_service", "taxes": list(taxes)}
        asked = {"direction": "out", "party": sage, "date": "2024-03-01", "lines": [line], **more}
        return books.do("post_invoice", key=f"invoice:{key}", **asked)

    invoice("sale", "100.00", ["vat_20"])
    books.do("record_payment", invoice="invoice:sale", date="2024-03-05", amount="60.00")
    books.do("record_payment", invoice="invoice:sale", date="2024-03-06", amount="60.00")
    invoice("mixed", "60.00", community=[{"currency": "VAL", "units": "60", "value": "10.00"}])
    transaction = "0190f000-0000-7000-8000-0000000000aa"
    books.do("settle_community", invoice="invoice:mixed", transaction=transaction, currency="VAL", units="60",
             value="10.00", date="2024-03-07")  # fmt: skip
    bill = {"text": "Seeds", "price": "250.00", "account": "expense_services", "taxes": ["vat_20"]}
    books.do("post_invoice", direction="in", party=sage, date="2024-03-08", lines=[bill], reference="W-17")
    train = {"text": "Train to the orchard", "category": "expense_travel", "amount": "48.50"}
    books.do("post_expense", claimant=sage, date="2024-03-09", waived=True, lines=[train])
    invoice("dollars", "400.00", currency="USD")
    invoice("wrong", "100.00", ["vat_20"])
    books.do("credit_invoice", invoice="invoice:wrong", date="2024-03-10", reason="Not delivered")


def test_scenario_22_the_kept_file_has_its_columns_its_sums_and_every_number_once_in_order(valley, books, community):
    year_of_trade(books)
    asked = ask_file(by=Viewer.system(), books=valley, kind="fec", **YEAR)
    with pytest.raises(FileUnderWay):
        ask_file(by=Viewer.system(), books=valley, kind="fec", **YEAR)
    make_file.call(asked.pk)
    asked.refresh_from_db()
    assert (asked.state, asked.refusal, asked.name) == ("made", "", "000000000FEC20241231.txt")

    lines = [line.split("\t") for line in path_of(asked).read_text(encoding="utf-8").splitlines()]
    head, rows = lines[0], lines[1:]
    assert len(head) == 18 and {len(row) for row in rows} == {18}
    column = {name: place for place, name in enumerate(head)}

    def cents(name):
        return sum(int(row[column[name]].replace(",", "")) for row in rows)

    assert cents("Debit") == cents("Credit") > 0
    seen = []
    for row in rows:
        entry = (row[column["JournalCode"]], int(row[column["EcritureNum"]]))
        if not seen or seen[-1] != entry:
            seen.append(entry)
    numbers = [number for _journal, number in seen]
    assert len(set(seen)) == len(seen) and numbers == sorted(numbers) == list(range(1, len(numbers) + 1))

    before = path_of(asked).read_bytes()
    make_file.call(asked.pk)
    assert path_of(asked).read_bytes() == before and asked.size == len(before)


def test_pages_report_what_the_engine_reports(valley, books):
    year_of_trade(books)
    catch_up_all()
    filters = Filters(YEAR["start"], YEAR["end"])
    asked = {"start": "2024-01-01", "end": "2024-12-31"}

    theirs = books.do("report", kind="trial_balance", **asked)
    ours = report_kinds["trial_balance"].make(valley, filters)
    assert [
        (row.cells["account"], to_decimal(row.cells["debit"], 2), to_decimal(row.cells["credit"], 2))
        for row in ours.rows
    ] == [(row["account"], row["debit"], row["credit"]) for row in theirs.rows]

    figures = [to_decimal(units, 2) for _label, units in report_kinds["vat"].make(valley, filters).figures]
    vat = books.do("report", kind="vat", **asked).amounts
    assert figures == [vat["collected"], vat["deductible"], vat["to_pay"]]
    sheet = books.do("report", kind="balance_sheet", **asked).amounts
    assert [to_decimal(units, 2) for _label, units in report_kinds["balance_sheet"].make(valley, filters).figures] == [
        sheet["assets"], sheet["liabilities"], sheet["result"],
    ]  # fmt: skip


def test_a_file_is_asked_by_who_reads_the_books_and_refused_in_words_without_an_engine(valley, join, gardener, client):
    fern = join("Fern")
    client.force_login(fern.user)
    assert client.post("/office/reports/files/fec/", {"start": "2024-01-01"}).status_code == 404
    assert not StatutoryFile.objects.exists()

    asked = ask_file(by=viewer(gardener), books=valley, kind="fec", **YEAR)
    make_file.call(asked.pk)
    asked.refresh_from_db()
    assert asked.state == "refused" and asked.refusal
    client.force_login(gardener.user)
    assert asked.refusal in client.get("/office/reports/").content.decode().replace("&#x27;", "'")
    assert client.get(f"/office/reports/files/{asked.uid}/content/").status_code == 404
