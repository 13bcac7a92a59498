"""The wallet of a group: what is in it, and what moves."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from wezer.core.models import Group
from wezer.core.transparency.kinds import TransparencyClass, transparency_classes


class _OfWallet(TransparencyClass):
    audience = "parties"
    icon = "wallet"

    def address(self, group: Group) -> str:
        return reverse("wallet:open", args=[group.uid]) if group.has_wallet else ""


@transparency_classes.add
class Balances(_OfWallet):
    kind, order = "balances", 20
    name = _("What is in a group’s wallet")
    description = _("The balance in each currency. Balances of members follow the rules of each currency.")


@transparency_classes.add
class Transactions(_OfWallet):
    kind, order = "transactions", 21
    name = _("What moves in a group’s wallet")
    description = _("Day, amount and category; of the other side the name of a group, never that of a person.")
