"""The bank and SEPA for machines: the same acts, the same noes, and nothing kept of a bad file."""

from base64 import b64encode
from uuid import uuid4

import pytest

from wezer.operation.models import BankLine, BankStatement, Books, Mandate, SepaBatch
from wezer.operation.tests.bank_samples import CSV, FERN_IBAN, IBAN, camt, entry
from wezer.operation.tests.test_bank_pages import _that_spring, bring, chart, fern, moss, owed  # noqa: F401  # fixtures
from wezer.operation.tests.test_sales_api import call  # noqa: F401  # a fixture

pytestmark = pytest.mark.django_db


def file(content=None, name="march.xml", **more):
    return {"name": name, "file": b64encode(content or camt()).decode(), **more}


def test_a_file_is_looked_at_kept_and_its_lines_matched(call, moss, valley, owed, fern):  # noqa: F811
    document = owed("F2024-00001", 18000, fern)
    looked = call(moss, "post", "/bank/look", file())[1]
    assert (looked["lines"], looked["known"], looked["closing"]["amount"]) == (3, 0, "255.00")
    assert not BankStatement.objects.exists()
    status, kept = call(moss, "post", "/bank/statements", file())
    assert (status, kept["format"], kept["opening"]["amount"]) == (201, "camt", "100.00")
    assert call(moss, "post", "/bank/look", file())[1]["known"] == 3
    lines = {each["amount"]["amount"]: each for each in call(moss, "get", "/bank/lines?state=new")[1]["items"]}
    sure = call(moss, "get", f"/bank/lines/{lines['180.00']['uid']}")[1]["proposals"][0]
    assert (sure["sureness"], sure["shares"][0]["target"]) == ("sure", document)
    assert call(moss, "post", "/bank/acceptance", {})[1] == {"matched": 1}
    fee = f"/bank/lines/{lines['-5.00']['uid']}"
    status, matched = call(moss, "post", f"{fee}/match", {"shares": [{"role": "expense_bank", "amount": "5.00"}]})
    assert (status, matched["state"]) == (201, "matching")
    assert call(moss, "post", f"{fee}/match", {"shares": [{"role": "expense_bank", "amount": "5.00"}]})[0] == 409
    other = f"/bank/lines/{lines['-20.00']['uid']}/leaving"
    assert call(moss, "put", other, {"reason": "Ours"})[1]["state"] == "ignored"
    assert call(moss, "delete", other)[1]["state"] == "new"
    rules = call(moss, "get", "/bank/rules")[1]["items"]
    assert call(moss, "delete", f"/bank/rules/{rules[0]['uid']}")[0] == 204


@pytest.mark.parametrize(
    ("sent", "field"),
    [
        (file(camt(closing="1.00")), "file"),
        (file(camt(head='<!DOCTYPE d [<!ENTITY a "b">]>')), "file"),
        (file(camt().replace("Vallée".encode(), "Vallée".encode("latin-1"))), "file"),
        (file(CSV.encode()), "file"),
        (file(b"%PDF-1.7"), "file"),
        (file(camt(entry("1e400"))), "file"),
        (file(camt(entry("1.00", day="0202-03-01"))), "file"),
        ({"name": "march.xml", "file": "!"}, "file"),
        (file(account="bank_of_dreams"), "account"),
        (file(CSV.encode(), "march.csv", layout={"date": "first"}), "layout"),
        (file(CSV.encode(), "march.csv", layout={"closing": "1,00", "opening": "0,00"}), "file"),
    ],
)
def test_a_bad_file_is_refused_and_nothing_is_kept(call, moss, valley, chart, sent, field):  # noqa: F811
    status, refused = call(moss, "post", "/bank/statements", sent)
    assert (status, refused["field"], BankStatement.objects.exists()) == (422, field, False)


@pytest.mark.parametrize(
    ("share", "status"),
    [
        ({"role": "donation", "amount": "179.99"}, 422),
        ({"role": "donation", "amount": "-180.00"}, 422),
        ({"role": "donation", "amount": "180.001"}, 422),
        ({"role": "donation", "amount": "NaN"}, 422),
        ({"role": "dreams", "amount": "180.00"}, 422),
        ({"amount": "180.00"}, 422),
        ({"partner": str(uuid4()), "amount": "180.00"}, 404),
    ],
)
def test_a_match_that_cannot_be_is_refused(call, moss, bring, share, status):  # noqa: F811
    line = bring(entry("180.00")).lines.get()
    assert call(moss, "post", f"/bank/lines/{line.uid}/match", {"shares": [share]})[0] == status
    assert BankLine.objects.get().state == "new"


def test_a_match_is_undone_on_a_day_that_books_know(call, moss, bring):  # noqa: F811
    line = bring(entry("180.00")).lines.get()
    BankLine.objects.update(state="matched", attempt=1)
    assert call(moss, "post", f"/bank/lines/{line.uid}/undoing", {"day": "0202-01-01", "reason": "x"})[0] == 422
    assert BankLine.objects.get().state == "matched"


def test_mandates_and_files_are_made_and_answered(call, moss, valley, owed, fern):  # noqa: F811
    Books.objects.update(iban=IBAN, creditor_id="FR72ZZZ123456")
    good = {"partner": str(fern.uid), "identification": "FEE-1", "iban": FERN_IBAN, "signed": "2024-01-15"}
    for name, typed in (("iban", "FR00"), ("identification", "ÉTÉ"), ("signed", "0202-01-01"), ("bic", "NOBANK")):
        assert call(moss, "post", "/sepa/mandates", {**good, name: typed})[0] == 422
    assert not Mandate.objects.exists()
    mandate = call(moss, "post", "/sepa/mandates", good)[1]
    document = owed("F1", 2500, fern)
    [due] = call(moss, "get", "/sepa/due?kind=collect")[1]
    assert (due["document"], due["ready"], due["amount"]["amount"]) == (document, True, "25.00")
    order = {"kind": "collect", "date": "2024-04-08", "documents": [document]}
    assert call(moss, "post", "/sepa/files", {**order, "date": "2023-04-08"})[0] == 422
    assert call(moss, "post", "/sepa/files", {**order, "documents": [str(uuid4())]})[0] == 409
    batch = call(moss, "post", "/sepa/files", order)[1]
    assert (batch["state"], batch["total"]["amount"], SepaBatch.objects.count()) == ("making", "25.00", 1)
    assert call(moss, "post", f"/sepa/files/{batch['uid']}/answer", {"day": "2024-04-08"})[0] == 409
    assert call(moss, "get", "/sepa/files")[1]["items"][0]["uid"] == batch["uid"]
    assert call(moss, "post", f"/sepa/mandates/{mandate['uid']}/renewal", {})[0] == 409
    assert call(moss, "delete", f"/sepa/mandates/{mandate['uid']}")[1]["state"] == "ended"


def test_a_stranger_finds_nothing(call, join, valley, bring):  # noqa: F811
    line, clover = bring(entry("180.00")).lines.get(), join("Clover")
    tries = [
        ("get", "/bank/lines", None), ("get", f"/bank/lines/{line.uid}", None), ("get", "/sepa/due?kind=pay", None),
        ("post", "/bank/statements", file()), ("post", "/bank/look", file()), ("post", "/bank/acceptance", {}),
        ("get", "/sepa/mandates", None), ("get", "/bank/rules", None),
    ]  # fmt: skip
    assert {call(clover, *each)[0] for each in tries} <= {403, 404}
