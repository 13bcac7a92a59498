"""Whole smallest units: parts always add up, nothing is rounded in silence, nothing odd gets in."""

from contextlib import suppress
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wezer.kernel.money import (
    HALF_EVEN,
    HALF_UP,
    LARGEST,
    AmountInvalid,
    Money,
    decimal_text,
    divide,
    instalments,
    parse_amount,
    split,
)

units = st.integers(-LARGEST, LARGEST)


@given(units, st.lists(st.integers(0, 10**9), min_size=1, max_size=30).filter(any))
def test_shares_add_up_and_none_is_a_whole_unit_away_from_its_part(whole, weights):
    shares = split(whole, weights)
    assert sum(shares) == whole
    total = sum(weights)
    assert all(abs(share - Fraction(whole * weight, total)) < 1 for share, weight in zip(shares, weights, strict=True))
    assert all(share == 0 for share, weight in zip(shares, weights, strict=True) if weight == 0)


@pytest.mark.parametrize(
    ("whole", "weights", "shares"),
    [
        (10_000, [1, 1, 1], [3_334, 3_333, 3_333]),
        (-10_000, [1, 1, 1], [-3_334, -3_333, -3_333]),
        (210, [100, 50, 30], [117, 58, 35]),
        (10_000, [6325, 5722, 5388], [3_628, 3_282, 3_090]),
        (1, [0, 1], [0, 1]),
        (0, [3, 4], [0, 0]),
    ],
)
def test_splits(whole, weights, shares):
    assert split(whole, weights) == shares


@pytest.mark.parametrize("weights", [[], [0], [0, 0], [3, -1]])
def test_no_split_without_weight(weights):
    with pytest.raises(ValueError, match="weights"):
        split(100, weights)


@given(units, st.integers(1, 60))
def test_instalments_add_up_and_the_last_takes_the_rest(whole, count):
    parts = instalments(whole, count)
    assert sum(parts) == whole and len(parts) == count and len(set(parts[:-1])) <= 1
    assert abs(parts[-1]) - abs(parts[0]) in range(count)


def test_scenario_22_a_hundred_in_three_instalments():
    assert (instalments(10_000, 3), instalments(-10_000, 3)) == ([3_333, 3_333, 3_334], [-3_333, -3_333, -3_334])
    with pytest.raises(ValueError, match="instalment"):
        instalments(100, 0)


@given(units, st.integers(-(10**6), 10**6).filter(bool))
def test_division_is_to_the_nearest_and_symmetrical(numerator, denominator):
    exact = Fraction(numerator, denominator)
    assert divide(numerator, denominator, HALF_EVEN) == round(exact)
    for rounding in (HALF_EVEN, HALF_UP):
        found = divide(numerator, denominator, rounding)
        assert abs(found - exact) <= Fraction(1, 2)
        assert divide(-numerator, denominator, rounding) == -found


def test_ties_go_as_the_caller_says():
    ties = [(5, 2), (7, 2), (-5, 2), (1, 2), (12525, 10)]
    assert [divide(*tie, HALF_EVEN) for tie in ties] == [2, 4, -2, 0, 1252]
    assert [divide(*tie, HALF_UP) for tie in ties] == [3, 4, -3, 1, 1253]


@pytest.mark.parametrize(
    ("text", "scale", "found"),
    [
        ("12.50", 2, 1_250),
        ("12.5", 2, 1_250),
        ("12", 2, 1_200),
        ("3600", 0, 3_600),
        ("0.01", 2, 1),
        ("007", 0, 7),
        ("10000000000000.00", 2, LARGEST),
        (str(LARGEST), 0, LARGEST),
    ],
)
def test_amounts_are_read_exactly(text, scale, found):
    assert parse_amount(text, scale) == found


@pytest.mark.parametrize(
    ("text", "scale"),
    [
        *(
            (text, 2)
            for text in ("0", "0.00", "-1", "+1", "10.555", "1e3", "１２", "١٢", "", " ", " 12", "12 ", "12\n", "12.")
        ),
        *(
            (text, 2)
            for text in (".5", "1.2.3", "1,50", "1_000", "0x10", "NaN", "Infinity", "12\0", "²", "9" * 41, "1" * 10_000)
        ),
        *(
            ("12.0", 0),
            (str(LARGEST + 1), 0),
            ("10000000000000.01", 2),
            (None, 2),
            (12, 2),
            (12.5, 2),
            (b"12", 2),
            (True, 0),
        ),
    ],
)
def test_bad_amounts_are_refused_and_never_rounded(text, scale):
    with pytest.raises(AmountInvalid) as refused:
        parse_amount(text, scale)
    told = refused.value.as_dict()
    assert (told["code"], told["field"], told["detail"], refused.value.status) == (
        "amount_invalid",
        "amount",
        {"scale": scale},
        422,
    )


@given(st.integers(1, LARGEST), st.integers(0, 6))
def test_what_is_written_is_read_back(amount, scale):
    assert parse_amount(decimal_text(amount, scale), scale) == amount


@given(st.text(max_size=50), st.integers(0, 4))
def test_any_text_is_an_amount_or_refused(text, scale):
    with suppress(AmountInvalid):
        assert 0 < parse_amount(text, scale) <= LARGEST


def test_amounts_are_written_with_exactly_their_scale():
    assert [decimal_text(*each) for each in [(1_250, 2), (5, 2), (-5, 2), (0, 2), (3_600, 0), (-1, 0)]] == [
        "12.50",
        "0.05",
        "-0.05",
        "0.00",
        "3600",
        "-1",
    ]


def test_money_reckons_in_one_currency_and_whole_units_only():
    five, six = Money(5, "VAL"), Money(6, "VAL")
    assert (five + six, five - six, -five, five * 3) == (
        Money(11, "VAL"),
        Money(-1, "VAL"),
        Money(-5, "VAL"),
        Money(15, "VAL"),
    )
    assert five < six and five <= five and six > five and not Money(0, "VAL") and bool(five)
    for wrong in (
        lambda: five + Money(1, "EUR"),
        lambda: five - 1,
        lambda: five < Money(1, "EUR"),
        lambda: five * 1.5,
        lambda: Money(1.0, "VAL"),
        lambda: Money(True, "VAL"),
    ):
        with pytest.raises(TypeError):
            wrong()
