"""Answers to events by people without an account, who confirm their e-mail address."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from wezer.core.models.event import EventDate
from wezer.kernel.clock import now
from wezer.kernel.ref import uid7
from wezer.kernel.states import state_table


class OutsideRsvpState(models.TextChoices):
    WAITING = "waiting", _("the address is not confirmed")
    CONFIRMED = "confirmed", _("comes")


class OutsideRsvp(models.Model):
    """Somebody without an account comes to one date of an event. Until the address is confirmed it takes no place. Some days after
    the date who it was is forgotten, and how many came stays."""

    uid = models.UUIDField(default=uid7, unique=True, editable=False)
    event_date = models.ForeignKey(EventDate, models.CASCADE, related_name="from_outside")
    state = models.CharField(max_length=10, choices=OutsideRsvpState, default=OutsideRsvpState.WAITING)
    name = models.CharField(max_length=120, blank=True)
    email = models.EmailField(max_length=254, blank=True)  # empty: forgotten
    language = models.CharField(max_length=12, blank=True)
    people = models.PositiveSmallIntegerField(default=1)  # with themself
    key = models.CharField(max_length=64, blank=True)  # made by the form: sending again is one answer
    told_until = models.BigIntegerField(default=0)  # the id of the newest fact that they were told of by mail
    created_at = models.DateTimeField(default=now)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["key"], condition=~Q(key=""), name="outside_rsvp_key_once"),
            models.UniqueConstraint(
                fields=["event_date", "email"], condition=Q(state="confirmed") & ~Q(email=""), name="outside_rsvp_once"
            ),
        ]
        indexes = [models.Index(fields=["created_at"], name="outside_rsvp_written")]

    def __str__(self) -> str:
        return f"{self.people} to {self.event_date_id}"

    @property
    def seats(self) -> int:
        """How many places it takes."""
        return self.people if self.state == OutsideRsvpState.CONFIRMED else 0


state_table(OutsideRsvp, {OutsideRsvpState.WAITING: (OutsideRsvpState.CONFIRMED,)})
