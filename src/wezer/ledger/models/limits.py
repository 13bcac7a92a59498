"""Limit rules: how far below and above zero an account may go (exchange.md A.4)."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from wezer.kernel.clock import now
from wezer.kernel.money import Money
from wezer.kernel.ref import uid7


class Side(models.TextChoices):
    FLOOR = "floor", _("lower limit")
    CEILING = "ceiling", _("upper limit")


class LimitRule(models.Model):
    """One limit on one side at one scope; the most specific scope wins, then the higher priority, then the newer.

    Exactly one of account, member, level, group, account_kind is set, or none: the currency's default. `units` None with
    an empty `expression` removes the limit. An expression (WEL) that fails gives `units`, its declared default, and tells.
    """

    uid = models.UUIDField(default=uid7, unique=True, editable=False)
    currency = models.ForeignKey("ledger.Currency", models.PROTECT, related_name="limit_rules")
    account = models.ForeignKey("ledger.Account", models.PROTECT, null=True, related_name="limit_rules")
    member = models.ForeignKey("core.Party", models.PROTECT, null=True, related_name="+")  # a member's or group's own
    level = models.ForeignKey("core.Level", models.PROTECT, null=True, related_name="+")
    group = models.ForeignKey("core.Group", models.PROTECT, null=True, related_name="+")  # everyone in this group
    account_kind = models.CharField(max_length=20, blank=True)  # member, group, or a purpose
    side = models.CharField(max_length=8, choices=Side)
    units = models.BigIntegerField(null=True)
    expression = models.CharField(max_length=2000, blank=True)
    soft = models.BooleanField(default=False)
    priority = models.SmallIntegerField(default=0)
    valid_from = models.DateTimeField(default=now)
    valid_to = models.DateTimeField(null=True)
    reason = models.CharField(max_length=300, blank=True)
    author = models.ForeignKey("core.Party", models.PROTECT, null=True, related_name="+")
    removed_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["currency", "side"], condition=Q(removed_at=None), name="limit_rule_standing")]

    def __str__(self) -> str:
        return f"{self.side} {self.expression or self.units}"

    @property
    def money(self) -> Money | None:
        """The amount, or the one that counts when the rule cannot be reckoned."""
        return None if self.units is None else self.currency.money(self.units)

    @property
    def rank(self) -> tuple[int, int, int]:
        """How specific: the largest wins."""
        scopes = (self.account_kind or None, self.group_id, self.level_id, self.member_id, self.account_id)
        scope = max((place for place, value in enumerate(scopes, 1) if value is not None), default=0)
        return scope, self.priority, self.pk or 0
