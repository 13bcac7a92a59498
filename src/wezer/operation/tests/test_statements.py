"""Statements through the gateway: imported once, matched line by line, undone the accounting way."""

from base64 import b64encode

import pytest

from wezer.operation.gateway import GatewayRefusal
from wezer.operation.tests.bank_samples import CSV, camt, coda, entry

pytestmark = [pytest.mark.django_db, pytest.mark.xdist_group("books")]


@pytest.fixture
def fern(books):
    return books.party("Fern")


@pytest.fixture
def bill(books, fern):
    """`bill("k1", "100.00")`: a posted invoice to Fern; "in" for one of Fern's."""

    def one(key, amount, direction="out", **more):
        account = "revenue_service" if direction == "out" else "expense_services"
        more = {"date": "2024-03-01", "lines": [{"text": "Mending", "price": amount, "account": account}], **more}
        return books.do("post_invoice", key=f"invoice:{key}", direction=direction, party=fern, **more)

    return one


def bring(books, *entries, key="statement:march", opening="0.00", closing="0.00", **more):
    content = camt(*entries, opening=opening, closing=closing) if entries else camt()
    return books.do("import_statement", key=key, file=b64encode(content).decode(), format="camt", **more)


def match(books, line, *targets, **more):
    return books.do("match_line", statement="statement:march", line=str(line), targets=list(targets), **more)


def states(books):
    found = books.engine(
        lambda pool: [
            (one.state, str(one.amount_to_pay)) for one in pool.get("account.invoice").search([], order=[("id", "ASC")])
        ]
    )
    return [(state, f"{float(left):.2f}") for state, left in found]


def open_lines(books):
    return books.engine(
        lambda pool: pool.get("account.move.line").search(
            [("account.party_required", "=", True), ("reconciliation", "=", None), ("move.state", "=", "posted")],
            count=True,
        )
    )


def test_scenario_11_a_line_pays_the_oldest_invoice_first(books, bill, fern):
    bill("second", "150.00", date="2024-03-01", due="2024-04-30")
    bill("first", "100.00", date="2024-03-01", due="2024-03-20")
    bring(books, entry("180.00"), closing="180.00")
    made = match(books, 1, {"party": fern}, key="match:march:1")
    assert (made.amounts, made.state) == ({"total": "180.00", "left": "70.00"}, "posted")
    assert books.entries() == [
        ("1", [("4111", "150.00", "0.00"), ("706", "0.00", "150.00")]),
        ("2", [("4111", "100.00", "0.00"), ("706", "0.00", "100.00")]),
        ("3", [("4111", "0.00", "100.00"), ("4111", "0.00", "80.00"), ("5121", "180.00", "0.00")]),
    ]
    assert states(books) == [("posted", "70.00"), ("paid", "0.00")]
    assert match(books, 1, {"party": fern}, key="match:march:1").replayed
    assert len(books.entries()) == 3


def test_two_parts_pay_one_invoice_and_settle_it(books, bill):
    bill("k1", "100.00")
    books.do("record_payment", invoice="invoice:k1", date="2024-03-02", amount="30.00")
    bring(books, entry("40.00"), entry("30.00"), closing="70.00")
    parts = [match(books, line, {"document": "invoice:k1"}).amounts["left"] for line in (1, 2)]
    assert (parts, states(books), open_lines(books)) == (["30.00", "0.00"], [("paid", "0.00")], 0)


def test_one_line_pays_invoices_a_fee_and_leaves_a_credit(books, bill, fern):
    bill("k1", "100.00")
    bill("k2", "20.00")
    bring(books, entry("130.00"), closing="130.00")
    match(
        books,
        1,
        {"document": "invoice:k1", "amount": "100.00"},
        {"document": "invoice:k2", "amount": "15.00"},
        {"account": "membership_fee", "amount": "10.00", "text": "Fee 2024"},
        {"party": fern, "amount": "5.00", "settle": "none"},
    )
    assert books.entries()[-1][1] == [
        ("4111", "0.00", "100.00"),
        ("4111", "0.00", "15.00"),
        ("4111", "0.00", "5.00"),
        ("5121", "130.00", "0.00"),
        ("7561", "0.00", "10.00"),
    ]
    assert states(books) == [("paid", "0.00"), ("posted", "5.00")]


def test_money_out_pays_a_supplier_an_expense_and_bank_charges(books, bill, fern):
    bill("their", "300.00", "in")
    books.do(
        "post_expense",
        claimant=fern,
        date="2024-03-01",
        lines=[{"text": "Bus", "category": "expense_travel", "amount": "8.00"}],
        key="expense:1",
    )
    bring(books, entry("308.00", "DBIT"), entry("5.00", "DBIT"), opening="400.00", closing="87.00")
    match(books, 1, {"document": "invoice:their", "amount": "300.00"}, {"document": "expense:1", "amount": "8.00"})
    match(books, 2, {"account": "expense_bank"})
    assert [lines for _number, lines in books.entries()[-2:]] == [
        [("4011", "300.00", "0.00"), ("4671", "8.00", "0.00"), ("5121", "0.00", "308.00")],
        [("5121", "0.00", "5.00"), ("6278", "5.00", "0.00")],
    ]
    assert (states(books), open_lines(books)) == ([("paid", "0.00")], 0)


def test_a_customer_gets_back_what_was_paid_too_much(books, bill, fern):
    bill("k1", "50.00")
    books.do("record_payment", invoice="invoice:k1", date="2024-03-02", amount="60.00", overpayment="keep")
    bring(books, entry("10.00", "DBIT"), opening="10.00", closing="0.00")
    match(books, 1, {"account": "receivable", "party": fern})
    aged = books.do("report", kind="aged", start="2024-01-01", end="2024-12-31")
    assert (books.entries()[-1][1], aged.amounts) == (
        [("4111", "10.00", "0.00"), ("5121", "0.00", "10.00")],
        {"open": "0.00"},
    )


def test_what_the_books_have_already_is_ticked_off_without_another_entry(books, bill):
    bill("k1", "100.00")
    paid = books.do("record_payment", invoice="invoice:k1", date="2024-03-05", amount="100.00")
    bring(books, entry("100.00"), entry("100.00"), closing="200.00")
    made = match(books, 1, {"recorded": paid.refs["entry"]})
    assert (made.refs["entry"], len(books.entries())) == (paid.refs["entry"], 2)
    with pytest.raises(GatewayRefusal) as refusal:
        match(books, 2, {"recorded": paid.refs["entry"]})
    assert (refusal.value.field, len(books.entries())) == ("targets.0.recorded", 2)


def test_a_wrong_match_is_undone_by_its_mirror_and_the_line_waits_again(books, bill):
    bill("k1", "100.00")
    bill("k2", "100.00")
    bring(books, entry("100.00"), closing="100.00")
    match(books, 1, {"document": "invoice:k1"})
    undone = books.do(
        "unmatch_line", statement="statement:march", line="1", date="2024-03-12", reason="It was for the other"
    )
    assert (undone.state, states(books)) == ("waiting", [("posted", "100.00"), ("posted", "100.00")])
    again = match(books, 1, {"document": "invoice:k2"})
    assert (again.state, states(books)) == ("posted", [("posted", "100.00"), ("paid", "0.00")])
    assert [lines for _number, lines in books.entries()[2:]] == [
        [("4111", "0.00", "100.00"), ("5121", "100.00", "0.00")],
        [("4111", "100.00", "0.00"), ("5121", "0.00", "100.00")],
        [("4111", "0.00", "100.00"), ("5121", "100.00", "0.00")],
    ]
    assert books.do("health").state == "good"


def test_the_same_file_is_imported_once_whatever_the_key(books):
    first, second = bring(books), bring(books, key="statement:again")
    assert (first.amounts, first.state) == ({"opening": "100.00", "closing": "255.00", "sum": "155.00"}, "draft")
    assert (second.refs, second.replayed, first.replayed) == (first.refs, True, False)
    counted = books.engine(
        lambda pool: [pool.get(f"account.statement{part}").search([], count=True) for part in ("", ".origin")]
    )
    assert (counted, books.entries()) == ([1, 3], [])
    told = [row for row in books.do("events", after="0").rows if row["name"] == "statement_imported"]
    assert [(row["payload"]["lines"], row["payload"]["format"]) for row in told] == [(3, "camt")]


def test_tables_and_coda_come_in_too_and_lines_of_another_file_are_left_out(books):
    layout = {"date": "1", "text": "2", "amount": "3", "name": "4", "reference": "5"}
    table = books.do(
        "import_statement", file=b64encode(CSV.encode()).decode(), format="csv", mapping=layout, skip=["2"]
    )
    belgian = books.do("import_statement", file=b64encode(coda()).decode(), format="coda", account="cash")
    assert (table.amounts, belgian.amounts["sum"]) == ({"sum": "175.00"}, "155.00")


NO_STATEMENTS = [
    ({"file": "not base64!"}, "file"),
    ({"file": b64encode(camt(closing="1.00")).decode()}, "file"),
    ({"file": b64encode(b"%PDF-1.7").decode()}, "file"),
    ({"file": "A" * 7_000_001}, "file"),
    ({"format": "mt940"}, "format"),
    ({"account": "bank_of_dreams"}, "account"),
    ({"mapping": {"colour": "1"}}, "mapping.colour"),
    ({"mapping": {"date": "first"}}, "mapping"),
    ({"skip": ["one"]}, "skip"),
]


def test_a_statement_that_cannot_be_is_refused_and_nothing_is_kept(books, subtests):
    for change, field in NO_STATEMENTS:
        with subtests.test(change=str(change)[:60]):
            given = {"file": b64encode(camt()).decode(), "format": "camt", **change}
            with pytest.raises(GatewayRefusal) as refusal:
                books.do("import_statement", **given)
            kept = books.engine(lambda pool: pool.get("account.statement").search([], count=True))
            assert (refusal.value.field, kept) == (field, 0)


NO_MATCHES = [
    ([{"document": "invoice:k1"}], "overpayment", "targets.0.amount"),
    ([{"document": "invoice:nowhere"}], "unknown_reference", "targets.0.amount"),
    ([{"account": "revenue_dreams"}], "unknown_reference", "targets.0.amount"),
    ([{"account": "receivable"}], "party_required", "targets.0.amount"),
    ([{"account": "cash", "batch": "x"}], "bad_input", "targets.0.document"),
    ([{"amount": "180.00"}], "bad_input", "targets.0.document"),
    ([{"account": "cash", "amount": "1.00"}], "bad_input", "targets"),
    ([{"account": "cash", "amount": "-180.00"}], "bad_input", "targets.0.amount"),
    ([{"account": "cash", "amount": "180.001"}], "bad_input", "targets.0.amount"),
    ([{"account": "cash"}, {"account": "bank"}], "bad_input", "targets"),
    ([{"document": "invoice:k1", "amount": "90.00"}, {"document": "invoice:k1", "amount": "90.00"}], "bad_input", "targets"),
    ([], "bad_input", "targets"),
]  # fmt: skip


def test_a_match_that_cannot_be_is_refused_beside_its_field(books, bill, subtests):
    bill("k1", "100.00")
    bring(books, entry("180.00"), closing="180.00")
    for targets, code, field in NO_MATCHES:
        with subtests.test(targets=str(targets)):
            with pytest.raises(GatewayRefusal) as refusal:
                match(books, 1, *targets)
            assert (refusal.value.code, refusal.value.field, len(books.entries())) == (code, field, 1)


def test_a_line_is_matched_once_and_only_where_it_is(books):
    bring(books, entry("180.00"), entry("1.00"), closing="181.00")
    match(books, 1, {"account": "donation"})
    codes = []
    for line, target in ((1, {"account": "donation"}), (9, {"account": "donation"})):
        with pytest.raises(GatewayRefusal) as refusal:
            match(books, line, target)
        codes.append((refusal.value.code, refusal.value.field))
    with pytest.raises(GatewayRefusal) as refusal:
        books.do("unmatch_line", statement="statement:march", line="2", date="2024-03-12", reason="Never was")
    assert (codes, refusal.value.field, len(books.entries())) == (
        [("forbidden", "line"), ("unknown_reference", "line")],
        "line",
        1,
    )
