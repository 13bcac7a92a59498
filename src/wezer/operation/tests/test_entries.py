"""Entries: balanced or refused, once for each key, with everything that must be refused before anything is written."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as some

from wezer.operation.gateway import GatewayRefusal
from wezer.operation.gateway.errors import BadInput
from wezer.operation.gateway.reading import Reader

pytestmark = pytest.mark.django_db
DAY = "2024-03-01"


def gift(amount="10.00", **more):
    lines = [{"account": "bank", "debit": amount}, {"account": "donation", "credit": amount}]
    return {"date": DAY, "text": "A gift", "lines": lines, **more}


def test_an_entry_is_numbered_and_told_to_the_outside(books):
    first, second = books.do("post_entry", **gift()), books.do("post_entry", **gift("2.50"))
    assert [first.refs["number"], second.refs["number"], first.amounts, first.state] == [
        "1",
        "2",
        {"total": "10.00"},
        "posted",
    ]
    assert books.entries() == [
        ("1", [("5121", "10.00", "0.00"), ("7541", "0.00", "10.00")]),
        ("2", [("5121", "2.50", "0.00"), ("7541", "0.00", "2.50")]),
    ]
    told = books.engine(
        lambda pool: [(one.name, one.subject) for one in pool.get("wezer.event").search([("name", "=", "move_posted")])]
    )
    assert told == [("move_posted", first.refs["entry"]), ("move_posted", second.refs["entry"])]


def test_scenario_3_the_same_key_ten_times_is_one_entry_and_other_content_is_a_conflict(books):
    results = [books.do("post_entry", key="gift:fern:1", **gift()) for _turn in range(10)]
    assert [one.replayed for one in results] == [False] + [True] * 9
    assert {one.refs["entry"] for one in results} == {results[0].refs["entry"]}
    with pytest.raises(GatewayRefusal) as refusal:
        books.do("post_entry", key="gift:fern:1", **gift("11.00"))
    assert (refusal.value.code, refusal.value.retryable, len(books.entries())) == ("conflict", False, 1)


def test_scenario_16_an_unbalanced_entry_is_refused_by_the_gateway_and_by_the_engine(books):
    """Debit 10 and credit 9: SQLite's engine alone would post and number it."""
    with pytest.raises(GatewayRefusal) as refusal:
        books.do(
            "post_entry",
            date=DAY,
            text="Odd",
            lines=[{"account": "bank", "debit": "10"}, {"account": "donation", "credit": "9"}],
        )
    assert (refusal.value.code, refusal.value.field) == ("unbalanced", "lines")

    from wezer.operation.engine import calling
    from wezer.operation.gateway.books import Books

    def as_by_hand(pool):
        mine = Books(pool, calling.company_of(pool, books.entity))
        Move, Line = pool.get("account.move"), pool.get("account.move.line")
        move = Move(company=mine.company, journal=mine.journal("general"), period=mine.period(date(2024, 3, 1)))
        move.date = date(2024, 3, 1)
        move.lines = [
            Line(account=mine.account("bank"), debit=Decimal(10), credit=Decimal(0)),
            Line(account=mine.account("donation"), debit=Decimal(0), credit=Decimal(9)),
        ]
        move.save()
        Move.post([move])

    with pytest.raises(Exception, match=r"balance|débit|debit"):
        calling.change(as_by_hand, entity=books.entity, name="test", key="by hand")
    assert books.entries() == []
    assert books.do("post_entry", **gift()).refs["number"] == "1"


def test_an_entry_of_no_value_carries_units_of_a_community_currency(books):
    books.do("ensure_currency", code="VAL", name="Valeureux", digits="0")
    lines = [
        {"account": "community:VAL", "currency": "VAL", "units": "60"},
        {"account": "community:VAL", "currency": "VAL", "units": "-60"},
    ]
    assert books.do("post_entry", date=DAY, text="Memo", lines=lines).state == "posted"


def test_scenario_19_volunteer_time_is_shown_and_leaves_the_result_unchanged(books):
    """3 hours at 12.00."""
    lines = [
        {"account": "volunteer_time_use", "debit": "36.00"},
        {"account": "volunteer_time_income", "credit": "36.00"},
    ]
    books.do("post_entry", date=DAY, text="Mending the bakehouse", lines=lines)
    assert books.entries() == [("1", [("864", "36.00", "0.00"), ("875", "0.00", "36.00")])]


def test_a_reversal_mirrors_the_entry_settles_it_and_keeps_the_original(books):
    fern = books.party("Fern")
    lines = [{"account": "receivable", "party": fern, "debit": "10"}, {"account": "donation", "credit": "10"}]
    made = books.do("post_entry", key="promise:fern", date=DAY, text="A promise", lines=lines)
    mirror = books.do("reverse_entry", entry="promise:fern", date="2024-03-02", reason="Withdrawn")
    assert books.entries() == [
        ("1", [("4111", "10.00", "0.00"), ("7541", "0.00", "10.00")]),
        ("2", [("4111", "0.00", "10.00"), ("7541", "10.00", "0.00")]),
    ]
    with pytest.raises(GatewayRefusal) as refusal:
        books.do("reverse_entry", entry=made.refs["entry"], date="2024-03-02", reason="Again")
    assert (refusal.value.code, mirror.refs["number"], len(books.entries())) == ("forbidden", "2", 2)


MALFORMED = [
    ({"date": "0202-03-01"}, "bad_input", "date"),
    ({"date": "2024-02-31"}, "bad_input", "date"),
    ({"date": "2025-03-01"}, "period_missing", "date"),
    ({"text": ""}, "bad_input", "text"),
    ({"text": "x" * 100_000}, "bad_input", "text"),
    ({"text": "\x00seeds"}, "bad_input", "text"),
    ({"text": "apples\tpears"}, "bad_input", "text"),
    ({"lines": []}, "bad_input", "lines"),
    ({"journal": "misc"}, "bad_input", "journal"),
    ({"colour": "green"}, "bad_input", "colour"),
    ({"debit": "10.001"}, "bad_input", "lines.0.account"),
    ({"debit": "1e400"}, "bad_input", "lines.0.debit"),
    ({"debit": "NaN"}, "bad_input", "lines.0.debit"),
    ({"debit": "-10"}, "bad_input", "lines.0.debit"),
    ({"debit": "१०"}, "bad_input", "lines.0.debit"),
    ({"debit": 10.0}, "bad_input", "lines.0.debit"),
    ({"debit": 10}, "bad_input", "lines.0.debit"),
    ({"account": "512"}, "closed_account", "lines.0.account"),
    ({"account": "no_such_role"}, "unknown_reference", "lines.0.account"),
    ({"account": "receivable"}, "party_required", "lines.0.account"),
    (
        {"account": "receivable", "party": "0190f000-0000-7000-8000-00000000ffff"},
        "unknown_reference",
        "lines.0.account",
    ),
    ({"party": "Fern"}, "bad_input", "lines.0.party"),
    ({"currency": "QQQ", "units": "1"}, "unknown_reference", "lines.0.account"),
]


def test_what_is_malformed_is_refused_beside_its_field_and_writes_nothing(books, subtests):
    for change, code, field in MALFORMED:
        with subtests.test(change=str(change)[:60]):
            given = gift()
            of_entry = {
                key: value for key, value in change.items() if key in {"date", "text", "lines", "journal", "colour"}
            }
            given.update(of_entry)
            if change.get("debit") == "10.001":
                given["lines"] = [{"account": "bank", "debit": "10.001"}, {"account": "donation", "credit": "10.001"}]
            elif not of_entry:
                given["lines"][0].update(change)
            with pytest.raises(GatewayRefusal) as refusal:
                books.do("post_entry", **given)
            assert (refusal.value.code, refusal.value.field) == (code, field)
            assert books.entries() == []
            assert books.engine(lambda pool: pool.get("wezer.operation").search([("method", "=", "post_entry")])) == []


def test_books_that_are_not_open_and_methods_that_do_not_exist_are_refused(books):
    with pytest.raises(GatewayRefusal) as strange_entity:
        type(books)("0190f000-0000-7000-8000-00000000eeee").do("post_entry", **gift())
    with pytest.raises(GatewayRefusal) as strange_method:
        books.do("delete_everything")
    with pytest.raises(GatewayRefusal) as strange_key:
        books.do("post_entry", key="short", **gift())
    found = [(one.value.code, one.value.field) for one in (strange_entity, strange_method, strange_key)]
    assert found == [("unknown_reference", "entity"), ("bad_input", "method"), ("bad_input", "key")]


def test_a_closed_month_takes_nothing_more(books):
    books.do("post_entry", **gift())
    books.do("close_period", date=DAY)
    with pytest.raises(GatewayRefusal) as refusal:
        books.do("post_entry", **gift())
    assert (refusal.value.code, refusal.value.field, len(books.entries())) == ("period_closed", "date", 1)
    assert books.do("post_entry", **gift(date="2024-04-01")).state == "posted"


def test_two_people_of_one_name_stay_two_and_one_keeps_their_uid(books):
    first, second = books.party("Fern"), books.party("Fern")
    books.do("ensure_party", uid=first, name="Fern Moss", iban="FR76 3000 6000 0112 3456 7890 189")
    names = books.engine(
        lambda pool: {
            one.wezer_uid: one.name for one in pool.get("party.party").search([("wezer_uid", "in", [first, second])])
        }
    )
    assert names == {first: "Fern Moss", second: "Fern"}
    with pytest.raises(GatewayRefusal) as refusal:
        books.do("ensure_party", uid=first, name="Fern", iban="FR76 3000 6000 0112 3456 7890 188")
    assert (refusal.value.code, refusal.value.field) == ("bad_input", "iban")


@given(
    some.one_of(some.floats(), some.text(max_size=8), some.decimals(), some.integers(), some.none(), some.booleans())
)
def test_an_amount_is_a_plain_decimal_string_or_it_is_refused(value):
    try:
        read = Reader({"amount": value}).amount("amount")
    except BadInput as refusal:
        assert refusal.field == "amount"
    else:
        assert isinstance(value, str) and value.isascii() and read == Decimal(value) and 0 <= read < 10**13
