"""What becomes of a wallet whose party leaves: what is left goes to the heir, and its accounts are put away."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wezer.core.models import Party
from wezer.core.settlement import HeirStep, heir_steps
from wezer.kernel.acts import attempt
from wezer.kernel.money import Money
from wezer.kernel.refusals import Refusal
from wezer.ledger.acts.accounts import disable_account
from wezer.ledger.acts.payments import pay
from wezer.ledger.acts.schedules import stop_schedule
from wezer.ledger.models import WALLET, Account, AccountState, Schedule, ScheduleState
from wezer.ledger.settlement_checks.wallet import can_be_handed_over


@heir_steps.add
class WalletToTheHeir(HeirStep):
    kind = "wallet"
    name = gettext_lazy("What is left in the wallet")
    order = 20

    def hand_over(self, *, by: Any, party: Party, heir: Party | None) -> None:
        for plan in Schedule.objects.filter(payer=party, state=ScheduleState.ACTIVE):
            stop_schedule(plan)  # what was still to be paid by itself ends
        wallet = Account.objects.filter(holder=party, purpose=WALLET, state=AccountState.ACTIVE)
        for account in wallet.select_related("currency", "holder").order_by("currency_id"):
            if heir is not None and can_be_handed_over(account):
                _give(by, party, heir, account.money())
        for account in wallet.select_related("holder"):
            disable_account(by=by, account=account)  # nobody can pay somebody who would not see it


def _give(by: Any, party: Party, heir: Party, money: Money) -> None:
    try:
        with attempt():
            pay(by=by, payer=party, payee=heir, amounts=[money], memo=_("What was left in the wallet"), path="heir")
    except Refusal:
        return  # the heir's wallet takes no more of it: it stays among the open points, where its owner sees it
