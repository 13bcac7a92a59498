from typing import Any

from django.utils.translation import gettext_lazy as _

from wezer.ledger.kinds import CurrencyKind, currency_kinds
from wezer.ledger.models.account import ISSUANCE


@currency_kinds.add
class Gratitude(CurrencyKind):
    """Likes, thanks, support: counted, never spent. Units go from issuance to who receives; the giver is the initiator."""

    kind = "gratitude"
    name = _("Gratitude")
    purpose = _("A sign of thanks that costs the giver nothing, within so many a day.")
    categories = ("abundant",)
    system_accounts = (ISSUANCE,)
    can_be_reserved = False
    is_counter = True

    def default_rules(self) -> dict[str, Any]:
        return {"floor": 0, "ceiling": None, "per_day": 20, "per_object": 1, "withdraw_hours": 24, "max_amount": 1}
