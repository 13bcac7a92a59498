"""Evaluations of parties and items on named criteria, and levels of involvement."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from wezer.kernel.clock import now
from wezer.kernel.ref import uid7


class Criterion(models.Model):
    """What is evaluated: "cordial", "on time". Where it applies is decided by whoever asks (a category, a group)."""

    uid = models.UUIDField(default=uid7, unique=True, editable=False)
    key = models.SlugField(max_length=40, unique=True)
    name = models.CharField(_("name"), max_length=80)
    description = models.CharField(max_length=300, blank=True)
    position = models.PositiveSmallIntegerField(default=0)
    is_global = models.BooleanField(default=False)  # asked everywhere unless removed
    is_open = models.BooleanField(default=True)

    class Meta:
        ordering = ["position", "id"]

    def __str__(self) -> str:
        return self.name


class Evaluation(models.Model):
    """One value from −2 to +2, by one party, on one criterion, of a party or item, on one occasion."""

    uid = models.UUIDField(default=uid7, unique=True, editable=False)
    subject = models.CharField(max_length=100)  # Ref to a party or an item
    criterion = models.ForeignKey(Criterion, models.PROTECT, related_name="+")
    value = models.SmallIntegerField()
    comment = models.TextField(max_length=2000, blank=True)
    evaluator = models.ForeignKey("core.Party", models.PROTECT, related_name="+")
    occasion = models.CharField(max_length=100)  # Ref to what was exchanged, decided, done
    version = models.PositiveIntegerField(default=1)
    created_at = models.DateTimeField(default=now)
    revealed_at = models.DateTimeField(null=True, blank=True)  # double blind: shown from then on

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["occasion", "evaluator", "subject", "criterion"], name="evaluation_once_per_occasion"
            ),
            models.CheckConstraint(condition=models.Q(value__gte=-2, value__lte=2), name="evaluation_value"),
        ]
        indexes = [models.Index(fields=["subject", "revealed_at"], name="evaluation_of_subject")]

    def __str__(self) -> str:
        return f"{self.value:+d} {self.subject}"


class Level(models.Model):
    """A step of involvement, named by the community; set by hand for now, later by rule."""

    uid = models.UUIDField(default=uid7, unique=True, editable=False)
    key = models.SlugField(max_length=40, unique=True)
    name = models.CharField(_("name"), max_length=80)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["position", "id"]

    def __str__(self) -> str:
        return self.name
