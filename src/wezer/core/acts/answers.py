"""Who comes: answers to one date of an event, its places and its waiting list.

The date's row is locked first, so that answers to it come one after the other: forty clicks at once on thirty places
give thirty places and a list of ten, and a place that becomes free goes to who waited longest (core.md 22.11).
"""

from datetime import date
from typing import Any

from django.db.models import F

from wezer.core.agenda.happenings import Happening, find_happening
from wezer.core.agenda.refusals import AnswerUnknown, DateIsOff, DateIsOver, DateNotThere, EventIsOff, ReminderUnknown
from wezer.core.events_agenda import EventAnswered, EventPlaceGiven
from wezer.core.models import Answer, Event, EventDate, EventDateState, EventState, Rsvp
from wezer.kernel.acts import act
from wezer.kernel.clock import now
from wezer.kernel.events import emit
from wezer.kernel.permissions import require
from wezer.kernel.ref import ref
from wezer.kernel.refusals import NotFound

#: Hours before the start at which one may ask to be reminded; 0 is not at all.
REMINDERS = (0, 2, 24, 168)
_TYPED = (Answer.GOING, Answer.MAYBE, Answer.DECLINED)


@act
def answer_event(*, by: Any, event: Event, on: date, answer: str, remind_hours: int = 24) -> Rsvp:
    """Say whether one comes to a date. Without a free place, “I come” is a place on the waiting list."""
    if not Event.objects.visible_to(by).filter(pk=event.pk).exists():
        raise NotFound()
    require(by, "core.answer_event", event)
    if answer not in _TYPED:
        raise AnswerUnknown()
    if remind_hours not in REMINDERS:
        raise ReminderUnknown()
    row = lock_date(event, on)
    _still_open(event, row)
    mine = Rsvp.objects.filter(event_date=row, member=by.member).first()
    before = mine.answer if mine else ""
    given = _given(event, row, answer, before)
    values = {"answer": given, "answered_at": now(), "remind_hours": remind_hours}
    if given != before:
        values["waiting_since"] = now() if given == Answer.WAITLISTED else None
    if mine is None or mine.remind_hours != remind_hours:
        values["reminded_at"] = None
    kept, _is_new = Rsvp.objects.update_or_create(event_date=row, member=by.member, defaults=values)
    if given != before:
        _count(row, (given == Answer.GOING) - (before == Answer.GOING))
        told = EventAnswered(subject=ref(event), member=ref(by.member), on=on.isoformat(), answer=given)
        emit(told, group=event.group_id, audience=event.audience_id)
        give_free_places(event, row)
    return kept


def _given(event: Event, row: EventDate, wanted: str, before: str) -> str:
    if wanted != Answer.GOING or before == Answer.GOING:
        return wanted
    return Answer.GOING if event.capacity is None or row.going < event.capacity else Answer.WAITLISTED


def _still_open(event: Event, row: EventDate) -> None:
    if event.state == EventState.CANCELLED:
        raise EventIsOff()
    if row.state == EventDateState.CANCELLED:
        raise DateIsOff()
    if row.ends_at <= now():
        raise DateIsOver()


def lock_date(event: Event, on: date) -> EventDate:
    """The row of a date, made when it is first spoken of, locked until the act ends; the event as it stands by then."""
    found = find_happening(event, on)
    if found is None:
        raise DateNotThere()
    if found.row is None:
        EventDate.objects.bulk_create([_row(found)], ignore_conflicts=True)
    row = EventDate.objects.select_for_update().get(event=event, on=on)
    event.capacity, event.state = Event.objects.values_list("capacity", "state").get(pk=event.pk)
    return row


def _row(found: Happening) -> EventDate:
    return EventDate(
        event=found.event, on=found.on, starts_on=found.starts_on, starts_time=found.starts_time,
        starts_at=found.starts_at, ends_at=found.ends_at,
    )  # fmt: skip


def give_free_places(event: Event, row: EventDate) -> None:
    """Whoever waited longest comes, as long as there are places. The date's row is locked by the caller."""
    row.refresh_from_db(fields=["going"])
    waiting = Rsvp.objects.filter(event_date=row, answer=Answer.WAITLISTED).select_related("member")
    free = None if event.capacity is None else max(0, event.capacity - row.going)
    for each in waiting.order_by("waiting_since", "pk")[:free]:
        Rsvp.objects.filter(pk=each.pk).update(answer=Answer.GOING, waiting_since=None)
        _count(row, 1)
        told = EventPlaceGiven(subject=ref(event), member=ref(each.member), on=row.on.isoformat())
        emit(told, group=event.group_id, audience=event.audience_id)


def _count(row: EventDate, more: int) -> None:
    if more:
        EventDate.objects.filter(pk=row.pk).update(going=F("going") + more)
