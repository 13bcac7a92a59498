"""Announcements: what a party offers or wants. The state and what is guarded live on this table (SETTLED row 2)."""

from dataclasses import dataclass
from typing import Self

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from wezer.core.models import Item, ItemQuerySet
from wezer.exchange.models.category import Category, Tag
from wezer.kernel.money import Money

LONGEST_TITLE = 80
LONGEST_DESCRIPTION = 10_000
MOST_PHOTOS = 8


class Sense(models.TextChoices):
    OFFER = "offer", _("Offer")
    WANT = "want", _("Want")


class PriceMode(models.TextChoices):
    ALL = "all", _("all of these together")
    ONE = "one", _("any one of these")
    NEGOTIABLE = "negotiable", _("to be discussed")
    PAY_WHAT_YOU_CAN = "pay_what_you_can", _("each gives what they can")
    FREE = "free", _("free")
    GIFT = "gift", _("a gift, thanks are welcome")


#: Modes in which nothing is paid.
WITHOUT_PRICE = (PriceMode.FREE, PriceMode.GIFT)


@dataclass(frozen=True, slots=True)
class Asked:
    """A price line as its author gives it: `money` for one unit, what an answer may propose, the least share of it."""

    money: Money
    least: int | None = None
    most: int | None = None
    share: int | None = None

    @property
    def is_bounded(self) -> bool:
        return (self.least, self.most, self.share) != (None, None, None)


class AnnouncementState(models.TextChoices):
    DRAFT = "draft", _("draft")
    REVIEW = "review", _("waiting for review")
    PUBLISHED = "published", _("open")
    PAUSED = "paused", _("paused")
    CLOSED = "closed", _("closed")
    CANCELLED = "cancelled", pgettext_lazy("announcement", "cancelled")
    EXPIRED = "expired", _("expired")
    REMOVED = "removed", _("removed by a moderator")


#: States in which others may read it: a closed one says so, has left the feeds, and is found by who asks for what is over.
SHOWN_STATES = (AnnouncementState.PUBLISHED, AnnouncementState.CLOSED)

#: States in which its author means to take answers, now or later.
OPEN_STATES = (AnnouncementState.PUBLISHED, AnnouncementState.PAUSED)


class AnnouncementQuerySet(ItemQuerySet):
    def open(self) -> Self:
        """Those that take answers now."""
        return self.filter(state=AnnouncementState.PUBLISHED)

    def with_parts(self) -> Self:
        return self.select_related("author", "group", "audience", "category", "room").prefetch_related(
            "prices__currency", "files"
        )


class Announcement(Item):
    """An offer (its author is paid) or a want (its author pays).

    `taken` is the quantity in answers accepted or later; available is quantity − taken. The item's own place is what
    everybody may read; `exact_place` is told to the other side once they agreed.
    """

    # Without a name on Item: a reply's own `announcement` would clash with it.
    item_ptr = models.OneToOneField(Item, models.CASCADE, parent_link=True, primary_key=True, related_name="+")

    sense = models.CharField(max_length=5, choices=Sense)
    state = models.CharField(max_length=10, choices=AnnouncementState, default=AnnouncementState.DRAFT)
    description = models.TextField(_("description"), max_length=LONGEST_DESCRIPTION, blank=True)
    description_html = models.TextField(blank=True)
    category = models.ForeignKey(Category, models.PROTECT, null=True, blank=True, related_name="announcements")
    tags = models.ManyToManyField(Tag, related_name="announcements", blank=True)
    quantity = models.PositiveIntegerField(default=1)
    unit = models.CharField(_("unit"), max_length=30, blank=True)  # hour, box, seat… prices are for one of them
    infinite = models.BooleanField(default=False)
    min_order = models.PositiveIntegerField(default=1)
    max_order = models.PositiveIntegerField(null=True, blank=True)
    taken = models.PositiveIntegerField(default=0)
    closed_by_system = models.BooleanField(default=False)
    price_mode = models.CharField(max_length=16, choices=PriceMode, default=PriceMode.ALL)
    available_from = models.DateField(null=True, blank=True)
    available_to = models.DateField(null=True, blank=True)
    expires_at = models.DateTimeField(null=True, blank=True)
    reminded_days = models.PositiveSmallIntegerField(null=True, blank=True)  # of the last reminder before the end
    shown_since = models.DateTimeField(null=True, blank=True)  # first published; kept while it is paused or expired
    radius_km = models.PositiveSmallIntegerField(null=True, blank=True)
    remote = models.BooleanField(default=False)
    exact_after_agreement = models.BooleanField(default=False)
    exact_place = models.CharField(max_length=200, blank=True)
    exact_latitude = models.FloatField(null=True, blank=True)
    exact_longitude = models.FloatField(null=True, blank=True)
    source = models.CharField(max_length=100, blank=True)  # Ref of what it was made from: a task, an event
    key = models.CharField(max_length=100, blank=True)  # one-time key of the form that made it
    decision = models.CharField(max_length=500, blank=True)  # why it was sent back; read by its author
    removed_from = models.CharField(max_length=10, blank=True)  # the state to which it returns if that is overturned

    objects = AnnouncementQuerySet.as_manager()  # type: ignore[misc]  # a narrower manager than the parent's

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(quantity__gte=1), name="announcement_of_something"),
            models.CheckConstraint(
                condition=Q(infinite=True) | Q(taken__lte=F("quantity")), name="announcement_not_overtaken"
            ),
        ]
        indexes = [
            models.Index(fields=["state", "sense", "item_ptr"], name="announcement_state"),
            models.Index(fields=["category", "state"], name="announcement_category"),
            models.Index(
                fields=["expires_at"],
                condition=Q(expires_at__isnull=False, state="published"),
                name="announcement_ending",
            ),
        ]

    def get_absolute_url(self) -> str:
        return reverse("market:announcement", args=[self.uid])

    @property
    def is_offer(self) -> bool:
        return self.sense == Sense.OFFER

    @property
    def is_open(self) -> bool:
        return self.state == AnnouncementState.PUBLISHED

    @property
    def available(self) -> int | None:
        """How many are left; None when there is no end to them."""
        return None if self.infinite else max(0, self.quantity - self.taken)

    @property
    def is_priced(self) -> bool:
        return self.price_mode not in WITHOUT_PRICE

    @property
    def lines(self) -> list[Asked]:
        """The price lines, from the card: asks the database nothing."""
        bounds = self.card.get("bounds") or {}
        return [Asked(Money(units, code), *bounds.get(code, ())) for units, code in self.card.get("prices", ())]

    @property
    def asked(self) -> list[Money]:
        """The same as `price()`, from the card: asks the database nothing."""
        return [Money(units, code) for units, code in self.card.get("prices", ())]

    def price(self) -> list[Money]:
        """What is asked for one unit, one amount per currency."""
        return [line.money for line in self.prices.all()]


class PriceLine(models.Model):
    """What is asked in one currency for one unit; what an answer may propose lies between least and most."""

    announcement = models.ForeignKey(Announcement, models.CASCADE, related_name="prices")
    currency = models.ForeignKey("ledger.Currency", models.PROTECT, related_name="+")
    units = models.BigIntegerField()
    least = models.BigIntegerField(null=True, blank=True)
    most = models.BigIntegerField(null=True, blank=True)
    share = models.PositiveSmallIntegerField(null=True, blank=True)  # at least so many per cent of what is asked here
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["position", "id"]
        constraints = [
            models.UniqueConstraint(fields=["announcement", "currency"], name="price_once_per_currency"),
            models.CheckConstraint(condition=Q(units__gte=0), name="price_zero_or_more"),
        ]
        indexes = [models.Index(fields=["currency", "units"], name="price_range")]

    def __str__(self) -> str:
        return f"{self.units} {self.currency_id}"

    @property
    def money(self) -> Money:
        return Money(self.units, self.currency.code)

    @property
    def asked(self) -> Asked:
        return Asked(self.money, self.least, self.most, self.share)
