"""What takes place at the same time as a date (core.md E-4). A hint that forbids nothing, to whom it concerns and to nobody else."""

from typing import Any

from django.db.models import Q

from wezer.core.agenda.happenings import Happening, as_it_stands, happenings, takes_place
from wezer.core.models import Answer, Event, EventDate, EventDateState, EventState

#: So many are named.
MOST = 5


def own_clashes(shown: Happening, viewer: Any) -> list[Happening]:
    """What the viewer has said that they come to at that time. Nobody else's answer is asked. One statement."""
    if viewer.member is None:
        return []
    rows = (
        EventDate.objects.filter(
            answers__member=viewer.member, answers__answer=Answer.GOING, state=EventDateState.PLANNED,
            starts_at__lt=shown.ends_at, ends_at__gt=shown.starts_at, event__state=EventState.CONFIRMED,
            event__registration_address="", event__in=Event.objects.on_calendar_of(viewer),
        )
        .exclude(event=shown.event, on=shown.on)
        .select_related("event__group")
        .order_by("starts_at", "pk")[:MOST]
    )  # fmt: skip
    return [as_it_stands(row.event, row.on, row) for row in rows if takes_place(row.event, row.on)]


def beside(shown: Happening, viewer: Any) -> list[Happening]:
    """For whoever plans it: what else its group does at that time, or takes place where it does, as far as they may read it.
    Two statements."""
    event = shown.event
    near = Q(group=event.group_id)
    if event.place:
        near |= Q(place__iexact=event.place)
    others = Event.objects.on_calendar_of(viewer).filter(near, state=EventState.CONFIRMED).exclude(pk=event.pk)
    found = happenings(others, shown.starts_at, shown.ends_at, viewer)
    return [each for each in found if not each.is_off][:MOST]
