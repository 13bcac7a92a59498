"""One date of an event: moved, cancelled, or as planned after all; and reminders of those that come near."""

from datetime import date, time, timedelta
from typing import Any

from django.db.models import F, Q, QuerySet

from wezer.core.acts.answers import give_free_places, keep_places_anew, lock_date, remind_again
from wezer.core.acts.event_entry import let_in_who_asks
from wezer.core.acts.events import planned_again, reach_again
from wezer.core.acts.notices import notify
from wezer.core.agenda.happenings import planned, takes_place
from wezer.core.agenda.refusals import DateIsOff, DateIsReported, EventIsOff
from wezer.core.agenda.times import checked_span, span
from wezer.core.events_agenda import EventDateCancelled, EventDateMoved, EventDateRestored, EventReminded
from wezer.core.models import Answer, Event, EventDate, EventDateState, EventState, Item, Rsvp
from wezer.core.search.index import list_in_search
from wezer.core.viewer import Viewer
from wezer.kernel.acts import act, move, move_all
from wezer.kernel.clock import now
from wezer.kernel.events import emit
from wezer.kernel.permissions import require
from wezer.kernel.ref import ref

#: Who is reminded so many hours before, of those who said nothing of the date itself.
WISHES = {
    2: Q(member__mail_plan__remind_hours=True),
    24: Q(member__mail_plan__remind_day=True) | Q(member__mail_plan=None),
    168: Q(member__mail_plan__remind_week=True),
}


@act
def move_date(
    *, by: Any, event: Event, on: date, starts_on: date, starts_time: time | None = None,
    ends_on: date | None = None, ends_time: time | None = None,
) -> EventDate:  # fmt: skip
    """One date takes place at another time. Without an end it lasts as long as the others."""
    require(by, "core.change_event", event)
    row = _changeable(event, on)
    if event.starts_time is None:
        starts_time = ends_time = None
    last = checked_span(starts_on, starts_time, ends_on, ends_time, event.zone)
    starts_at, ends_at = span(starts_on, starts_time, *last, event.zone)
    if ends_on is None and ends_time is None:
        usual = planned(event, on)
        ends_at = starts_at + (usual.ends_at - usual.starts_at)
    changes = {
        "is_moved": True,
        "starts_on": starts_on,
        "starts_time": starts_time,
        "starts_at": starts_at,
        "ends_at": ends_at,
    }
    EventDate.objects.filter(pk=row.pk).update(**changes)
    begins_elsewhere = starts_at != row.starts_at
    row.starts_at, row.ends_at = starts_at, ends_at
    if begins_elsewhere:
        remind_again(row)
    _of_event(event, EventDateMoved(subject=ref(event), on=on.isoformat()))
    row.refresh_from_db()
    return row


@act
def cancel_date(*, by: Any, event: Event, on: date) -> bool:
    """One date does not take place; those who come are told."""
    require(by, "core.change_event", event)
    row = lock_date(event, on)
    if event.state == EventState.CANCELLED:
        raise EventIsOff()
    _unreported(event, row)
    if not move(row, EventDateState.PLANNED, EventDateState.CANCELLED):
        return False
    _of_event(event, EventDateCancelled(subject=ref(event), on=on.isoformat()))
    return True


@act
def restore_date(*, by: Any, event: Event, on: date) -> bool:
    """A date that was cancelled or moved takes place as planned after all."""
    require(by, "core.change_event", event)
    row = lock_date(event, on)
    if event.state == EventState.CANCELLED:
        raise EventIsOff()
    _unreported(event, row)
    if row.state == EventDateState.PLANNED and not row.is_moved:
        return False
    usual = planned(event, on)
    move_all(
        EventDate.objects.filter(pk=row.pk), (EventDateState.PLANNED, EventDateState.CANCELLED), EventDateState.PLANNED,
        is_moved=False, starts_on=on, starts_time=event.starts_time, starts_at=usual.starts_at, ends_at=usual.ends_at,
    )  # fmt: skip
    begins_elsewhere = usual.starts_at != row.starts_at
    row.starts_at, row.ends_at = usual.starts_at, usual.ends_at
    if begins_elsewhere:
        remind_again(row)
    else:
        keep_places_anew(row)
    if row.ends_at > now():
        let_in_who_asks(event, row)
        give_free_places(event, row)
    _of_event(event, EventDateRestored(subject=ref(event), on=on.isoformat()))
    return True


def _changeable(event: Event, on: date) -> EventDate:
    row = lock_date(event, on)
    if event.state == EventState.CANCELLED:
        raise EventIsOff()
    if row.state == EventDateState.CANCELLED:
        raise DateIsOff()
    _unreported(event, row)
    return row


def _unreported(event: Event, row: EventDate) -> None:
    if event.state == EventState.REPORTED or row.state == EventDateState.REPORTED:
        raise DateIsReported()


def _of_event(event: Event, told: Any) -> None:
    """Its reach and its number of changes follow, what shows it is drawn anew, and the fact is told."""
    reach_again(event)
    Item.objects.filter(pk=event.pk).update(over_at=None)
    planned_again(event)
    list_in_search(event)
    emit(told, group=event.group_id, audience=event.audience_id)


@act
def remind_of_dates(*, by: Any, limit: int = 200) -> int:
    """Tell those who asked for it that a date comes near: once for each of the times they chose, and of several that are due
    at once only the last. The worker calls it; how many were told."""
    told = 0
    for hours in WISHES:
        for row in _near(hours, limit):
            told += _remind(row, hours)
    return told


def _near(hours: int, limit: int) -> list[EventDate]:
    near = EventDate.objects.filter(
        starts_at__gt=now(), starts_at__lte=now() + timedelta(hours=hours), state=EventDateState.PLANNED,
        event__state=EventState.CONFIRMED, event__withdrawn_at=None, event__registration_address="", pk__in=_due(hours).values("event_date"),
    )  # fmt: skip
    return list(near.select_related("event__group").order_by("starts_at")[:limit])


def _due(hours: int) -> QuerySet[Rsvp]:
    """Who wants to be told so long before and was not yet, nor nearer to the date. Who answers later than that knows."""
    wish = Q(remind_hours=hours) | Q(WISHES[hours], remind_hours=None)
    untold = Q(reminded_hours=None) | Q(reminded_hours__gt=hours)
    early = Q(event_date__starts_at__gte=F("answered_at") + timedelta(hours=hours))
    return Rsvp.objects.filter(wish, untold, early, answer__in=(Answer.GOING, Answer.MAYBE))


def _remind(row: EventDate, hours: int) -> int:
    due = list(_due(hours).filter(event_date=row).select_related("member"))
    people = [each.member for each in due]
    told = Rsvp.objects.filter(pk__in=[each.pk for each in due]).update(reminded_hours=hours)
    if not told or not takes_place(row.event, row.on):
        return 0  # the event was planned otherwise since: that day is none of its own any more
    fact = emit(EventReminded(subject=ref(row.event), on=row.on.isoformat()), group=row.event.group_id)
    notify(
        by=Viewer.system(), members=people, kind="event_near", fact=fact, item=row.event, group=row.event.group,
        detail={"on": row.on.isoformat()},
    )  # fmt: skip
    return len(people)
