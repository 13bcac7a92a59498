from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext_lazy as _

from wezer.kernel.money import HALF_EVEN, divide
from wezer.ledger.kinds import CurrencyKind, currency_kinds
from wezer.ledger.models.account import ISSUANCE

if TYPE_CHECKING:
    from wezer.ledger.models import Currency


@currency_kinds.add
class Backed(CurrencyKind):
    """Like issued money, with a reserve: never more units in circulation than reserve ÷ ratio."""

    kind = "backed"
    name = _("Backed money")
    purpose = _("Units stand for a reserve that the community keeps (euros in a bank, loaves in a bakery).")
    categories = ("rare",)
    system_accounts = (ISSUANCE,)
    can_be_issued = True

    def default_rules(self) -> dict[str, Any]:
        backing = {"asset": "", "reserve": 0, "ratio": [1, 1], "redeemable": True, "rule": ""}
        return {"floor": 0, "ceiling": None, "backing": backing}

    def check_rules(self, rules: dict[str, Any], scale: int) -> str:
        backing = rules.get("backing") or {}
        over, under = backing.get("ratio", [1, 1])
        if over <= 0 or under <= 0 or backing.get("reserve", 0) < 0:
            return str(_("the reserve cannot be below zero, and its ratio must be above zero."))
        return ""

    def most_in_circulation(self, currency: "Currency") -> int | None:
        """reserve ÷ ratio, in units; the reserve is declared in units of this currency's smallest step."""
        backing = currency.rule("backing")
        over, under = backing["ratio"]
        most = divide(backing["reserve"] * under, over, HALF_EVEN)
        return most - 1 if most * over > backing["reserve"] * under else most
