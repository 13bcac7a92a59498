"""Pure rules of invoices and claims: sums, taxes, quantities. No database, no request, no clock.

Rounded as the engine rounds (half to even, taxes on the sum of their bases), so that a draft shows what will be posted.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Protocol

from wezer.kernel.money import HALF_EVEN, HALF_UP, decimal_text, divide

#: Quantities are whole ten-thousandths.
QUANTITY_SCALE = 4
_QUANTITY = re.compile(r"[0-9]{1,9}(?:[.,][0-9]{1,4})?\Z", re.ASCII)
_RATE = re.compile(r"vat_([0-9]+)(?:_([0-9]))?\Z")


class Sold(Protocol):
    @property
    def price(self) -> int: ...
    @property
    def quantity(self) -> int: ...
    @property
    def taxes(self) -> Iterable[str]: ...
    @property
    def kind(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Totals:
    net: int
    taxes: Mapping[str, int]

    @property
    def tax(self) -> int:
        return sum(self.taxes.values())

    @property
    def total(self) -> int:
        return self.net + self.tax


def net_of(price: int, quantity: int) -> int:
    """What a line comes to before tax."""
    return divide(price * quantity, 10**QUANTITY_SCALE, HALF_EVEN)


def signed_net(line: Sold) -> int:
    """A deposit that is recalled takes off."""
    amount = net_of(line.price, line.quantity)
    return -amount if line.kind == "recall" else amount


def totals_of(lines: Iterable[Sold]) -> Totals:
    """What the lines come to, each tax on the sum of its bases."""
    net, bases = 0, dict[str, int]()
    for line in lines:
        amount = signed_net(line)
        net += amount
        for name in line.taxes:
            bases[name] = bases.get(name, 0) + amount
    return Totals(net, {name: tax_of(base, name) for name, base in bases.items()})


def rate_of(name: str) -> int:
    """Thousandths: `vat_20` is 200, `vat_5_5` is 55. A name without a rate counts for nothing here."""
    found = _RATE.match(name)
    return int(found[1]) * 10 + int(found[2] or 0) if found else 0


def rate_words(name: str) -> str:
    """ "20 %", "5.5 %"."""
    whole, rest = divmod(rate_of(name), 10)
    return f"{whole}.{rest}\u00a0%" if rest else f"{whole}\u00a0%"


def tax_of(base: int, name: str) -> int:
    return divide(base * rate_of(name), 1000, HALF_EVEN)


def before_tax(gross: int, taxes: Iterable[str]) -> tuple[int, int]:
    """The net amount that comes closest to `gross` with its taxes without passing it, and the cents that are missing."""
    names = list(taxes)
    rate = sum(rate_of(name) for name in names)
    net = divide(gross * 1000, 1000 + rate, HALF_EVEN)
    while net + sum(tax_of(net, name) for name in names) > gross:
        net -= 1
    return net, gross - net - sum(tax_of(net, name) for name in names)


def value_of(units: int, rate: tuple[int, int]) -> int:
    """What units of a community's currency are worth, at a rate of (units, value); half up, as in legal documents."""
    return divide(units * rate[1], rate[0], HALF_UP)


def read_quantity(text: str) -> int | None:
    """Ten-thousandths of "2", "1,5", "0.25"; None for anything else, and for nothing."""
    typed = text.strip()
    if not _QUANTITY.match(typed):
        return None
    whole, _mark, decimals = typed.replace(",", ".").partition(".")
    return int(whole + decimals.ljust(QUANTITY_SCALE, "0")) or None


def quantity_text(quantity: int) -> str:
    """ "2", "1.5": for machines, without zeros at the end."""
    text = decimal_text(quantity, QUANTITY_SCALE)
    return text.rstrip("0").rstrip(".")
