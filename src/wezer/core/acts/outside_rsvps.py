"""People without an account say that they come to an event: written, confirmed by mail, taken back, forgotten (core.md 11).

The address is confirmed as that of a letter from outside is, and a place is taken only then, under the lock of the date that
members' answers take theirs under. Who has no account stands on no waiting list: a place that is kept for a day needs somebody
who is told of it.
"""

from collections.abc import Collection
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import IntegrityError
from django.db.models import Count, Q
from django.utils.translation import ngettext

from wezer.core.acts.answers import count_places, give_free_places, lock_date, still_open
from wezer.core.acts.outside_rsvp_mail import call_rsvps_back, mail_change, mail_rsvp
from wezer.core.agenda.happenings import find_happening
from wezer.core.agenda.outside_rsvps import confirmed_within
from wezer.core.agenda.refusals import NoPlaceLeft, PeopleInvalid, RsvpsClosed, RsvpsFull
from wezer.core.chat.outside import checked_address, is_blocked, one_key
from wezer.core.events_agenda import EventAnsweredOutside
from wezer.core.models import Event, EventDate, EventDateState, EventState, OutsideRsvp, OutsideRsvpState
from wezer.core.rules import clean_name
from wezer.kernel.acts import act, attempt, move
from wezer.kernel.clock import now
from wezer.kernel.events import emit
from wezer.kernel.models import Fact
from wezer.kernel.permissions import require
from wezer.kernel.ref import ref
from wezer.kernel.refusals import NotFound

#: So many that nobody has confirmed are written for one date in an hour: made-up addresses close its form no longer.
MOST_WAITING = 50
#: So many are written to all events in a day, confirmed or not: each sends a mail to an address that somebody typed.
MOST_IN_ALL = 500


@act
def answer_outside(
    *, by: Any, event: Event, on: date, email: str, name: str = "", people: int = 1, language: str = "", key: str = ""
) -> None:
    """Keep that somebody without an account comes, with `people` in all, until they confirm their address by the link that is
    mailed to it. The same `key` twice is one answer. Nothing tells whether the address is a member's, or one that the group
    hears no more from."""
    require(by, "core.answer_event_outside", event)
    address = checked_address(email)
    called = clean_name(name, most=120) if name.strip() else ""
    row = lock_date(event, on)
    still_open(event, row)
    _refuse_many(event, row, people, 0)
    once = one_key("rsvp", key)
    if once and OutsideRsvp.objects.filter(key=once).exists():
        return
    _refuse_more(row)
    if is_blocked(event.group_id or 0, address):
        return
    try:
        with attempt():
            made = OutsideRsvp.objects.create(
                event_date=row, name=called, email=address, people=people, language=language[:12], key=once
            )
    except IntegrityError:  # the same key at the same moment
        return
    mail_rsvp(made, event)


@act
def confirm_outside(*, by: Any, rsvp: OutsideRsvp) -> OutsideRsvp:
    """They came by the link: their places are taken. What the same address said of the date before is replaced. Where no place is
    left it is refused, and waits as long as the link holds."""
    event = rsvp.event_date.event
    row = lock_date(event, rsvp.event_date.on)
    if row.pk != rsvp.event_date_id or confirmed_within(rsvp) <= now():
        raise NotFound()
    still_open(event, row)
    if not event.takes_outside:
        raise RsvpsClosed()
    if is_blocked(event.group_id or 0, rsvp.email):
        raise NotFound()
    before = OutsideRsvp.objects.filter(event_date=row, email=rsvp.email, state=OutsideRsvpState.CONFIRMED).first()
    seats = before.seats if before else 0
    _refuse_many(event, row, rsvp.people, seats)
    if before is not None:
        before.delete()
    if not move(rsvp, OutsideRsvpState.WAITING, OutsideRsvpState.CONFIRMED):
        raise NotFound()
    count_places(row, rsvp.people - seats)
    _tell(event, row, rsvp.people)
    if rsvp.people < seats:
        give_free_places(event, row)
    return rsvp


@act
def take_back_outside(*, by: Any, rsvp: OutsideRsvp) -> None:
    """They do not come: nothing of it is kept, and their places are free. Twice is once."""
    _strike(rsvp)


@act
def strike_outside(*, by: Any, event: Event, rsvp: OutsideRsvp) -> None:
    """Those who tend the event take an answer from outside off the list; whoever wrote it is not told."""
    require(by, "core.change_event", event)
    _strike(rsvp)


@act
def tell_outside(*, by: Any, event: Event, fact: Fact, on: str = "", since: str = "") -> None:
    """Who comes from outside hears by mail of what members are told of: of a date (`on`, as ISO writes it), of those `since`
    one, or of all that are to come and not off. Once of each fact, whenever it is delivered again; nothing of what the page of
    their link would not show any more."""
    if not event.opens_to_all:
        return
    coming = OutsideRsvp.objects.select_for_update(of=("self",)).select_related("event_date").exclude(email="")
    coming = coming.filter(event_date__event=event, state=OutsideRsvpState.CONFIRMED, told_until__lt=fact.pk)
    coming = coming.filter(event_date__on=on) if on else coming.filter(event_date__ends_at__gt=fact.at)
    if since:
        coming = coming.filter(event_date__on__gte=since)
    elif not on and event.state != EventState.CANCELLED:  # who comes on a day that is off heard so
        coming = coming.exclude(event_date__state=EventDateState.CANCELLED)
    rows = list(coming.order_by("pk"))
    shown = {day: find_happening(event, day) for day in {rsvp.event_date.on for rsvp in rows}}
    for rsvp in rows:
        mail_change(rsvp, event, shown[rsvp.event_date.on])
    OutsideRsvp.objects.filter(pk__in=[rsvp.pk for rsvp in rows]).update(told_until=fact.pk)


@act
def forget_unconfirmed_rsvps(*, by: Any, before: datetime) -> int:
    """Answers from outside whose address was never confirmed."""
    old = OutsideRsvp.objects.filter(state=OutsideRsvpState.WAITING, created_at__lt=before)
    call_rsvps_back(old.values_list("uid", flat=True))
    return old.delete()[0]


@act
def forget_outside_rsvps(*, by: Any, before: datetime, spared: Collection[UUID] = ()) -> int:
    """Who came from outside to dates that were over before then, or to events that were withdrawn; how many came stays.
    `spared`: uids of events that are held."""
    past = Q(event_date__ends_at__lt=before) | Q(event_date__event__withdrawn_at__lt=before)
    old = OutsideRsvp.objects.filter(past, state=OutsideRsvpState.CONFIRMED).exclude(email="")
    found = list(old.exclude(event_date__event__uid__in=spared).values_list("pk", "uid"))
    call_rsvps_back(uid for _pk, uid in found)
    return OutsideRsvp.objects.filter(pk__in=[pk for pk, _uid in found]).update(name="", email="", language="", key="")


def _refuse_many(event: Event, row: EventDate, people: int, seats: int) -> None:
    """`seats`: what the same address took before. The date's row is locked."""
    if not 1 <= people <= 1 + event.most_guests:
        raise PeopleInvalid(most=1 + event.most_guests)
    if event.capacity is not None and row.going - seats + people > event.capacity and people > seats:
        said = ngettext("{people} person", "{people} people", people).format(people=people)
        raise NoPlaceLeft(people=said)


def _refuse_more(row: EventDate) -> None:
    """One statement."""
    here = Q(event_date=row, state=OutsideRsvpState.WAITING, created_at__gt=now() - timedelta(hours=1))
    written = OutsideRsvp.objects.filter(created_at__gt=now() - timedelta(days=1)).aggregate(
        all=Count("pk"), waiting=Count("pk", filter=here)
    )
    if written["all"] >= MOST_IN_ALL or written["waiting"] >= MOST_WAITING:
        raise RsvpsFull()


def _strike(rsvp: OutsideRsvp) -> None:
    row = EventDate.objects.select_for_update(of=("self",)).select_related("event").get(pk=rsvp.event_date_id)
    found = OutsideRsvp.objects.filter(pk=rsvp.pk).first()
    if found is None:
        return
    call_rsvps_back([found.uid])
    found.delete()
    if not found.seats:
        return
    count_places(row, -found.seats)
    _tell(row.event, row, 0)
    is_ahead = row.state == EventDateState.PLANNED and row.ends_at > now()
    if is_ahead and row.event.state == EventState.CONFIRMED and row.event.withdrawn_at is None:
        give_free_places(row.event, row)


def _tell(event: Event, row: EventDate, people: int) -> None:
    """Between them and those who tend the event: no audience hears of it."""
    emit(EventAnsweredOutside(subject=ref(event), on=row.on.isoformat(), people=people), group=event.group_id)
