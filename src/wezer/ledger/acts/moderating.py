"""By mandate: hiding words, looking at balances (each look is told), rebuilding projections."""

from typing import Any

from wezer.core.models import Party
from wezer.kernel.acts import act
from wezer.kernel.events import emit
from wezer.kernel.permissions import require
from wezer.kernel.ref import ref
from wezer.kernel.refusals import NotAllowed
from wezer.ledger.events import BalanceLookedAt, ProjectionRepaired
from wezer.ledger.models import Account, Transaction
from wezer.ledger.queries import Balance, balances, sees_by_mandate


@act
def hide_description(*, by: Any, transaction: Transaction, hidden: bool = True) -> None:
    require(by, "ledger.moderate", transaction)
    Transaction.objects.filter(pk=transaction.pk).update(description_hidden=hidden)
    transaction.description_hidden = hidden


@act
def look_at_balances(*, by: Any, party: Party) -> list[Balance]:
    """The balances of somebody else, by mandate. The holder can know that it was done, and by whom."""
    if not sees_by_mandate(by):
        raise NotAllowed()
    emit(BalanceLookedAt(subject=ref(party), holder=party.pk), audit=True)
    return balances(party)


@act
def repair_account(*, by: Any, account: Account, **right: int) -> None:
    """Set what is kept on an account back to what its entries and legs say. Only `wezer audit --repair` knows the values."""
    require(by, "ledger.audit", account)
    Account.objects.filter(pk=account.pk).update(**right)
    emit(ProjectionRepaired(subject=ref(account)), audit=True)


@act
def repair_header(*, by: Any, transaction: Transaction, state: str, version: int) -> None:
    """The same for a header: its newest log row says its state and version."""
    require(by, "ledger.audit", transaction)
    # states: it says again what its log says
    Transaction.objects.filter(pk=transaction.pk).update(state=state, version=version)
    emit(ProjectionRepaired(subject=ref(transaction)), audit=True)
