"""SEPA: debtors' mandates, and files of collections or transfers with what became of each payment."""

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from wezer.kernel.clock import now
from wezer.kernel.ref import uid7
from wezer.kernel.states import state_table


class MandateState(models.TextChoices):
    ACTIVE = "active", _("in force")
    RETURNED = "returned", _("given back by the bank")
    ENDED = "ended", _("ended")


class MandateKind(models.TextChoices):
    RECURRENT = "recurrent", _("again and again")
    ONE_OFF = "one_off", _("once")


class Mandate(models.Model):
    """A debtor's consent, as signed. `returned` is the bank's code that flags it; `version` is in the key of telling."""

    uid = models.UUIDField(default=uid7, unique=True, editable=False)
    books = models.ForeignKey("operation.Books", models.PROTECT, related_name="mandates")
    partner = models.ForeignKey("operation.Partner", models.PROTECT, related_name="mandates")
    identification = models.CharField(_("reference"), max_length=35)
    iban = models.CharField(_("IBAN"), max_length=34)
    bic = models.CharField(_("BIC"), max_length=11, blank=True)
    signed = models.DateField(_("signed on"))
    kind = models.CharField(max_length=9, choices=MandateKind, default=MandateKind.RECURRENT)
    state = models.CharField(max_length=8, choices=MandateState, default=MandateState.ACTIVE)
    returned = models.CharField(max_length=4, blank=True)
    version = models.PositiveIntegerField(default=1)
    problem = models.CharField(max_length=500, blank=True)
    made_by = models.ForeignKey("core.Member", models.SET_NULL, null=True, blank=True, related_name="+")
    created_at = models.DateTimeField(default=now)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["books", "identification"], name="mandate_reference_once"),
            models.CheckConstraint(condition=Q(state="returned") | Q(returned=""), name="mandate_flag_says_why"),
        ]
        indexes = [models.Index(fields=["books", "-signed", "-id"], name="mandate_by_day")]

    def __str__(self) -> str:
        return self.identification

    def get_absolute_url(self) -> str:
        return reverse("office:mandate", args=[self.uid])


class BatchKind(models.TextChoices):
    COLLECT = "collect", _("collections")
    PAY = "pay", _("transfers")


class BatchState(models.TextChoices):
    MAKING = "making", _("being made")
    MADE = "made", _("waiting for the bank")
    ANSWERED = "answered", _("answered")
    DROPPED = "dropped", _("given up")


class SepaBatch(models.Model):
    """One file for the bank. The XML is the books' own answer; it never changes."""

    uid = models.UUIDField(default=uid7, unique=True, editable=False)
    books = models.ForeignKey("operation.Books", models.PROTECT, related_name="sepa_batches")
    kind = models.CharField(max_length=7, choices=BatchKind)
    state = models.CharField(max_length=8, choices=BatchState, default=BatchState.MAKING)
    version = models.PositiveIntegerField(default=1)
    date = models.DateField()
    account = models.CharField(max_length=60, default="bank")  # a role
    total = models.BigIntegerField()
    number = models.CharField(max_length=60, blank=True)
    file = models.TextField(blank=True)
    is_booked = models.BooleanField(default=False)  # its money was seen at the bank
    answers = models.PositiveSmallIntegerField(default=0)
    problem = models.CharField(max_length=500, blank=True)
    key = models.CharField(max_length=100, blank=True)
    made_by = models.ForeignKey("core.Member", models.SET_NULL, null=True, blank=True, related_name="+")
    created_at = models.DateTimeField(default=now)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["books", "key"], condition=~Q(key=""), name="sepa_batch_key_once")
        ]
        indexes = [models.Index(fields=["books", "-id"], name="sepa_batch_by_id")]

    def __str__(self) -> str:
        return self.number or str(self.uid)

    def get_absolute_url(self) -> str:
        return reverse("office:batch", args=[self.uid])

    @property
    def recording_key(self) -> str:
        return f"sepa:{self.uid}"

    @property
    def label(self) -> str:
        return f"{self.get_kind_display()} {self.number or self.date.isoformat()}"

    @property
    def is_collection(self) -> bool:
        return self.kind == BatchKind.COLLECT


class ItemState(models.TextChoices):
    WAITING = "waiting", _("on its way")
    SUCCEEDED = "succeeded", _("done")
    FAILED = "failed", _("refused by the bank")


class SepaItem(models.Model):
    """One payment of a batch: what it pays is an open document of the books, named by the uid of its entry."""

    uid = models.UUIDField(default=uid7, unique=True, editable=False)
    batch = models.ForeignKey(SepaBatch, models.CASCADE, related_name="items")
    partner = models.ForeignKey("operation.Partner", models.PROTECT, related_name="+")
    mandate = models.ForeignKey(Mandate, models.PROTECT, null=True, blank=True, related_name="items")
    document = models.UUIDField(db_index=True)
    label = models.CharField(max_length=140)
    amount = models.BigIntegerField()
    state = models.CharField(max_length=9, choices=ItemState, default=ItemState.WAITING)
    code = models.CharField(max_length=4, blank=True)

    class Meta:
        ordering = ["id"]
        constraints = [models.CheckConstraint(condition=Q(amount__gt=0), name="sepa_item_positive")]

    def __str__(self) -> str:
        return f"{self.amount} {self.label}"

    @property
    def end_to_end(self) -> str:
        """How the bank's statement names this payment."""
        return self.uid.hex


state_table(
    Mandate,
    {
        MandateState.ACTIVE: (MandateState.RETURNED, MandateState.ENDED),
        MandateState.RETURNED: (MandateState.ACTIVE, MandateState.ENDED),
    },
)
state_table(
    SepaBatch,
    {BatchState.MAKING: (BatchState.MADE, BatchState.DROPPED), BatchState.MADE: (BatchState.ANSWERED,)},
)
state_table(
    SepaItem,
    {ItemState.WAITING: (ItemState.SUCCEEDED, ItemState.FAILED), ItemState.SUCCEEDED: (ItemState.FAILED,)},
)
