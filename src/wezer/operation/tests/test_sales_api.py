"""Invoices, partners and expenses for machines: the same acts, the same noes, each beside its field."""

import json

import pytest

from wezer.operation.acts.invoice_lines import LineOf, PartOf
from wezer.operation.models import Claim, Invoice, InvoicePayment, Partner
from wezer.workflow.models import Flight

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("that_spring")]
ROOT = "/api/v1/operation"


@pytest.fixture
def call(client):
    """`call(member, "post", "/invoices", {…})`: status and body; a fresh key each time unless one is given."""
    keys = iter(range(1000))

    def one(member, method, path, sent=None, key=None):
        client.force_login(member.user)
        headers = {"Idempotency-Key": key or f"key-{next(keys)}"}
        answer = getattr(client, method)(
            ROOT + path,
            json.dumps(sent) if sent is not None else None,
            content_type="application/json",
            headers=headers,
        )
        return answer.status_code, json.loads(answer.content) if answer.content else None

    return one


def order(fern, **more):
    line = {"text": "Mending", "price": "40.00", "quantity": "1.5", "unit": "hour", "taxes": ["vat_20"]}
    return {
        "partner": str(fern.uid),
        "date": "2024-03-01",
        "due": "2024-03-31",
        "lines": [{**line, **more.pop("line", {})}],
        **more,
    }


def test_an_invoice_is_written_changed_issued_and_paid(call, keeper, fern, valley):
    moss = keeper.member
    status, made = call(moss, "post", "/invoices", order(fern), key="first")
    assert (status, made["state"], made["net"], made["tax"], made["total"]) == (201, "draft", "60.00", "12.00", "72.00")
    assert call(moss, "post", "/invoices", order(fern), key="first")[0] == 200
    address = f"/invoices/{made['uid']}"
    status, changed = call(moss, "put", address, order(fern, line={"price": "10.00"}, version=1))
    assert (status, changed["total"]) == (200, "18.00")
    assert call(moss, "put", address, order(fern, version=1))[0] == 409
    assert call(moss, "post", f"{address}/steps/issue")[1]["state"] == "recording"
    assert call(moss, "post", f"{address}/steps/cancellation")[0] == 409
    status, paid = call(moss, "post", f"{address}/payments", {"amount": "10.00", "date": "2024-03-05"})
    assert (status, [(each["amount"], each["state"]) for each in paid["payments"]]) == (201, [("10.00", "recording")])
    status, refused = call(moss, "post", f"{address}/payments", {"amount": "8.01", "date": "2024-03-05"})
    assert (status, refused["code"], refused["field"]) == (409, "paid_in_full", "amount")
    assert [each["uid"] for each in call(moss, "get", "/invoices?state=recording")[1]["items"]] == [made["uid"]]


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"line": {"price": "-5"}}, "lines.0.price"),
        ({"line": {"price": "1.234"}}, "lines.0.price"),
        ({"line": {"price": "1e400"}}, "lines.0.price"),
        ({"line": {"price": "NaN"}}, "lines.0.price"),
        ({"line": {"price": "١٢"}}, "lines.0.price"),
        ({"line": {"quantity": "0"}}, "lines.0.quantity"),
        ({"line": {"quantity": "1.23456"}}, "lines.0.quantity"),
        ({"line": {"taxes": ["vat_99"]}}, "lines.0.taxes"),
        ({"line": {"text": " "}}, "lines.0.text"),
        ({"lines": []}, "lines"),
        ({"due": "2024-02-01"}, "due"),
        ({"parts": [{"amount": "600", "currency": "VAL"}]}, "parts"),
    ],
)
def test_bad_input_names_its_field_and_nothing_is_written(call, keeper, fern, val, worth, change, field):
    worth(val, 6, 100)
    status, said = call(keeper.member, "post", "/invoices", {**order(fern, line=change.pop("line", {})), **change})
    assert (status, said["field"]) == (422, field)
    assert (Invoice.objects.count(), Flight.objects.filter(kind="books").count()) == (0, 0)


@pytest.mark.parametrize(
    "change",
    [
        {"date": "0202-03-01"},
        {"line": {"text": "x" * 100_000}},
        {"line": {"unit": "bushel"}},
        {"line": {"price": 5}},
        {"partner": "nobody"},
        {"parts": [{"amount": "1.5", "currency": "VAL"}]},
        {"parts": [{"amount": "1", "currency": "GOLD"}]},
        {"what": "is this"},
    ],
)
def test_what_has_the_wrong_shape_is_no_server_s_mistake(call, keeper, fern, val, worth, change):
    worth(val, 6, 100)
    status, said = call(keeper.member, "post", "/invoices", {**order(fern, line=change.pop("line", {})), **change})
    assert 400 <= status < 500 and said["code"], said
    assert not Invoice.objects.exists()


def test_the_partner_reads_their_own_and_pays_their_part_and_strangers_find_nothing(
    call, fern, posted, val, worth, join
):
    worth(val, 6, 100)
    made = posted(LineOf("Mending", 1000), parts=[PartOf(val, 60)])
    status, mine = call(fern, "get", "/me/invoices")
    assert (status, [each["number"] for each in mine["items"]]) == (200, ["F2024-00001"])
    status, one = call(fern, "get", f"/invoices/{made.uid}")
    assert one["parts"] == [{"amount": "60", "currency": "VAL", "value": "10.00", "paid": False}]
    for path in ("/invoices", "/partners"):
        assert call(fern, "get", path)[0] == 403
    assert call(fern, "post", f"/invoices/{made.uid}/credit", {"reason": "No"})[0] == 403
    paid = [call(fern, "post", f"/invoices/{made.uid}/part-payments", {"currency": "VAL"})[0] for _twice in range(2)]
    assert (paid, InvoicePayment.objects.count()) == ([201, 409], 1)
    assert call(join("Sage"), "get", f"/invoices/{made.uid}")[0] == 404


def test_letters_reminders_and_credit_notes(call, keeper, posted):
    made, moss = posted(), keeper.member
    assert call(moss, "post", f"/invoices/{made.uid}/letters", {"word": "Hello"})[0] == 204
    assert call(moss, "post", f"/invoices/{made.uid}/reminders", {})[0] == 204
    some = {"reason": "Sorry", "date": "2024-03-05", "lines": [{"line": 1, "quantity": "0.5"}]}
    status, note = call(moss, "post", f"/invoices/{made.uid}/credit", some)
    assert (status, note["credits"], note["total"]) == (201, str(made.uid), "-60.00")
    for quantity, field in (("0.6", "lines.1"), ("0", "lines.0.quantity")):
        status, said = call(
            moss, "post", f"/invoices/{made.uid}/credit", {**some, "lines": [{"line": 1, "quantity": quantity}]}
        )
        assert (status, said["field"]) == (422, field)
    status, rest = call(moss, "post", f"/invoices/{made.uid}/credit", {"reason": "Sorry", "date": "2024-03-05"})
    assert (status, rest["total"]) == (201, "-60.00")


def test_partners_are_added_and_changed(call, keeper, valley):
    moss = keeper.member
    status, made = call(
        moss, "post", "/partners", {"name": "Mill", "kind": "organisation", "iban": "FR76 3000 6000 0112 3456 7890 189"}
    )
    assert (status, made["iban"]) == (201, "FR7630006000011234567890189")
    status, said = call(
        moss, "put", f"/partners/{made['uid']}", {"name": "Mill", "iban": "FR7630006000011234567890188"}
    )
    assert (status, said["field"]) == (422, "iban")
    assert call(moss, "put", f"/partners/{made['uid']}", {"name": "Old mill"})[1]["name"] == "Old mill"
    assert [each["name"] for each in call(moss, "get", "/partners?q=old")[1]["items"]] == ["Old mill"]
    assert Partner.objects.filter(name="Old mill").count() == 1


def test_an_expense_goes_its_way(call, keeper, fern, valley, community, gardener):
    line = {"text": "Train", "date": "2024-02-20", "role": "expense_travel", "amount": "48.50"}
    sent = {"title": "To the orchard", "group": str(community.uid), "lines": [line]}
    status, made = call(fern, "post", "/expenses", sent)
    assert (status, made["state"], made["total"], made["steps"]) == (
        201,
        "draft",
        "48.50",
        ["change", "submission", "withdrawal"],
    )
    address = f"/expenses/{made['uid']}"
    assert (
        call(fern, "put", address, {**sent, "title": "To the orchard and back"})[1]["title"]
        == "To the orchard and back"
    )
    assert call(fern, "post", f"{address}/steps/submission")[1]["state"] == "submitted"
    assert call(fern, "post", f"{address}/steps/approval")[0] == 403
    assert [each["uid"] for each in call(gardener, "get", "/expenses?which=approve")[1]["items"]] == [made["uid"]]
    assert call(gardener, "post", f"{address}/refusal", {"reason": " "})[0] == 422
    assert call(gardener, "post", f"{address}/refusal", {"reason": "No receipt"})[1]["state"] == "refused"
    assert call(fern, "post", f"{address}/steps/submission")[1]["state"] == "submitted"
    assert call(gardener, "post", f"{address}/steps/approval")[1]["state"] == "recording"
    Claim.objects.update(state="owed")
    assert (
        call(keeper.member, "post", f"{address}/repayment", {"means": "cash", "date": "2024-03-05"})[1]["state"]
        == "repaying"
    )
    for role in ("expense_dreams", "expense_payable", "donation"):
        status, said = call(fern, "post", "/expenses", {**sent, "lines": [{**line, "role": role}]})
        assert (status, said["code"], said["field"]) == (422, "expense_unknown", "lines.0.role")
        assert role in said["message"] and "no kind of expense" in said["message"]
    assert Claim.objects.count() == 1
    for bad in (
        {"amount": "-1"},
        {"amount": "1.234"},
        {"amount": None},
        {"kilometres": 0},
        {"date": "0202-01-01"},
    ):
        status, _said = call(fern, "post", "/expenses", {**sent, "lines": [{**line, **bad}]})
        assert 400 <= status < 500, bad
