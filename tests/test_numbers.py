"""Every rule, scenario and trap that this house answers for can be found by its number among the names of the tests."""

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
WHERE = {
    (name, path.relative_to(ROOT))
    for folder in (ROOT / "tests", ROOT / "src/wezer")
    for path in folder.rglob("test_*.py")
    for name in re.findall(r"^def (test_\w+)\(", path.read_text(encoding="utf-8"), re.MULTILINE)
}
NAMES = {name for name, _path in WHERE}
#: The package of operation numbers its own scenarios: a tenth of its own is not the tenth of the house.
OF_THE_HOUSE = {name for name, path in WHERE if "operation" not in path.parts}

#: exchange.md H, the scenarios of a community that trades; core.md 22 and its rules; the traps of SETTLED.md.
EXCHANGE = range(1, 33)
SCENARIOS = range(1, 22)
#: Scenarios that no test plays, each with what it waits for. One that gets its test leaves this list.
EXCHANGE_LEFT_OUT = {
    15: "a task made by an accepted reply: there is no package of tasks yet",
    18: "demurrage: no kind of currency melts yet",
    19: "dividends: no kind of currency pays one yet",
    20: "conversion from one currency into another, with quotes: not there yet",
    24: "crowdfunding: there are no campaigns yet",
    27: "Credit Commons, relayed from a trunk: communities do not trade with each other yet",
    28: "Credit Commons, bad relays: communities do not trade with each other yet",
    29: "Credit Commons, a peer that is down: communities do not trade with each other yet",
}
SCENARIOS_LEFT_OUT = {
    10: "reply by mail: no mail is taken in yet, only sent",
    15: "an event on a Mobilizon instance: nothing is federated yet",
}
RULES = [
    "a3",
    "e1",
    "p1",
    "p2",
    "p3",
    "p4",
    "p5",
    "g1",
    "g3",
    "g4",
    "g6",
    "g7",
    "g8",
    "r4",
    "r5",
    "i1",
    "i2",
    "i3",
    "i4",
    "i5",
    "i6",
    "i7",
    "i8",
    "i10",
    "i11",
    "i9",
    "i12",
    "i13",
    "s1",
    "s2",
    "s3",
    "s4",
    "t2",
    "n1",
    "n2",
    "n3",
    "n4",
    "n5",
    "n7",
    "n8",
]
TRAPS = [2, 4, 9, 10, 28, 34]


def missing(beginnings, names=NAMES):
    return [start for start in beginnings if not any(name.startswith(start) for name in names)]


def test_every_scenario_of_the_exchange_has_a_test_or_says_what_it_waits_for():
    assert missing(f"test_h{number:02}_" for number in EXCHANGE) == [f"test_h{n:02}_" for n in EXCHANGE_LEFT_OUT]


def test_every_scenario_of_the_house_has_a_test_or_says_what_it_waits_for():
    left_out = [f"test_scenario_{number:02}_" for number in SCENARIOS_LEFT_OUT]
    assert missing([f"test_scenario_{number:02}_" for number in SCENARIOS], OF_THE_HOUSE) == left_out
    assert all({**EXCHANGE_LEFT_OUT, **SCENARIOS_LEFT_OUT}.values())


def test_every_rule_of_the_house_has_a_test():
    assert missing(f"test_{rule}_" for rule in RULES) == []


def test_every_trap_has_a_test_that_would_catch_who_walks_into_it():
    assert missing(f"test_row_{number}_" for number in TRAPS) == []


def test_the_page_on_tests_says_where_each_invariant_is_held():
    rows = re.findall(
        r"^\| I-(\d+) \|(.*)$", (ROOT / "docs/develop/testing.md").read_text(encoding="utf-8"), re.MULTILINE
    )
    assert [int(number) for number, _row in rows] == list(range(1, 14))
    for number, row in rows:
        named = re.findall(r"`(test_\w+)`", row)
        assert named and [name for name in named if name not in NAMES or f"_i{number}_" not in name] == []
        assert [
            each
            for each in re.findall(r"`((?:scripts|core)/[\w/]+\.py)`", row)
            if not (ROOT / each).exists() and not (ROOT / "src/wezer" / each).exists()
        ] == []
