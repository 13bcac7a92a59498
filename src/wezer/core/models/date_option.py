"""Dates that are offered for an event whose date is still open, and whom each of them suits."""

from typing import Any

from django.db import models
from django.utils.translation import pgettext_lazy

from wezer.kernel.clock import now
from wezer.kernel.ref import uid7


class Suits(models.TextChoices):
    YES = "yes", pgettext_lazy("a date suits", "Yes")
    IF_NEEDED = "if_needed", pgettext_lazy("a date suits", "If needed")
    NO = "no", pgettext_lazy("a date suits", "No")


class DateOption(models.Model):
    """One of them. It lasts as long as the event was planned to."""

    uid = models.UUIDField(default=uid7, unique=True, editable=False)
    event = models.ForeignKey("core.Event", models.CASCADE, related_name="options")
    starts_on = models.DateField()
    starts_time = models.TimeField(null=True, blank=True)  # none: whole days
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["event", "starts_at"], name="date_option_once")]

    def __str__(self) -> str:
        return f"{self.event_id} on {self.starts_on}?"

    @property
    def is_over(self) -> bool:
        return bool(self.ends_at <= now())


class OptionAnswerQuerySet(models.QuerySet[Any]):
    def not_no(self) -> "OptionAnswerQuerySet":
        return self.exclude(answer=Suits.NO)


class OptionAnswer(models.Model):
    option = models.ForeignKey(DateOption, models.CASCADE, related_name="answers")
    member = models.ForeignKey("core.Member", models.CASCADE, related_name="+")
    answer = models.CharField(max_length=10, choices=Suits)
    answered_at = models.DateTimeField(default=now)

    objects = OptionAnswerQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["option", "member"], name="option_answer_once")]

    def __str__(self) -> str:
        return f"{self.member_id}: {self.answer}"
