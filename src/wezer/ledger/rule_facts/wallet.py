"""What a membrane's rule may ask of a member's wallet."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext_lazy as _

from wezer.core.crossing.rule_facts import RuleFacts, rule_facts
from wezer.core.models import Group, Member
from wezer.kernel.wel import NUMBER, TEXT, Lookup, Need
from wezer.ledger.models import Account, Currency


@rule_facts.add
class Wallet(RuleFacts):
    """Balances in whole units (12.50, not 1250). A currency that is not there is unknown, not zero."""

    kind = "wallet"
    name = _("The wallet")
    told = (('balance("VAL")', _("the member's balance in this currency")),)
    private = True

    def questions(self) -> Mapping[str, Lookup]:
        return {"balance": Lookup((TEXT,), NUMBER)}

    def values(self, needs: Sequence[Need], members: Sequence[Member], group: Group) -> Mapping[int, Mapping[str, Any]]:
        """Two statements for each currency asked."""
        found: dict[int, dict[str, Any]] = {member.pk: {} for member in members}
        for need in needs:
            currency = Currency.objects.filter(code=need.args[0]).first()
            if currency is None:
                continue
            accounts = Account.objects.filter(holder__in=[member.pk for member in members], currency=currency)
            balances = dict(accounts.filter(purpose="wallet").values_list("holder_id", "balance"))
            for number, values in found.items():
                values[need.key] = Decimal(balances.get(number, 0)).scaleb(-currency.scale)
        return found
