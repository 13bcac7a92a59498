"""What a group shows of its wallet: the same as its page."""

from typing import Any

from django.http import Http404
from django.shortcuts import get_object_or_404

from wezer.core.models import Group
from wezer.ledger.api.common import router
from wezer.ledger.open_wallet import money_of, other_side, shown_balances, shown_movements
from wezer.ledger.rest import money_out
from wezer.ui.rest import UID, After, Limit, Listed, MoneyOut, PartyOut, Schema, listed, moment, show_party


class ShownBalancesOut(Schema):
    as_of: str
    amounts: list[MoneyOut]


class ShownMovementOut(Schema):
    """`other`: a group; null for a person."""

    at: str
    amount: MoneyOut
    category: str
    other: PartyOut | None


def _group(request: Any, uid: UID) -> Group:
    return get_object_or_404(Group.objects.visible_to(request.viewer), uid=uid)


@router.get("/groups/{uid}/shown-balances", response=ShownBalancesOut)
def balances_shown(request: Any, uid: UID) -> Any:
    """What is in a group's wallet, as far as it shows it."""
    found = shown_balances(request.viewer, _group(request, uid))
    if found is None:
        raise Http404
    return {"as_of": moment(found.as_of), "amounts": [money_out(money) for money in found.amounts]}


@router.get("/groups/{uid}/shown-movements", response=Listed[ShownMovementOut])
def movements_shown(request: Any, uid: UID, after: After = "", limit: Limit = 20) -> Any:
    """What moves in a group's wallet, as far as it shows it."""
    rows = shown_movements(request.viewer, _group(request, uid))
    return listed(
        rows,
        after,
        limit,
        lambda entry: {
            "at": moment(entry.at),
            "amount": money_out(money_of(entry)),
            "category": entry.transfer.transaction.category,
            "other": show_party(other_side(entry)),
        },
        order=("-at", "-id"),
    )
