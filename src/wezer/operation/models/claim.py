"""Expense claims: what somebody paid for the community, to be given back or given."""

from typing import Any, Self

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from wezer.core.reach import groups_reached
from wezer.kernel.clock import now
from wezer.kernel.permissions import can
from wezer.kernel.ref import uid7
from wezer.kernel.states import state_table
from wezer.operation.models.books import Books
from wezer.operation.permissions import APPROVE_EXPENSE, SEE_BOOKS


class ClaimState(models.TextChoices):
    DRAFT = "draft", _("draft")
    SUBMITTED = "submitted", _("waiting for consent")
    REFUSED = "refused", _("sent back")
    RECORDING = "recording", _("being recorded")
    OWED = "owed", _("to be given back")
    REPAYING = "repaying", _("repayment being recorded")
    REPAID = "repaid", _("given back")
    WAIVED = "waived", _("given to the community")
    CANCELLED = "cancelled", _("cancelled")


class Wish(models.TextChoices):
    """How the claimant wants it back."""

    LEGAL = "legal", _("in legal money")
    COMMUNITY = "community", _("in the community's currency")
    WAIVE = "waive", _("I give it to the community")


class ClaimQuerySet(models.QuerySet["Claim"]):
    def visible_to(self, viewer: Any) -> Self:
        """One's own; those of groups where one may approve; all for who reads the books."""
        if viewer.is_system:
            return self
        seen = Q(claimant=viewer.member) if viewer.member else Q(pk=None)
        seen |= Q(group__in=approved_groups(viewer)) & ~Q(state__in=[ClaimState.DRAFT, ClaimState.CANCELLED])
        readable = [books.pk for books in Books.objects.all() if can(viewer, SEE_BOOKS, books)]
        if readable:
            seen |= Q(books__in=readable) & ~Q(state=ClaimState.DRAFT)
        return self.filter(seen)


def approved_groups(viewer: Any) -> list[int]:
    """The groups in which the viewer may approve expenses, and those inside of them."""
    if viewer.member is None or not viewer.has_right_somewhere(APPROVE_EXPENSE):
        return []
    return list(groups_reached(viewer, APPROVE_EXPENSE).distinct())


class Claim(models.Model):
    uid = models.UUIDField(default=uid7, unique=True, editable=False)
    books = models.ForeignKey("operation.Books", models.PROTECT, related_name="claims")
    claimant = models.ForeignKey("core.Member", models.PROTECT, related_name="claims")
    group = models.ForeignKey("core.Group", models.PROTECT, related_name="claims")  # for whom; its role approves
    state = models.CharField(max_length=9, choices=ClaimState, default=ClaimState.DRAFT)
    version = models.PositiveIntegerField(default=1)
    attempt = models.PositiveSmallIntegerField(default=0)
    title = models.CharField(max_length=200)
    wish = models.CharField(max_length=9, choices=Wish, default=Wish.LEGAL)
    currency = models.ForeignKey("ledger.Currency", models.PROTECT, null=True, blank=True, related_name="+")
    units = models.BigIntegerField(null=True, blank=True)  # what the total is in that currency, from approval on
    total = models.BigIntegerField(default=0)
    number = models.CharField(max_length=60, blank=True)
    document = models.UUIDField(null=True, blank=True, db_index=True)
    transaction = models.ForeignKey("ledger.Transaction", models.PROTECT, null=True, blank=True, related_name="+")
    approver = models.ForeignKey("core.Member", models.PROTECT, null=True, blank=True, related_name="+")
    reason = models.CharField(max_length=300, blank=True)
    problem = models.CharField(max_length=500, blank=True)
    key = models.CharField(max_length=100, blank=True)
    created_at = models.DateTimeField(default=now)
    submitted_at = models.DateTimeField(null=True, blank=True)
    approved_at = models.DateTimeField(null=True, blank=True)
    settled_at = models.DateTimeField(null=True, blank=True)

    objects = ClaimQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["claimant", "key"], condition=~Q(key=""), name="claim_key_once"),
        ]
        indexes = [
            models.Index(fields=["claimant", "-id"], name="claim_of_member"),
            models.Index(fields=["books", "state", "-id"], name="claim_by_state"),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("office:expense", args=[self.uid])

    @property
    def recording_key(self) -> str:
        return f"expense:{self.uid}:v{self.attempt}"

    @property
    def is_waived(self) -> bool:
        return self.wish == Wish.WAIVE


class ClaimLine(models.Model):
    """One thing paid, with its receipt; or kilometres driven, at the community's rate."""

    claim = models.ForeignKey(Claim, models.CASCADE, related_name="lines")
    position = models.PositiveSmallIntegerField()
    date = models.DateField()
    text = models.CharField(max_length=300)
    role = models.CharField(max_length=60)  # expense_…
    amount = models.BigIntegerField()
    kilometres = models.PositiveIntegerField(null=True, blank=True)
    receipt = models.ForeignKey("core.File", models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["claim", "position"], name="claim_line_once"),
            models.CheckConstraint(condition=Q(amount__gt=0), name="claim_line_positive"),
        ]

    def __str__(self) -> str:
        return self.text


state_table(
    Claim,
    {
        ClaimState.DRAFT: (ClaimState.SUBMITTED, ClaimState.CANCELLED),
        ClaimState.SUBMITTED: (ClaimState.RECORDING, ClaimState.REFUSED, ClaimState.CANCELLED),
        ClaimState.REFUSED: (ClaimState.DRAFT, ClaimState.SUBMITTED, ClaimState.CANCELLED),
        ClaimState.RECORDING: (ClaimState.OWED, ClaimState.WAIVED, ClaimState.SUBMITTED),
        ClaimState.OWED: (ClaimState.REPAYING,),
        ClaimState.REPAYING: (ClaimState.REPAID, ClaimState.OWED),
    },
)
