"""Letting people come to an event: invitations, and what becomes of those who ask (core.md 11).

As every answer, each of these comes one after the other by the lock of the date's row: places are taken when somebody is
accepted, and never twice.
"""

from collections.abc import Sequence
from datetime import date
from typing import Any, NamedTuple

from wezer.core.acts.answers import count_places, lock_date, place_for, still_open
from wezer.core.acts.event_waiting import settle_requests
from wezer.core.agenda.refusals import (
    NobodyAsks,
    NobodyInvited,
    NotReached,
    ReasonMissing,
    TooManyForOne,
    TooManyInvited,
)
from wezer.core.chat.reaching import deaf_to
from wezer.core.events_agenda import (
    EventInvitationWithdrawn,
    EventInvited,
    EventRequestAccepted,
    EventRequestRefused,
)
from wezer.core.mentions import MANY
from wezer.core.models import (
    ACTIVE_STATES,
    LET_IN,
    Answer,
    AudienceKind,
    Belonging,
    Event,
    EventDate,
    EventEntry,
    EventInvitation,
    Group,
    Member,
    Rsvp,
)
from wezer.core.models.group import LIVING
from wezer.core.people import direct_people
from wezer.core.rules import clean_name
from wezer.core.viewer import Viewer
from wezer.kernel.acts import act, current
from wezer.kernel.clock import now
from wezer.kernel.events import emit
from wezer.kernel.permissions import can, require, require_voice
from wezer.kernel.ref import ref
from wezer.kernel.refusals import NotFound

#: So many people at once.
MOST_INVITED = 200
#: So many of those whom the event does not reach are named.
MOST_NAMED = 5
LONGEST_REASON = 300


class Invited(NamedTuple):
    """How many are asked who were not before, and how many of those chosen the invitation does not reach."""

    asked: int
    left_out: int


@act
def invite_to_event(
    *, by: Any, event: Event, on: date, members: Sequence[Member] = (), group: Group | None = None
) -> Invited:
    """Invite members, and all who belong directly to a group of one's own, to the event, and ask them about one of its dates.
    Whom it does not reach is left out of a group, and refused by name. Whoever asks to come already is let in; whoever
    comes perhaps is told that they may."""
    require(by, "core.change_event", event)
    require_voice(by, event)
    if not event.is_published:
        raise NotFound()
    chosen = _chosen(by, event, members, group)
    people = _within_reach(by, event, chosen, members)
    row = lock_date(event, on)
    still_open(event, row)
    known = set(EventInvitation.objects.filter(event=event, member__in=people).values_list("member_id", flat=True))
    EventInvitation.objects.bulk_create(
        [EventInvitation(event=event, member=member, invited_at=now()) for member in people], ignore_conflicts=True
    )
    said = {each.member_id: each for each in Rsvp.objects.filter(event_date=row, member__in=people)}
    fresh, perhaps = [], []
    for member in people:
        answer = said[member.pk].answer if member.pk in said else ""
        if answer == Answer.REQUESTED:
            _let_in(event, row, said[member.pk])
        elif answer in ("", Answer.REFUSED):
            fresh.append(member)
        elif answer == Answer.MAYBE and member.pk not in known:
            perhaps.append(member)
    Rsvp.objects.filter(event_date=row, member__in=fresh).update(
        answer=Answer.INVITED, answered_at=now(), waiting_since=None, reason=""
    )
    Rsvp.objects.bulk_create(
        Rsvp(event_date=row, member=member, answer=Answer.INVITED, answered_at=now())
        for member in fresh
        if member.pk not in said
    )
    for member in (*fresh, *perhaps):
        _tell(event, EventInvited(subject=ref(event), member=ref(member), on=on.isoformat()))
    return Invited(len(fresh) + len(perhaps), len(chosen) - len(people))


def _chosen(by: Any, event: Event, members: Sequence[Member], group: Group | None) -> list[Member]:
    """Each once, without who invites. More than MANY only by whom may speak to so many at once (core.md T-2)."""
    field = "members" if group is None else "group"
    people = {member.pk: member for member in members}
    if group is not None:
        is_mine = (by.is_system or by.belongs(group)) and group.state in LIVING
        if not is_mine or not Group.objects.visible_to(by).filter(pk=group.pk).exists():
            raise NotFound(field=field)
        rows = direct_people(group).order_by("pk")[: MOST_INVITED + 2]
        people |= {each.member_id: each.member for each in rows}
    people.pop(by.member.pk if by.member else 0, None)
    if not people:
        raise NobodyInvited(field=field)
    if len(people) > MOST_INVITED:
        raise TooManyInvited(most=MOST_INVITED, field=field)
    if len(people) > MANY and not can(by, "core.mention_many", group or event.group):
        raise TooManyForOne(most=MANY, field=field)
    return list(people.values())


def _within_reach(by: Any, event: Event, chosen: Sequence[Member], named: Sequence[Member]) -> list[Member]:
    """Those who read the event and hear the inviter. Who was named and does not read it is said; not who is away."""
    reading = _readers(event, chosen)
    missed = [member.name for member in named if member.pk not in reading and Viewer.of(member).is_inside]
    if missed:
        names = ", ".join(missed[:MOST_NAMED]) + (", …" if len(missed) > MOST_NAMED else "")
        raise NotReached(names=names, field="members")
    deaf = frozenset[int]().union(*(deaf_to(party) for party in {by.member, by.party} if party is not None))
    return [member for member in chosen if member.pk in reading and member.pk not in deaf]


def _readers(event: Event, people: Sequence[Member]) -> set[int]:
    """Those who are inside and read the event: one statement where everyone inside does."""
    if event.audience.kind in (AudienceKind.PUBLIC, AudienceKind.COMMUNITY):
        inside = Belonging.objects.filter(member__in=people, group__parent=None, state__in=ACTIVE_STATES)
        return set(inside.values_list("member_id", flat=True))
    return {member.pk for member in people if can(Viewer.of(member), "core.answer_event", event)}


@act
def withdraw_invitation(*, by: Any, event: Event, member: Member) -> bool:
    """The member is not invited any more, and is not asked; what they answered already stays."""
    require(by, "core.change_event", event)
    dates = EventDate.objects.select_for_update(of=("self",)).filter(event=event, answers__member=member)
    rows = list(dates.order_by("pk"))  # whoever answers meanwhile was first, or comes after
    gone, _each = EventInvitation.objects.filter(event=event, member=member).delete()
    Rsvp.objects.filter(event_date__in=rows, member=member, answer=Answer.INVITED).delete()
    if gone:
        _tell(event, EventInvitationWithdrawn(subject=ref(event), member=ref(member)))
    return bool(gone)


@act
def accept_request(*, by: Any, event: Event, on: date, member: Member) -> Rsvp | None:
    """Let somebody come who asks to, or was refused before. Where all places are taken they wait in the list. Twice is once.
    None: they are gone, or read the event no more, and what they asked is put away."""
    require(by, "core.change_event", event)
    row = lock_date(event, on)
    still_open(event, row)
    asked = Rsvp.objects.filter(event_date=row, member=member).select_related("member").first()
    if asked is None or asked.answer not in (*LET_IN, Answer.REQUESTED, Answer.REFUSED):
        raise NobodyAsks()
    if asked.answer in LET_IN:
        return asked
    if not _readers(event, [member]):
        _put_away(event, [asked])
        return None
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
    """Everyone may come now: whoever asked and still reads it does, in the order in which they did. For acts; the date's row
    is locked."""
    current()
    if event.entry != EventEntry.OPEN or event.registration_address:
        return
    asked = Rsvp.objects.filter(event_date=row, answer=Answer.REQUESTED).select_related("member")
    asking = list(asked.order_by("waiting_since", "pk"))
    reading = _readers(event, [each.member for each in asking]) if asking else set()
    for each in asking:
        if each.member_id in reading:
            _let_in(event, row, each)
    _put_away(event, [each for each in asking if each.member_id not in reading])


def _put_away(event: Event, asked: Sequence[Rsvp]) -> None:
    """They are gone, or read the event no more: nobody needs to look at what they asked."""
    if asked:
        Rsvp.objects.filter(pk__in=[each.pk for each in asked]).delete()
        settle_requests(event)


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


def _tell(event: Event, told: Any) -> None:
    """Between them and those who tend the event: no audience hears of it."""
    emit(told, group=event.group_id)
