"""A wallet is settled when every balance is zero, nothing is set aside and no payment is under way."""

from collections.abc import Iterator, Sequence

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wezer.core.crossing.membranes import rules_of
from wezer.core.models import Group, Party
from wezer.core.settlement import OpenPoint, SettlementCheck, settlement_checks
from wezer.kernel.money import Money
from wezer.ledger.currencies import kind_of
from wezer.ledger.entry_fees import KIND, awaited_of
from wezer.ledger.models import OPEN_STATES, WALLET, Account, CurrencyState, State, Transaction
from wezer.ui.money import text


@settlement_checks.add
class WalletSettled(SettlementCheck):
    kind = "wallet"
    name = gettext_lazy("Wallet")
    order = 20

    def open_points(self, parties: Sequence[Party]) -> dict[int, list[OpenPoint]]:
        numbers = [party.pk for party in parties]
        found: dict[int, list[OpenPoint]] = {}
        open_accounts = Account.objects.filter(holder__in=numbers, purpose=WALLET)
        gone = Q(balance=0) | Q(currency__state__in=[CurrencyState.DRAFT, CurrencyState.CLOSED])
        for account in open_accounts.exclude(gone).select_related("currency").order_by("currency_id"):
            found.setdefault(account.holder_id, []).extend(_of_account(account))
        under_way = Transaction.objects.filter(Q(payer__in=numbers) | Q(payee__in=numbers), state__in=OPEN_STATES)
        for one in under_way.with_parties().order_by("-id")[:200]:
            for number in {one.payer_id, one.payee_id} & set(numbers):
                found.setdefault(number, []).append(_of_transaction(one, number))
        return found

    def why_wallet_stays(self, group: Group) -> str:
        """An account is never deleted, be it empty or closed; and who pays a fee to come in pays it into the wallet."""
        if Account.objects.filter(holder=group).exists():
            return _("it has an account already")
        if KIND in rules_of(group).kinds:
            return _("its membrane asks a fee of who comes in")
        return _("somebody who asked to come in is still to pay a fee") if awaited_of(group).exists() else ""


def can_be_handed_over(account: Account) -> bool:
    """What an heir can take: units of an issued currency, above zero and free. Counters and promises stay where they are."""
    is_real = account.currency.origin == "issued" and not kind_of(account.currency).is_counter
    return is_real and account.balance > 0 and account.reserved == 0


def _of_account(account: Account) -> Iterator[OpenPoint]:
    """What is set aside is told by its payment; a counter counts nothing that is owed."""
    if kind_of(account.currency).is_counter:
        return
    address, amount = reverse("wallet:wallet"), text(account.money())
    if account.balance > 0:
        said = _("{amount} are left in the wallet: spend them, or give them away.").format(amount=amount)
        yield OpenPoint(said, address, _("To the wallet"), is_handed_over=can_be_handed_over(account))
    else:
        owed = text(Money(-account.balance, account.currency.code))
        said = _("The wallet is {amount} below zero: earn them, or ask somebody to take them over.").format(amount=owed)
        yield OpenPoint(said, address, _("To the wallet"))


def _of_transaction(one: Transaction, number: int) -> OpenPoint:
    other = one.payee if one.payer_id == number else one.payer
    name = other.name if other is not None else _("Someone")
    said = _("A payment with {name} is under way ({state}).").format(name=name, state=State(one.state).label)
    return OpenPoint(said, reverse("wallet:movement", args=[one.uid]), _("See it"))
