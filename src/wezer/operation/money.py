"""Amounts at the gateway's door: whole minor units inside, decimal strings outside."""

from decimal import Decimal

from wezer.kernel.money import decimal_text


def to_decimal(units: int, digits: int) -> str:
    """1250 with two digits is "12.50"."""
    return decimal_text(units, digits)


def from_decimal(text: str, digits: int) -> int:
    """ "12.50" with two digits is 1250. What has more decimals than the currency is a mistake of whoever wrote it."""
    units = Decimal(text).scaleb(digits)
    if not units.is_finite() or units != units.to_integral_value():
        raise ValueError(f"{text} has more than {digits} decimals")
    return int(units)
