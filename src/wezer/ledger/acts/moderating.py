"""By mandate: hiding words, looking at balances (each look is told), rebuilding projections."""

from typing import Any

from wezer.core.acts.looks import ONE_LOOK
from wezer.core.models import Party
from wezer.kernel.acts import act
from wezer.kernel.clock import now
from wezer.kernel.events import emit
from wezer.kernel.models import Fact
from wezer.kernel.permissions import require
from wezer.kernel.ref import ref
from wezer.kernel.refusals import NotAllowed
from wezer.ledger.events import BalanceLookedAt, ProjectionRepaired
from wezer.ledger.models import Account, Currency, Transaction
from wezer.ledger.queries import sees_by_mandate

LOOKED_AT = "ledger.balance_looked_at"


@act
def hide_description(*, by: Any, transaction: Transaction, hidden: bool = True) -> None:
    require(by, "ledger.moderate", transaction)
    Transaction.objects.filter(pk=transaction.pk).update(description_hidden=hidden)
    transaction.description_hidden = hidden


@act
def look_at_balances(*, by: Any, party: Party, currency: Currency | None = None) -> bool:
    """The viewer looks by mandate at what somebody else holds, in one currency or in all. The holder can know that it was done,
    and by whom. True when it is a look of its own, not the same look again."""
    if not sees_by_mandate(by):
        raise NotAllowed()
    code = currency.code if currency is not None else ""
    told = Fact.objects.filter(subject=ref(party), name=LOOKED_AT, unit=code, at__gt=now() - ONE_LOOK)
    if told.filter(actor=by.member.pk if by.member is not None else None).exists():
        return False
    emit(BalanceLookedAt(subject=ref(party), holder=party.pk), unit=code, audit=True)
    return True


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
