"""Which pages of the wallet move what belongs to a group or to others: whoever does so owes a second lock (core.md 2.3)."""

from typing import Any

from wezer.core.accounts.second_factor import are_others
from wezer.core.models import Party
from wezer.ledger.models import Schedule, Ticket, Transaction

#: The second part of an address under the wallet: where its uid leads, and the parties of what is found there.
_WHERE: dict[str, tuple[Any, tuple[str, ...]]] = {
    "movements": (Transaction, ("payer", "payee")),
    "planned": (Schedule, ("payer",)),
    "tickets": (Ticket, ("payee",)),
    "of": (Party, ("pk",)),
}


def moves_for_others(request: Any, named: dict[str, Any]) -> bool:
    """What is sent to an address that names a payment, a plan, a ticket or a party. One statement."""
    parts = request.path.split("/")
    if parts[1] != "wallet" or parts[2] not in _WHERE or "uid" not in named:
        return False
    model, columns = _WHERE[parts[2]]
    found = model.objects.filter(uid=named["uid"]).values_list(*columns).first()
    if parts[2] == "tickets" and found is not None and found[0] not in request.viewer.own_party_ids:
        return False  # somebody pays it, for whom the form says
    return are_others(request.viewer, {number for number in found or () if number is not None})
