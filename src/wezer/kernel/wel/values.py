"""Values while a rule runs, and the small steps it is made of.

Inside, numbers, amounts, durations (seconds) and date-times (seconds since 1970) are all `Decimal`; the types, checked
before, keep them apart. Every step goes through `EXACT`: 28 digits, half-even, and nothing at or above 10^15, which its
largest exponent makes the C code check for us at no cost.
"""

from __future__ import annotations

import decimal
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import Any

from wezer.kernel.wel.errors import Impossible
from wezer.kernel.wel.types import Amount, Type

MAX_TEXT = 10_000
LIMIT = 10**15

EXACT = decimal.Context(
    prec=28,
    rounding=decimal.ROUND_HALF_EVEN,
    Emin=-999_999,
    Emax=14,
    traps=[decimal.InvalidOperation, decimal.DivisionByZero, decimal.Overflow],
)
WIDE = decimal.Context(prec=40, rounding=decimal.ROUND_HALF_EVEN, traps=[decimal.InvalidOperation])
_LN2 = WIDE.ln(Decimal(2))
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_ONE, _TWO, _DAY = Decimal(1), Decimal(2), Decimal(86_400)

Step = Callable[..., Any]

add, subtract, multiply, divide = EXACT.add, EXACT.subtract, EXACT.multiply, EXACT.divide
negate, absolute, square_root = EXACT.minus, EXACT.abs, EXACT.sqrt


def join_text(left: str, right: str) -> str:
    if len(left) + len(right) > MAX_TEXT:
        raise Impossible("text_too_long", limit=MAX_TEXT)
    return left + right


def contains(item: Any, items: tuple[Any, ...]) -> bool:
    return item in items


def lacks(item: Any, items: tuple[Any, ...]) -> bool:
    return item not in items


def total(values: Sequence[Decimal]) -> Decimal:
    found = Decimal(0)
    for value in values:
        found = add(found, value)
    return found


def mean(values: Sequence[Decimal]) -> Decimal:
    return divide(total(filled(values)), Decimal(len(values)))


def median(values: Sequence[Decimal]) -> Decimal:
    ordered, half = sorted(filled(values)), len(values) // 2
    return ordered[half] if len(values) % 2 else divide(add(ordered[half - 1], ordered[half]), _TWO)


def smallest(values: Sequence[Decimal]) -> Decimal:
    return min(filled(values))


def largest(values: Sequence[Decimal]) -> Decimal:
    return max(filled(values))


def count(values: Sequence[Any]) -> Decimal:
    return Decimal(len(values))


def filled(values: Sequence[Decimal]) -> Sequence[Decimal]:
    if not values:
        raise Impossible("empty_list")
    return values


def share(part: Decimal, values: Sequence[Decimal]) -> Decimal:
    return divide(part, total(values))


def clamp(value: Decimal, low: Decimal, high: Decimal) -> Decimal:
    return min(max(value, low), high)


def between(value: Decimal, low: Decimal, high: Decimal) -> bool:
    return low <= value <= high


def saturate(value: Decimal, halfway: Decimal) -> Decimal:
    return divide(value, add(value, halfway))


def log2(value: Decimal) -> Decimal:
    if value <= 0:
        raise Impossible("not_computable")
    return EXACT.plus(WIDE.divide(WIDE.ln(value), _LN2))


def power(exponent: int) -> Step:
    def raised(value: Decimal) -> Decimal:
        found = _ONE
        for _turn in range(exponent):
            found = multiply(found, value)
        return found

    return raised


def rounded(places: int) -> Step:
    unit = _ONE.scaleb(-places, EXACT)
    return lambda value: EXACT.quantize(value, unit)


def floor(value: Decimal) -> Decimal:
    return EXACT.plus(value.to_integral_value(decimal.ROUND_FLOOR, EXACT))


def ceil(value: Decimal) -> Decimal:
    return EXACT.plus(value.to_integral_value(decimal.ROUND_CEILING, EXACT))


def days_between(now: Decimal, then: Decimal) -> Decimal:
    return divide(subtract(now, then), _DAY)


def at_rate(value: Decimal, rate: tuple[Decimal, Decimal]) -> Decimal:
    return divide(multiply(value, rate[0]), rate[1])


def take(type: Type, value: Any) -> Any:
    """A value handed in by the caller, as rules hold it. Anything that is not of the type is a `bad_value`."""
    if value is None and type.optional:
        return None
    return _TAKERS[type.kind](type, value)


def give(type: Type, value: Any) -> Any:
    """A value of a rule, as callers hold it: Decimal, str, bool, datetime, timedelta, Amount, tuple or None."""
    kind = type.kind
    if value is None or kind == "text" or kind == "yes_no":
        return value
    if kind == "list":
        return tuple(give(type.of, each) for each in value) if type.of else ()
    if kind == "rate":
        return Fraction(value[0]) / Fraction(value[1])
    number = EXACT.plus(value)
    if kind == "number":
        return number
    return Amount(number, type.currency) if kind == "amount" else _give_time(type, number)


def _give_time(type: Type, seconds: Decimal) -> timedelta | datetime:
    try:
        length = timedelta(microseconds=int(WIDE.multiply(seconds, Decimal(1_000_000)).to_integral_value(context=WIDE)))
        return length if type.kind == "duration" else _EPOCH + length
    except OverflowError:
        raise Impossible("not_computable") from None


def _take_number(type: Type, value: Any) -> Decimal:
    if isinstance(value, Decimal) and value.is_finite():
        return EXACT.plus(value)
    if isinstance(value, bool) or not isinstance(value, int):
        raise Impossible("bad_value", expected=type)
    if not -LIMIT < value < LIMIT:
        raise Impossible("too_large")
    return Decimal(value)


def _take_amount(type: Type, value: Any) -> Decimal:
    if not isinstance(value, Amount) or value.currency != type.currency:
        raise Impossible("bad_value", expected=type)
    return _take_number(type, value.number)


def _take_plain(kind: type) -> Callable[[Type, Any], Any]:
    def taken(type: Type, value: Any) -> Any:
        if not isinstance(value, kind):
            raise Impossible("bad_value", expected=type)
        if isinstance(value, str) and len(value) > MAX_TEXT:
            raise Impossible("text_too_long", limit=MAX_TEXT)
        return value

    return taken


def _take_duration(type: Type, value: Any) -> Decimal:
    if not isinstance(value, timedelta):
        raise Impossible("bad_value", expected=type)
    return add(Decimal(value.days * 86_400 + value.seconds), Decimal(value.microseconds).scaleb(-6, EXACT))


def _take_moment(type: Type, value: Any) -> Decimal:
    if not isinstance(value, datetime) or value.tzinfo is None:
        raise Impossible("bad_value", expected=type)
    return _take_duration(type, value - _EPOCH)


def _take_list(type: Type, value: Any) -> tuple[Any, ...]:
    if not isinstance(value, list | tuple) or type.of is None:
        raise Impossible("bad_value", expected=type)
    if len(value) > type.max_length:
        raise Impossible("list_too_long", limit=type.max_length)
    return tuple(take(type.of, each) for each in value)


def _take_rate(type: Type, value: Any) -> tuple[Decimal, Decimal]:
    if isinstance(value, bool) or not isinstance(value, int | Decimal | Fraction):
        raise Impossible("bad_value", expected=type)
    if not isinstance(value, Fraction):
        return _take_number(type, value), _ONE
    return _take_number(type, value.numerator), _take_number(type, value.denominator)


_TAKERS: dict[str, Callable[[Type, Any], Any]] = {
    "number": _take_number,
    "amount": _take_amount,
    "text": _take_plain(str),
    "yes_no": _take_plain(bool),
    "duration": _take_duration,
    "moment": _take_moment,
    "list": _take_list,
    "rate": _take_rate,
}
