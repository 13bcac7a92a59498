"""Whatever is typed: an answer at once, a sentence with a place, and never anything but a WelError."""

import time
import tracemalloc
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wezer.kernel.wel import NUMBER, TEXT, YES_NO, Context, WelError, compile_rule, list_of
from wezer.kernel.wel.rule import Rule

CONTEXT = Context("hostile", {"x": NUMBER, "t": TEXT, "flag": YES_NO, "xs": list_of(NUMBER)})

HOSTILE = {
    "300 parentheses": ("(" * 300 + "1" + ")" * 300, "too_many_words"),
    "33 parentheses": ("(" * 33 + "1" + ")" * 33, "too_deep"),
    "33 minuses": ("-" * 33 + "1", "too_deep"),
    "300 nots": ("not " * 300 + "true", "too_deep"),
    "nested calls": ("abs(" * 100 + "1" + ")" * 100, "too_deep"),
    "nested lists": ("[" * 300, "too_deep"),
    "open parentheses": ("(" * 2000, "too_many_words"),
    "16,000 terms": ("+".join(["1"] * 16_000), "source_too_long"),
    "300 short terms": ("+".join(["1"] * 300), "too_many_words"),
    "a million characters": ("x" * 1_000_000, "source_too_long"),
    "huge power": ("pow(pow(pow(999999, 4), 4), 4)", "too_large"),
    "doubling text": ('"aaaaaaaa"' + ' + "aaaaaaaa"' * 20, None),
    "Arabic digits": ("١٢", "unexpected_character"),
    "full-width digits": ("１", "unexpected_character"),
    "superscript": ("x²", "unexpected_character"),
    "Cyrillic name": ("х", "unexpected_character"),
    "null byte": ("x\0", "unexpected_character"),
    "null byte in a text": ('"a\0"', "unexpected_character"),
    "half a surrogate": ('"\ud800"', "unexpected_character"),
    "half a surrogate outside": ("\ud800", "unexpected_character"),
    "no-break space": ("x\u00a0+ 1", "unexpected_character"),
    "exponent": ("1e3", "unknown_unit"),
    "attribute": ("t.__class__", "unknown_name"),
    "subscript": ("xs[0]", "unexpected"),
    "lambda": ("lambda: 1", "unexpected_character"),
    "walrus": ("(x := 1)", "unexpected_character"),
    "format": ("t % 1", "unexpected"),
    "semicolon": ("x; x", "unexpected_character"),
    "emoji": ("😀", "unexpected_character"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_rules_are_answered_at_once_and_in_little_room(name):
    source, code = HOSTILE[name]
    tracemalloc.start()
    started = time.thread_time()
    try:
        compile_rule(source, CONTEXT)
        found = None
    except WelError as error:
        found = error.code
        str(error).encode()
    spent, grown = time.thread_time() - started, tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert found == code
    assert spent < 0.5 and grown < 5_000_000  # 0.05 s without the tracer


def test_exactly_at_the_limits_a_rule_is_still_a_rule():
    assert Rule("(" * 31 + "1" + ")" * 31, CONTEXT).evaluate({}) == 1
    assert Rule("-" * 31 + "1", CONTEXT).evaluate({}) == -1
    assert Rule("+".join(["1"] * 200), CONTEXT).evaluate({}) == 200
    assert Rule(" " * 1_999 + "1", CONTEXT).evaluate({}) == 1
    assert Rule("not " * 31 + "flag", CONTEXT).evaluate({"flag": True}) is False


def test_at_most_300_parts_and_32_levels():
    assert len(Rule("[" + ",".join(["-" * 9 + "1"] * 29) + "]", CONTEXT).evaluate({})) == 29
    for source, code in {
        "[" + ",".join(["-" * 9 + "1"] * 36) + "]": "too_many_parts",
        "(1 + 2 * " * 20 + "1" + ")" * 20: "too_deep",
    }.items():
        with pytest.raises(WelError) as caught:
            Rule(source, CONTEXT)
        assert caught.value.code == code


def test_doubling_a_text_stops_at_its_bound():
    rule = Rule("t + t + t + t", CONTEXT)
    assert len(rule.evaluate({"t": "x" * 2_500})) == 10_000
    with pytest.raises(WelError) as caught:
        rule.evaluate({"t": "x" * 2_501})
    assert caught.value.code == "text_too_long"


@pytest.mark.parametrize(
    "given_value",
    [10**4000, -(10**4000), Decimal("1E+999999"), Decimal("-Infinity"), Decimal("sNaN"), "1", b"1", object(), [], 1.0],
)
def test_hostile_values_are_refused_like_any_other(given_value):
    with pytest.raises(WelError):
        Rule("x + 1", CONTEXT).evaluate({"x": given_value})


def test_a_tiny_number_does_no_harm():
    assert Rule("ceil(pow(x, 4) * x) + round(x, 12)", CONTEXT).evaluate({"x": Decimal("1E-999999")}) in (0, 1)


WORDS = [
    "(",
    ")",
    "[",
    "]",
    ",",
    ".",
    "+",
    "-",
    "*",
    "/",
    "=",
    "!=",
    "<",
    "<=",
    "in",
    "not",
    "and",
    "or",
    "true",
    "none",
]
WORDS += [
    "1",
    "2.5",
    "0",
    "%",
    "d",
    "minutes",
    "x",
    "t",
    "flag",
    "xs",
    "'a'",
    '"b"',
    "if",
    "abs",
    "min",
    "pow",
    "round",
]
WORDS += ["coalesce", "safe_div", "sum", "median", "share", "log2", "sqrt", "'", "\\", "é", "\0", " "]


@settings(max_examples=400, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=30).map(" ".join) | st.text(max_size=60))
def test_any_text_is_a_rule_or_a_mistake_with_a_place(source):
    try:
        rule = Rule(source, CONTEXT)
    except WelError as error:
        assert 1 <= error.position <= len(source) + 1 and str(error)
        return
    outcome = rule.outcome({"x": 3, "t": "a", "flag": True, "xs": [1, 2]})
    assert outcome.error is None or str(outcome.error)
