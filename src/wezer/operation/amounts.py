"""How amounts of the books are written and read: minor units of their currency, which need not be one of the community's."""

from functools import lru_cache
from typing import Any

from wezer.operation.money import to_decimal
from wezer.ui.money import MINUS, Looks, number

SYMBOLS = {"EUR": "€", "GBP": "£", "USD": "$", "CHF": "CHF", "XOF": "F CFA", "XAF": "F CFA"}
#: Currencies without cents, or with thousandths; all others have two decimals.
DIGITS = {"XAF": 0, "XOF": 0, "XPF": 0, "JPY": 0, "KRW": 0, "CLP": 0, "VND": 0, "TND": 3, "KWD": 3, "BHD": 3, "OMR": 3}
FIRM_SPACE = "\xa0"


@lru_cache
def looks(currency: str, digits: int) -> Looks:
    return Looks(currency, symbol=SYMBOLS.get(currency, currency), scale=digits, category="rare")


def shown(units: int, books: Any, *, unit: bool = False) -> str:
    """“1 204,50”, or with its unit “1 204,50 €”, in the reader's separators; below zero with a true minus."""
    return written(units, books.currency, unit=unit)


def written(units: int, currency: str, *, unit: bool = False) -> str:
    """The same for a legal currency, before there are books."""
    known = looks(currency, digits_of(currency))
    figures = f"{MINUS if units < 0 else ''}{number(units, known)}"
    return f"{figures}{FIRM_SPACE}{known.symbol}" if unit else figures


def plain(units: int, books: Any) -> str:
    """For files and programs: “1204.50”, whatever the language."""
    return to_decimal(units, books.digits)


def digits_of(currency: str) -> int:
    """How many decimals a legal currency has."""
    return DIGITS.get(currency, 2)
