"""Money as whole numbers of the smallest unit. No floats, no rounding without saying which.

Rounding (SETTLED: ledger, exchange and emergence use half-even, legal documents half-up) is always an argument.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from django.utils.translation import gettext_lazy as _

from wezer.kernel.refusals import Refusal

Rounding = Literal["half_even", "half_up"]
HALF_EVEN: Rounding = "half_even"
HALF_UP: Rounding = "half_up"

#: No single amount or balance is larger than this many smallest units (exchange.md B.2.4).
LARGEST = 10**15

_DECIMAL = re.compile(r"[0-9]+(?:\.[0-9]+)?")


class AmountInvalid(Refusal):
    code = "amount_invalid"
    message = _("This is not an amount that can be paid: write a number above zero with at most {scale} decimals.")
    field = "amount"


@dataclass(frozen=True, slots=True)
class Money:
    """`units` smallest units of the currency whose code is `currency`: 60 VAL at scale 0 is Money(60, "VAL")."""

    units: int
    currency: str

    def __post_init__(self) -> None:
        if not isinstance(self.units, int) or isinstance(self.units, bool):
            raise TypeError("money is counted in whole smallest units")

    def __add__(self, other: "Money") -> "Money":
        return Money(self.units + self._same(other), self.currency)

    def __sub__(self, other: "Money") -> "Money":
        return Money(self.units - self._same(other), self.currency)

    def __neg__(self) -> "Money":
        return Money(-self.units, self.currency)

    def __mul__(self, times: int) -> "Money":
        return Money(self.units * times, self.currency)

    def __lt__(self, other: "Money") -> bool:
        return self.units < self._same(other)

    def __le__(self, other: "Money") -> bool:
        return self.units <= self._same(other)

    def __bool__(self) -> bool:
        return self.units != 0

    def _same(self, other: "Money") -> int:
        if not isinstance(other, Money) or other.currency != self.currency:
            raise TypeError(f"cannot reckon {self.currency} with {getattr(other, 'currency', other)!r}")
        return other.units


def divide(numerator: int, denominator: int, rounding: Rounding) -> int:
    """numerator / denominator to the nearest whole number, ties as `rounding` says (half_up: away from zero)."""
    if denominator < 0:
        numerator, denominator = -numerator, -denominator
    sign = -1 if numerator < 0 else 1
    whole, rest = divmod(abs(numerator), denominator)
    twice = 2 * rest
    if twice > denominator or (twice == denominator and (rounding == HALF_UP or whole % 2 == 1)):
        whole += 1
    return sign * whole


def split(units: int, weights: Sequence[int]) -> list[int]:
    """Share `units` by `weights`, whole units only, largest remainder first (the earlier one on a tie).

    The shares always add up to `units`. Raises ValueError without a positive weight or with a negative one.
    """
    total = sum(weights)
    if total <= 0 or min(weights) < 0:
        raise ValueError("weights must be zero or more, and one of them above zero")
    sign = -1 if units < 0 else 1
    shares, remainders = zip(*(divmod(abs(units) * weight, total) for weight in weights), strict=True)
    result = list(shares)
    missing = abs(units) - sum(result)
    for index in sorted(range(len(weights)), key=lambda i: -remainders[i])[:missing]:
        result[index] += 1
    return [sign * share for share in result]


def instalments(units: int, count: int) -> list[int]:
    """`units` in `count` equal parts; the last takes the rest (100.00 in 3: 33.33, 33.33, 33.34)."""
    if count < 1:
        raise ValueError("at least one instalment")
    part = abs(units) // count * (-1 if units < 0 else 1)
    return [part] * (count - 1) + [units - part * (count - 1)]


def parse_amount(text: str, scale: int) -> int:
    """Smallest units of a machine-written amount such as "12.50": ASCII digits, a point, at most `scale` decimals.

    Raises AmountInvalid for zero, signs, exponents, other digits, too many decimals and anything above LARGEST:
    an amount is never rounded on its way in.
    """
    if not isinstance(text, str) or len(text) > 40 or not _DECIMAL.fullmatch(text) or not text.isascii():
        raise AmountInvalid(scale=scale)
    whole, _point, decimals = text.partition(".")
    if len(decimals) > scale:
        raise AmountInvalid(scale=scale)
    units = int(whole + decimals.ljust(scale, "0"))
    if not 0 < units <= LARGEST:
        raise AmountInvalid(scale=scale)
    return units


def decimal_text(units: int, scale: int) -> str:
    """ "12.50" with exactly `scale` decimals, as the API and exports write amounts."""
    sign = "-" if units < 0 else ""
    digits = str(abs(units)).rjust(scale + 1, "0")
    return f"{sign}{digits[:-scale]}.{digits[-scale:]}" if scale else f"{sign}{digits}"
