"""Giving thanks: a counter goes up, nobody's balance goes down."""

from datetime import timedelta
from typing import Any

from wezer.core.models import Party
from wezer.kernel.acts import act
from wezer.kernel.clock import now
from wezer.kernel.events import emit
from wezer.kernel.money import Money
from wezer.kernel.permissions import require
from wezer.kernel.ref import ref
from wezer.ledger.acts.making import make
from wezer.ledger.acts.orders import Order, known, replayed
from wezer.ledger.currencies import kind_of
from wezer.ledger.events import ThanksGiven
from wezer.ledger.models import Currency, State, Transaction
from wezer.ledger.refusals import AlreadyGiven, CurrencyNotAvailable, NotPayer, TooOften


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
    if known(by, order):
        return replayed(by, order)
    Party.objects.select_for_update(no_key=True).get(pk=giver.pk)  # one giver's thanks come one after the other
    _refuse_again(giver, receiver, currency, about)
    made = make(by, order)
    emit(ThanksGiven(subject=ref(made), giver=giver.pk, receiver=receiver.pk, about=about), cause=str(made.uid))
    return made


def _refuse_again(giver: Party, receiver: Party, currency: Currency, about: str) -> None:
    mine = Transaction.objects.filter(party=giver, path="thanks", transfers__currency=currency)
    mine = mine.exclude(state=State.REVERSED)
    if about and mine.filter(about=about).count() >= (currency.rule("per_object") or 1):
        raise AlreadyGiven()
    today = mine.filter(created_at__gt=now() - timedelta(days=1)).count()
    if today >= (currency.rule("per_day") or 20):
        raise TooOften()
