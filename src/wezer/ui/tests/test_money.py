"""Money on screen, and amounts as people type them."""

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from wezer.kernel.money import Money
from wezer.ui import money as money_text
from wezer.ui.forms import AmountUnread, Form, MoneyField, read_amount, read_hours

LOOKS = {
    "VAL": money_text.Looks("VAL", "VAL", 0, "sufficient"),
    "EUR": money_text.Looks("EUR", "€", 2, "rare"),
    "H": money_text.Looks("H", "h", 0, "sufficient", "hours_minutes"),
    "MERCI": money_text.Looks("MERCI", "Merci", 0, "abundant"),
}


@pytest.fixture(autouse=True)
def known_currencies():
    with money_text.shown_by(lambda code: LOOKS.get(code) or money_text.Looks(code, code)):
        yield


def test_another_source_serves_for_a_while_only():
    with money_text.shown_by(lambda code: money_text.Looks(code, "inner")):
        assert money_text.describe("VAL").symbol == "inner"
    assert money_text.describe("VAL").symbol == "VAL"


@pytest.mark.parametrize(
    ("money", "signed", "english", "french"),
    [
        (Money(60, "VAL"), False, "60\xa0VAL", "60\xa0VAL"),
        (Money(120450, "EUR"), False, "1,204.50\xa0€", "1\u202f204,50\xa0€"),
        (Money(1234567, "VAL"), True, "+1,234,567\xa0VAL", "+1\u202f234\u202f567\xa0VAL"),
        (Money(-150, "EUR"), False, "−1.50\xa0€", "−1,50\xa0€"),
        (Money(0, "EUR"), True, "0.00\xa0€", "0,00\xa0€"),
        (Money(5400, "H"), True, "+1:30\xa0h", "+1:30\xa0h"),
        (Money(-3661, "H"), False, "−1:01:01\xa0h", "−1:01:01\xa0h"),
    ],
)
def test_an_amount_is_written_in_the_readers_separators(money, signed, english, french):
    assert money_text.text(money, signed, "en") == english
    assert money_text.text(money, signed, "fr") == french


def test_a_mixed_price_reads_as_one_sentence_and_never_as_a_sum():
    price = [Money(90, "VAL"), Money(800, "EUR"), Money(1, "MERCI")]
    assert money_text.text(price) == "90\xa0VAL, 8.00\xa0€ and 1\xa0Merci"
    assert money_text.text(price[:1]) == "90\xa0VAL"
    assert money_text.text([]) == ""


def test_each_category_has_its_own_shape_and_a_unit_from_a_member_cannot_carry_markup():
    drawn = {money_text.html(Money(1, code)).split("<span>")[0] for code in ("VAL", "EUR", "MERCI")}
    assert len(drawn) == 3
    with money_text.shown_by(lambda code: money_text.Looks(code, "<b>x</b>", 0)):
        assert "<b>" not in money_text.html([Money(1, "X"), Money(2, "X")], signed=True, big=True)


@pytest.mark.parametrize(
    ("typed", "scale", "language", "units"),
    [
        ("12", 0, "en", 12),
        ("12.5", 2, "en", 1250),
        ("12,5", 2, "en", 1250),
        ("12,50", 2, "fr", 1250),
        ("1 204,50", 2, "fr", 120450),
        ("1\u202f204,50", 2, "fr", 120450),
        ("1.204,50", 2, "fr", 120450),
        ("1,204.50", 2, "en", 120450),
        ("1,204", 2, "en", 120400),
        ("1,204", 0, "en", 1204),
        ("1,234,567", 0, "fr", 1234567),
        ("0,5", 2, "fr", 50),
    ],
)
def test_an_amount_is_read_as_people_type_it(typed, scale, language, units):
    assert read_amount(typed, scale, language) == units


@pytest.mark.parametrize(
    ("typed", "scale", "language", "reason"),
    [
        ("", 2, "en", "unread"),
        ("12€", 2, "en", "unread"),
        ("-5", 2, "en", "unread"),
        ("1e3", 2, "en", "unread"),
        ("١٢", 0, "en", "unread"),
        ("12.", 2, "en", "unread"),
        (".5", 2, "en", "unread"),
        ("1,2345.00", 2, "en", "unread"),
        ("1.2.3", 2, "en", "unread"),
        ("1,204", 2, "fr", "decimals"),
        ("0.125", 2, "en", "decimals"),
        ("0,204", 2, "en", "decimals"),
        ("12,5", 0, "fr", "whole"),
        ("9" * 25, 0, "en", "large"),
    ],
)
def test_an_amount_that_could_be_misread_is_refused_and_never_rounded(typed, scale, language, reason):
    with pytest.raises(AmountUnread) as refused:
        read_amount(typed, scale, language)
    assert refused.value.reason == reason


@given(st.integers(min_value=0, max_value=10**15), st.sampled_from(["VAL", "EUR"]), st.sampled_from(["en", "fr"]))
def test_what_is_shown_can_be_typed_back(units, code, language):
    looks = LOOKS[code]
    with translation.override(language):
        assert read_amount(money_text.number(units, looks, language), looks.scale, language) == units


def test_hours_are_typed_as_hours_and_minutes_or_decimals_that_make_whole_minutes():
    assert [read_hours(text) for text in ("1:30", "1h30", "2 h", "2", "1,5", "0.25", "0:05")] == [
        5400,
        5400,
        7200,
        7200,
        5400,
        900,
        300,
    ]
    for wrong in ("1:75", "1,33", "-1", "h", "1:3"):
        with pytest.raises(AmountUnread):
            read_hours(wrong)


class Payment(Form):
    amount = MoneyField(currency="EUR")


def cleaned(typed):
    form = Payment({"amount": typed})
    return form.cleaned_data["amount"] if form.is_valid() else [error.code for error in form.errors.as_data()["amount"]]


def test_the_money_field_gives_whole_units_or_says_what_to_write():
    assert [cleaned(text) for text in ("12,50", "0", "12,345", "", "x")] == [
        1250,
        ["amount_zero"],
        1234500,
        ["required"],
        ["amount_unread"],
    ]
    with translation.override("fr"):
        assert cleaned("12,345") == ["amount_decimals"]
        assert cleaned("10000000000000,01") == ["amount_large"]


def test_a_limit_may_be_below_zero_and_is_shown_as_it_was_typed():
    field = MoneyField(currency="VAL", signed=True)
    assert (field.clean("-500"), field.clean("−500"), field.clean("0")) == (-500, -500, 0)
    assert field.prepare_value(-500) == "-500"
    assert not field.has_changed(-500, "-500")
