"""The mirror: what the engine has posted, in plain tables that pages read (SETTLED row 8).

Only the worker writes here, from the engine's events; whoever posted an entry, here or in the back office, it arrives.
A nightly check compares both. Nothing else is ever changed, so that the mirror may be emptied and filled again.
"""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _


class Statement(models.TextChoices):
    BALANCE = "balance", _("balance sheet")
    INCOME = "income", _("income statement")
    OFF_BALANCE = "off-balance", _("off the balance sheet")


class BookAccount(models.Model):
    """An account of the chart. Headings (`is_heading`) are never posted to."""

    books = models.ForeignKey("operation.Books", models.CASCADE, related_name="accounts")
    number = models.BigIntegerField(null=True)  # the engine's id: an account may be given another code
    code = models.CharField(max_length=20)
    name = models.CharField(max_length=200)
    group = models.CharField(max_length=200, blank=True)  # the engine's type: where it stands in a statement
    statement = models.CharField(max_length=12, choices=Statement, blank=True)
    is_debit = models.BooleanField(default=True)  # grows by debit: assets and expenses
    is_receivable = models.BooleanField(default=False)
    is_payable = models.BooleanField(default=False)
    is_heading = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["books", "code"], name="book_account_once"),
            models.UniqueConstraint(fields=["books", "number"], name="book_account_of_engine"),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.name}"


class BookRole(models.Model):
    """Which account plays which role (`bank`, `revenue_service`, `community:VAL`)."""

    books = models.ForeignKey("operation.Books", models.CASCADE, related_name="roles")
    role = models.CharField(max_length=60)
    account = models.ForeignKey(BookAccount, models.CASCADE, related_name="roles")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["books", "role"], name="book_role_once")]

    def __str__(self) -> str:
        return self.role


class BookEntry(models.Model):
    """A posted entry. `uid` is the engine's; `origin` the uid of the document it belongs to."""

    books = models.ForeignKey("operation.Books", models.CASCADE, related_name="entries")
    uid = models.UUIDField(unique=True)
    number = models.CharField(max_length=60)
    date = models.DateField()
    posted_on = models.DateField(null=True)
    journal = models.CharField(max_length=20)
    journal_kind = models.CharField(max_length=20)
    text = models.CharField(max_length=500, blank=True)
    origin = models.UUIDField(null=True, db_index=True)
    origin_kind = models.CharField(max_length=60, blank=True)

    class Meta:
        indexes = [models.Index(fields=["books", "date", "id"], name="book_entry_by_date")]

    def __str__(self) -> str:
        return self.number


class BookLine(models.Model):
    """One line of an entry: minor units of the books' currency on one side; `units` of another currency, signed.

    `date` repeats the entry's, so that an account's period is one index read; `reconciliation` is the engine's number
    of what it was settled with.
    """

    entry = models.ForeignKey(BookEntry, models.CASCADE, related_name="lines")
    account = models.ForeignKey(BookAccount, models.PROTECT, related_name="lines")
    partner = models.ForeignKey("operation.Partner", models.PROTECT, null=True, related_name="lines")
    line = models.BigIntegerField()  # the engine's id
    date = models.DateField()
    debit = models.BigIntegerField(default=0)
    credit = models.BigIntegerField(default=0)
    text = models.CharField(max_length=500, blank=True)
    due = models.DateField(null=True)
    currency = models.CharField(max_length=12, blank=True)
    units = models.BigIntegerField(null=True)
    reconciliation = models.BigIntegerField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["entry", "line"], name="book_line_once")]
        indexes = [
            models.Index(fields=["account", "date", "id"], name="book_line_of_account"),
            models.Index(fields=["line"], name="book_line_of_engine"),
            models.Index(
                fields=["account", "due"],
                condition=Q(reconciliation=None) & ~Q(debit=F("credit")),
                name="book_line_open",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.account_id}: {self.debit} / {self.credit}"


class BookTaxLine(models.Model):
    """What a line says about a tax: its base or its amount, credit notes negative."""

    line = models.ForeignKey(BookLine, models.CASCADE, related_name="tax_lines")
    tax = models.CharField(max_length=200)
    side = models.CharField(max_length=8)  # sale or purchase
    is_base = models.BooleanField()
    amount = models.BigIntegerField()

    def __str__(self) -> str:
        return self.tax
