"""What was paid on invoices, and who was reminded of them."""

from typing import Any

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from wezer.kernel.clock import now
from wezer.kernel.ref import uid7
from wezer.kernel.states import state_table
from wezer.operation.models.invoice import Invoice


class PaymentState(models.TextChoices):
    RECORDING = "recording", _("being recorded")
    RECORDED = "recorded", _("recorded")
    REFUSED = "refused", _("not recorded")
    UNDOING = "undoing", _("being undone")
    UNDONE = "undone", _("undone")


#: Nothing of these is taken from the invoice.
GONE = (PaymentState.REFUSED, PaymentState.UNDONE)


class Means(models.TextChoices):
    """The gateway's names for legal money."""

    BANK = "bank", _("bank transfer")
    CASH = "cash", _("cash")
    CARD = "card_clearing", _("card")


class InvoicePayment(models.Model):
    """Something paid on an invoice: legal money by `means`, or units of a community currency by `transaction`.

    `amount` is what it takes from the invoice, in the invoice's currency.
    """

    uid = models.UUIDField(default=uid7, unique=True, editable=False)
    invoice = models.ForeignKey(Invoice, models.PROTECT, related_name="payments")
    state = models.CharField(max_length=9, choices=PaymentState, default=PaymentState.RECORDING)
    amount = models.BigIntegerField()
    means = models.CharField(max_length=13, choices=Means, blank=True)
    reference = models.CharField(max_length=200, blank=True)
    date = models.DateField()
    currency = models.ForeignKey("ledger.Currency", models.PROTECT, null=True, blank=True, related_name="+")
    units = models.BigIntegerField(null=True, blank=True)
    transaction = models.ForeignKey("ledger.Transaction", models.PROTECT, null=True, blank=True, related_name="+")
    entry = models.UUIDField(null=True, blank=True)
    problem = models.CharField(max_length=500, blank=True)
    undoing = models.PositiveSmallIntegerField(default=0)  # how often that was asked for: part of its key
    undone_on = models.DateField(null=True, blank=True)
    undone_because = models.CharField(max_length=300, blank=True)
    key = models.CharField(max_length=100, blank=True)
    made_by = models.ForeignKey("core.Member", models.SET_NULL, null=True, blank=True, related_name="+")
    created_at = models.DateTimeField(default=now)

    class Meta:
        ordering = ["date", "id"]
        constraints = [
            models.UniqueConstraint(fields=["invoice", "key"], condition=~Q(key=""), name="invoice_payment_key_once"),
            models.UniqueConstraint(
                fields=["invoice", "currency"],
                condition=Q(currency__isnull=False) & ~Q(state__in=["refused", "undone"]),
                name="invoice_part_paid_once",
            ),
            models.CheckConstraint(  # a currency without value in the books takes nothing from the invoice
                condition=Q(amount__gt=0) | Q(amount=0, currency__isnull=False), name="invoice_payment_positive"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.amount} on {self.invoice_id}"

    @property
    def recording_key(self) -> str:
        return f"payment:{self.uid}"

    @property
    def undoing_key(self) -> str:
        return f"unpayment:{self.uid}:v{self.undoing}"

    @property
    def counts(self) -> bool:
        """Whether it takes something from the invoice, or is about to."""
        return self.state not in GONE

    @property
    def money(self) -> Any:
        """What was given: units of the community's currency, or None for legal money."""
        return self.currency.money(self.units) if self.currency_id and self.currency and self.units else None


class InvoiceReminder(models.Model):
    """A reminder that was sent: the first, the second…"""

    invoice = models.ForeignKey(Invoice, models.CASCADE, related_name="reminders")
    level = models.PositiveSmallIntegerField()
    at = models.DateTimeField(default=now)
    to = models.CharField(max_length=254, blank=True)
    made_by = models.ForeignKey("core.Member", models.SET_NULL, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["level"]
        constraints = [models.UniqueConstraint(fields=["invoice", "level"], name="invoice_reminder_once")]

    def __str__(self) -> str:
        return f"{self.level} of {self.invoice_id}"


state_table(
    InvoicePayment,
    {
        PaymentState.RECORDING: (PaymentState.RECORDED, PaymentState.REFUSED),
        PaymentState.REFUSED: (PaymentState.RECORDED,),
        PaymentState.RECORDED: (PaymentState.UNDOING,),
        PaymentState.UNDOING: (PaymentState.UNDONE, PaymentState.RECORDED),
    },
)
