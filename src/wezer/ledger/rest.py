"""Amounts as machines send and read them, for the ledger's API and for those of packages that trade."""

from collections.abc import Sequence
from typing import Any

from pydantic import TypeAdapter

from wezer.kernel.money import Money, decimal_text, parse_amount
from wezer.ledger.currencies import currency as currency_of
from wezer.ui.rest import MoneyIn


def money_in(amounts: Sequence[MoneyIn]) -> list[Money]:
    """What was sent, in smallest units: read strictly with each currency's scale."""
    return [Money(parse_amount(each.amount, currency_of(each.currency).scale), each.currency) for each in amounts]


def money_read(sent: Any) -> list[Money]:
    """The same, where it lies in something whose shape the API does not describe; pydantic's ValidationError."""
    return money_in(_AMOUNTS.validate_python(sent))


_AMOUNTS: TypeAdapter[list[MoneyIn]] = TypeAdapter(list[MoneyIn])


def money_out(money: Money) -> dict[str, str]:
    return {"amount": decimal_text(money.units, currency_of(money.currency).scale), "currency": money.currency}
