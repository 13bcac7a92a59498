from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wezer.core.acts.gifts import require_known
from wezer.core.reactions import Gift, Price, ReactionEffect, reaction_effects
from wezer.core.talk_refusals import ReactionUnfit
from wezer.ledger.acts.reacting import pay_for_reaction, take_back_thanks
from wezer.ledger.currencies import currency, kind_of
from wezer.ledger.forms import payees_for
from wezer.ledger.reaction_prices import most_units, paid_before, price_of, prices, takes_back
from wezer.ui import money as money_text


@reaction_effects.add
class Payment(ReactionEffect):
    """A reaction bound to a currency: whoever gives it pays whoever wrote."""

    kind = "payment"
    name = gettext_lazy("Bind it to a currency")

    def notes(self) -> dict[str, str]:
        return {kind: money_text.text(money) for kind, money in prices().items()}

    def price(self, by: Any, gift: Gift) -> Price | None:
        money = price_of(gift.kind)
        if money is None or by.party is None or paid_before(by.party, gift, money) is not None:
            return None
        one = currency(money.currency)
        words = {"reaction": require_known(gift.kind).name, "amount": money_text.text(money), "name": gift.author.name}
        if kind_of(one).is_counter:
            words["hours"] = str(takes_back(one))
            said = _(
                "“{reaction}” gives {name} {amount}, which costs you nothing. Taken back within {hours} hours, it is gone again."
            )
        else:
            said = _("“{reaction}” pays {amount} from your wallet to {name}. Taking it back does not bring that back.")
        return Price(f"{money.units}{money.currency}", said.format(**words))

    def given(self, by: Any, gift: Gift) -> None:
        money = price_of(gift.kind)
        if money is None:
            return
        if money.units > most_units(currency(money.currency)) or not payees_for(by).filter(pk=gift.author.pk).exists():
            raise ReactionUnfit()
        pay_for_reaction(by=by, gift=gift, money=money)

    def taken(self, by: Any, gift: Gift) -> None:
        take_back_thanks(by=by, gift=gift)

    def tending_url(self, kind: str) -> str:
        return f"{reverse('currencies:reactions')}?kind={kind}"
