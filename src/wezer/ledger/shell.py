"""The ledger's places in the shell."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from wezer.core.accounts.outside import open_while_shut_out
from wezer.core.accounts.second_factor import guard, guard_for_others
from wezer.core.panels import (
    PartyAction,
    PartyPanel,
    Section,
    garden_sections,
    is_member,
    me_sections,
    party_actions,
    party_panels,
)
from wezer.ledger import audit_words as _words_of_the_log  # noqa: F401
from wezer.ledger.screens import exchanged_with
from wezer.ledger.second_lock import moves_for_others
from wezer.ui.shell import Space, Start, spaces, starts
from wezer.ui.words import PLACES

spaces.add(
    Space(key="wallet", label=_("Wallet"), icon="wallet", url="wallet:wallet", section="exchange", order=20, tab=True,
          prefix="/wallet/")
)  # fmt: skip
PLACES.update(wallet="wallet:wallet")
starts.add(Start(key="pay", label=_("Pay or thank"), icon="send", url="wallet:pay", order=30))


def manages_currencies(viewer: Any) -> bool:
    return viewer is not None and viewer.has_right("ledger.manage_currencies")


garden_sections.add(Section("currencies", _("Currencies"), "coins", "currencies:list", 60, manages_currencies))


open_while_shut_out(r"/wallet/((movements|statement)/.*)?")
guard("/wallet/currencies/")
guard_for_others(moves_for_others)
me_sections.add(Section("balances", _("Who sees my balances"), "eye", "wallet:privacy", 35, is_member))


@party_actions.add
class Pay(PartyAction):
    """At the head of a member's page: a payment that begins with who receives it."""

    kind = "pay"
    name = _("Pay or thank")
    icon = "send"
    primary = True

    def url(self, party: Any, viewer: Any) -> str:
        return f"{reverse('wallet:pay')}?to={party.uid}" if is_other(party, viewer) else ""


def is_other(party: Any, viewer: Any) -> bool:
    return viewer.member is not None and viewer.member.pk != party.pk


@party_actions.add
class Limits(PartyAction):
    """On a member's page, for those who set limits."""

    kind = "limits"
    name = _("Limits")
    icon = "gauge"
    order = 80

    def url(self, party: Any, viewer: Any) -> str:
        return reverse("currencies:limits-of", args=[party.uid]) if viewer.has_right("ledger.set_limits") else ""


@party_panels.add
class Exchanges(PartyPanel):
    """On a member's or a group's page: what moved between them and the viewer. Nothing about others."""

    kind = "exchanges"
    name = _("Exchanges")
    icon = "wallet"
    order = 25
    template = "ledger/wallet/exchanges.html"

    def is_shown(self, party: Any, viewer: Any) -> bool:
        return is_other(party, viewer)

    def context(self, party: Any, viewer: Any, request: Any = None) -> dict[str, Any]:
        return {"rows": exchanged_with(viewer.party, party), "party": party}
