"""Every rule, scenario and trap that this house answers for can be found by its number among the names of the tests."""

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
NAMES = {
    name
    for folder in (ROOT / "tests", ROOT / "src/wezer")
    for path in folder.rglob("test_*.py")
    for name in re.findall(r"^def (test_\w+)\(", path.read_text(encoding="utf-8"), re.MULTILINE)
}

#: exchange.md H, the scenarios of a community that trades; core.md 22 and its rules; the traps of SETTLED.md.
EXCHANGE = [*range(1, 15), 16, 17, 21, 22, 23, 25, 26, 30, 31, 32]
SCENARIOS = [*range(1, 10), 11, 12, 13, 14, 16, 17, 18, 20, 21]
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
    "i8",
    "i10",
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
    "n7",
]
TRAPS = [2, 4, 9, 10, 28, 34]


def missing(beginnings):
    return [start for start in beginnings if not any(name.startswith(start) for name in NAMES)]


def test_every_scenario_of_the_exchange_has_a_test():
    assert missing(f"test_h{number:02}_" for number in EXCHANGE) == []


def test_every_scenario_and_rule_of_the_house_has_a_test():
    assert missing([f"test_scenario_{number:02}_" for number in SCENARIOS] + [f"test_{rule}_" for rule in RULES]) == []


def test_every_trap_has_a_test_that_would_catch_who_walks_into_it():
    assert missing(f"test_row_{number}_" for number in TRAPS) == []
