"""As who pays: whoever may pay from the wallet; who is suspended only settles what they owed before. For acts."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from wezer.kernel.permissions import can
from wezer.ledger.models import WALLET, Account, Transaction
from wezer.ledger.refusals import NotPayer, OwesMore

#: Of the steps of a transaction, what somebody who is suspended may still take: they settle, and begin nothing new.
SETTLES = ("acceptance", "refusal", "receipt", "refund-receipt", "cancellation", "settlement")


@contextmanager
def as_payer(by: Any, transaction: Transaction) -> Iterator[None]:
    """Around the step that pays. Who is suspended may not owe more after it than before: what they have pays it, or what
    was set aside for it."""
    if can(by, "ledger.pay", transaction.payer):
        yield
        return
    if not can(by, "ledger.settle_own", transaction):
        raise NotPayer()
    before = _owed(transaction.payer_id)
    yield
    if any(units > before.get(currency, 0) for currency, units in _owed(transaction.payer_id).items()):
        raise OwesMore()


def _owed(payer: int) -> dict[int, int]:
    """What the wallet is below zero in each currency, counting what is set aside. What is paid outside is owed nowhere."""
    accounts = Account.objects.filter(holder=payer, purpose=WALLET).select_related("currency")
    return {one.currency_id: max(0, -one.available) for one in accounts if not one.currency.is_tracked}
