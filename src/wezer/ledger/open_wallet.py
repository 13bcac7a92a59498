"""A group's wallet as far as its rules of transparency show it to others. Reads only."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import OuterRef, QuerySet, Subquery

from wezer.core.models import Group, Party
from wezer.core.transparency.reading import dated, windows
from wezer.kernel.money import Money
from wezer.ledger.models import WALLET, Account, Entry

BALANCES, MOVEMENTS = "balances", "transactions"


@dataclass(frozen=True, slots=True)
class OpenBalances:
    """As it was at the end of the delay."""

    as_of: datetime
    amounts: list[Money]


def shown_balances(viewer: Any, group: Group) -> OpenBalances | None:
    """The newest balances that the viewer may see; None when none. Three statements."""
    found = windows(viewer, BALANCES, group)
    if not found:
        return None
    as_of = found[-1].until
    last = Entry.objects.filter(account=OuterRef("pk"), at__lt=as_of).order_by("-seq").values("balance_after")[:1]
    accounts = Account.objects.filter(holder=group, purpose=WALLET).select_related("currency").order_by("currency_id")
    rows = accounts.annotate(then=Subquery(last))
    return OpenBalances(as_of, [Money(row.then or 0, row.currency.code) for row in rows])


def shown_movements(viewer: Any, group: Group) -> QuerySet[Entry]:
    """The movements that the viewer may see."""
    seen = dated(windows(viewer, MOVEMENTS, group), "at")
    rows = Entry.objects.filter(seen, account__holder=group, account__purpose=WALLET)
    return rows.select_related(
        "account__currency",
        "transfer__transaction",
        "transfer__payer_account__holder",
        "transfer__payee_account__holder",
    )


def money_of(entry: Entry) -> Money:
    return Money(entry.units, entry.account.currency.code)


def other_side(entry: Entry) -> Party | None:
    """A group by its name; a person is somebody."""
    transfer = entry.transfer
    account = transfer.payee_account if entry.units < 0 else transfer.payer_account
    return account.holder if account.holder.is_group else None
