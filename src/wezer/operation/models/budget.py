"""What a community means to earn and to spend; what it did is read from the mirror."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from wezer.kernel.clock import now
from wezer.kernel.ref import uid7


class Budget(models.Model):
    """A budget over some months. Its lines may be told to the engine, which then compares too."""

    uid = models.UUIDField(default=uid7, unique=True, editable=False)
    books = models.ForeignKey("operation.Books", models.PROTECT, related_name="budgets")
    name = models.CharField(_("name"), max_length=80)
    start = models.DateField(_("from"))
    end = models.DateField(_("to"))
    version = models.PositiveIntegerField(default=1)
    author = models.ForeignKey("core.Member", models.SET_NULL, null=True, blank=True, related_name="+")
    created_at = models.DateTimeField(default=now)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(end__gt=models.F("start")), name="budget_has_days")]

    def __str__(self) -> str:
        return self.name


class BudgetLine(models.Model):
    """Minor units of the books' currency on one account; `month` None: over the whole budget."""

    uid = models.UUIDField(default=uid7, unique=True, editable=False)
    budget = models.ForeignKey(Budget, models.CASCADE, related_name="lines")
    account = models.ForeignKey("operation.BookAccount", models.PROTECT, related_name="+")
    month = models.DateField(null=True, blank=True)  # its first day
    units = models.BigIntegerField()
    text = models.CharField(_("note"), max_length=200, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(units__gt=0), name="budget_line_positive"),
            models.UniqueConstraint(fields=["budget", "account", "month"], name="budget_line_once"),
            models.UniqueConstraint(
                fields=["budget", "account"], condition=Q(month=None), name="budget_line_once_in_all"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.account_id}: {self.units}"
