"""Invoices, what is paid on them and by what, and the reports that must add up. Scenarios by their numbers."""

import pytest

from wezer.operation.gateway import GatewayRefusal

pytestmark = pytest.mark.django_db
TRANSACTION = "0190f000-0000-7000-8000-0000000000aa"


@pytest.fixture
def fern(books):
    return books.party("Fern")


@pytest.fixture
def invoice(books, fern):
    """`invoice("k1", ("100.00", ["vat_20"]))`: posted, to Fern or from Fern."""

    def one(key, *lines, direction="out", **more):
        account = "revenue_service" if direction == "out" else "expense_services"
        given = [{"text": "Mending", "price": price, "account": account, "taxes": taxes} for price, taxes in lines]
        more = {"date": "2024-03-01", **more}
        return books.do("post_invoice", key=f"invoice:{key}", direction=direction, party=fern, lines=given, **more)

    return one


def pay(books, key, amount, **more):
    return books.do("record_payment", **{"invoice": f"invoice:{key}", "date": "2024-03-05", "amount": amount, **more})


def open_lines(books):
    """Lines kept by person that nothing has settled yet."""
    return books.engine(
        lambda pool: pool.get("account.move.line").search(
            [("account.party_required", "=", True), ("reconciliation", "=", None), ("move.state", "=", "posted")],
            count=True,
        )
    )


def test_scenario_1_a_sale_paid_in_two_halves(books, invoice):
    made = invoice("k1", ("100.00", ["vat_20"]))
    assert made.as_dict() == {
        "ok": True,
        "replayed": False,
        "refs": {"document": made.refs["document"], "number": "F2024-00001", "entry": made.refs["entry"]},
        "amounts": {"total": "120.00", "tax": "20.00", "to_pay": "120.00"},
        "state": "posted",
    }
    first, second = pay(books, "k1", "60.00"), pay(books, "k1", "60.00", by="cash")
    assert [(one.amounts["to_pay"], one.state) for one in (first, second)] == [("60.00", "posted"), ("0.00", "paid")]
    assert books.entries() == [
        ("1", [("4111", "120.00", "0.00"), ("44571", "0.00", "20.00"), ("706", "0.00", "100.00")]),
        ("2", [("4111", "0.00", "60.00"), ("5121", "60.00", "0.00")]),
        ("3", [("4111", "0.00", "60.00"), ("5311", "60.00", "0.00")]),
    ]
    assert open_lines(books) == 0
    with pytest.raises(GatewayRefusal) as refusal:
        pay(books, "k1", "1.00")
    assert (refusal.value.code, len(books.entries())) == ("overpayment", 3)


def test_scenario_2_a_sale_paid_in_a_community_currency_and_in_euro(books, invoice):
    books.do("ensure_currency", code="VAL", name="Valeureux", digits="0")
    made = invoice(
        "k2", ("50.00", ["vat_20"]), ("10.00", []), community=[{"currency": "VAL", "units": "60", "value": "10.00"}]
    )
    assert made.amounts == {"total": "70.00", "tax": "10.00", "to_pay": "70.00", "community": "10.00", "legal": "60.00"}
    settled = books.do(
        "settle_community",
        invoice="invoice:k2",
        transaction=TRANSACTION,
        currency="VAL",
        units="60",
        value="10.00",
        date="2024-03-02",
    )
    paid = pay(books, "k2", "60.00")
    assert [(one.amounts["to_pay"], one.state) for one in (settled, paid)] == [("60.00", "posted"), ("0.00", "paid")]
    assert books.entries() == [
        (
            "1",
            [("4111", "70.00", "0.00"), ("44571", "0.00", "10.00"), ("706", "0.00", "10.00"), ("706", "0.00", "50.00")],
        ),
        ("2", [("4111", "0.00", "10.00"), ("51281", "10.00", "0.00")]),
        ("3", [("4111", "0.00", "60.00"), ("5121", "60.00", "0.00")]),
    ]
    units = books.engine(
        lambda pool: [
            (line.second_currency.code, str(line.amount_second_currency))
            for line in pool.get("account.move.line").search([("account.code", "=", "51281")])
        ]
    )
    reconciled = books.engine(
        lambda pool: [len(one.lines) for one in pool.get("account.move.reconciliation").search([])]
    )
    assert (units, reconciled, open_lines(books)) == ([("VAL", "60")], [3], 0)


def test_scenario_3_an_invoice_sent_ten_times_is_one_invoice(books, invoice):
    made = [invoice("k3", ("100.00", ["vat_20"])) for _turn in range(10)]
    with pytest.raises(GatewayRefusal) as refusal:
        invoice("k3", ("101.00", ["vat_20"]))
    found = (
        {one.refs["number"] for one in made},
        sum(one.replayed for one in made),
        refusal.value.code,
        len(books.entries()),
    )
    assert found == ({"F2024-00001"}, 9, "conflict", 1)


def test_scenario_8_a_purchase_and_its_payment(books, invoice):
    made = invoice("bill", ("250.00", ["vat_20"]), direction="in", reference="W-17")
    assert (made.amounts["total"], made.refs["number"]) == ("300.00", "FF2024-00001")
    assert pay(books, "bill", "300.00").state == "paid"
    assert books.entries() == [
        ("1", [("4011", "0.00", "300.00"), ("44566", "50.00", "0.00"), ("604", "250.00", "0.00")]),
        ("2", [("4011", "300.00", "0.00"), ("5121", "0.00", "300.00")]),
    ]
    with pytest.raises(GatewayRefusal) as refusal:
        invoice("again", ("250.00", ["vat_20"]), direction="in", reference="W-17")
    assert (refusal.value.code, refusal.value.field, len(books.entries())) == ("bad_input", "reference", 2)


@pytest.mark.parametrize(
    ("waived", "more"), [(False, []), (True, [("2", [("4671", "48.50", "0.00"), ("7541", "0.00", "48.50")])])]
)
def test_scenario_10_an_expense_is_owed_or_given(books, fern, waived, more):
    line = {"text": "Train to the orchard", "category": "expense_travel", "amount": "48.50"}
    made = books.do("post_expense", claimant=fern, date="2024-03-01", lines=[line], waived=waived)
    assert made.state == ("waived" if waived else "owed")
    assert books.entries() == [("1", [("4671", "0.00", "48.50"), ("6251", "48.50", "0.00")]), *more]
    assert open_lines(books) == (0 if waived else 1)


def test_scenario_12_an_invoice_in_a_foreign_currency_gains_by_the_rate(books, invoice):
    books.do("ensure_currency", code="USD", name="Dollar", digits="2")
    books.do("set_rate", currency="USD", date="2024-03-01", rate="1.20")
    books.do("set_rate", currency="USD", date="2024-03-05", rate="1.10")
    made = invoice("usd", ("400.00", []), currency="USD")
    paid = pay(books, "usd", "400.00")
    assert (made.amounts["total"], paid.amounts["to_pay"], paid.state) == ("400.00", "0.00", "paid")
    assert books.entries() == [
        ("1", [("4111", "333.33", "0.00"), ("706", "0.00", "333.33")]),
        ("2", [("4111", "0.00", "363.64"), ("5121", "363.64", "0.00")]),
        ("3", [("4111", "30.31", "0.00"), ("766", "0.00", "30.31")]),
    ]
    assert open_lines(books) == 0


def test_scenario_13_a_receivable_in_a_community_currency_is_settled_at_the_rate_of_the_day(books, invoice):
    books.do("ensure_currency", code="VAL", name="Valeureux", digits="0")
    books.do("set_rate", currency="VAL", date="2024-03-01", rate="6")
    books.do("set_rate", currency="VAL", date="2024-03-05", rate="5")
    invoice("val", ("60", []), currency="VAL")
    settled = books.do(
        "settle_community",
        invoice="invoice:val",
        transaction=TRANSACTION,
        currency="VAL",
        units="60",
        value="12.00",
        date="2024-03-05",
    )
    assert (settled.amounts["to_pay"], settled.state) == ("0", "paid")
    assert books.entries() == [
        ("1", [("4111", "10.00", "0.00"), ("706", "0.00", "10.00")]),
        ("2", [("4111", "0.00", "12.00"), ("51281", "12.00", "0.00")]),
        ("3", [("4111", "2.00", "0.00"), ("766", "0.00", "2.00")]),
    ]
    assert open_lines(books) == 0


def test_scenario_20_a_full_credit_before_payment_leaves_nothing(books, invoice):
    invoice("k20", ("100.00", ["vat_20"]))
    credit = books.do("credit_invoice", invoice="invoice:k20", date="2024-03-02", reason="Not delivered")
    assert (credit.refs["number"], credit.amounts, credit.state) == (
        "A2024-00001",
        {"total": "-120.00", "tax": "-20.00", "to_pay": "0.00", "left": "0.00"},
        "paid",
    )
    assert books.entries()[1] == (
        "2",
        [("4111", "0.00", "120.00"), ("44571", "20.00", "0.00"), ("706", "100.00", "0.00")],
    )
    vat = books.do("report", kind="vat", start="2024-01-01", end="2024-12-31")
    assert (open_lines(books), vat.amounts) == (0, {"collected": "0.00", "deductible": "0.00", "to_pay": "0.00"})


def test_paying_more_is_refused_or_kept_as_a_credit_of_the_person(books, invoice):
    invoice("k1", ("100.00", []))
    with pytest.raises(GatewayRefusal) as refusal:
        pay(books, "k1", "110.00")
    assert (refusal.value.code, refusal.value.field, len(books.entries())) == ("overpayment", "amount", 1)
    assert pay(books, "k1", "110.00", overpayment="keep").state == "paid"
    aged = books.do("report", kind="aged", start="2024-01-01", end="2024-12-31")
    assert (books.entries()[1][1], aged.amounts) == (
        [("4111", "0.00", "10.00"), ("4111", "0.00", "100.00"), ("5121", "110.00", "0.00")],
        {"open": "-10.00"},
    )


def test_a_date_never_goes_behind_the_last_number_of_its_series(books, invoice):
    invoice("later", ("1.00", []), date="2024-06-01")
    with pytest.raises(GatewayRefusal) as refusal:
        invoice("strict", ("1.00", []), date="2024-05-01", date_policy="strict")
    assert (refusal.value.code, refusal.value.field, len(books.entries())) == ("date_order", "date", 1)


def test_an_automatic_invoice_that_comes_late_takes_the_date_of_today(books, invoice):
    from datetime import UTC, datetime

    today = datetime.now(UTC).date()
    books.do("open_year", start=f"{today.year}-01-01", end=f"{today.year}-12-31")
    invoice("later", ("1.00", []), date=today.isoformat())
    if today.day > 1:
        invoice("late", ("1.00", []), date=today.replace(day=1).isoformat())
        dates = books.engine(lambda pool: [one.invoice_date for one in pool.get("account.invoice").search([])])
        assert dates == [today, today]


def test_an_invoice_of_the_future_waits_for_a_yes(books, invoice):
    books.do("open_year", start="2099-01-01", end="2099-12-31")
    with pytest.raises(GatewayRefusal) as refusal:
        invoice("future", ("1.00", []), date="2099-03-01")
    assert (refusal.value.code, refusal.value.retryable, books.entries()) == ("needs_confirmation", False, [])
    made = invoice("future", ("1.00", []), date="2099-03-01", confirm=(refusal.value.details["warning"],))
    assert made.state == "posted"


NO_LINES = [
    ({"price": "-5.00"}, "bad_input", "lines.0.price"),
    ({"quantity": "0"}, "bad_input", "lines.0.quantity"),
    ({"quantity": "1.23456"}, "bad_input", "lines.0.quantity"),
    ({"unit": "bushel"}, "bad_input", "lines.0.unit"),
    ({"account": ""}, "bad_input", "lines.0.account"),
    ({"account": "revenue_dreams"}, "unknown_reference", "lines.0.account"),
    ({"taxes": ["vat_99"]}, "unknown_reference", "lines.0.taxes"),
    ({"product": TRANSACTION}, "unknown_reference", "lines.0.product"),
]


def test_a_line_that_cannot_be_is_refused_beside_its_field(books, fern, subtests):
    for change, code, field in NO_LINES:
        with subtests.test(change=str(change)):
            line = {"text": "Mending", "price": "10.00", "account": "revenue_service", **change}
            with pytest.raises(GatewayRefusal) as refusal:
                books.do("post_invoice", direction="out", party=fern, date="2024-03-01", lines=[line])
            assert (refusal.value.code, refusal.value.field, books.entries()) == (code, field, [])


def test_a_product_brings_its_own_account(books, fern):
    goods = "0190f000-0000-7000-8000-0000000000bb"
    books.do("ensure_product", uid=goods, name="Cider", kind="goods", price="4.00")
    books.do("ensure_product", uid=goods, name="Cider, dry", kind="goods", price="4.50")
    line = {"text": "Cider", "price": "4.50", "quantity": "2", "product": goods, "nature": "goods", "taxes": ["vat_20"]}
    made = books.do("post_invoice", direction="out", party=fern, date="2024-03-01", lines=[line])
    names = books.engine(lambda pool: [one.name for one in pool.get("product.product").search([])])
    assert (made.amounts["total"], books.entries()[0][1], names) == (
        "10.80",
        [("4111", "10.80", "0.00"), ("44571", "0.00", "1.80"), ("7071", "0.00", "9.00")],
        ["Cider, dry"],
    )


def test_scenario_22_the_french_file_and_all_reports_add_up(books, invoice, fern):
    invoice("k1", ("100.00", ["vat_20"]))
    pay(books, "k1", "120.00")
    invoice("bill", ("250.00", ["vat_20"]), direction="in", reference="W-17")
    books.do("credit_invoice", invoice="invoice:bill", date="2024-04-02", reason="Sent back")
    books.do(
        "post_expense",
        claimant=fern,
        date="2024-04-03",
        lines=[{"text": "Bus", "category": "expense_travel", "amount": "4"}],
    )
    dates = {"start": "2024-01-01", "end": "2024-12-31"}
    file = books.do("report", kind="fec", **dates).file
    head, *rows = [line.split("\t") for line in file.splitlines()]
    assert {len(row) for row in (head, *rows)} == {18}
    debit, credit = (sum(float(row[place].replace(",", ".")) for row in rows) for place in (11, 12))
    numbers = list(dict.fromkeys(row[2] for row in rows))
    assert (debit, numbers) == (credit, [number for number, _lines in books.entries()])

    found = {
        kind: books.do("report", kind=kind, **dates).amounts
        for kind in ("trial_balance", "ledger", "income_statement", "balance_sheet", "aged", "vat")
    }
    assert found == {
        "trial_balance": {"debit": "844.00", "credit": "844.00"},
        "ledger": {"debit": "844.00", "credit": "844.00"},
        "income_statement": {"result": "96.00"},
        "balance_sheet": {"assets": "120.00", "liabilities": "24.00", "result": "96.00"},
        "aged": {"open": "-4.00"},
        "vat": {"collected": "20.00", "deductible": "0.00", "to_pay": "20.00"},
    }
    health = books.do("health")
    assert (health.state, health.amounts) == ("good", {"debit": "844.00", "credit": "844.00"})


def test_what_was_posted_and_paid_is_told_in_order(books, invoice):
    begun = books.do("events", after="0").rows[-1]["id"]  # opening the books told of their chart
    invoice("k1", ("100.00", []))
    pay(books, "k1", "100.00")
    told = books.do("events", after=begun).rows
    assert [one["name"] for one in told] == [
        "invoice_posted",
        "move_posted",
        "move_posted",
        "invoice_changed",
        "reconciled",
        "invoice_paid",
    ]
    assert books.do("events", after=told[-1]["id"]).rows == []
    assert [one["payload"]["to_pay"] for one in told if one["name"] == "invoice_paid"] == ["0"]


def test_closing_a_year_hands_the_result_over_and_carries_balances_on(books, invoice):
    invoice("k1", ("100.00", []))
    pay(books, "k1", "100.00")
    invoice("bill", ("30.00", []), direction="in")
    closed = books.do("close_year", date="2024-12-31")
    assert (closed.amounts, closed.state) == ({"result": "70.00"}, "closed")
    assert books.entries()[-1][1] == [("10131", "0.00", "70.00"), ("604", "0.00", "30.00"), ("706", "100.00", "0.00")]
    with pytest.raises(GatewayRefusal) as refusal:
        invoice("late", ("1.00", []))
    books.do("open_year", start="2025-01-01", end="2025-12-31")
    sheet = books.do("report", kind="balance_sheet", start="2025-01-01", end="2025-12-31")
    assert (refusal.value.code, sheet.amounts) == (
        "period_closed",
        {"assets": "100.00", "liabilities": "100.00", "result": "0.00"},
    )
