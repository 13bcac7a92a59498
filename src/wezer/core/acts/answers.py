"""Who comes: answers to one date of an event, its places and its waiting list.

The date's row is locked first, so that answers to it come one after the other: forty clicks at once on thirty places
give thirty places and a list of ten. A place that becomes free is kept for who waited longest, who has a day to say that
they still come; then it goes on to the next (core.md 11, 22.11).
"""

from collections.abc import Collection, Mapping
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import F, Q

from wezer.core.acts.event_questions import checked_replies, forget_replies, keep_replies
from wezer.core.agenda.entry import given_entry
from wezer.core.agenda.happenings import Happening, find_happening, takes_place
from wezer.core.agenda.refusals import (
    AnswerUnknown,
    DateIsOff,
    DateIsOver,
    DateNotThere,
    DatesAreOpen,
    EventIsOff,
    NoPlaceForGuests,
    NotOnTheList,
    NotYetThere,
    TooManyGuests,
)
from wezer.core.agenda.registration import require_registration_here
from wezer.core.events_agenda import (
    AttendanceNoted,
    EventAnswered,
    EventPlaceGiven,
    EventPlaceLapsed,
    EventPlaceOffered,
)
from wezer.core.models import SEATED, Answer, Event, EventDate, EventDateState, EventState, Member, Rsvp
from wezer.core.rules import clean_name
from wezer.kernel.acts import act
from wezer.kernel.clock import now
from wezer.kernel.events import emit
from wezer.kernel.permissions import require
from wezer.kernel.ref import ref
from wezer.kernel.refusals import NotFound

#: Hours before the start at which one may ask to be reminded of this date; 0 is not at all, None as one chose for all.
REMINDERS = (0, 2, 24, 168)
#: So long a place that became free is kept for who waited.
KEPT = timedelta(hours=24)
#: So many who wait are looked at when a place becomes free.
MOST_WAITING = 1000
LONGEST_NEEDS = 300
#: Who came is noted from so long before the start on.
NOTED_BEFORE = timedelta(hours=12)
_TYPED = (Answer.GOING, Answer.MAYBE, Answer.DECLINED)
#: What somebody else may have changed while a date's row was waited for.
_ASKED_AGAIN = (
    "capacity", "state", "entry", "asks", "most_guests", "rule", "starts_on", "registration_address", "outside_rsvp",
)  # fmt: skip


@act
def answer_event(
    *,
    by: Any,
    event: Event,
    on: date,
    answer: str,
    remind_hours: int | None = None,
    guests: int = 0,
    needs: str | None = None,
    replies: Mapping[str, str] | None = None,
) -> Rsvp:
    """Say whether one comes to a date, with how many guests, what one needs there (None: what they said before; who does
    not come needs nothing), and `replies` to what the event asks, by its uid. Without free places for all of them, “I come”
    is a place on the waiting list; who has a place already, or for whom one is kept, keeps it, and is refused guests that
    do not fit in. Where somebody must let them in, “I come” asks for it, and takes no place."""
    if not Event.objects.visible_to(by).filter(pk=event.pk).exists():
        raise NotFound()
    require(by, "core.answer_event", event)
    if answer not in _TYPED:
        raise AnswerUnknown()
    assert remind_hours in (None, *REMINDERS)
    said = clean_name(needs, most=LONGEST_NEEDS, field="needs") if needs and needs.strip() else ""
    row = lock_date(event, on)
    still_open(event, row)
    if not 0 <= guests <= event.most_guests:
        raise TooManyGuests(most=event.most_guests)
    mine = Rsvp.objects.filter(event_date=row, member=by.member).first()
    before, seats = (mine.answer, mine.seats) if mine else ("", 0)
    guests = guests if answer == Answer.GOING else 0
    if needs is None and mine is not None:
        said = mine.needs
    replied = checked_replies(event, answer, replies, mine)
    given = place_for(event, row, given_entry(event, by, answer, before), guests, before, seats)
    values = {
        "answer": given,
        "answered_at": now(),
        "remind_hours": remind_hours,
        "guests": guests,
        "needs": said if answer != Answer.DECLINED else "",
        "offered_until": None,
    }
    if given != before:
        values["waiting_since"] = now() if given in (Answer.WAITLISTED, Answer.REQUESTED) else None
        values["reason"] = ""
    if mine is None or mine.remind_hours != remind_hours:
        values["reminded_hours"] = None
    kept, _is_new = Rsvp.objects.update_or_create(event_date=row, member=by.member, defaults=values)
    if event.asks or replies:
        keep_replies(kept, replied, is_new=mine is None)
    if given != before or kept.seats != seats:
        count_places(row, kept.seats - seats)
        told = EventAnswered(subject=ref(event), member=ref(by.member), on=on.isoformat(), answer=given)
        # who asks is between them and those who tend the event
        hears = None if given == Answer.REQUESTED else event.audience_id
        emit(told, group=event.group_id, audience=hears)
        give_free_places(event, row)
    return kept


def place_for(event: Event, row: EventDate, wanted: str, guests: int, before: str, seats: int) -> str:
    """The answer as far as there are places. `seats`: what the answer before took. For acts; the date's row is locked."""
    fits = event.capacity is None or row.going - seats + 1 + guests <= event.capacity
    if wanted != Answer.GOING or fits or (before in SEATED and 1 + guests <= seats):
        return wanted
    if before in SEATED:
        raise NoPlaceForGuests()
    return Answer.WAITLISTED


@act
def forget_needs(*, by: Any, before: datetime, spared: Collection[UUID] = ()) -> int:
    """What people said that they need at dates that were over before then, what they replied, and why they were not let
    in; how many.
    `spared`: uids of events and members that are held."""
    past = Rsvp.objects.filter(event_date__ends_at__lt=before)
    held = Q(event_date__event__uid__in=spared) | Q(member__uid__in=spared)
    past = past.exclude(held)
    return past.exclude(needs="", reason="").update(needs="", reason="") + forget_replies(past)


@act
def note_attendance(*, by: Any, event: Event, on: date, member: Member, came: bool | None) -> Rsvp:
    """Whoever receives those who come notes who came; None takes it back. From the day of the event on, also when it is
    over."""
    require(by, "core.change_event", event)
    row = lock_date(event, on)
    if row.state == EventDateState.CANCELLED or event.state == EventState.CANCELLED:
        raise DateIsOff()
    if row.starts_at - NOTED_BEFORE > now():
        raise NotYetThere()
    found = Rsvp.objects.filter(event_date=row, member=member).first()
    if found is None:
        raise NotOnTheList()
    if found.came != came:
        found.came = came
        found.save(update_fields=["came"])
        emit(AttendanceNoted(subject=ref(event), member=ref(member), on=on.isoformat()), group=event.group_id)
    return found


def still_open(event: Event, row: EventDate) -> None:
    """Whether something can still be said of the date. For acts."""
    if event.state == EventState.CANCELLED:
        raise EventIsOff()
    if row.state == EventDateState.CANCELLED:
        raise DateIsOff()
    if row.ends_at <= now():
        raise DateIsOver()
    require_registration_here(event)


def lock_date(event: Event, on: date) -> EventDate:
    """The row of a date, made when it is first spoken of, locked until the act ends; the event as it stands by then."""
    found = find_happening(event, on)
    if found is None:
        raise DateNotThere()
    if found.row is None:
        Event.objects.select_for_update(of=("self",)).get(pk=event.pk)  # before the series is split, or after it
        EventDate.objects.bulk_create([_row(found)], ignore_conflicts=True)
    row = EventDate.objects.select_for_update().filter(event=event, on=on).first()
    event.refresh_from_db(fields=_ASKED_AGAIN)
    if row is None or not takes_place(event, on):
        raise DateNotThere()  # meanwhile the series ended before it
    if event.state == EventState.TENTATIVE:
        raise DatesAreOpen()
    return row


def _row(found: Happening) -> EventDate:
    return EventDate(
        event=found.event, on=found.on, starts_on=found.starts_on, starts_time=found.starts_time,
        starts_at=found.starts_at, ends_at=found.ends_at,
    )  # fmt: skip


def give_free_places(event: Event, row: EventDate) -> None:
    """What is free is kept for whoever waited longest and fits in with their guests; where everybody fits in, nobody has
    to say it twice. Where one registers elsewhere all stays as it is. The date's row is locked by the caller."""
    if event.registration_address:
        return
    row.refresh_from_db(fields=["going"])
    if event.capacity is None:
        _give_what_is_kept(event, row)
    waiting = Rsvp.objects.filter(event_date=row, answer=Answer.WAITLISTED).select_related("member")
    free = MOST_WAITING if event.capacity is None else event.capacity - row.going
    until = None if event.capacity is None else _kept_until(row)
    for each in waiting.order_by("waiting_since", "pk")[:MOST_WAITING] if free > 0 else ():
        if 1 + each.guests > free and event.capacity is not None:
            continue
        free -= 1 + each.guests
        answer, told = (Answer.OFFERED, EventPlaceOffered) if until else (Answer.GOING, EventPlaceGiven)
        Rsvp.objects.filter(pk=each.pk).update(answer=answer, waiting_since=None, offered_until=until)
        count_places(row, 1 + each.guests)
        fact = told(subject=ref(event), member=ref(each.member), on=row.on.isoformat())
        emit(fact, group=event.group_id, audience=event.audience_id)


def _give_what_is_kept(event: Event, row: EventDate) -> None:
    """There is room for everybody: a place that was kept is theirs."""
    for each in Rsvp.objects.filter(event_date=row, answer=Answer.OFFERED).select_related("member"):
        Rsvp.objects.filter(pk=each.pk).update(answer=Answer.GOING, offered_until=None)
        told = EventPlaceGiven(subject=ref(event), member=ref(each.member), on=row.on.isoformat())
        emit(told, group=event.group_id, audience=event.audience_id)


def _kept_until(row: EventDate) -> datetime:
    """A day from now, but not longer than until it begins; what has begun already asks nobody for long."""
    return min(now() + KEPT, row.starts_at if row.starts_at > now() else row.ends_at)


@act
def pass_places_on(*, by: Any) -> bool:
    """What was kept long enough at one date goes on to the next who waits. The worker calls it until there is none.

    Until then the place is still theirs: who says so a minute late, and before anybody else has it, comes.
    """
    late = Rsvp.objects.filter(
        answer=Answer.OFFERED, offered_until__lte=now(), event_date__state=EventDateState.PLANNED,
        event_date__event__state=EventState.CONFIRMED, event_date__event__registration_address="",
    )  # fmt: skip
    first = late.order_by("offered_until").first()
    if first is None:
        return False
    row = EventDate.objects.select_for_update(of=("self",)).select_related("event").get(pk=first.event_date_id)
    event = row.event
    event.refresh_from_db(fields=["capacity"])
    for each in late.filter(event_date=row).select_related("member"):
        _take_back(event, row, each)
    if row.ends_at > now() and event.withdrawn_at is None:
        give_free_places(event, row)
    return True


def _take_back(event: Event, row: EventDate, kept: Rsvp) -> None:
    if kept.came:  # they said it by being there
        Rsvp.objects.filter(pk=kept.pk).update(answer=Answer.GOING, offered_until=None)
        return
    count_places(row, -kept.seats)
    Rsvp.objects.filter(pk=kept.pk).delete()  # they said nothing to it: no answer stands for them
    told = EventPlaceLapsed(subject=ref(event), member=ref(kept.member), on=row.on.isoformat())
    emit(told, group=event.group_id, audience=event.audience_id)


def keep_places_anew(row: EventDate) -> None:
    """The date takes place again, or at another moment: what is kept is kept for a day from now, and not past its beginning."""
    Rsvp.objects.filter(event_date=row, answer=Answer.OFFERED).update(offered_until=_kept_until(row))


def remind_again(row: EventDate) -> None:
    """The date begins at another moment: whoever was reminded of the one before is reminded of this one."""
    keep_places_anew(row)
    Rsvp.objects.filter(event_date=row, reminded_hours__isnull=False).update(reminded_hours=None)


def count_places(row: EventDate, more: int) -> None:
    """So many more places of the date are taken. For acts."""
    if more:
        EventDate.objects.filter(pk=row.pk).update(going=F("going") + more)
