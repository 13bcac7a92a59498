"""Who sees the balances of a wallet."""

from typing import Annotated, Any

from pydantic import Field

from wezer.core.models import Party
from wezer.kernel.refusals import NotAllowed
from wezer.ledger.acts.accounts import hide_balances
from wezer.ledger.api.common import found_party, router
from wezer.ledger.queries import may_hide
from wezer.ledger.screens import purses
from wezer.ui.rest import UID, Code, Schema, Strict


class SightOut(Schema):
    """`seen_by`: owner, group, community or everyone, by the currency's rules; `hidden`: the holder's own wish."""

    currency: str
    seen_by: str
    may_hide: bool
    hidden: bool


class SightsIn(Strict):
    """The currencies whose balances are kept to oneself; those in all others are shown as their rules say."""

    hidden: Annotated[list[Code], Field(max_length=100)]


@router.get("/privacy", response=list[SightOut])
def balance_privacy(request: Any, party: UID | None = None) -> Any:
    """Who sees one's balances (or those of a group whose wallet one holds), currency by currency."""
    return _show(_held(request, party))


@router.put("/privacy", response=list[SightOut])
def set_balance_privacy(request: Any, new: SightsIn, party: UID | None = None) -> Any:
    """Keep balances to oneself, where the currency lets its holders."""
    holder = _held(request, party)
    hide_balances(by=request.viewer, holder=holder, hidden=new.hidden)
    return _show(holder)


def _held(request: Any, party: UID | None) -> Party:
    holder = found_party(request, party, "party")
    if not request.viewer.may_act_for(holder):
        raise NotAllowed()
    return holder


def _show(holder: Party) -> list[dict[str, Any]]:
    return [
        {
            "currency": one.currency.code,
            "seen_by": (one.currency.rule("privacy") or {}).get("balances", "owner"),
            "may_hide": may_hide(one.currency),
            "hidden": may_hide(one.currency) and one.account.hides_balance,
        }
        for one in purses(holder)
    ]
