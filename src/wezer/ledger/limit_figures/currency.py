"""What the currency as a whole says."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext_lazy as _

from wezer.kernel.wel import NUMBER, Need
from wezer.ledger.figures import LimitFigures, limit_figures
from wezer.ledger.models import WALLET, Account, AccountState, Currency
from wezer.ledger.queries import money_supply


@limit_figures.add
class OfCurrency(LimitFigures):
    """Units in circulation, wallets, and the limits that the currency itself gives (none where it gives none)."""

    kind = "currency"
    name = _("The currency")

    def names(self) -> dict[str, Any]:
        return {
            "currency.supply": NUMBER,
            "currency.wallets": NUMBER,
            "currency.floor": NUMBER.or_none(),
            "currency.ceiling": NUMBER.or_none(),
        }

    def values(self, needs: Sequence[Need], account: Account) -> dict[str, Any]:
        return {need.key: _value(need.name.partition(".")[2], account.currency) for need in needs}


def _value(what: str, currency: Currency) -> Any:
    if what == "wallets":
        return Account.objects.filter(currency=currency, purpose=WALLET, state=AccountState.ACTIVE).count()
    units = money_supply(currency) if what == "supply" else currency.rule(what)
    return None if units is None else Decimal(units).scaleb(-currency.scale)
