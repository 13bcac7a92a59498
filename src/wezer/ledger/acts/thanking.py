"""Giving thanks: a counter goes up, nobody's balance goes down."""

from typing import Any

from wezer.core.models import Party
from wezer.kernel.acts import act
from wezer.kernel.events import emit
from wezer.kernel.money import Money
from wezer.kernel.permissions import require
from wezer.kernel.ref import ref
from wezer.ledger.acts.making import make
from wezer.ledger.acts.orders import Order
from wezer.ledger.currencies import kind_of
from wezer.ledger.events import ThanksGiven
from wezer.ledger.models import Currency, Transaction
from wezer.ledger.refusals import CurrencyNotAvailable, NotPayer


@act
def thank(
    *,
    by: Any,
    receiver: Party,
    currency: Currency,
    about: str = "",
    units: int = 1,
    memo: str = "",
    key: str | None = None,
) -> Transaction:
    """Give `units` of gratitude to `receiver` for `about` (a Ref): so often per object, so many a day."""
    giver = by.party
    if giver is None:
        raise NotPayer()
    require(by, "ledger.pay", giver)
    if not kind_of(currency).is_counter:
        raise CurrencyNotAvailable(currency=currency.code)
    money = (Money(units, currency.code),)
    order = Order(giver, receiver, money, memo, key, about=about, path="thanks", usage="transfers")
    made = make(by, order)
    if not made.is_replay:
        emit(ThanksGiven(subject=ref(made), giver=giver.pk, receiver=receiver.pk, about=about), cause=str(made.uid))
    return made
