"""What one unit of the company's money is worth in another currency, from a date on."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from wezer.operation.gateway.books import Books, Result
from wezer.operation.gateway.errors import BadInput
from wezer.operation.gateway.methods import method
from wezer.operation.gateway.reading import Reader

FIRST_DAY = date(1970, 1, 1)


@dataclass(frozen=True)
class Rate:
    currency: str
    day: date
    rate: Decimal


def _read_rate(given: Reader) -> Rate:
    return Rate(given.text("currency", most=12), given.day("date"), given.positive("rate", decimals=6))


@method("set_rate", _read_rate)
def set_rate(books: Books, given: Rate) -> Result:
    """Units of the currency for one of the company's money: 6 when 6 VAL are worth 1 EUR. The past is never rewritten."""
    currency = books.money_of(given.currency)
    if currency == books.currency:
        raise BadInput(field="currency", detail="the books' own currency has no rate")
    _write(books, books.currency, FIRST_DAY, Decimal(1))
    _write(books, currency, given.day, given.rate)
    return Result(refs={"document": given.currency}, state="set")


def _write(books: Books, currency: Any, day: date, rate: Decimal) -> None:
    Model = books.model("currency.currency.rate")
    known = Model.search([("currency", "=", currency.id), ("date", "=", day)])
    if known:
        Model.write(known, {"rate": rate})
    else:
        Model.create([{"currency": currency.id, "date": day, "rate": rate}])
