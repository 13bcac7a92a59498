"""Payments to come: at a date, by instalments, or again and again (exchange.md B.6)."""

from typing import Any

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from wezer.kernel.clock import now
from wezer.kernel.money import Money
from wezer.kernel.ref import uid7
from wezer.kernel.states import state_table


class Every(models.TextChoices):
    DAY = "day", _("day")
    WEEK = "week", _("week")
    MONTH = "month", _("month")


class ScheduleState(models.TextChoices):
    ACTIVE = "active", _("active")
    CANCELLED = "cancelled", _("cancelled")
    FINISHED = "finished", _("finished")


class OccurrenceState(models.TextChoices):
    SCHEDULED = "scheduled", _("scheduled")
    PROCESSED = "processed", _("paid")
    FAILED = "failed", _("failed")
    BLOCKED = "blocked", _("blocked")
    CANCELLED = "cancelled", _("cancelled")
    SETTLED = "settled", _("paid elsewhere")
    MISSED = "missed", _("not made, waits for you")


class Schedule(models.Model):
    """A promise of payments. `amounts` is [[units, code], …] of one occurrence, or of the whole for instalments."""

    uid = models.UUIDField(default=uid7, unique=True, editable=False)
    payer = models.ForeignKey("core.Party", models.PROTECT, related_name="+")
    payee = models.ForeignKey("core.Party", models.PROTECT, related_name="+")
    author = models.ForeignKey("core.Party", models.PROTECT, related_name="+")
    amounts = models.JSONField()
    description = models.CharField(max_length=500, blank=True)
    first_on = models.DateField()
    every = models.CharField(max_length=5, choices=Every, default=Every.MONTH)
    step = models.PositiveSmallIntegerField(default=1)  # every `step` days, weeks, months
    count = models.PositiveIntegerField(null=True)  # 1: at a date
    until = models.DateField(null=True)
    is_instalments = models.BooleanField(default=False)
    retry_days = models.PositiveSmallIntegerField(default=0)  # try again daily for so many days
    state = models.CharField(max_length=10, choices=ScheduleState, default=ScheduleState.ACTIVE)
    key = models.CharField(max_length=100, null=True)
    created_at = models.DateTimeField(default=now)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["payer", "key"], condition=Q(key__isnull=False), name="schedule_key_once"),
            models.CheckConstraint(condition=Q(step__gte=1), name="schedule_step"),
        ]
        indexes = [models.Index(fields=["payee", "state"], name="schedule_payee")]

    def __str__(self) -> str:
        return f"{self.first_on} every {self.step} {self.every}"

    def money(self) -> list[Money]:
        return [Money(units, code) for units, code in self.amounts]


class Occurrence(models.Model):
    """One payment of a schedule. Its key makes it happen once, whenever the worker comes to it. `scheduled` with a
    transaction it waits for signatures."""

    schedule = models.ForeignKey(Schedule, models.CASCADE, related_name="occurrences")
    number = models.PositiveIntegerField()  # from 1
    due_on = models.DateField()
    amounts = models.JSONField()
    state = models.CharField(max_length=10, choices=OccurrenceState, default=OccurrenceState.SCHEDULED)
    transaction = models.ForeignKey("ledger.Transaction", models.PROTECT, null=True, related_name="+")
    tries = models.PositiveSmallIntegerField(default=0)
    next_try_on = models.DateField(null=True)
    problem = models.CharField(max_length=60, blank=True)  # the code of the last refusal

    class Meta:
        constraints = [models.UniqueConstraint(fields=["schedule", "number"], name="occurrence_once")]
        indexes = [
            models.Index(fields=["next_try_on"], condition=Q(next_try_on__isnull=False), name="occurrence_due"),
        ]

    def __str__(self) -> str:
        return self.key

    @property
    def key(self) -> str:
        return f"schedule:{self.schedule.uid}:{self.number}"

    def money(self) -> list[Any]:
        return [Money(units, code) for units, code in self.amounts]

    @property
    def why_missed(self) -> Any:
        return WHY_MISSED.get(self.problem, "") if self.state == OccurrenceState.MISSED else ""

    @property
    def problem_for_payee(self) -> str:
        """What keeps people away from the community is not for who is to be paid to read."""
        return "" if self.problem in (KEPT_OUT, LEAVING, AUTHOR_OUT) else self.problem


#: Why a planned payment was not made by itself, and waits for whoever pays.
CLOSED, KEPT_OUT, LEAVING, AUTHOR_OUT = "ledger_closed", "suspended", "leaving", "author_out"
WHY_MISSED = {
    CLOSED: _("planned while payments were closed"),
    KEPT_OUT: _("planned while the community was closed to who pays"),
    LEAVING: _("planned while who pays is leaving"),
    AUTHOR_OUT: _("planned by somebody who may not pay from this wallet now"),
}
#: Of those who may answer: whatever is still to come, or was missed.
TO_COME = (OccurrenceState.SCHEDULED, OccurrenceState.MISSED)

state_table(Schedule, {ScheduleState.ACTIVE: (ScheduleState.CANCELLED, ScheduleState.FINISHED)})
state_table(
    Occurrence,
    {
        OccurrenceState.SCHEDULED: (
            OccurrenceState.PROCESSED, OccurrenceState.FAILED, OccurrenceState.BLOCKED, OccurrenceState.CANCELLED,
            OccurrenceState.SETTLED, OccurrenceState.MISSED,
        ),
        OccurrenceState.MISSED: (
            OccurrenceState.SCHEDULED, OccurrenceState.PROCESSED, OccurrenceState.CANCELLED, OccurrenceState.SETTLED,
        ),
        OccurrenceState.FAILED: (OccurrenceState.SETTLED,),
        OccurrenceState.BLOCKED: (OccurrenceState.SETTLED,),
    },
)  # fmt: skip
