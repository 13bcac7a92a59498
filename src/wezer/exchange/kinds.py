"""The open set of indicators: what the facts of a party's exchanges say, never what someone is worth."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from wezer.kernel.money import Money
from wezer.kernel.registry import Registry


@dataclass(frozen=True, slots=True)
class Trade:
    """One completed exchange of a party: with whom, which way, how much."""

    at: datetime
    partner: int
    is_received: bool  # the party was paid
    amounts: tuple[Money, ...]


class IndicatorKind:
    """A pure function of a party's exchanges. Copy `indicator_kinds/volume.py`."""

    kind: str
    name: Any
    #: What it says, in one sentence.
    description: Any = ""
    position = 50
    #: Whether a limit rule may read it, as `reputation.<kind>`: its value is one number.
    is_number = True
    #: What such a rule reads while there is nothing to say (None: the rule has to say, by `coalesce`).
    when_silent: int | None = None

    def value(self, trades: Sequence[Trade]) -> Any:
        """A number, a Fraction, a list of Money, or None when there is nothing to say."""
        raise NotImplementedError

    def text(self, value: Any) -> str:
        """The value as people read it."""
        return str(value)


indicator_kinds: Registry[IndicatorKind] = Registry("indicator_kinds", IndicatorKind)
