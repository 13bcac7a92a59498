"""Whose books: one legal entity, what its documents say of it, and what each community currency is worth in them."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from wezer.kernel.clock import now
from wezer.kernel.states import state_table


class BooksState(models.TextChoices):
    OPENING = "opening", _("being opened")
    OPEN = "open", _("open")


class Books(models.Model):
    """The books of one organisation; the engine knows them by its uid. Amounts are minor units of `currency`.

    `events_read` is the id of the last event of the engine that the mirror holds.
    """

    entity = models.OneToOneField("core.Group", models.PROTECT, related_name="books")
    state = models.CharField(max_length=8, choices=BooksState, default=BooksState.OPENING)
    pack = models.CharField(max_length=40)  # of the registry `pack_kinds`
    currency = models.CharField(max_length=3, default="EUR")  # ISO 4217
    digits = models.PositiveSmallIntegerField(default=2)
    legal_name = models.CharField(_("name in law"), max_length=120)
    street = models.CharField(_("street"), max_length=200, blank=True)
    postcode = models.CharField(_("postcode"), max_length=20, blank=True)
    city = models.CharField(_("town"), max_length=100, blank=True)
    country = models.CharField(_("country"), max_length=2, blank=True)
    registration = models.CharField(_("registration number"), max_length=40, blank=True)
    vat_number = models.CharField(_("VAT number"), max_length=20, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    bank_name = models.CharField(_("bank"), max_length=100, blank=True)
    iban = models.CharField(_("IBAN"), max_length=34, blank=True)
    bic = models.CharField(_("BIC"), max_length=11, blank=True)
    creditor_id = models.CharField(_("SEPA creditor identifier"), max_length=35, blank=True)
    tax_regime = models.CharField(_("tax regime"), max_length=20, default="none")  # of the pack; "none": no VAT
    due_days = models.PositiveSmallIntegerField(_("days to pay"), default=30)
    footer = models.CharField(_("foot of documents"), max_length=500, blank=True)
    logo = models.ForeignKey("core.File", models.SET_NULL, null=True, blank=True, related_name="+")
    version = models.PositiveIntegerField(default=1)  # in keys of what the engine is told anew after a change
    opened_at = models.DateTimeField(default=now)
    events_read = models.BigIntegerField(default=0)
    read_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return self.legal_name


class MoneyPolicy(models.TextChoices):
    VALUED = "valued", _("in the books at its value")
    MEMO = "memo", _("in the books by its units, without value")
    OFF_BOOKS = "off_books", _("not in the books")


class CommunityMoney(models.Model):
    """What the books make of one currency of the community (operation.md §5)."""

    books = models.ForeignKey(Books, models.CASCADE, related_name="moneys")
    currency = models.ForeignKey("ledger.Currency", models.PROTECT, related_name="+")
    policy = models.CharField(max_length=9, choices=MoneyPolicy, default=MoneyPolicy.OFF_BOOKS)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["books", "currency"], name="community_money_once")]

    def __str__(self) -> str:
        return f"{self.currency_id}: {self.policy}"


class CommunityRate(models.Model):
    """From that day on, `units` minor units of the currency are worth `value` minor units of legal money."""

    money = models.ForeignKey(CommunityMoney, models.CASCADE, related_name="rates")
    since = models.DateField()
    units = models.BigIntegerField()
    value = models.BigIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["money", "since"], name="community_rate_once"),
            models.CheckConstraint(condition=Q(units__gt=0, value__gt=0), name="community_rate_positive"),
        ]

    def __str__(self) -> str:
        return f"{self.units} = {self.value} since {self.since}"


class ForeignRate(models.Model):
    """From that day on, `rate` units of a foreign legal currency are one of the books' own (a decimal, as written)."""

    books = models.ForeignKey(Books, models.CASCADE, related_name="foreign_rates")
    currency = models.CharField(max_length=3)
    since = models.DateField()
    rate = models.CharField(max_length=20)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["books", "currency", "since"], name="foreign_rate_once")]

    def __str__(self) -> str:
        return f"{self.rate} {self.currency} since {self.since}"


state_table(Books, {BooksState.OPENING: (BooksState.OPEN,)})
