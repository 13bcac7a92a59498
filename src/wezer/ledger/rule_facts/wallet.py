"""What a membrane's rule may ask of a member's wallet."""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from decimal import Decimal
from typing import Any

from django.db.models import QuerySet, Sum
from django.db.models.functions import Abs
from django.utils.translation import gettext_lazy as _

from wezer.core.crossing.rule_facts import RuleFacts, rule_facts
from wezer.core.models import Group, Member
from wezer.kernel.clock import now
from wezer.kernel.wel import DURATION, NUMBER, TEXT, Lookup, Need
from wezer.ledger.models import Account, Currency, Entry

#: Nothing is older: a longer time says “ever”.
LONGEST = timedelta(days=36_500)


@rule_facts.add
class Wallet(RuleFacts):
    """In whole units (12.50, not 1250). A currency that is not there is unknown, not zero."""

    kind = "wallet"
    name = _("The wallet")
    told = (
        ('balance("VAL")', _("the member's balance in this currency")),
        ('volume("VAL", 1y)', _("what came into the member's wallet and went out of it, all together, for so long")),
    )
    private = True

    def questions(self) -> Mapping[str, Lookup]:
        return {"balance": Lookup((TEXT,), NUMBER), "volume": Lookup((TEXT, DURATION), NUMBER)}

    def values(self, needs: Sequence[Need], members: Sequence[Member], group: Group) -> Mapping[int, Mapping[str, Any]]:
        """Two statements for each figure asked."""
        found: dict[int, dict[str, Any]] = {member.pk: {} for member in members}
        for need in needs:
            currency = Currency.objects.filter(code=need.args[0]).first()
            if currency is None:
                continue
            accounts = Account.objects.filter(holder__in=[member.pk for member in members], currency=currency)
            wallets = accounts.filter(purpose="wallet")
            told = _moved(wallets, need.args[1]) if need.name == "volume" else _held(wallets)
            for number, values in found.items():
                values[need.key] = Decimal(told.get(number, 0)).scaleb(-currency.scale)
        return found


def _held(wallets: QuerySet[Account]) -> dict[int, int]:
    return dict(wallets.values_list("holder_id", "balance"))


def _moved(wallets: QuerySet[Account], lately: timedelta) -> dict[int, int]:
    since = now() - min(lately, LONGEST)
    entries = Entry.objects.filter(account__in=wallets, at__gte=since).order_by()
    return dict(
        entries.values("account__holder").annotate(moved=Sum(Abs("units"))).values_list("account__holder", "moved")
    )
