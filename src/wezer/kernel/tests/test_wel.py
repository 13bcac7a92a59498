"""The rule language: what it means, what it refuses and how it says so."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal
from fractions import Fraction

import pytest

from wezer.kernel.wel import (
    DURATION,
    MOMENT,
    NUMBER,
    TEXT,
    YES_NO,
    Amount,
    Context,
    Lookup,
    OnError,
    WelError,
    amount,
    compile_rule,
    list_of,
)
from wezer.kernel.wel.parser import parse
from wezer.kernel.wel.tree import write

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)

SCORES = Context(
    "score",
    {
        "act.hours": NUMBER,
        "act.replies": NUMBER,
        "ali.quality": NUMBER,
        "subject.author": TEXT,
        "subject.title": TEXT,
        "subject.open": YES_NO,
        "subject.published": MOMENT,
        "subject.length": DURATION,
        "subject.level": TEXT.or_none(),
        "subject.rank": NUMBER.or_none(),
        "subject.price": amount("VAL"),
        "group.hours": list_of(NUMBER, 100),
        "group.prices": list_of(amount("VAL")),
        "group.words": list_of(TEXT, 10),
        "now": MOMENT,
    },
    functions={
        "has_role": Lookup((TEXT, TEXT), YES_NO),
        "volume": Lookup((TEXT, DURATION), NUMBER, currency_at=0),
        "indicator_avg": Lookup((TEXT, DURATION), NUMBER, cost=3),
    },
    currencies=frozenset({"VAL", "EUR"}),
)

GIVEN = {
    "act.hours": 6,
    "act.replies": Decimal("2.5"),
    "ali.quality": Decimal("-0.5"),
    "subject.author": "Fern",
    "subject.title": "Bread",
    "subject.open": True,
    "subject.published": NOW - timedelta(days=3),
    "subject.length": timedelta(minutes=90),
    "subject.level": None,
    "subject.rank": None,
    "subject.price": Amount(Decimal("60"), "VAL"),
    "group.hours": [1, 2, 3, 10],
    "group.prices": (Amount(Decimal(20), "VAL"), Amount(Decimal(40), "VAL")),
    "group.words": ["bread", "honey"],
    "now": NOW,
    'has_role(subject.author, "cook")': True,
    'volume("VAL", 1y)': Amount(Decimal("120.5"), "VAL"),
    'indicator_avg("alignment", 90d)': Decimal("0.75"),
    'convert("VAL", "EUR")': Fraction(10, 60),
}


def value(source, given=GIVEN, context=SCORES):
    """The value of a rule, after both twins agreed on it."""
    rule = compile_rule(source, context)
    found = rule.evaluate(given)
    explained = rule.explain(given)
    assert (explained.value, explained.error) == (found, None)
    return found


def refusal(source, context=SCORES):
    with pytest.raises(WelError) as caught:
        compile_rule(source, context)
    return str(caught.value)


def failure(source, given=GIVEN, context=SCORES):
    rule = compile_rule(source, context)
    with pytest.raises(WelError) as caught:
        rule.evaluate(given)
    assert rule.explain(given).error.sentence == caught.value.sentence
    return str(caught.value)


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("1 + 2 * 3 - 4 / 2", 5),
        ("(1 + 2) * 3", 9),
        ("10 - 3 - 2", 5),
        ("0.1 + 0.2 = 0.3", True),
        ("1 / 3", Decimal("0.3333333333333333333333333333")),
        ("-act.hours + --2", -4),
        ("5%", Decimal("0.05")),
        ("50 % * act.hours", 3),
        ("not true or true and not false", True),
        ("not (true or true)", False),
        ("not not true", True),
        ("act.hours > 5 and act.replies <= 2.5", True),
        ("act.hours != 6 or act.hours >= 6", True),
        ("act.hours < 6", False),
        ("3 in [1, 2, 3]", True),
        ("3 not in [1, 2, 3]", False),
        ("1 in []", False),
        ("subject.title in group.words", False),
        ("'a' + \"b\" = 'ab'", True),
        (r"'it\'s \\ \"q\"'", 'it\'s \\ "q"'),
        ("subject.level = none", True),
        ("none = none", True),
        ("subject.rank != 3", True),
        ("coalesce(subject.rank, 7) + 1", 8),
        ("coalesce(none, subject.rank)", None),
        ("coalesce(2, 1 + subject.price / 1 VAL)", 2),
        ("if(subject.open, 1, none)", 1),
        ("if(not subject.open, 1, none)", None),
        ("if(act.hours > 0, act.replies / act.hours, 0) > 0.4", True),
        ("safe_div(1, 0, 9)", 9),
        ("safe_div(6, 4, 9)", Decimal("1.5")),
        ("safe_div(subject.price, 20 VAL, none)", 3),
        ("min(3, 1, 2) + max(3, 1, 2)", 4),
        ("min([4, 3]) + max(group.hours)", 13),
        ("sum(group.hours)", 16),
        ("sum(1, 2)", 3),
        ("mean(group.hours)", 4),
        ("mean(1, 2)", Decimal("1.5")),
        ("median(group.hours)", Decimal("2.5")),
        ("median(5, 1, 3)", 3),
        ("count(group.words)", 2),
        ("share(4, group.hours)", Decimal("0.25")),
        ("share(15 VAL, group.prices)", Decimal("0.25")),
        ("clamp(12, 0, 10) + clamp(-1, 0, 10)", 10),
        ("between(act.hours, 6, 6)", True),
        ("between(3 d, 1 h, 2 d)", False),
        ("abs(-3) + abs(3)", 6),
        ("round(2.5) + round(3.5)", 6),
        ("round(12.525, 2)", Decimal("12.52")),
        ("floor(-1.5) * 10 + ceil(-1.5)", -21),
        ("floor(1.5) * 10 + ceil(1.5)", 12),
        ("sqrt(2)", Decimal("1.414213562373095048801688724")),
        ("log2(8)", 3),
        ("pow(1.5, 3) + pow(9, 0)", Decimal("4.375")),
        ("saturate(act.hours, 6)", Decimal("0.5")),
        ("days_since(subject.published)", 3),
        ("subject.published + 3d = now", True),
        ("3d + subject.published = now", True),
        ("now - subject.published = 72h", True),
        ("now - 1d > subject.published", True),
        ("subject.length", timedelta(minutes=90)),
        ("subject.length * 2 + 1 h", timedelta(hours=4)),
        ("30 minutes + 1w", timedelta(days=7, minutes=30)),
        ("1y / 1d", 365),
        ("now - 0.5 d", NOW - timedelta(hours=12)),
        ("max(now, subject.published)", NOW),
        ("subject.price * 2 - 0.5 VAL", Amount(Decimal("119.5"), "VAL")),
        ("2 * subject.price / 3", Amount(Decimal("40"), "VAL")),
        ("sum(group.prices) = subject.price", True),
        ("convert(15 VAL, 'EUR') = 2.5 EUR", True),
        ("convert(100 VAL, 'EUR')", Amount(Decimal("16.66666666666666666666666667"), "EUR")),
        ("has_role(subject.author, 'cook')", True),
        ("volume('VAL', 1 y) > 120 VAL", True),
        ('indicator_avg("alignment", 90d) >= 50%', True),
        ("[1, 2]", (1, 2)),
        ("[]", ()),
        ("100 * sqrt(saturate(4, 4) * (1 + 60%) / 2)", Decimal("63.24555320336758663997787089")),
    ],
)
def test_a_rule_means_what_it_says(source, expected):
    assert value(source) == expected


@pytest.mark.parametrize(
    ("source", "sentence"),
    [
        ("act.hour > 3", "unknown name *hour* at 5; did you mean *hours*?"),
        ("hours > 3", "unknown name *hours* at 1; did you mean *act.hours*?"),
        ("acts.hours", "unknown name *acts* at 1; did you mean *act*?"),
        ("act.hours.day", "unknown name *day* at 11"),
        ("act", "*act* needs one more word at 1; use one of: act.hours, act.replies"),
        ("zzz", "unknown name *zzz* at 1"),
        ("x" * 100, f"unknown name *{'x' * 100}* at 1"),
        ("has_rol(1)", "unknown function *has_rol* at 1; did you mean *has_role*?"),
        ("__import__('os')", "unknown function *__import__* at 1"),
        ("act.hours()", "unknown function *act* at 1"),
        ('act.hours > "3"', "cannot compare number with text at 11"),
        (
            "1 EUR < 1 VAL",
            "cannot compare amount in EUR with amount in VAL at 7; change one of them with convert(…, …)",
        ),
        ("'a' < 'b'", "cannot compare text with text at 5"),
        ("[1] = [1]", "cannot compare list of number with list of number at 5"),
        ("subject.rank > 3", "this value may be none at 1; give another value with coalesce(…, …)"),
        ("subject.rank + 3", "this value may be none at 1; give another value with coalesce(…, …)"),
        ("abs(subject.rank)", "this value may be none at 5; give another value with coalesce(…, …)"),
        ("1 < 2 < 3", "comparisons cannot follow each other at 7; join them with *and*, or use between(…, …, …)"),
        ("1 + 'a'", "cannot use + between number and text at 3"),
        (
            "1 EUR + 1 VAL",
            "cannot use + between amount in EUR and amount in VAL at 7; change one of them with convert(…, …)",
        ),
        ("1 EUR * 1 EUR", "cannot use * between amount in EUR and amount in EUR at 7"),
        ("1 / 1 EUR", "cannot use / between number and amount in EUR at 3"),
        ("now + now", "cannot use + between date-time and date-time at 5"),
        ("1 - now", "cannot use - between number and date-time at 3"),
        ("true and 1", "cannot use and between yes/no and number at 6"),
        ("1 or true", "cannot use or between number and number at 3"),
        ("not 1", "cannot use not before number at 1"),
        ("-'a'", "cannot use - before text at 1"),
        ("1 in 2", "cannot use in between number and number at 3"),
        ("1 not in ['a']", "cannot use not in between number and list of text at 3"),
        ("[1] in [1]", "cannot use in between list of number and list of number at 5"),
        ("[1, 'a']", "cannot mix number and text at 5"),
        ("[[1]]", "cannot mix list of number and list of number at 2"),
        ("[none]", "this value may be none at 2; give another value with coalesce(…, …)"),
        ("if(true, 1, 'a')", "cannot mix number and text at 13"),
        ("if(1, 1, 1)", "if cannot take number at 4"),
        ("if(true, 1)", "if takes 3 values, not 2 at 1"),
        ("round()", "round takes 1–2 values, not 0 at 1"),
        ("round(1, act.hours)", "round needs a value written out at 10"),
        ("round(1, 13)", "round cannot take 13 at 10"),
        ("pow(2, 5)", "pow cannot take 5 at 8"),
        ("pow(2, 1.5)", "pow needs a value written out at 8"),
        ("pow(2, 2%)", "pow needs a value written out at 8"),
        ("min(1, 'a')", "min cannot take text at 8"),
        ("min(1, 1 d)", "cannot mix number and duration at 8"),
        ("sum(group.words)", "sum cannot take list of text at 5"),
        ("sum([])", "sum cannot take list of none at 5"),
        ("share(1, group.prices)", "share cannot take list of amount in VAL at 10"),
        ("safe_div(1 VAL, 1 EUR, none)", "cannot mix amount in VAL and amount in EUR at 17"),
        ("safe_div(3 VAL, 0, 1)", "safe_div cannot take number at 20"),
        ("convert(1 VAL, 'EURO')", "unknown currency *EURO* at 16; did you mean *EUR*?"),
        ("convert(1 VAL, subject.title)", "convert needs a value written out at 16"),
        ("volume('XXX', 1y)", "unknown currency *XXX* at 8"),
        ("volume('VAL', 1)", "volume cannot take number at 15"),
        ("volume('VAL', 1d + 1d)", "volume needs a value written out at 18"),
        ("volume('VAL')", "volume takes 2 values, not 1 at 1"),
        ("30 min", "unknown unit *min* at 1; write *minutes*"),
        ("3 hh", "unknown unit *hh* at 1; did you mean *h*?"),
        ("3 EURO", "unknown unit *EURO* at 1; did you mean *EUR*?"),
        ("1 == 1", "unexpected == at 3; write = once"),
        ("", "the rule is empty at 1"),
        ("  ", "the rule is empty at 1"),
        ("1 +", "unexpected the end at 4"),
        ("(1", "expected ), found the end at 3"),
        ("1 2", "unexpected *2* at 3"),
        ("act.", "expected a name, found the end at 5"),
        ("[1,]", "unexpected *]* at 4"),
        ("true not true", "expected in, found *true* at 10"),
        (".5", "unexpected *.* at 1"),
        ("'abc", "this text has no closing quote at 1"),
        (r"'\n'", "unexpected character \\ at 2"),
        ("“a”", "unexpected character “ at 1; write text between straight quotes"),
        ("1/0", "division by zero at 2"),
        ("act.hours / 0", "division by zero at 11"),
        ("if(subject.open, act.hours, 1 / (2 - 2))", "division by zero at 31"),
        ("0/0", "division by zero at 2"),
        ("sqrt(-1)", "this cannot be computed at 1"),
        ("log2(0)", "this cannot be computed at 1"),
        ("999999999999999 + 1", "a number grows beyond 10^15 at 17"),
        ("1000000000000000", "a number grows beyond 10^15 at 1"),
        ("900000000 y", "a number grows beyond 10^15 at 1"),
        ("12345678901234567890123456789", "a number holds at most 28 digits at 1"),
        ("pow(999999, 4)", "a number grows beyond 10^15 at 1"),
        ("ceil(999999999999999.5)", "a number grows beyond 10^15 at 1"),
    ],
)
def test_a_mistake_is_refused_when_saving_with_its_place_and_help(source, sentence):
    assert refusal(source) == sentence


@pytest.mark.parametrize(
    ("source", "change", "sentence"),
    [
        ("1 / act.hours", {"act.hours": 0}, "division by zero at 3"),
        ("saturate(act.hours, 1)", {"act.hours": -1}, "division by zero at 1"),
        ("mean(group.hours)", {"group.hours": []}, "this list is empty at 1"),
        ("act.hours * act.hours", {"act.hours": 10**8}, "a number grows beyond 10^15 at 11"),
        ("subject.title + subject.title", {"subject.title": "x" * 5001}, "a text grows beyond 10000 characters at 15"),
        ("sqrt(act.hours)", {"act.hours": -1}, "this cannot be computed at 1"),
        ("log2(act.hours)", {"act.hours": -1}, "this cannot be computed at 1"),
        ("now + subject.length * 100000000", {}, "this cannot be computed at 5"),
        ("act.hours", {"act.hours": 1.5}, "*act.hours* has a value that is not number at 1"),
        ("act.hours", {"act.hours": True}, "*act.hours* has a value that is not number at 1"),
        ("act.hours", {"act.hours": Decimal("NaN")}, "*act.hours* has a value that is not number at 1"),
        ("act.hours", {"act.hours": None}, "*act.hours* has a value that is not number at 1"),
        ("act.hours", {"act.hours": 10**15}, "a number grows beyond 10^15 at 1"),
        ("act.hours", {"act.hours": Decimal("1E+99")}, "a number grows beyond 10^15 at 1"),
        ("now", {"now": datetime(2026, 1, 1)}, "*now* has a value that is not date-time at 1"),
        ("subject.length", {"subject.length": 3}, "*subject.length* has a value that is not duration at 1"),
        ("subject.open", {"subject.open": 1}, "*subject.open* has a value that is not yes/no at 1"),
        ("subject.title", {"subject.title": "x" * 10_001}, "a text grows beyond 10000 characters at 1"),
        (
            "subject.price",
            {"subject.price": Amount(Decimal(1), "EUR")},
            "*subject.price* has a value that is not amount in VAL at 1",
        ),
        ("sum(group.hours)", {"group.hours": [1] * 101}, "a list grows beyond 100 values at 5"),
        ("sum(group.hours)", {"group.hours": "1"}, "*group.hours* has a value that is not list of number at 5"),
        (
            "convert(1 VAL, 'EUR')",
            {'convert("VAL", "EUR")': True},
            '*convert("VAL", "EUR")* has a value that is not rate at 1',
        ),
    ],
)
def test_what_fails_while_running_says_where(source, change, sentence):
    assert failure(source, GIVEN | change) == sentence


def test_a_missing_value_only_matters_where_it_is_read():
    rule = "subject.open or act.hours > 3"
    assert value(rule, {"subject.open": True}) is True
    assert failure(rule, {"subject.open": False}) == "*act.hours* is not known here at 17"
    assert value("coalesce(1, act.hours)", {}) == 1


def test_rates_may_be_whole_numbers_and_decimals():
    assert value("convert(3 VAL, 'EUR')", {'convert("VAL", "EUR")': Decimal("0.5")}) == Amount(Decimal("1.5"), "EUR")
    assert value("convert(3 VAL, 'EUR')", {'convert("VAL", "EUR")': 2}) == Amount(Decimal(6), "EUR")


def test_a_rule_knows_what_it_needs_once_each_and_what_it_costs():
    rule = compile_rule(
        "volume('VAL', 1y) > 2 VAL and volume(\"VAL\", 1 y) < 9 VAL and days_since(now) < act.hours", SCORES
    )
    assert [need.key for need in rule.needs] == ['volume("VAL", 1y)', "now", "act.hours"]
    assert (rule.needs[0].name, rule.needs[0].args) == ("volume", ("VAL", timedelta(days=365)))
    assert rule.type == YES_NO
    assert compile_rule("indicator_avg('x', 1d)", SCORES).cost == 3
    assert compile_rule("sum(group.hours) + 1", SCORES).cost == 101 + 1 + 2 + 1
    assert compile_rule("has_role(subject.author, 'x')", SCORES).needs[0].args[0].name == "subject.author"


def test_the_static_cost_is_bounded_when_saving():
    once = "sum(group.prices) > 1 VAL"
    assert compile_rule(" and ".join([once] * 9), SCORES).cost == 9 * 1004 + 1
    assert refusal(" and ".join([once] * 10)) == "this rule would cost 10041 steps, more than the 10000 allowed at 1"


def test_an_explanation_holds_every_step_and_leaves_out_what_was_not_needed():
    told = compile_rule("act.hours > 5 or act.replies > 100", SCORES).explain(GIVEN)
    assert (told.text, told.value, [part.text for part in told.parts]) == (
        "act.hours > 5 or act.replies > 100",
        True,
        ["act.hours > 5"],
    )
    assert [(part.text, part.value, part.position) for part in told.parts[0].parts] == [
        ("act.hours", 6, 1),
        ("5", 5, 13),
    ]
    rate = compile_rule("convert(6 VAL, 'EUR')", SCORES).explain(GIVEN).parts[1]
    assert (rate.text, rate.value, str(rate.type)) == ('convert("VAL", "EUR")', Fraction(1, 6), "rate")


def test_an_explanation_shows_nothing_for_a_date_beyond_all_calendars_on_the_way():
    source = "now + subject.length * 100000000 > now"
    assert value(source) is True
    assert compile_rule(source, SCORES).explain(GIVEN).parts[0].value is None


def test_an_error_speaks_the_language_of_the_reader_and_becomes_a_refusal():
    with pytest.raises(WelError) as caught:
        compile_rule("act.hour", SCORES)
    error = caught.value
    assert (error.code, error.position, error.message, error.hint) == (
        "unknown_name",
        5,
        "unknown name *hour*",
        "did you mean *hours*?",
    )
    assert error.as_refusal().as_dict() == {
        "code": "rule_invalid",
        "message": "This rule cannot be used: unknown name *hour* at 5; did you mean *hours*?.",
        "field": "rule",
        "detail": {
            "problem": "unknown name *hour* at 5; did you mean *hours*?",
            "reason": "unknown_name",
            "position": 5,
        },
        "errors": [],
    }
    with pytest.raises(WelError) as caught:
        compile_rule("zzz", SCORES)
    assert caught.value.hint == ""


MEMBRANE = Context(
    "membrane",
    {"member.days": NUMBER, "shares.count": NUMBER, "duty.debt": DURATION, "age": NUMBER},
    functions={
        "member.role": Lookup((TEXT,), YES_NO),
        "belongs": Lookup((TEXT,), YES_NO),
        "agreed": Lookup((TEXT,), YES_NO),
        "trusted_by": Lookup((NUMBER,), YES_NO),
        "indicator_avg": Lookup((TEXT, DURATION), NUMBER),
        "balance": Lookup((TEXT,), NUMBER, currency_at=0),
        "volume": Lookup((TEXT, DURATION), NUMBER, currency_at=0),
        "hours.worked": Lookup((DURATION,), DURATION),
        "lives_within": Lookup((NUMBER,), YES_NO),
    },
    on_error=OnError.FALSE,
    result=YES_NO,
    currencies=frozenset({"VAL"}),
)


@pytest.mark.parametrize(
    "source",
    [
        "member.days >= 90 and member.role('cook')",
        'belongs("group") and agreed("charter") and trusted_by(3)',
        'indicator_avg("alignment", 90d) >= 0.5',
        'balance("VAL") > -500 VAL and volume("VAL", 1y) >= 60 VAL',
        "shares.count >= 1 or hours.worked(28d) > 3 h and duty.debt < 90 minutes",
        "age >= 15 and not lives_within(20)",
    ],
)
def test_the_examples_of_membranes_are_rules(source):
    assert compile_rule(source, MEMBRANE).type == YES_NO


def test_a_membrane_rule_must_answer_yes_or_no_and_an_error_is_a_no_with_a_warning():
    assert refusal("age + 1", MEMBRANE) == "the rule gives number where yes/no is needed at 1"
    assert refusal("if(age > 3, true, none)", MEMBRANE) == "the rule gives yes/no or none where yes/no is needed at 1"
    outcome = compile_rule("age > 3", MEMBRANE).outcome({})
    assert (outcome.value, outcome.error.code) == (False, "missing_value")
    assert compile_rule("age > 3", MEMBRANE).outcome({"age": 20}).value is True


def test_a_score_that_fails_stays_what_it_was():
    outcome = compile_rule("1 / act.hours", SCORES).outcome({"act.hours": 0}, otherwise=Decimal("63.25"))
    assert (outcome.value, outcome.error.code) == (Decimal("63.25"), "division_by_zero")


LIMITS = Context(
    "limit",
    {
        **dict.fromkeys(["gross_in", "volume_90d", "trades", "reputation.quality", "currency.credit"], NUMBER),
        "level": TEXT.or_none(),
    },
    on_error=OnError.DEFAULT,
    result=NUMBER.or_none(),
)


def test_scenario_25_earned_credit_grows_to_its_cap_and_never_falls_by_paying():
    ceiling = compile_rule("min(1300, 1000 + gross_in)", LIMITS)
    assert [need.key for need in ceiling.needs] == ["gross_in"]
    assert [ceiling.evaluate({"gross_in": received}) for received in (0, 200, 1600)] == [1000, 1200, 1300]


def test_the_other_ready_made_limits_are_rules():
    assert compile_rule("-500", LIMITS).evaluate({}) == -500
    assert compile_rule("-(50% * volume_90d / 3)", LIMITS).evaluate({"volume_90d": 600}) == -100
    levels = compile_rule("if(level = 'guest', -100, if(level = 'guardian', none, 0))", LIMITS)
    assert [levels.evaluate({"level": level}) for level in ("guest", "guardian", None)] == [-100, None, 0]
    deep = "0"
    for number in range(30):
        deep = f"if(level = 'level {number}', {number}, {deep})"
    assert compile_rule(deep, LIMITS).evaluate({"level": "level 29"}) == 29


def test_a_limit_reads_reputation_and_attributes_and_falls_back_to_its_default():
    rule = compile_rule("if(reputation.quality > 0.5, none, -currency.credit / trades)", LIMITS)
    given = {"reputation.quality": 0, "currency.credit": 600, "trades": 3}
    assert rule.outcome(given).value == -200
    assert rule.outcome(given | {"reputation.quality": 1}).value is None
    fallen = rule.outcome(given | {"trades": 0}, otherwise=-500)
    assert (fallen.value, fallen.error.sentence) == (-500, "division by zero at 53")


def test_only_optional_lists_and_flat_lists_can_be_declared():
    for wrong in (NUMBER.or_none(), list_of(NUMBER)):
        with pytest.raises(AssertionError):
            list_of(wrong)
    context = Context("t", {"xs": list_of(NUMBER).or_none(), "flag": YES_NO})
    assert value("count(coalesce(xs, []))", {"xs": None}, context) == 0
    assert value("sum(coalesce(xs, [1, 2]))", {"xs": None}, context) == 3
    assert value("if(flag, [], [1])", {"flag": False}, context) == (1,)
    assert refusal("sum(xs)", context) == "this value may be none at 5; give another value with coalesce(…, …)"
    assert refusal("coalesce(xs, ['a'])", context) == "cannot mix list of number or none and list of text at 14"
    assert refusal("days_since(flag)", context) == "days_since cannot take yes/no at 12"
    assert str(context.names["xs"]) == "list of number or none"


def test_days_since_needs_a_now():
    assert refusal("days_since(then)", Context("t", {"then": MOMENT})) == "unknown name *now* at 1"


@pytest.mark.parametrize(
    "source", ["--1", "-(1 + 2)", "(1 - 2) - 3", "1 - (2 - 3)", "not (true and false)", "(not true) = false"]
)
def test_parentheses_are_written_only_where_needed(source):
    assert write(parse(source)) == source
