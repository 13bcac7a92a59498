"""WEL, the rule language that communities write limits, membranes, scores and guards in. See README.md."""

from wezer.kernel.wel.context import Context, Lookup, Need, OnError
from wezer.kernel.wel.errors import WelError
from wezer.kernel.wel.explain import Explanation
from wezer.kernel.wel.rule import Outcome, Rule, compile_rule
from wezer.kernel.wel.types import (
    DURATION,
    MOMENT,
    NONE,
    NUMBER,
    TEXT,
    YES_NO,
    Amount,
    Type,
    amount,
    list_of,
)

__all__ = [
    "DURATION",
    "MOMENT",
    "NONE",
    "NUMBER",
    "TEXT",
    "YES_NO",
    "Amount",
    "Context",
    "Explanation",
    "Lookup",
    "Need",
    "OnError",
    "Outcome",
    "Rule",
    "Type",
    "WelError",
    "amount",
    "compile_rule",
    "list_of",
]
