"""Currencies: the rules in force on the row, every version of them beside it."""

import secrets
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from wezer.kernel.clock import now
from wezer.kernel.money import Money, decimal_text
from wezer.kernel.ref import uid7
from wezer.kernel.states import state_table


class Category(models.TextChoices):
    RARE = "rare", _("rare")
    SUFFICIENT = "sufficient", _("sufficient")
    ABUNDANT = "abundant", _("abundant")


class Origin(models.TextChoices):
    TRACKED = "tracked", _("exists elsewhere, only recorded here")
    ISSUED = "issued", _("issued by the community")


class CurrencyState(models.TextChoices):
    DRAFT = "draft", _("draft")
    ACTIVE = "active", _("active")
    FROZEN = "frozen", _("frozen")
    CLOSING = "closing", _("closing")
    CLOSED = "closed", _("closed")


class DisplayFormat(models.TextChoices):
    DECIMAL = "decimal", _("decimals")
    HOURS_MINUTES = "hours_minutes", _("hours and minutes")
    FRACTION = "fraction", _("quarters")
    COUNTER = "counter", _("counter")


#: What every currency's rules say unless they say otherwise; kinds add their own (`CurrencyKind.default_rules`).
DEFAULT_RULES: dict[str, Any] = {
    "min_amount": None,  # units of one payment
    "max_amount": None,
    "usage": ["transfers", "marketplace", "crowdsourcing", "tasks", "rewards", "invoices", "shop", "fees"],
    "participants": {"who": "community", "groups": [], "group_wallets": True},  # community, groups or opt_in
    "paths": ["direct", "request"],
    "privacy": {"balances": "owner", "transactions": "parties"},  # owner, group, community, everyone, nobody
    "statistics_threshold": 5,
    "velocity": [],  # [{"per": "day", "count": 20, "units": None}], per account
    "pause_seconds": 0,  # between two payments of one account
    "signatures": 1,  # needed to issue, destroy, write off
    "value_scale": [],  # [[60, "VAL", 1, "h"], [60, "VAL", 10, "EUR"]]
}


def new_stamp() -> int:
    """Drawn anew at every change; a payment carries the stamp it was reckoned under and is refused when it is stale."""
    return secrets.randbits(62)


class Currency(models.Model):
    """A unit of account, acknowledgement or participation. Amounts are whole numbers of its smallest unit."""

    uid = models.UUIDField(default=uid7, unique=True, editable=False)
    code = models.CharField(_("code"), max_length=12, unique=True)
    name = models.CharField(_("name"), max_length=60)
    name_plural = models.CharField(_("name in the plural"), max_length=60, blank=True)
    symbol = models.CharField(_("symbol"), max_length=8, blank=True)
    symbol_before = models.BooleanField(default=False)
    scale = models.PositiveSmallIntegerField(_("decimals kept"), default=0)
    display_decimals = models.PositiveSmallIntegerField(_("decimals shown"), default=0)
    display_format = models.CharField(max_length=14, choices=DisplayFormat, default=DisplayFormat.DECIMAL)
    category = models.CharField(max_length=10, choices=Category)
    origin = models.CharField(max_length=8, choices=Origin)
    kind = models.CharField(max_length=20)  # of the registry `currency_kinds`
    state = models.CharField(max_length=8, choices=CurrencyState, default=CurrencyState.ACTIVE)
    rules = models.JSONField(default=dict)
    version = models.PositiveIntegerField(default=1)
    stamp = models.BigIntegerField(default=new_stamp)
    created_at = models.DateTimeField(default=now)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(scale__lte=9), name="currency_scale_to_nine"),
            models.CheckConstraint(
                condition=models.Q(display_decimals__lte=models.F("scale")), name="currency_shows_what_it_keeps"
            ),
        ]

    def __str__(self) -> str:
        return self.code

    @property
    def is_tracked(self) -> bool:
        return self.origin == Origin.TRACKED

    @property
    def anchors(self) -> list[str]:
        """The declared scale of values: "60 VAL = 1 h"."""
        return [f"{a:g} {left} = {b:g} {right}" for a, left, b, right in self.rule("value_scale") or []]

    def rule(self, name: str) -> Any:
        """One rule in force, or its default."""
        return self.rules.get(name, DEFAULT_RULES.get(name))

    def money(self, units: int) -> Money:
        return Money(units, self.code)

    def text(self, units: int) -> str:
        """ "12.50": exactly the currency's decimals, for machines."""
        return decimal_text(units, self.scale)


class CurrencyVersion(models.Model):
    """The rules of a currency from a date on. Never changed afterwards; transfers keep the number they were made under."""

    currency = models.ForeignKey(Currency, models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    effective_from = models.DateTimeField()
    attributes = models.JSONField(default=dict)  # name, symbol… as they were
    rules = models.JSONField(default=dict)
    author = models.ForeignKey("core.Party", models.PROTECT, null=True, related_name="+")
    governance_ref = models.CharField(max_length=100, blank=True)  # the decision that wanted it
    applied_at = models.DateTimeField(null=True)  # None: waits for its date
    created_at = models.DateTimeField(default=now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["currency", "number"], name="currency_version_once")]

    def __str__(self) -> str:
        return f"{self.currency_id} v{self.number}"


state_table(
    Currency,
    {
        CurrencyState.DRAFT: (CurrencyState.ACTIVE, CurrencyState.CLOSED),
        CurrencyState.ACTIVE: (CurrencyState.FROZEN, CurrencyState.CLOSING, CurrencyState.CLOSED),
        CurrencyState.FROZEN: (CurrencyState.ACTIVE, CurrencyState.CLOSING, CurrencyState.CLOSED),
        CurrencyState.CLOSING: (CurrencyState.ACTIVE, CurrencyState.FROZEN, CurrencyState.CLOSED),
    },
)
