"""What a part that is split off takes along from the wallet: an amount in each currency, paid inside the same act."""

from collections.abc import Iterator, Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wezer.core.models import Group, Party
from wezer.core.settlement import ShareLine, SplitShare, split_shares
from wezer.kernel.money import Money
from wezer.kernel.permissions import require
from wezer.ledger.acts.payments import pay
from wezer.ledger.currencies import kind_of
from wezer.ledger.models import WALLET, Account, AccountState, CurrencyState, State
from wezer.ledger.refusals import ShareNeedsSignatures, ShareTooMuch, ShareUnread
from wezer.ui.forms import MoneyField
from wezer.ui.money import text


@split_shares.add
class WalletShare(SplitShare):
    """For who may spend from the wallet. Only what is there and free: no debt, no counter, no promise goes along."""

    kind = "wallet"
    name = gettext_lazy("Wallet")
    order = 20

    def lines(self, *, by: Any, group: Group) -> list[ShareLine]:
        if not (by.is_system or by.may_spend_for(group)):
            return []
        return [
            ShareLine(_key(account), str(account.currency.name), text(Money(account.available, account.currency.code)))
            for account in _accounts(group)
        ]

    def words(self, *, by: Any, group: Group, said: Mapping[str, str]) -> list[str]:
        require(by, "ledger.pay", Party.objects.get(pk=group.pk))  # before a word is said of what is there
        amounts = _read(group, said)
        return [_("{amount} of its wallet go along.").format(amount=text(amount)) for amount in amounts]

    def hand_over(self, *, by: Any, group: Group, part: Group, said: Mapping[str, str]) -> None:
        """All amounts or none, by the right of whoever splits the group; where signatures are asked, nothing is split."""
        payer, payee = Party.objects.get(pk=group.pk), Party.objects.get(pk=part.pk)
        require(by, "ledger.pay", payer)
        amounts = _read(group, said, lock=True)
        if not amounts:
            return
        memo = _("For the part that goes its own way")
        made = pay(by=by, payer=payer, payee=payee, amounts=amounts, memo=memo, path="split")
        if made.state != State.COMPLETED:
            raise ShareNeedsSignatures()


def _key(account: Account) -> str:
    return f"wallet_{account.currency.code}"


def _accounts(group: Group, *, lock: bool = False) -> Iterator[Account]:
    """Those of which something can go along."""
    rows = Account.objects.filter(
        holder=group, purpose=WALLET, state=AccountState.ACTIVE, currency__state=CurrencyState.ACTIVE
    )
    rows = rows.select_for_update(of=("self",)) if lock else rows
    for account in rows.select_related("currency").order_by("pk"):
        is_real = account.currency.origin == "issued" and not kind_of(account.currency).is_counter
        if is_real and account.available > 0:
            yield account


def _read(group: Group, said: Mapping[str, str], *, lock: bool = False) -> list[Money]:
    there = {_key(account): account for account in _accounts(group, lock=lock)}
    found = []
    for key, typed in sorted(said.items()):
        account = there.get(key)
        if account is None:
            raise ShareTooMuch(field=f"share_{key}", there="0")
        try:
            units = MoneyField(currency=account.currency.code).clean(typed)
        except ValidationError as problem:
            raise ShareUnread(field=f"share_{key}", why=problem.messages[0]) from None
        if units > account.available:
            free = text(Money(account.available, account.currency.code))
            raise ShareTooMuch(field=f"share_{key}", there=free)
        found.append(Money(units, account.currency.code))
    return found
