"""Invoices: what partners and the books' organisation settle with each other. The engine gives number and amounts.

Amounts are minor units of the invoice's currency; a credit note is an invoice that names the one it `credits`.
"""

from typing import Any, Self

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from wezer.kernel.clock import now
from wezer.kernel.permissions import can
from wezer.kernel.ref import uid7
from wezer.kernel.states import state_table
from wezer.operation.models.books import Books
from wezer.operation.permissions import SEE_BOOKS


class Direction(models.TextChoices):
    OUT = "out", _("to be received")
    IN = "in", _("to be paid")


class InvoiceState(models.TextChoices):
    DRAFT = "draft", _("draft")
    RECORDING = "recording", _("being recorded")
    POSTED = "posted", _("to be settled")
    PAID = "paid", _("settled")
    CREDITED = "credited", _("credited")
    CANCELLED = "cancelled", _("cancelled")


#: What a partner who is a member sees of their own.
SHOWN_TO_PARTNER = (InvoiceState.POSTED, InvoiceState.PAID, InvoiceState.CREDITED)


class InvoiceQuerySet(models.QuerySet["Invoice"]):
    def visible_to(self, viewer: Any) -> Self:
        """Who may read the books sees all of them; anybody else what was issued to a party they act for."""
        if viewer.is_system or can(viewer, SEE_BOOKS):  # in the community itself, and so in all of it
            return self
        mine = Q(partner__party__in=viewer.own_party_ids, state__in=SHOWN_TO_PARTNER)
        if not viewer.has_right_somewhere(SEE_BOOKS):
            return self.filter(mine)
        readable = [books.pk for books in Books.objects.all() if can(viewer, SEE_BOOKS, books)]
        return self.filter(mine | Q(books__in=readable))

    def addressed_to(self, viewer: Any) -> Self:
        return self.filter(partner__party__in=viewer.own_party_ids, state__in=SHOWN_TO_PARTNER)

    def with_parts(self) -> Self:
        return self.select_related("books", "partner__party", "credits", "agreement").prefetch_related(
            "lines", models.Prefetch("parts", InvoicePart.objects.select_related("currency"))
        )


class Invoice(models.Model):
    """`attempt` counts how often it was sent to the books: it is part of the key, so that a corrected draft is another
    order. `agreement` is the ledger transaction that both sides agreed to (an accepted reply's)."""

    uid = models.UUIDField(default=uid7, unique=True, editable=False)
    books = models.ForeignKey("operation.Books", models.PROTECT, related_name="invoices")
    direction = models.CharField(max_length=3, choices=Direction, default=Direction.OUT)
    state = models.CharField(max_length=9, choices=InvoiceState, default=InvoiceState.DRAFT)
    version = models.PositiveIntegerField(default=1)
    attempt = models.PositiveSmallIntegerField(default=0)
    partner = models.ForeignKey("operation.Partner", models.PROTECT, related_name="invoices")
    date = models.DateField()
    due = models.DateField()
    currency = models.CharField(max_length=3)
    digits = models.PositiveSmallIntegerField(default=2)
    rate = models.CharField(max_length=20, blank=True)  # units of a foreign currency for one of the books' own
    title = models.CharField(max_length=300)
    reference = models.CharField(max_length=100, blank=True)  # the supplier's
    note = models.CharField(max_length=500, blank=True)
    number = models.CharField(max_length=60, blank=True)
    document = models.UUIDField(null=True, blank=True, db_index=True)  # as the engine names it
    net = models.BigIntegerField(default=0)  # reckoned while a draft, the engine's afterwards
    tax = models.BigIntegerField(default=0)
    total = models.BigIntegerField(default=0)
    to_pay = models.BigIntegerField(default=0)
    origin = models.CharField(max_length=100, blank=True)  # Ref of what it comes from
    agreement = models.ForeignKey("ledger.Transaction", models.PROTECT, null=True, blank=True, related_name="invoices")
    credits = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="credit_notes")
    reason = models.CharField(max_length=300, blank=True)
    problem = models.CharField(max_length=500, blank=True)  # why the books did not take it
    is_of_back_office = models.BooleanField(default=False)  # posted there; shown here, and changed there alone
    key = models.CharField(max_length=100, blank=True)
    made_by = models.ForeignKey("core.Member", models.SET_NULL, null=True, blank=True, related_name="+")
    created_at = models.DateTimeField(default=now)
    posted_at = models.DateTimeField(null=True, blank=True)
    paid_at = models.DateTimeField(null=True, blank=True)
    overdue_at = models.DateTimeField(null=True, blank=True)  # told that it is late
    sent_at = models.DateTimeField(null=True, blank=True)

    objects = InvoiceQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["books", "partner", "reference"],
                condition=Q(direction="in", credits=None, is_of_back_office=False)
                & ~Q(reference="")
                & ~Q(state="cancelled"),
                name="invoice_supplier_reference_once",
            ),
            models.UniqueConstraint(
                fields=["origin"],
                condition=Q(credits=None) & ~Q(origin="") & ~Q(state="cancelled"),
                name="invoice_of_origin_once",
            ),
            models.UniqueConstraint(fields=["books", "key"], condition=~Q(key=""), name="invoice_key_once"),
            models.CheckConstraint(condition=~Q(direction="") & Q(due__gte=models.F("date")), name="invoice_due_after"),
        ]
        indexes = [
            models.Index(fields=["books", "-date", "-id"], name="invoice_by_date"),
            models.Index(fields=["books", "state", "-date", "-id"], name="invoice_by_state"),
            models.Index(fields=["partner", "-date", "-id"], name="invoice_of_partner"),
            models.Index(fields=["due"], condition=Q(state="posted", overdue_at=None), name="invoice_to_watch"),
        ]

    def __str__(self) -> str:
        return self.number or self.title

    def get_absolute_url(self) -> str:
        return reverse("office:invoice", args=[self.uid])

    @property
    def recording_key(self) -> str:
        return f"invoice:{self.uid}:v{self.attempt}"

    @property
    def is_out(self) -> bool:
        return self.direction == Direction.OUT

    @property
    def is_credit(self) -> bool:
        return self.credits_id is not None

    @property
    def is_foreign(self) -> bool:
        return self.currency != self.books.currency

    @property
    def is_open(self) -> bool:
        return self.state == InvoiceState.POSTED

    def is_late(self, today: Any) -> bool:
        return self.state == InvoiceState.POSTED and self.due < today and self.to_pay > 0


class Unit(models.TextChoices):
    """The gateway's names."""

    UNIT = "unit", _("piece")
    HOUR = "hour", _("hour")
    DAY = "day", _("day")
    KG = "kg", _("kilogram")
    G = "g", _("gram")
    L = "l", _("litre")
    M = "m", _("metre")
    KM = "km", _("kilometre")


class Nature(models.TextChoices):
    SERVICE = "service", _("service")
    GOODS = "goods", _("goods")


class LineKind(models.TextChoices):
    """The gateway's names. A deposit is paid in advance; its recall takes it off the final invoice."""

    ITEM = "item", _("what is provided")
    DEPOSIT = "deposit", _("deposit")
    RECALL = "recall", _("deposit taken off")


#: Quantities are whole ten-thousandths: four decimals, no float.
QUANTITY_SCALE = 4


class InvoiceLine(models.Model):
    invoice = models.ForeignKey(Invoice, models.CASCADE, related_name="lines")
    position = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=7, choices=LineKind, default=LineKind.ITEM)
    text = models.CharField(max_length=500)
    quantity = models.BigIntegerField(default=10**QUANTITY_SCALE)
    unit = models.CharField(max_length=5, choices=Unit, default=Unit.UNIT)
    price = models.BigIntegerField()  # of one unit, before tax
    role = models.CharField(max_length=60, blank=True)  # none on deposits: they have accounts of their own
    nature = models.CharField(max_length=7, choices=Nature, default=Nature.SERVICE)
    taxes = models.JSONField(default=list)  # names of the pack
    service_date = models.DateField(null=True, blank=True)
    net = models.BigIntegerField(default=0)

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["invoice", "position"], name="invoice_line_once"),
            models.CheckConstraint(condition=Q(quantity__gt=0, price__gte=0), name="invoice_line_positive"),
        ]

    def __str__(self) -> str:
        return self.text


class InvoicePart(models.Model):
    """What is agreed to be paid in one of the community's currencies, and what that is worth in the invoice's own:
    nothing where the books do not value this currency."""

    invoice = models.ForeignKey(Invoice, models.CASCADE, related_name="parts")
    currency = models.ForeignKey("ledger.Currency", models.PROTECT, related_name="+")
    units = models.BigIntegerField()
    value = models.BigIntegerField(default=0)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["invoice", "currency"], name="invoice_part_once"),
            models.CheckConstraint(condition=Q(units__gt=0, value__gte=0), name="invoice_part_positive"),
        ]

    def __str__(self) -> str:
        return f"{self.units} {self.currency_id}"

    @property
    def money(self) -> Any:
        return self.currency.money(self.units)


state_table(
    Invoice,
    {
        InvoiceState.DRAFT: (InvoiceState.RECORDING, InvoiceState.CANCELLED),
        InvoiceState.RECORDING: (
            InvoiceState.POSTED, InvoiceState.PAID, InvoiceState.DRAFT, InvoiceState.CANCELLED,
        ),
        InvoiceState.POSTED: (InvoiceState.PAID, InvoiceState.CREDITED),
        InvoiceState.PAID: (InvoiceState.POSTED,),
    },
)  # fmt: skip
