from typing import Any

from django.utils.translation import gettext_lazy as _

from wezer.ledger.kinds import CurrencyKind, currency_kinds


@currency_kinds.add
class MutualCredit(CurrencyKind):
    """Both parties of a trade make the units: one goes below zero by what the other goes above. They always sum to zero."""

    kind = "mutual_credit"
    name = _("Mutual credit")
    purpose = _("Members give each other credit: what one owes, another is owed. Nobody issues anything.")
    categories = ("sufficient",)

    def default_rules(self) -> dict[str, Any]:
        return {"floor": -500, "ceiling": 500}

    def check_rules(self, rules: dict[str, Any], scale: int) -> str:
        floor, ceiling = rules.get("floor"), rules.get("ceiling")
        if floor is not None and ceiling is not None and floor == ceiling:
            return str(_("with equal limits nobody could pay anything."))
        return ""
