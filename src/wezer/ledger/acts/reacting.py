"""Reactions that pay: the payment is an act of the ledger like any other, with its limits, made once for each text."""

from datetime import timedelta
from typing import Any

from wezer.core.acts.gifts import require_known
from wezer.core.reactions import Gift
from wezer.kernel.acts import act
from wezer.kernel.clock import now
from wezer.kernel.money import Money
from wezer.kernel.permissions import require
from wezer.ledger.acts.payments import pay
from wezer.ledger.acts.receipts import withdraw_thanks
from wezer.ledger.acts.thanking import thank
from wezer.ledger.currencies import currency, kind_of
from wezer.ledger.models import State, Transaction
from wezer.ledger.reaction_prices import PATH, next_key, paid_before, takes_back, thanks_before
from wezer.ledger.refusals import ReactionUnsigned


@act
def pay_for_reaction(*, by: Any, gift: Gift, money: Money) -> Transaction | None:
    """Pay `money` to whoever wrote it; None when this reaction has paid for it before."""
    if paid_before(by.party, gift, money) is not None:
        return None
    one, key, memo = currency(money.currency), next_key(by.party, gift), require_known(gift.kind).name
    if kind_of(one).is_counter:
        return thank(by=by, receiver=gift.author, currency=one, about=gift.about, units=money.units, memo=memo, key=key)
    made = pay(
        by=by, payer=by.party, payee=gift.author, amounts=[money], memo=memo, about=gift.about, key=key, path=PATH
    )
    if made.state != State.COMPLETED:
        raise ReactionUnsigned()
    return made


@act
def take_back_thanks(*, by: Any, gift: Gift) -> None:
    """With a reaction, what it gave and cost nobody anything: as long as its currency lets thanks be taken back. What was
    paid stays paid."""
    made = thanks_before(by.party, gift)
    if made is None:
        return
    require(by, "ledger.pay", by.party)  # it moves money as giving did
    one = made.transfers.select_related("currency").order_by("pk")[0].currency
    if now() - made.created_at <= timedelta(hours=takes_back(one)):
        withdraw_thanks(by=by, transaction=made)
