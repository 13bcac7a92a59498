"""What is paid before it is due, and what is planned: scenarios 15 and 18."""

import pytest

from wezer.operation.gateway import GatewayRefusal

pytestmark = [pytest.mark.django_db, pytest.mark.xdist_group("books")]
YEAR = {"start": "2024-01-01", "end": "2024-12-31"}


@pytest.fixture
def fern(books):
    return books.party("Fern")


@pytest.fixture
def invoice(books, fern):
    def one(key, *lines, direction="out", **more):
        given = [{"text": "Orchard work", **line} for line in lines]
        return books.do(
            "post_invoice",
            key=f"invoice:{key}",
            direction=direction,
            party=fern,
            date="2024-03-01",
            lines=given,
            **more,
        )

    return one


def test_scenario_15_the_final_invoice_recalls_the_deposit(books, invoice):
    invoice("deposit", {"kind": "deposit", "price": "100.00"})
    books.do("record_payment", invoice="invoice:deposit", date="2024-03-05", amount="100.00")
    final = invoice("final", {"price": "500.00", "account": "revenue_service"}, {"kind": "recall", "price": "100.00"})
    assert final.amounts == {"total": "400.00", "tax": "0.00", "to_pay": "400.00"}
    assert books.entries() == [
        ("1", [("4111", "100.00", "0.00"), ("4191", "0.00", "100.00")]),
        ("2", [("4111", "0.00", "100.00"), ("5121", "100.00", "0.00")]),
        ("3", [("4111", "400.00", "0.00"), ("4191", "100.00", "0.00"), ("706", "0.00", "500.00")]),
    ]
    open_deposits = books.engine(
        lambda pool: pool.get("account.move.line").search(
            [("account.code", "=", "4191"), ("reconciliation", "=", None)], count=True
        )
    )
    assert open_deposits == 0


def test_a_deposit_with_tax_is_recalled_with_its_tax(books, invoice):
    invoice("deposit", {"kind": "deposit", "price": "100.00", "taxes": ["vat_20"]})
    final = invoice(
        "final",
        {"price": "500.00", "account": "revenue_service", "taxes": ["vat_20"]},
        {"kind": "recall", "price": "100.00", "taxes": ["vat_20"]},
    )
    assert final.amounts == {"total": "480.00", "tax": "80.00", "to_pay": "480.00"}
    assert books.do("report", kind="vat", **YEAR).amounts["collected"] == "100.00"


def test_a_deposit_paid_to_a_supplier_is_recalled_on_their_invoice(books, invoice):
    invoice("deposit", {"kind": "deposit", "price": "40.00"}, direction="in")
    invoice(
        "final", {"price": "90.00", "account": "expense_services"}, {"kind": "recall", "price": "40.00"}, direction="in"
    )
    assert books.entries() == [
        ("1", [("4011", "0.00", "40.00"), ("4091", "40.00", "0.00")]),
        ("2", [("4011", "0.00", "50.00"), ("4091", "0.00", "40.00"), ("604", "90.00", "0.00")]),
    ]


@pytest.mark.parametrize(
    ("price", "recalled", "field"),
    [("500.00", "100.01", "lines.1.price"), ("50.00", "100.00", "lines.1.price"), ("500.00", "-1.00", "lines.1.price")],
)
def test_more_than_was_paid_in_advance_is_not_recalled(books, invoice, price, recalled, field):
    invoice("deposit", {"kind": "deposit", "price": "100.00"})
    with pytest.raises(GatewayRefusal) as refusal:
        invoice("final", {"price": price, "account": "revenue_service"}, {"kind": "recall", "price": recalled})
    assert (refusal.value.code, refusal.value.field, len(books.entries())) == ("bad_input", field, 1)


def test_scenario_18_a_budget_beside_what_happened(books, invoice):
    lines = [{"account": "revenue_service", "amount": "150.00"}, {"account": "expense_services", "amount": "50.00"}]
    made = books.do("set_budget", key="budget:2024:v1", name="2024", date="2024-01-01", lines=lines)
    invoice("k1", {"price": "130.00", "account": "revenue_service"})
    invoice("bill", {"price": "60.00", "account": "expense_services"}, direction="in")
    report = books.do("report", kind="budget", **YEAR)
    found = [
        (row["account"], row["side"], row["planned"], row["actual"], row["percent"], row["overrun"])
        for row in report.rows
    ]
    assert made.amounts == {"result": "100.00"}
    assert found == [
        ("604", "expense", "50.00", "60.00", "120.00", True),
        ("706", "income", "150.00", "130.00", "86.67", False),
    ]
    assert report.amounts == {
        "planned_income": "150.00", "actual_income": "130.00", "planned_expense": "50.00", "actual_expense": "60.00",
    }  # fmt: skip


def test_a_budget_is_set_anew_as_a_whole(books):
    for version, lines in enumerate(
        (
            [{"account": "donation", "amount": "10.00"}, {"account": "grant", "amount": "0"}],
            [{"account": "grant", "amount": "9"}],
        ),
        1,
    ):
        books.do("set_budget", key=f"budget:2024:v{version}", name="2024", date="2024-05-05", lines=lines)
    rows = books.do("report", kind="budget", budget="2024", **YEAR).rows
    assert [(row["account"], row["planned"], row["percent"]) for row in rows] == [("7411", "9.00", "0.00")]
    assert books.do("report", kind="budget", budget="2031", **YEAR).rows == []


@pytest.mark.parametrize(
    ("change", "code", "field"),
    [
        ({"date": "2031-01-01"}, "period_missing", "date"),
        ({"lines": [{"account": "bank", "amount": "1.00"}]}, "bad_input", "lines.0.account"),
        ({"lines": [{"account": "grant", "amount": "-1.00"}]}, "bad_input", "lines.0.amount"),
        ({"lines": [{"account": "grant", "amount": "1.001"}]}, "bad_input", "lines.0.account"),
        ({"lines": [{"account": "dreams", "amount": "1.00"}]}, "unknown_reference", "lines.0.account"),
        (
            {"lines": [{"account": "grant", "amount": "1.00"}, {"account": "7411", "amount": "1.00"}]},
            "bad_input",
            "lines",
        ),
        ({"name": ""}, "bad_input", "name"),
    ],
)
def test_a_budget_that_cannot_be_is_refused(books, change, code, field):
    given = {"name": "2024", "date": "2024-01-01", "lines": [], **change}
    with pytest.raises(GatewayRefusal) as refusal:
        books.do("set_budget", **given)
    assert (refusal.value.code, refusal.value.field) == (code, field)
