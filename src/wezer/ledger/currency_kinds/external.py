from typing import Any

from django.utils.translation import gettext_lazy as _

from wezer.ledger.kinds import CurrencyKind, currency_kinds
from wezer.ledger.models.account import EXTERNAL


@currency_kinds.add
class External(CurrencyKind):
    """Money that exists elsewhere (euros, another town's money): declared here, paid outside, confirmed here."""

    kind = "external"
    name = _("Money from elsewhere")
    purpose = _("Payments are made outside and only recorded here; who receives confirms the receipt.")
    origins = ("tracked",)
    system_accounts = (EXTERNAL,)

    def default_rules(self) -> dict[str, Any]:
        """No limits: balances are open obligations only (SETTLED row 6)."""
        return {"floor": None, "ceiling": None}
