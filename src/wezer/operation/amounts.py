"""How amounts of the books are written and read: minor units of their currency, which need not be one of the community's."""

from functools import lru_cache
from typing import Any

from wezer.ui.money import MINUS, Looks, number

SYMBOLS = {"EUR": "€", "GBP": "£", "USD": "$", "CHF": "CHF", "XOF": "F CFA", "XAF": "F CFA"}
FIRM_SPACE = "\xa0"


@lru_cache
def looks(currency: str, digits: int) -> Looks:
    return Looks(currency, symbol=SYMBOLS.get(currency, currency), scale=digits, category="rare")


def shown(units: int, books: Any, *, unit: bool = False) -> str:
    """“1 204,50”, or with its unit “1 204,50 €”, in the reader's separators; below zero with a true minus."""
    written = f"{MINUS if units < 0 else ''}{number(units, looks(books.currency, books.digits))}"
    return f"{written}{FIRM_SPACE}{looks(books.currency, books.digits).symbol}" if unit else written


def plain(units: int, books: Any) -> str:
    """For files and programs: “1204.50”, whatever the language."""
    sign, units = ("-" if units < 0 else ""), abs(units)
    whole, rest = divmod(units, 10**books.digits)
    return f"{sign}{whole}.{rest:0{books.digits}}" if books.digits else f"{sign}{whole}"
