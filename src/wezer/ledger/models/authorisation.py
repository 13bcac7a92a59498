"""Who must agree before a payment goes out, and who did (exchange.md B.8)."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from wezer.kernel.clock import now
from wezer.kernel.money import Money
from wezer.kernel.ref import uid7


class AuthorisationRule(models.Model):
    """Payments from `party`'s wallet that match need `needs` signatures of people who may spend from it."""

    uid = models.UUIDField(default=uid7, unique=True, editable=False)
    party = models.ForeignKey("core.Party", models.PROTECT, related_name="authorisation_rules")
    currency = models.ForeignKey("ledger.Currency", models.PROTECT, null=True, related_name="+")  # None: any
    above_units = models.BigIntegerField(default=0)  # amounts above this
    only_new_payees = models.BooleanField(default=False)
    needs = models.PositiveSmallIntegerField(_("signatures needed"), default=2)
    within_days = models.PositiveSmallIntegerField(default=14)
    author = models.ForeignKey("core.Party", models.PROTECT, null=True, related_name="+")
    created_at = models.DateTimeField(default=now)
    removed_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["party"], condition=models.Q(removed_at=None), name="authorisation_rule_standing")
        ]
        constraints = [models.CheckConstraint(condition=models.Q(needs__gte=1), name="authorisation_needs_someone")]

    def __str__(self) -> str:
        return f"{self.party_id}: {self.needs}"

    @property
    def above(self) -> Money | None:
        """The amount above which it asks, None where it does for every payment."""
        return Money(self.above_units, self.currency.code) if self.currency and self.above_units else None


class Signature(models.Model):
    """One person's yes to exactly this content: `digest` is its hash, and another content voids it."""

    transaction = models.ForeignKey("ledger.Transaction", models.CASCADE, related_name="signatures")
    signer = models.ForeignKey("core.Party", models.PROTECT, related_name="+")
    digest = models.CharField(max_length=64)
    at = models.DateTimeField(default=now)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["transaction", "signer", "digest"], name="signature_once_per_content")
        ]

    def __str__(self) -> str:
        return f"{self.signer_id} signs {self.transaction_id}"
