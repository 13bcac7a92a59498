"""Who must sign what is paid from a wallet."""

from typing import Annotated, Any

from django.http import Http404
from django.shortcuts import get_object_or_404
from pydantic import Field

from wezer.core.accounts.sudo import show_again
from wezer.core.models import Party
from wezer.kernel.money import Money, parse_amount
from wezer.kernel.permissions import can
from wezer.ledger.acts.limits import remove_authorisation, set_authorisation
from wezer.ledger.api.common import caller, router
from wezer.ledger.currencies import currency as currency_of
from wezer.ledger.models import AuthorisationRule
from wezer.ledger.rest import money_out
from wezer.ui.rest import MADE, UID, MoneyIn, MoneyOut, Schema, Strict, idempotent, made, party_or_refuse


class SignatureRuleIn(Strict):
    """Payments above `above` (any currency and amount when left out) wait for `needs` signatures."""

    needs: Annotated[int, Field(ge=2, le=20)]
    above: MoneyIn | None = None
    only_new_payees: bool = False
    within_days: Annotated[int, Field(ge=1, le=365)] = 14


class SignatureRuleOut(Schema):
    uid: UID
    needs: int
    above: MoneyOut | None
    only_new_payees: bool
    within_days: int


def _wallet(request: Any, uid: Any) -> Party:
    """A wallet that the caller may manage; to others there is nothing."""
    caller(request)
    party: Party = party_or_refuse(uid)
    if not can(request.viewer, "ledger.manage_wallet", party):
        raise Http404
    return party


def _show(rule: AuthorisationRule) -> dict[str, Any]:
    return {
        "uid": rule.uid,
        "needs": rule.needs,
        "above": money_out(Money(rule.above_units, rule.currency.code)) if rule.currency else None,
        "only_new_payees": rule.only_new_payees,
        "within_days": rule.within_days,
    }


@router.get("/parties/{uid}/signature-rules", response=list[SignatureRuleOut])
def rules(request: Any, uid: UID) -> Any:
    """Which payments from this wallet wait for signatures."""
    standing = AuthorisationRule.objects.filter(party=_wallet(request, uid), removed_at=None)
    return [_show(rule) for rule in standing.select_related("currency").order_by("id")]


@router.post("/parties/{uid}/signature-rules", response=MADE(SignatureRuleOut))
@idempotent
def new_rule(request: Any, uid: UID, new: SignatureRuleIn) -> Any:
    """From now on such payments wait."""
    found = currency_of(new.above.currency) if new.above else None
    units = parse_amount(new.above.amount, found.scale) if new.above and found else 0
    party = _wallet(request, uid)
    show_again(request)
    rule = set_authorisation(
        by=request.viewer,
        party=party,
        needs=new.needs,
        currency=found,
        above_units=units,
        only_new_payees=new.only_new_payees,
        within_days=new.within_days,
    )
    return made(_show(rule))


@router.delete("/parties/{uid}/signature-rules/{rule}", response={204: None})
def drop_rule(request: Any, uid: UID, rule: UID) -> Any:
    """They wait no more."""
    standing = AuthorisationRule.objects.select_related("party").filter(party=_wallet(request, uid), removed_at=None)
    found = get_object_or_404(standing, uid=rule)
    show_again(request)
    remove_authorisation(by=request.viewer, rule=found)
    return None
