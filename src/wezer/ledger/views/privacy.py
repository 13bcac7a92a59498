"""Who sees the balances of a wallet: what each currency says, and the holder's own wish where it lets them."""

from dataclasses import dataclass
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from wezer.core.http import MemberRequest
from wezer.core.models import Party
from wezer.ledger.acts.accounts import hide_balances
from wezer.ledger.currency_forms import SEEN_BY
from wezer.ledger.models import Currency
from wezer.ledger.queries import may_hide
from wezer.ledger.screens import purses
from wezer.ui.http import go
from wezer.ui.http import show as show_page

_SAID = dict(SEEN_BY)


@dataclass(frozen=True, slots=True)
class Sight:
    """One currency: who sees the balance by its rules, whether that may be narrowed, and whether it is."""

    currency: Currency
    seen_by: Any
    may_hide: bool
    is_hidden: bool


@login_required
def own(request: MemberRequest) -> HttpResponse:
    """One's own wallet, among one's settings."""
    viewer: Any = request.viewer
    return _page(request, viewer.member, "ledger/wallet/privacy.html")


@login_required
def of_party(request: MemberRequest, uid: str) -> HttpResponse:
    """A group's wallet, for those who hold it."""
    viewer: Any = request.viewer
    party = get_object_or_404(Party, uid=uid)
    if not viewer.may_act_for(party):
        raise Http404
    return _page(request, party, "ledger/wallet/privacy_group.html")


def _page(request: MemberRequest, party: Party, page: str) -> HttpResponse:
    if request.method == "POST":
        hide_balances(by=request.viewer, holder=party, hidden=request.POST.getlist("hidden"))
        return go(request, request.path, said=_("Kept."))
    return show_page(request, page, page, {"party": party, "sights": _sights(party)})


def _sights(party: Party) -> list[Sight]:
    found = []
    for purse in purses(party):
        seen_by = (purse.currency.rule("privacy") or {}).get("balances", "owner")
        hideable = may_hide(purse.currency)
        hidden = hideable and purse.account.hides_balance
        found.append(Sight(purse.currency, _SAID.get(seen_by, _SAID["owner"]), hideable, hidden))
    return found
