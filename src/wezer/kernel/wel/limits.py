"""Limits written as rules (exchange.md A.4): what they may read, and the four ready-made ones.

Amounts are in the smallest units of the currency, as the ledger counts. A rule gives the limit of its side, `none` for
no limit; a rule that cannot be computed leaves the limit at its declared default and raises an alert.
"""

from __future__ import annotations

from collections.abc import Mapping

from wezer.kernel.wel.context import Context, OnError
from wezer.kernel.wel.types import NUMBER, TEXT, Type

#: All of one account in its currency, but `members` (people in the group) and `level` (none until one is reached).
LIMIT_NAMES: dict[str, Type] = {
    "balance": NUMBER,
    "available": NUMBER,
    "gross_in": NUMBER,
    "gross_out": NUMBER,
    "volume_30d": NUMBER,
    "volume_90d": NUMBER,
    "partners": NUMBER,
    "trades": NUMBER,
    "tenure_days": NUMBER,
    "level": TEXT.or_none(),
    "members": NUMBER,
}


def limit_context(*, indicators: tuple[str, ...] = (), attributes: tuple[str, ...] = ()) -> Context:
    """The context of limits where these reputation indicators and numeric currency attributes exist."""
    names = dict(LIMIT_NAMES)
    names |= {f"reputation.{name}": NUMBER for name in indicators}
    names |= {f"currency.{name}": NUMBER for name in attributes}
    return Context("limit", names, on_error=OnError.DEFAULT, result=NUMBER.or_none())


def fixed(units: int) -> str:
    """A ceiling, or below zero a floor, that never moves."""
    return str(units)


def earned_credit(initial: int, cap: int, *, floor: bool = True) -> str:
    """Credit grows with all that was ever received, up to a cap; paying never takes it back."""
    return f"{'-' if floor else ''}min({cap}, {initial} + gross_in)"


def monthly_volume(percentage: int, *, floor: bool = True) -> str:
    """A part of the average monthly volume of the last 90 days."""
    return f"{'-' if floor else ''}({percentage}% * volume_90d / 3)"


def per_level(steps: Mapping[str, int], otherwise: int) -> str:
    """One limit for each level, and one for whoever has none of them (at most 30 levels)."""
    rule = str(otherwise)
    for level, units in reversed(list(steps.items())):
        name = level.replace("\\", "\\\\").replace('"', '\\"')
        rule = f'if(level = "{name}", {units}, {rule})'
    return rule
