"""Transactions: a header with a state; immutable transfers of one currency; two signed entries per transfer."""

from typing import Any

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from wezer.kernel.clock import now
from wezer.kernel.compiled import Compiled
from wezer.kernel.money import LARGEST, Money
from wezer.kernel.ref import uid7
from wezer.kernel.states import state_table


class State(models.TextChoices):
    DRAFT = "draft", _("draft")
    PENDING = "pending", _("waiting for an answer")
    SCHEDULED = "scheduled", _("scheduled")
    ACCEPTED = "accepted", _("agreed, amount set aside")
    INVOICED = "invoiced", _("payment asked for")
    CONFIRMING = "confirming", _("waiting for confirmation of receipt")
    COMPLETED = "completed", _("completed")
    REFUNDING = "refunding", _("being refunded")
    REFUSED = "refused", _("refused")
    EXPIRED = "expired", _("expired")
    ABORTED = "aborted", _("cancelled")
    REVERSED = "reversed", _("reversed")


OPEN_STATES = (State.PENDING, State.SCHEDULED, State.ACCEPTED, State.INVOICED, State.CONFIRMING, State.REFUNDING)
#: States whose log row the chain seals (SETTLED row 12).
CHAINED_STATES = (State.COMPLETED, State.CONFIRMING, State.REFUNDING, State.REVERSED)


#: Paths whose signatures are asked of the holders of a right, not of a wallet.
OF_RIGHT = {"issue": "ledger.issue", "destroy": "ledger.issue", "write_off": "ledger.manage_currencies"}

#: Those of them that make units, or take them back: each undoes the other.
MADE_OR_UNMADE = ("issue", "destroy")


class AuthorRole(models.TextChoices):
    PAYER = "payer", _("payer")
    PAYEE = "payee", _("payee")
    THIRD_PARTY = "third_party", _("third party")
    SYSTEM = "system", _("system")


class TransactionQuerySet(models.QuerySet["Transaction"]):
    def visible_to(self, viewer: Any) -> "TransactionQuerySet":
        """One's own and those of the wallets one holds; what one may sign; all by mandate; a draft only its author's, whatever
        the mandate (`screens.may_see` says the same of one)."""
        if viewer.is_system:
            return self
        mine = viewer.own_party_ids
        if viewer.has_right("ledger.moderate") or viewer.has_right("ledger.audit"):
            return self.filter(Q(party__in=mine) | ~Q(state=State.DRAFT))
        signed = [path for path, right in OF_RIGHT.items() if viewer.has_right(right)]
        theirs = Q(payer__in=mine) | Q(payee__in=mine) | Q(path__in=signed)
        return self.filter(Q(party__in=mine) | ~Q(state=State.DRAFT) & theirs)

    def with_parties(self) -> "TransactionQuerySet":
        return self.select_related("payer", "payee", "initiator")


class Transaction(models.Model):
    """The header: who pays whom, why, and where it stands. A projection: `wezer audit --repair` can rebuild its state."""

    uid = models.UUIDField(default=uid7, unique=True, editable=False)
    party = models.ForeignKey("core.Party", models.PROTECT, null=True, related_name="+")  # for whom it was begun
    key = models.CharField(max_length=100, null=True)  # once per party, for ever
    digest = models.CharField(max_length=64, blank=True)  # of what the key was first used for
    initiator = models.ForeignKey("core.Party", models.PROTECT, null=True, db_index=False, related_name="+")
    author_role = models.CharField(max_length=12, choices=AuthorRole)
    path = models.CharField(max_length=20, default="direct")
    state = models.CharField(max_length=12, choices=State)
    version = models.PositiveIntegerField(default=1)
    payer = models.ForeignKey("core.Party", models.PROTECT, db_index=False, related_name="+")
    payee = models.ForeignKey("core.Party", models.PROTECT, db_index=False, related_name="+")
    quantity = models.BigIntegerField(null=True)
    unit = models.CharField(max_length=20, blank=True)
    description = models.CharField(max_length=500, blank=True)
    description_hidden = models.BooleanField(default=False)  # by a moderator
    category = models.CharField(max_length=60, blank=True)
    about = models.CharField(max_length=100, blank=True)  # Ref of what is thanked for
    origin = models.CharField(max_length=12, default="ui")
    external_ref = models.CharField(max_length=100, blank=True)
    batch = models.CharField(max_length=60, blank=True)
    device = models.CharField(max_length=60, blank=True)
    reverses = models.ForeignKey("self", models.PROTECT, null=True, db_index=False, related_name="reversals")
    copied_from = models.ForeignKey("self", models.PROTECT, null=True, db_index=False, related_name="+")
    payer_cancels = models.BooleanField(default=False)  # each party's own tick
    payee_cancels = models.BooleanField(default=False)
    disputed_at = models.DateTimeField(null=True)
    reminded_at = models.DateTimeField(null=True)
    due_at = models.DateTimeField(null=True)
    expires_at = models.DateTimeField(null=True)
    created_at = models.DateTimeField(default=now)
    completed_at = models.DateTimeField(null=True)

    objects = TransactionQuerySet.as_manager()

    #: Set on what an act returns for a key that was used before.
    is_replay = False

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["party", "key"], condition=Q(key__isnull=False), name="transaction_key_once"
            ),
        ]
        indexes = [
            models.Index(fields=["payer", "id"], condition=Q(state__in=OPEN_STATES), name="transaction_open_payer"),
            models.Index(fields=["payee", "id"], condition=Q(state__in=OPEN_STATES), name="transaction_open_payee"),
            models.Index(fields=["party", "id"], condition=Q(state="draft"), name="transaction_drafts"),
            models.Index(fields=["reverses"], condition=Q(reverses__isnull=False), name="transaction_reversals"),
            models.Index(fields=["batch", "id"], condition=~Q(batch=""), name="transaction_batch"),
            models.Index(fields=["about", "party"], condition=~Q(about=""), name="transaction_about"),
        ]

    def __str__(self) -> str:
        return str(self.uid)

    def money(self) -> list[Money]:
        """What it moves or would move, as its parties would say it: one amount per currency."""
        return [line.money for line in lines(self)]

    @property
    def memo(self) -> str:
        return "" if self.description_hidden else self.description

    @property
    def is_open(self) -> bool:
        return self.state in OPEN_STATES


class Leg(models.Model):
    """What a transaction means to move in one currency, while it has not been posted at once.

    `is_set_aside` legs are counted in the `reserved` and `expected` of their accounts.
    """

    transaction = models.ForeignKey(Transaction, models.CASCADE, related_name="planned")
    payer_account = models.ForeignKey("ledger.Account", models.PROTECT, related_name="+")
    payee_account = models.ForeignKey("ledger.Account", models.PROTECT, related_name="+")
    currency = models.ForeignKey("ledger.Currency", models.PROTECT, related_name="+")
    units = models.BigIntegerField()
    purpose = models.CharField(max_length=20, default="payment")
    is_set_aside = models.BooleanField(default=False)

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(units__gt=0, units__lte=LARGEST), name="leg_positive")]

    def __str__(self) -> str:
        return f"{self.units} {self.currency_id}"

    @property
    def money(self) -> Money:
        return Money(self.units, self.currency.code)


class Transfer(models.Model):
    """One currency from one account to another. Append-only: a mistake is corrected by a contrary transfer."""

    transaction = models.ForeignKey(Transaction, models.PROTECT, related_name="transfers")
    version = models.PositiveIntegerField()  # of the transaction, hence of the log row it was posted with
    currency = models.ForeignKey("ledger.Currency", models.PROTECT, db_index=False, related_name="+")
    currency_version = models.PositiveIntegerField(default=1)
    payer_account = models.ForeignKey("ledger.Account", models.PROTECT, db_index=False, related_name="+")
    payee_account = models.ForeignKey("ledger.Account", models.PROTECT, db_index=False, related_name="+")
    units = models.BigIntegerField()
    purpose = models.CharField(max_length=20, default="payment")  # payment, settlement, refund, fee, issue…

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(units__gt=0, units__lte=LARGEST), name="transfer_positive"),
            models.CheckConstraint(condition=~Q(payer_account=F("payee_account")), name="transfer_two_accounts"),
        ]

    def __str__(self) -> str:
        return f"{self.payer_account_id} > {self.payee_account_id}: {self.units}"

    @property
    def money(self) -> Money:
        return Money(self.units, self.currency.code)


class Entry(models.Model):
    """One side of a transfer on one account: the n-th of that account, with the balance after it. Append-only."""

    account = models.ForeignKey("ledger.Account", models.PROTECT, db_index=False, related_name="entries")
    seq = models.BigIntegerField()
    transfer = models.ForeignKey(Transfer, models.PROTECT, related_name="entries")
    units = models.BigIntegerField()
    balance_after = models.BigIntegerField()
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["account", "seq"], name="entry_once_per_account")]

    def __str__(self) -> str:
        return f"{self.account_id} #{self.seq}: {self.units}"


class TransactionLog(models.Model):
    """One change of a transaction's state: when, by whom, for whom. Append-only; its id is drawn under the locks."""

    is_append_only = True  # no word in it is a person's

    transaction = models.ForeignKey(Transaction, models.PROTECT, db_index=False, related_name="log")
    version = models.PositiveIntegerField()
    state = models.CharField(max_length=12, choices=State)
    at = models.DateTimeField()
    actor = models.ForeignKey("core.Party", models.PROTECT, null=True, db_index=False, related_name="+")
    acting_for = models.ForeignKey("core.Party", models.PROTECT, null=True, db_index=False, related_name="+")
    reason = models.CharField(max_length=60, blank=True)  # a word: moderator, automatic, retry…

    class Meta:
        constraints = [models.UniqueConstraint(fields=["transaction", "version"], name="log_once_per_version")]

    def __str__(self) -> str:
        return f"{self.transaction_id} v{self.version}: {self.state}"


class Seal(models.Model):
    """One link of the instance's hash chain (exchange.md B.9), over a log row or over a fact marked `audit`."""

    seq = models.BigIntegerField(primary_key=True)
    log = models.OneToOneField(TransactionLog, models.PROTECT, null=True, related_name="seal")
    fact = models.BigIntegerField(null=True, unique=True)
    link = models.CharField(max_length=64)
    sealed_at = models.DateTimeField(default=now)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(log__isnull=False, fact=None) | Q(log=None, fact__isnull=False), name="seal_of_one_thing"
            )
        ]

    def __str__(self) -> str:
        return f"{self.seq}: {self.link[:8]}"


def lines(transaction: Transaction) -> list[Leg] | list[Transfer]:
    """Its planned legs, or the payments among its transfers when it was posted at once."""
    planned: list[Leg] = _planned(transaction.pk)
    return planned or [transfer for transfer in _posted(transaction.pk) if transfer.purpose != "settlement"]


def _of(model: Any, transaction: Any) -> Any:
    rows = model.objects.filter(transaction=transaction)
    return rows.select_related("currency", "payer_account", "payee_account").order_by("id")


_planned = Compiled(lambda transaction: _of(Leg, transaction))
_posted = Compiled(lambda transaction: _of(Transfer, transaction))


state_table(
    Transaction,
    {
        State.DRAFT: (State.PENDING, State.CONFIRMING, State.COMPLETED, State.ABORTED),
        State.PENDING: (
            State.SCHEDULED, State.ACCEPTED, State.CONFIRMING, State.COMPLETED, State.REFUSED, State.EXPIRED,
            State.ABORTED,
        ),
        State.SCHEDULED: (State.PENDING, State.CONFIRMING, State.COMPLETED, State.EXPIRED, State.ABORTED),
        State.ACCEPTED: (State.INVOICED, State.CONFIRMING, State.COMPLETED, State.ABORTED),
        State.INVOICED: (State.CONFIRMING, State.COMPLETED, State.ABORTED),
        State.CONFIRMING: (State.COMPLETED, State.ABORTED),
        State.COMPLETED: (State.REFUNDING, State.REVERSED),
        State.REFUNDING: (State.REVERSED,),
    },
)  # fmt: skip
state_table(TransactionLog, {})
