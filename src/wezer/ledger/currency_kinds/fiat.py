from typing import Any

from django.utils.translation import gettext_lazy as _

from wezer.ledger.kinds import CurrencyKind, currency_kinds
from wezer.ledger.models.account import ISSUANCE


@currency_kinds.add
class Fiat(CurrencyKind):
    """Units are issued by signatures from the issuance account, whose negative balance is the money supply."""

    kind = "fiat"
    name = _("Issued money")
    purpose = _("The community issues units by signature; members hold what they were given and never go below zero.")
    categories = ("rare", "sufficient")
    system_accounts = (ISSUANCE,)
    can_be_issued = True

    def default_rules(self) -> dict[str, Any]:
        return {"floor": 0, "ceiling": None}
