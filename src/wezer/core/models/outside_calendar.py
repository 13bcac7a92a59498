"""Calendars from elsewhere that a group's calendar follows: where they lie, how the last reading went, what they hold."""

from typing import Any, Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from wezer.kernel.clock import now
from wezer.kernel.ref import uid7


class Trouble(models.TextChoices):
    """Why the last reading failed, in words for those who follow the calendar."""

    UNREACHABLE = "unreachable", _("Nobody answers at this address, or not in time.")
    REFUSED = "refused", _("The other side gives no calendar at this address, or not without signing in.")
    MOVED = "moved", _("The other side sends us on to another address. Follow that one instead.")
    PRIVATE = "private", _("The address leads into a private network, which is not called.")
    TOO_LARGE = "too_large", _("The calendar is larger than 1 MB.")
    UNREAD = "unread", _("What lies there is no calendar that can be read.")


class OutsideCalendarQuerySet(models.QuerySet[Any]):
    def visible_to(self, viewer: Any) -> Self:
        return self.filter(audience_id__in=viewer.audience_ids)


class OutsideCalendar(models.Model):
    uid = models.UUIDField(default=uid7, unique=True, editable=False)
    room = models.ForeignKey("core.Room", models.CASCADE, related_name="outside_calendars")
    audience = models.ForeignKey("core.Audience", models.PROTECT, related_name="+")  # who reads what it holds
    name = models.CharField(max_length=120)
    url = models.CharField(max_length=500)  # may hold a secret: shown to those who tend the group only
    added_by = models.ForeignKey("core.Member", models.SET_NULL, null=True, blank=True, related_name="+")
    created_at = models.DateTimeField(default=now)
    next_at = models.DateTimeField(default=now)  # when it is read again
    tried_at = models.DateTimeField(null=True, blank=True)
    read_at = models.DateTimeField(null=True, blank=True)  # the last time that it was read, or was the same as before
    trouble = models.CharField(max_length=12, choices=Trouble, blank=True)
    left_out = models.PositiveIntegerField(default=0)  # events that could not be read
    etag = models.CharField(max_length=200, blank=True)
    changed = models.CharField(max_length=100, blank=True)  # Last-Modified, as the other side wrote it
    whole_at = models.DateTimeField(null=True, blank=True)  # its dates were laid out then: they reach a year from there

    objects = OutsideCalendarQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["room", "url"], name="outside_calendar_once")]
        indexes = [models.Index(fields=["next_at"], name="outside_calendar_due")]

    def __str__(self) -> str:
        return self.name


class OutsideDate(models.Model):
    """One date of it, laid out. Read only: the next reading writes them anew."""

    calendar = models.ForeignKey(OutsideCalendar, models.CASCADE, related_name="dates")
    title = models.CharField(max_length=200)
    place = models.CharField(max_length=200, blank=True)
    zone = models.CharField(max_length=64)
    starts_on = models.DateField()
    starts_time = models.TimeField(null=True, blank=True)  # none: whole days
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["calendar", "starts_at"], name="outside_date_start")]

    def __str__(self) -> str:
        return self.title
