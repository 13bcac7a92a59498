"""Letting people come to an event: invitations, and what becomes of those who ask (core.md 11).

As every answer, each of these comes one after the other by the lock of the date's row: places are taken when somebody is
accepted, and never twice.
"""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from wezer.core.acts.answers import count_places, lock_date, place_for, still_open
from wezer.core.acts.notices import settle_notices
from wezer.core.agenda.refusals import (
    NobodyAsks,
    NobodyInvited,
    NotReached,
    ReasonMissing,
    TooManyInvited,
)
from wezer.core.events_agenda import (
    EventInvitationWithdrawn,
    EventInvited,
    EventRequestAccepted,
    EventRequestRefused,
)
from wezer.core.models import (
    LET_IN,
    Answer,
    Event,
    EventDate,
    EventDateState,
    EventEntry,
    EventInvitation,
    EventState,
    Group,
    Member,
    Rsvp,
)
from wezer.core.people import direct_people
from wezer.core.rules import clean_name
from wezer.core.viewer import Viewer
from wezer.kernel.acts import act, current
from wezer.kernel.clock import now
from wezer.kernel.events import emit
from wezer.kernel.permissions import require, require_voice
from wezer.kernel.ref import ref
from wezer.kernel.refusals import NotFound

#: So many people at once.
MOST_INVITED = 200
#: So many of those whom the event does not reach are named.
MOST_NAMED = 5
LONGEST_REASON = 300
#: What waits for an answer to a date that ended so long ago at most is put away.
LATELY = timedelta(days=3)


@act
def invite_to_event(
    *, by: Any, event: Event, on: date, members: Sequence[Member] = (), group: Group | None = None
) -> int:
    """Invite members, and all who belong directly to a group, to the event, and ask them about one of its dates. Nobody is
    invited whom it does not reach. How many are asked who were not before; whoever asks to come already is let in."""
    require(by, "core.change_event", event)
    require_voice(by, event)
    if not event.is_published:
        raise NotFound()
    people = _chosen(by, members, group)
    _reach_all(event, people, field="members" if group is None else "group")
    row = lock_date(event, on)
    still_open(event, row)
    EventInvitation.objects.bulk_create(
        [EventInvitation(event=event, member=member, invited_at=now()) for member in people], ignore_conflicts=True
    )
    said = {each.member_id: each for each in Rsvp.objects.filter(event_date=row, member__in=people)}
    fresh = []
    for member in people:
        answer = said[member.pk].answer if member.pk in said else ""
        if answer == Answer.REQUESTED:
            _let_in(event, row, said[member.pk])
        elif answer in ("", Answer.REFUSED):
            fresh.append(member)
    Rsvp.objects.filter(event_date=row, member__in=fresh).update(
        answer=Answer.INVITED, answered_at=now(), waiting_since=None, reason=""
    )
    Rsvp.objects.bulk_create(
        Rsvp(event_date=row, member=member, answer=Answer.INVITED, answered_at=now())
        for member in fresh
        if member.pk not in said
    )
    for member in fresh:
        _tell(event, EventInvited(subject=ref(event), member=ref(member), on=on.isoformat()))
    return len(fresh)


def _chosen(by: Any, members: Sequence[Member], group: Group | None) -> list[Member]:
    """Each once, without who invites."""
    people = {member.pk: member for member in members}
    if group is not None:
        if not Group.objects.visible_to(by).filter(pk=group.pk).exists():
            raise NotFound()
        rows = direct_people(group).order_by("pk")[: MOST_INVITED + 2]
        people |= {each.member_id: each.member for each in rows}
    people.pop(by.member.pk if by.member else 0, None)
    if not people:
        raise NobodyInvited(field="members" if group is None else "group")
    if len(people) > MOST_INVITED:
        raise TooManyInvited(most=MOST_INVITED, field="members" if group is None else "group")
    return list(people.values())


def _reach_all(event: Event, people: Sequence[Member], field: str) -> None:
    missed = [member.name for member in people if not _is_reached(event, Viewer.of(member))]
    if missed:
        named = ", ".join(missed[:MOST_NAMED]) + (", …" if len(missed) > MOST_NAMED else "")
        raise NotReached(names=named, field=field)


def _is_reached(event: Event, reader: Viewer) -> bool:
    return reader.is_inside and event.audience_id in reader.audience_ids


@act
def withdraw_invitation(*, by: Any, event: Event, member: Member) -> bool:
    """The member is not invited any more, and is not asked; what they answered already stays."""
    require(by, "core.change_event", event)
    gone, _each = EventInvitation.objects.filter(event=event, member=member).delete()
    Rsvp.objects.filter(event_date__event=event, member=member, answer=Answer.INVITED).delete()
    if gone:
        _tell(event, EventInvitationWithdrawn(subject=ref(event), member=ref(member)))
    return bool(gone)


@act
def accept_request(*, by: Any, event: Event, on: date, member: Member) -> Rsvp:
    """Let somebody come who asks to, or was refused before. Where all places are taken they wait in the list. Twice is once."""
    require(by, "core.change_event", event)
    row = lock_date(event, on)
    still_open(event, row)
    asked = Rsvp.objects.filter(event_date=row, member=member).select_related("member").first()
    if asked is None or asked.answer not in (*LET_IN, Answer.REQUESTED, Answer.REFUSED):
        raise NobodyAsks()
    if asked.answer not in LET_IN:
        _let_in(event, row, asked)
    return asked


@act
def refuse_request(*, by: Any, event: Event, on: date, member: Member, reason: str) -> Rsvp:
    """Do not let somebody come who asks to, and tell them why."""
    require(by, "core.change_event", event)
    require_voice(by, event)
    if not reason.strip() or len(reason.strip()) > LONGEST_REASON:
        raise ReasonMissing(most=LONGEST_REASON)
    row = lock_date(event, on)
    still_open(event, row)
    asked = Rsvp.objects.filter(event_date=row, member=member, answer=Answer.REQUESTED).select_related("member").first()
    if asked is None:
        raise NobodyAsks()
    asked.answer, asked.waiting_since = Answer.REFUSED, None
    asked.reason = clean_name(reason, most=LONGEST_REASON, field="reason")
    asked.save(update_fields=["answer", "waiting_since", "reason"])
    _tell(event, EventRequestRefused(subject=ref(event), member=ref(member), on=on.isoformat()))
    return asked


def let_in_who_asks(event: Event, row: EventDate) -> None:
    """Everyone may come now: whoever asked does, in the order in which they did. For acts; the date's row is locked."""
    current()
    if event.entry == EventEntry.OPEN:
        asking = Rsvp.objects.filter(event_date=row, answer=Answer.REQUESTED).select_related("member")
        for each in asking.order_by("waiting_since", "pk"):
            _let_in(event, row, each)


def _let_in(event: Event, row: EventDate, asked: Rsvp) -> None:
    row.refresh_from_db(fields=["going"])
    asked.answer = place_for(event, row, Answer.GOING, asked.guests, "", 0)
    asked.waiting_since = now() if asked.answer == Answer.WAITLISTED else None
    asked.reason = ""
    asked.save(update_fields=["answer", "waiting_since", "reason"])
    count_places(row, asked.seats)
    told = EventRequestAccepted(
        subject=ref(event), member=ref(asked.member), on=row.on.isoformat(), answer=str(asked.answer)
    )
    _tell(event, told)


def carry_invitations(event: Event, made: Event) -> None:
    """Whoever is invited to a series is invited to what it becomes. For acts."""
    current()
    EventInvitation.objects.bulk_create(
        EventInvitation(event=made, member_id=each.member_id, invited_at=each.invited_at)
        for each in EventInvitation.objects.filter(event=event)
    )


@act
def put_unanswered_away(*, by: Any) -> None:
    """A date is over: nobody is asked any more whether they come to it, nor who may. The worker calls it."""
    over = Rsvp.objects.filter(
        answer__in=(Answer.INVITED, Answer.REQUESTED), event_date__ends_at__range=(now() - LATELY, now())
    )
    for each in over.select_related("event_date__event", "member")[:1000]:
        settle_invitation(each.event_date.event, each.member)
        settle_requests(each.event_date.event)


def settle_invitation(event: Event, member: Member) -> None:
    """Their invitation waits no more, once no date to come does."""
    if not _awaited(event, Answer.INVITED).filter(member=member).exists():
        settle_notices(by=Viewer.system(), kind="event_invited", item=event, member=member)


def settle_requests(event: Event) -> None:
    """Nobody who tends the event needs to look, once nobody asks to come to a date ahead."""
    if not _awaited(event, Answer.REQUESTED).exists():
        settle_notices(by=Viewer.system(), kind="event_requested", item=event)


def _awaited(event: Event, answer: str) -> Any:
    """Answers of this kind to dates that are still to come."""
    coming = Rsvp.objects.filter(event_date__event=event, answer=answer, event_date__ends_at__gt=now())
    return coming.exclude(event_date__state=EventDateState.CANCELLED).exclude(
        event_date__event__state=EventState.CANCELLED
    )


def _tell(event: Event, told: Any) -> None:
    emit(told, group=event.group_id, audience=event.audience_id)
