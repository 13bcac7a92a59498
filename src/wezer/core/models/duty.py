"""Duties: what a role, or everybody fully in a group, does in each period, and how each period came out (core.md R-3)."""

from typing import Any

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from wezer.kernel.clock import now
from wezer.kernel.money import LARGEST
from wezer.kernel.ref import uid7
from wezer.kernel.states import state_table


class Every(models.TextChoices):
    MONTH = "month", _("each month")
    QUARTER = "quarter", _("each quarter")
    YEAR = "year", _("each year")


class DutyEffect(models.TextChoices):
    REMINDER = "reminder", _("a reminder, nothing more")
    TALK = "talk", _("those who tend the group are asked to talk with them")
    PAUSE = "pause", _("their belonging is paused, two weeks after they were told")


class Duty(models.Model):
    """Borne by the holders of `role`, or without one by everybody fully in the group. Who measures is a kind of
    `duty_measures`; `about` is what of (a currency's code); `amount` in the smallest unit of the measure."""

    uid = models.UUIDField(default=uid7, unique=True, editable=False)
    group = models.ForeignKey("core.Group", models.CASCADE, related_name="duties")
    role = models.ForeignKey("core.Role", models.CASCADE, null=True, blank=True, related_name="duties")
    name = models.CharField(_("name"), max_length=80)
    description = models.TextField(_("description"), max_length=2000, blank=True)
    measure = models.CharField(max_length=20)
    about = models.CharField(max_length=20, blank=True)
    every = models.CharField(max_length=7, choices=Every, default=Every.MONTH)
    amount = models.BigIntegerField()
    tolerance = models.PositiveSmallIntegerField(default=1)  # so many periods in a row may fall short
    effect = models.CharField(max_length=8, choices=DutyEffect, default=DutyEffect.REMINDER)
    since = models.DateTimeField(default=now)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(amount__gt=0, amount__lte=LARGEST), name="duty_of_something"),
            models.CheckConstraint(condition=Q(tolerance__lte=12), name="duty_tolerance_to_twelve"),
        ]

    def __str__(self) -> str:
        return self.name


class RoundState(models.TextChoices):
    RUNNING = "running", pgettext_lazy("round of a duty", "running")
    MET = "met", pgettext_lazy("round of a duty", "met")
    SHORT = "short", pgettext_lazy("round of a duty", "fell short")
    TALK = "talk", pgettext_lazy("round of a duty", "fell short: to be talked about")
    WARNED = "warned", pgettext_lazy("round of a duty", "fell short: a pause is announced")
    PAUSED = "paused", pgettext_lazy("round of a duty", "fell short: paused")
    MADE_UP = "made_up", pgettext_lazy("round of a duty", "made up")
    LET_PASS = "let_pass", pgettext_lazy("round of a duty", "let pass")


#: Nobody has done, or let pass, what was missing.
UNMET = (RoundState.SHORT, RoundState.TALK, RoundState.WARNED, RoundState.PAUSED)


class DutyRoundQuerySet(models.QuerySet["DutyRound"]):
    def pausing(self, member: Any, group: Any) -> "DutyRoundQuerySet":
        """Those for which the member is on a pause in the group now."""
        return self.filter(member=member, duty__group=group, state=RoundState.PAUSED, acts_at__gt=now())


class DutyRound(models.Model):
    """One member's duty in one period: what was to be done, what was, and what followed."""

    uid = models.UUIDField(default=uid7, unique=True, editable=False)
    duty = models.ForeignKey(Duty, models.CASCADE, related_name="rounds")
    member = models.ForeignKey("core.Member", models.CASCADE, related_name="duty_rounds")
    starts_on = models.DateField()
    ends_on = models.DateField()  # the first day of the next
    needed = models.BigIntegerField()
    done = models.BigIntegerField(default=0)  # never more than needed: how much more is nobody's business
    state = models.CharField(max_length=8, choices=RoundState, default=RoundState.RUNNING)
    acts_at = models.DateTimeField(null=True, blank=True)  # of a pause: when it comes, then when it ends
    word = models.CharField(max_length=500, blank=True)  # of whoever let it pass
    let_pass_by = models.ForeignKey("core.Member", models.SET_NULL, null=True, blank=True, related_name="+")

    objects = DutyRoundQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["duty", "member", "starts_on"], name="duty_round_once")]
        indexes = [
            models.Index(fields=["member", "state"], name="duty_round_of_member"),
            models.Index(fields=["ends_on"], name="duty_round_end"),
        ]

    def __str__(self) -> str:
        return f"{self.duty_id} of {self.member_id}: {self.state}"

    @property
    def is_unmet(self) -> bool:
        return self.state in UNMET


class DutyNote(models.Model):
    """What somebody who tends the group noted by hand that a member did on a day."""

    uid = models.UUIDField(default=uid7, unique=True, editable=False)
    duty = models.ForeignKey(Duty, models.CASCADE, related_name="notes")
    member = models.ForeignKey("core.Member", models.CASCADE, related_name="+")
    on = models.DateField()
    amount = models.BigIntegerField()
    word = models.CharField(max_length=200, blank=True)
    by = models.ForeignKey("core.Member", models.SET_NULL, null=True, blank=True, related_name="+")
    at = models.DateTimeField(default=now)
    key = models.CharField(max_length=100, blank=True)  # one-time key of the form: a double click is one note

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(amount__gt=0, amount__lte=LARGEST), name="duty_note_of_something"),
            models.UniqueConstraint(fields=["duty", "key"], condition=~Q(key=""), name="duty_note_key_once"),
        ]
        indexes = [models.Index(fields=["duty", "member", "on"], name="duty_note_of_member")]

    def __str__(self) -> str:
        return f"{self.amount} by {self.member_id} on {self.on}"


state_table(
    DutyRound,
    {
        RoundState.RUNNING: (RoundState.MET, RoundState.SHORT, RoundState.TALK, RoundState.WARNED),
        RoundState.SHORT: (RoundState.MADE_UP, RoundState.LET_PASS),
        RoundState.TALK: (RoundState.MADE_UP, RoundState.LET_PASS),
        RoundState.WARNED: (RoundState.PAUSED, RoundState.TALK, RoundState.MADE_UP, RoundState.LET_PASS),
        RoundState.PAUSED: (RoundState.MADE_UP, RoundState.LET_PASS),
    },
)
