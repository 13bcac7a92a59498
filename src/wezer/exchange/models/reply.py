"""Replies: one party's answer to an announcement, the terms both work out, and the exchange that follows."""

from typing import Any, Self

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from wezer.core.models import Item, ItemQuerySet
from wezer.core.models.mediation import Mediated
from wezer.exchange.models.announcement import Announcement
from wezer.kernel.clock import now
from wezer.kernel.money import Money
from wezer.kernel.ref import uid7
from wezer.kernel.states import state_table

LONGEST_MESSAGE = 4000


class ReplyState(models.TextChoices):
    DRAFT = "draft", _("draft")
    OPEN = "open", _("open")
    COUNTERED = "countered", _("new terms proposed")
    ACCEPTED = "accepted", _("agreed")
    REJECTED = "rejected", _("declined")
    DELIVERED = "delivered", _("done, to be paid")
    INVOICED = "invoiced", _("settlement asked")
    CONFIRMING = "confirming", _("receipt to confirm")
    EVALUATING = "evaluating", _("words to exchange")
    PAID = "paid", _("completed")
    REFUNDING = "refunding", _("being given back")
    CANCELLED = "cancelled", _("cancelled")


#: Answers in these states hold their quantity of the announcement.
HOLDING = (
    ReplyState.ACCEPTED,
    ReplyState.DELIVERED,
    ReplyState.INVOICED,
    ReplyState.CONFIRMING,
    ReplyState.EVALUATING,
    ReplyState.PAID,
    ReplyState.REFUNDING,
)
NEGOTIATING = (ReplyState.OPEN, ReplyState.COUNTERED)
#: Nothing more happens from here.
OVER = (ReplyState.REJECTED, ReplyState.PAID, ReplyState.CANCELLED)


def prices_of(path: str) -> models.Prefetch[str, Any, str]:
    """Prefetch price lines with their currency in one statement."""
    return models.Prefetch(path, queryset=ReplyPrice.objects.select_related("currency"))


class ReplyQuerySet(ItemQuerySet):
    def visible_to(self, viewer: Any) -> Self:
        """Its two parties; and while it is disputed, those who mediate, and whom both sides named to do so.

        One OR over both tables on purpose: whoever asks names which answers, so that it is looked at for those few rows alone.
        A union, or two lists of keys, would first gather all that one may read: for a page among 50,000 answers it took 25 ms
        instead of one on PostgreSQL, 15 instead of 0.1 on SQLite.
        """
        seen = super().visible_to(viewer)
        if viewer.is_system or viewer.member is None:
            return seen
        disputed = self.filter(disputed_at__isnull=False, published_at__isnull=False, withdrawn_at=None)
        if viewer.has_right("exchange.mediate"):
            return seen | disputed
        if viewer.is_inside:
            return seen | disputed.filter(mediator=viewer.member, mediator_agreed_at__isnull=False)
        return seen

    def with_parts(self) -> Self:
        return self.joined().prefetch_related(prices_of("terms__prices"))

    def joined(self) -> Self:
        """Of its parts those that come in the same row."""
        return self.select_related(
            "announcement__author", "announcement__category", "announcement__group", "announcement__audience",
            "author", "payer", "payee", "terms__author", "transaction", "group", "mediator",
        )  # fmt: skip


class Reply(Item, Mediated):
    """Who will pay whom, and what, if both agree. Payer and payee follow from the announcement's sense for good."""

    item_ptr: "models.OneToOneField[Item, Item]"  # made by Django
    announcement = models.ForeignKey(Announcement, models.PROTECT, related_name="replies")
    payer = models.ForeignKey("core.Party", models.PROTECT, related_name="+")
    payee = models.ForeignKey("core.Party", models.PROTECT, related_name="+")
    state = models.CharField(max_length=10, choices=ReplyState, default=ReplyState.DRAFT)
    quantity = models.PositiveIntegerField(default=1)
    terms = models.ForeignKey("exchange.Terms", models.PROTECT, null=True, related_name="+")  # those that stand
    terms_number = models.PositiveSmallIntegerField(default=0)
    holds = models.PositiveIntegerField(default=0)  # how much of the announcement it holds now
    transaction = models.OneToOneField("ledger.Transaction", models.PROTECT, null=True, related_name="reply")
    for_task = models.CharField(max_length=100, blank=True)  # Ref of the replier's own task this serves
    key = models.CharField(max_length=100, blank=True)
    pay_key = models.CharField(max_length=100, blank=True)  # with which it was paid: the second click finds the first
    payer_cancels_at = models.DateTimeField(null=True, blank=True)  # each party ticks their own box only
    payee_cancels_at = models.DateTimeField(null=True, blank=True)
    accepted_at = models.DateTimeField(null=True, blank=True)
    delivered_at = models.DateTimeField(null=True, blank=True)
    contested_at = models.DateTimeField(null=True, blank=True)
    paid_at = models.DateTimeField(null=True, blank=True)
    evaluate_by = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    reason = models.CharField(max_length=500, blank=True)  # of the last refusal, contest or decision
    disputed_at = models.DateTimeField(null=True, blank=True)
    disputed_by = models.ForeignKey("core.Party", models.PROTECT, null=True, related_name="+")

    objects = ReplyQuerySet.as_manager()  # type: ignore[misc]  # a narrower manager than the parent's

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(payer=F("payee")), name="reply_two_parties"),
            models.CheckConstraint(condition=Q(quantity__gte=1), name="reply_for_something"),
        ]
        indexes = [
            models.Index(fields=["announcement", "state"], name="reply_of_announcement"),
            models.Index(fields=["payer", "state"], name="reply_payer"),
            models.Index(fields=["payee", "state"], name="reply_payee"),
            models.Index(fields=["evaluate_by"], condition=Q(state="evaluating"), name="reply_to_evaluate"),
            models.Index(fields=["disputed_at"], condition=Q(disputed_at__isnull=False), name="reply_disputed"),
        ]

    def get_absolute_url(self) -> str:
        return reverse("market:reply", args=[self.uid])

    @property
    def lacks(self) -> bool:
        """Whether it is for more than is left, and cannot be agreed to for now."""
        left = self.announcement.available
        return self.state in NEGOTIATING and left is not None and self.quantity > left

    @property
    def announcer_id(self) -> int:
        """The party of the announcement: the payee of an offer, the payer of a want."""
        return self.payer_id if self.author_id == self.payee_id else self.payee_id

    @property
    def announcer(self) -> Any:
        return self.payer if self.author_id == self.payee_id else self.payee

    @property
    def replier(self) -> Any:
        return self.payee if self.author_id == self.payee_id else self.payer

    @property
    def is_over(self) -> bool:
        return self.state in OVER

    @property
    def sides(self) -> tuple[Any, Any]:
        return self.payer, self.payee

    @property
    def is_disputed(self) -> bool:
        return self.disputed_at is not None

    def other_than(self, party_id: int) -> Any:
        return self.payee if party_id == self.payer_id else self.payer

    def price(self) -> list[Money]:
        """What the standing terms say is paid in all, one amount per currency."""
        return [line.money for line in self.terms.prices.all()] if self.terms else []


class Terms(models.Model):
    """One version of what is agreed on. Each replaces the former and none is changed."""

    uid = models.UUIDField(default=uid7, unique=True, editable=False)
    reply = models.ForeignKey(Reply, models.CASCADE, related_name="versions")
    number = models.PositiveSmallIntegerField()
    author = models.ForeignKey("core.Party", models.PROTECT, related_name="+")
    written_by = models.ForeignKey("core.Member", models.PROTECT, null=True, related_name="+")
    message = models.TextField(max_length=LONGEST_MESSAGE, blank=True)
    quantity = models.PositiveIntegerField()
    starts_at = models.DateTimeField(null=True, blank=True)
    minutes = models.PositiveIntegerField(null=True, blank=True)  # of work planned
    place = models.CharField(max_length=200, blank=True)
    note = models.CharField(max_length=300, blank=True)
    created_at = models.DateTimeField(default=now)

    class Meta:
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["reply", "number"], name="terms_number_once")]

    def __str__(self) -> str:
        return f"{self.reply_id} v{self.number}"

    def price(self) -> list[Money]:
        return [line.money for line in self.prices.all()]


class ReplyPrice(models.Model):
    """What a version of the terms says is paid in one currency, for the whole quantity."""

    terms = models.ForeignKey(Terms, models.CASCADE, related_name="prices")
    currency = models.ForeignKey("ledger.Currency", models.PROTECT, related_name="+")
    units = models.BigIntegerField()

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["terms", "currency"], name="reply_price_once_per_currency"),
            models.CheckConstraint(condition=Q(units__gt=0), name="reply_price_positive"),
        ]

    def __str__(self) -> str:
        return f"{self.units} {self.currency_id}"

    @property
    def money(self) -> Money:
        return Money(self.units, self.currency.code)


class Message(models.Model):
    """A few words between the two parties while they agree. The terms speak for themselves; this is talk."""

    uid = models.UUIDField(default=uid7, unique=True, editable=False)
    reply = models.ForeignKey(Reply, models.CASCADE, related_name="messages")
    author = models.ForeignKey("core.Party", models.PROTECT, related_name="+")
    written_by = models.ForeignKey("core.Member", models.PROTECT, null=True, related_name="+")
    body = models.TextField(max_length=LONGEST_MESSAGE)
    key = models.CharField(max_length=100, blank=True)
    created_at = models.DateTimeField(default=now)

    class Meta:
        ordering = ["created_at", "id"]
        constraints = [
            models.UniqueConstraint(fields=["reply", "author", "key"], condition=~Q(key=""), name="message_key_once")
        ]

    def __str__(self) -> str:
        return self.body[:60]


#: Paying ends an exchange at once where the community asks nobody for words.
_PAYS = (ReplyState.CONFIRMING, ReplyState.EVALUATING, ReplyState.PAID, ReplyState.CANCELLED, ReplyState.REFUNDING)
state_table(
    Reply,
    {
        ReplyState.DRAFT: (ReplyState.OPEN, ReplyState.CANCELLED),
        ReplyState.OPEN: (ReplyState.COUNTERED, ReplyState.ACCEPTED, ReplyState.REJECTED, ReplyState.CANCELLED),
        ReplyState.COUNTERED: (ReplyState.ACCEPTED, ReplyState.REJECTED, ReplyState.CANCELLED),
        ReplyState.REJECTED: (ReplyState.DRAFT,),
        ReplyState.ACCEPTED: (ReplyState.DELIVERED, ReplyState.INVOICED, *_PAYS),
        ReplyState.DELIVERED: (ReplyState.ACCEPTED, ReplyState.INVOICED, *_PAYS),
        ReplyState.INVOICED: _PAYS,
        ReplyState.CONFIRMING: (ReplyState.EVALUATING, ReplyState.PAID, ReplyState.REFUNDING, ReplyState.CANCELLED),
        ReplyState.EVALUATING: (ReplyState.PAID, ReplyState.REFUNDING, ReplyState.CANCELLED),
        ReplyState.PAID: (ReplyState.REFUNDING, ReplyState.CANCELLED),
        ReplyState.REFUNDING: (ReplyState.CANCELLED,),
    },
)
