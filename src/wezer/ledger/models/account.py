"""Accounts: whose, in which currency, for what. Balance and totals are kept, and provable from the entries."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from wezer.kernel.clock import now
from wezer.kernel.money import Money
from wezer.kernel.ref import uid7
from wezer.kernel.states import state_table

WALLET = "wallet"
ISSUANCE = "issuance"
FUND = "fund"
EXTERNAL = "external"
SUSPENSE = "suspense"
WRITE_OFF = "write_off"
#: The community's own accounts; `conversion:…`, `clearing:…` and `campaign:…` carry a name behind the colon.
SYSTEM_PURPOSES = (ISSUANCE, FUND, EXTERNAL, SUSPENSE, WRITE_OFF)


def is_system(purpose: str) -> bool:
    """Whether an account for this purpose is the community's own."""
    return purpose.partition(":")[0] not in (WALLET, "campaign")


class AccountState(models.TextChoices):
    ACTIVE = "active", _("active")
    DISABLED = "disabled", _("disabled by its owner")
    SUSPENDED = "suspended", _("suspended")
    CLOSED = "closed", _("closed")


class Account(models.Model):
    """One party's account in one currency for one purpose.

    `floor` and `ceiling` are the limits in force (None: none). Available to pay is balance − reserved; room to receive
    is what is left below the ceiling after balance + expected. A `guarded` account has rules that the posting primitive
    cannot see (signatures, velocity, a limit that is reckoned): its payments take the long road.
    """

    uid = models.UUIDField(default=uid7, unique=True, editable=False)
    holder = models.ForeignKey("core.Party", models.PROTECT, related_name="accounts")
    currency = models.ForeignKey("ledger.Currency", models.PROTECT, related_name="accounts")
    purpose = models.CharField(max_length=60, default=WALLET)
    state = models.CharField(max_length=10, choices=AccountState, default=AccountState.ACTIVE)
    balance = models.BigIntegerField(default=0)
    reserved = models.BigIntegerField(default=0)  # set aside to be paid
    expected = models.BigIntegerField(default=0)  # set aside to be received
    floor = models.BigIntegerField(null=True)
    ceiling = models.BigIntegerField(null=True)
    soft_floor = models.BigIntegerField(null=True)
    soft_ceiling = models.BigIntegerField(null=True)
    guarded = models.BooleanField(default=False)
    sequence = models.BigIntegerField(default=0)  # of its newest entry
    gross_in = models.BigIntegerField(default=0)
    gross_out = models.BigIntegerField(default=0)
    hides_balance = models.BooleanField(default=False)  # the holder's wish, where the currency lets them
    opened_at = models.DateTimeField(default=now)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["holder", "currency", "purpose"], name="account_once"),
            models.CheckConstraint(
                condition=models.Q(reserved__gte=0, expected__gte=0), name="account_sets_aside_zero_or_more"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.holder_id}/{self.currency_id}/{self.purpose}"

    @property
    def available(self) -> int:
        return self.balance - self.reserved

    @property
    def room_to_pay(self) -> int | None:
        """What may still be paid, down to the lower limit; nothing from what is not open. None: there is no limit."""
        if self.state != AccountState.ACTIVE:
            return 0
        return None if self.floor is None else max(0, self.available - self.floor)

    @property
    def is_system(self) -> bool:
        return is_system(self.purpose)

    def money(self) -> Money:
        return Money(self.balance, self.currency.code)


state_table(
    Account,
    {
        AccountState.ACTIVE: (AccountState.DISABLED, AccountState.SUSPENDED, AccountState.CLOSED),
        AccountState.DISABLED: (AccountState.ACTIVE, AccountState.SUSPENDED, AccountState.CLOSED),
        AccountState.SUSPENDED: (AccountState.ACTIVE,),
    },
)
