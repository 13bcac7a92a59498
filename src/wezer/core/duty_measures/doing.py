"""Presence, as it was noted at the door of the group's events; hours and tasks that nobody but a steward notes."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from django.db.models import Count
from django.utils.translation import gettext_lazy as _

from wezer.core.group_duties.measures import Hours, Times, duty_measures
from wezer.core.models import Duty, Rsvp


@duty_measures.add
class Presence(Times):
    """Dates of the group's events at which somebody was noted as having come."""

    kind, name = "presence", _("Presence at the group’s events, as noted at the door")

    def progress(self, duty: Duty, members: Sequence[int], start: datetime, end: datetime) -> Mapping[int, int]:
        """One statement."""
        came = Rsvp.objects.filter(
            came=True, member__in=members, event_date__event__group=duty.group_id,
            event_date__starts_at__gte=start, event_date__starts_at__lt=end,
        )  # fmt: skip
        return dict(came.order_by().values_list("member").annotate(number=Count("pk")).values_list("member", "number"))


@duty_measures.add
class HoursByHand(Hours):
    """Hours that those who tend the group note."""

    kind, name = "hours", _("Hours, noted by those who tend the group")


@duty_measures.add
class TasksByHand(Times):
    """Tasks, shifts, cakes: whatever is counted and noted by those who tend the group."""

    kind, name = "tasks", _("Tasks done, noted by those who tend the group")
