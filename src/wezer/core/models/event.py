"""Events, their dates, and who comes. Wall-clock is kept with its zone: 19:00 stays 19:00 across summer time (core.md E-1)."""

from datetime import UTC, datetime
from typing import Any, Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from wezer.core.models.audience import AudienceKind
from wezer.core.models.item import Item, ItemQuerySet
from wezer.core.models.talk import LONGEST_BODY
from wezer.core.rules import host_of
from wezer.kernel.states import state_table

#: The end of what has no end; a date like any other to the index.
ENDLESS = datetime(2200, 1, 1, tzinfo=UTC)


#: An event whose date is open offers so many.
FEWEST_OPTIONS, MOST_OPTIONS = 2, 20


class EventState(models.TextChoices):
    TENTATIVE = "tentative", pgettext_lazy("event", "date still open")
    CONFIRMED = "confirmed", pgettext_lazy("event", "confirmed")
    CANCELLED = "cancelled", pgettext_lazy("event", "cancelled")
    DONE = "done", pgettext_lazy("event", "took place")  # its last date is over
    REPORTED = "reported", pgettext_lazy("event", "reported")  # and what came of that date is written down


class EventEntry(models.TextChoices):
    """Who may come, among those who read it."""

    OPEN = "open", pgettext_lazy("who may come", "everyone who sees it")
    APPROVAL = "approval", pgettext_lazy("who may come", "by approval: those who tend it say who comes")
    INVITED = "invited", pgettext_lazy("who may come", "those who are invited")


#: It took place: nothing of when it is may be said otherwise, nor that it does not.
PAST = (EventState.DONE, EventState.REPORTED)


class EventQuerySet(ItemQuerySet):
    def on_calendar_of(self, viewer: Any) -> Self:
        """What may stand in the viewer's calendars, also when it is over: always a part of `visible_to`. What opens by its
        address alone stands there from when they said that they come, or are invited."""
        reach = Q(audience_id__in=viewer.audience_ids)
        if viewer.member is not None:
            said = Rsvp.objects.filter(member=viewer.member, answer__in=TOLD)
            reach |= Q(is_unlisted=True, pk__in=said.values("event_date__event"))
        return self.of_open_kinds().filter(reach, published_at__isnull=False, withdrawn_at=None, hidden_at=None)

    def between(self, start: datetime, end: datetime) -> Self:
        """Those that may have a date in this time; a rule says which."""
        return self.filter(first_at__lt=end, last_at__gt=start)


class Event(Item):
    state = models.CharField(max_length=10, choices=EventState, default=EventState.CONFIRMED)
    body = models.TextField(_("description"), max_length=LONGEST_BODY, blank=True)
    body_html = models.TextField(blank=True)
    renderer = models.PositiveSmallIntegerField(default=0)
    zone = models.CharField(max_length=64)  # IANA: what the clock on the wall of the place shows
    starts_on = models.DateField()
    starts_time = models.TimeField(null=True, blank=True)  # none: whole days
    ends_on = models.DateField()  # of whole days: the last one
    ends_time = models.TimeField(null=True, blank=True)
    rule = models.CharField(max_length=200, blank=True)  # RFC 5545, as `agenda.recurrence` writes it
    first_at = models.DateTimeField()  # of all its dates, moved ones too: what a window looks for
    last_at = models.DateTimeField()
    capacity = models.PositiveIntegerField(null=True, blank=True)
    asks = models.PositiveSmallIntegerField(default=0)  # so many questions are asked of those who come
    entry = models.CharField(max_length=10, choices=EventEntry, default=EventEntry.OPEN)
    most_guests = models.PositiveSmallIntegerField(default=0)  # whom each may bring along; they take places, too
    online_address = models.TextField(
        max_length=300, blank=True
    )  # only who comes, or tends it, reads it: `agenda.online`
    registration_address = models.TextField(
        max_length=300, blank=True
    )  # elsewhere, by https; then nobody is asked here whether they come: `agenda.registration`
    outside_rsvp = models.BooleanField(default=False)  # people without an account say that they come, by e-mail
    price = models.CharField(max_length=200, blank=True)  # in words, in any currency: “5 € or 10 VAL at the door”
    sequence = models.PositiveIntegerField(default=0)  # counts changes, for calendars elsewhere (RFC 5545)
    ical_uid = models.CharField(max_length=255, blank=True)  # what it was called where it was imported from
    key = models.CharField(max_length=64, blank=True)  # one-time key of the form: a double click makes one event
    continues = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, related_name="continued_by"
    )  # a series

    objects = EventQuerySet.as_manager()  # type: ignore[misc]  # a narrower manager than the parent's

    class Meta:
        indexes = [models.Index(fields=["last_at", "first_at"], name="event_window")]
        constraints = [
            models.UniqueConstraint(fields=["key"], condition=~Q(key=""), name="event_key_once"),
            models.CheckConstraint(condition=Q(ends_on__gte=models.F("starts_on")), name="event_ends_after_start"),
        ]

    @property
    def is_whole_day(self) -> bool:
        return self.starts_time is None

    @property
    def takes_outside(self) -> bool:
        """Whether people without an account say here that they come. One statement, unless its audience was read with it."""
        asks_all = self.outside_rsvp and self.entry == EventEntry.OPEN and not self.registration_address
        return asks_all and self.opens_to_all

    @property
    def opens_to_all(self) -> bool:
        """Whether somebody without an account may read it, by its address at least."""
        return self.is_published and (self.is_unlisted or self.audience.kind == AudienceKind.PUBLIC)

    @property
    def registration_host(self) -> str:
        """Where one registers elsewhere, as it is shown before anybody goes there."""
        return host_of(self.registration_address)


class EventDateState(models.TextChoices):
    PLANNED = "planned", pgettext_lazy("date of an event", "planned")
    CANCELLED = "cancelled", pgettext_lazy("date of an event", "cancelled")
    REPORTED = "reported", pgettext_lazy("date of an event", "reported")  # over, and what came of it is written down


class EventDate(models.Model):
    """One date of an event, kept from the moment something is said of it: who comes, that it moved, that it is off.

    Its lock is what makes parallel answers come one after the other.
    """

    event = models.ForeignKey(Event, models.CASCADE, related_name="event_dates")
    on = models.DateField()  # the date that the rule gives; it stays this one's name when it moves
    state = models.CharField(max_length=10, choices=EventDateState, default=EventDateState.PLANNED)
    is_moved = models.BooleanField(default=False)
    starts_on = models.DateField()
    starts_time = models.TimeField(null=True, blank=True)
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    going = models.PositiveIntegerField(default=0)  # places taken: members and whom they bring along

    class Meta:
        constraints = [models.UniqueConstraint(fields=["event", "on"], name="event_date_once")]
        indexes = [models.Index(fields=["starts_at"], name="event_date_start")]

    def __str__(self) -> str:
        return f"{self.event_id} on {self.on}"


class Answer(models.TextChoices):
    GOING = "going", pgettext_lazy("answer", "I come")
    MAYBE = "maybe", pgettext_lazy("answer", "Perhaps")
    DECLINED = "declined", pgettext_lazy("answer", "I cannot")
    WAITLISTED = "waitlisted", pgettext_lazy("answer", "On the waiting list")
    OFFERED = "offered", pgettext_lazy("answer", "A place is kept")
    INVITED = "invited", pgettext_lazy("answer", "Invited, nothing said yet")
    REQUESTED = "requested", pgettext_lazy("answer", "Asks to come")
    REFUSED = "refused", pgettext_lazy("answer", "Was not let in")


#: Answers of those who mean to come, for sure or perhaps.
CONCERNED = (Answer.GOING, Answer.MAYBE, Answer.WAITLISTED, Answer.OFFERED)
#: Answers of those who are told what becomes of a date.
TOLD = (*CONCERNED, Answer.INVITED, Answer.REQUESTED)
#: What members read of each other; who asks, who is invited and who was not let in is between them and those who tend it.
SHOWN = (*CONCERNED, Answer.DECLINED)
#: Answers that hold a place.
SEATED = (Answer.GOING, Answer.OFFERED)
#: Answers of those who may come: nobody needs to let them in again.
LET_IN = (*SEATED, Answer.WAITLISTED)


class Rsvp(models.Model):
    event_date = models.ForeignKey(EventDate, models.CASCADE, related_name="answers")
    member = models.ForeignKey("core.Member", models.CASCADE, related_name="+")
    answer = models.CharField(max_length=10, choices=Answer)
    waiting_since = models.DateTimeField(null=True, blank=True)  # for a place, or to be let in
    offered_until = models.DateTimeField(null=True, blank=True)  # a place became free and is kept so long
    answered_at = models.DateTimeField()
    remind_hours = models.PositiveSmallIntegerField(null=True, blank=True)  # 0: not at all; None: as they chose for all
    reminded_hours = models.PositiveSmallIntegerField(
        null=True, blank=True
    )  # so long before they were told, the last time
    guests = models.PositiveSmallIntegerField(default=0)
    needs = models.TextField(max_length=300, blank=True)  # for who receives them; forgotten some days after the date
    reason = models.TextField(max_length=300, blank=True)  # why they were not let in; forgotten with the needs
    came = models.BooleanField(null=True, blank=True)  # as those noted who received them; None: not noted

    class Meta:
        constraints = [models.UniqueConstraint(fields=["event_date", "member"], name="rsvp_once")]
        indexes = [
            models.Index(fields=["event_date", "answer", "waiting_since", "id"], name="rsvp_queue"),
            models.Index(fields=["member", "answer"], name="rsvp_of_member"),
            models.Index(fields=["offered_until"], condition=Q(answer="offered"), name="rsvp_offers"),
        ]

    def __str__(self) -> str:
        return f"{self.member_id}: {self.answer}"

    @property
    def seats(self) -> int:
        """How many places the answer takes."""
        return 1 + self.guests if self.answer in SEATED else 0


class EventInvitation(models.Model):
    """A member may come to an event, to any of its dates. It shows the event to nobody whom its audience does not reach."""

    event = models.ForeignKey(Event, models.CASCADE, related_name="invitations")
    member = models.ForeignKey("core.Member", models.CASCADE, related_name="+")
    invited_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["member", "event"], name="event_invitation_once")]

    def __str__(self) -> str:
        return f"{self.member_id} to {self.event_id}"


class AgendaAddress(models.Model):
    """The secret address at which a calendar elsewhere reads a member's agenda. Only its digest is kept."""

    member = models.OneToOneField("core.Member", models.CASCADE, related_name="agenda_address")
    digest = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"agenda of {self.member_id}"


state_table(
    Event,
    {
        # By way of done, where what came of it is written down before the clock said that it is.
        EventState.CONFIRMED: (EventState.TENTATIVE, EventState.CANCELLED, EventState.DONE, EventState.REPORTED),
        EventState.TENTATIVE: (EventState.CONFIRMED, EventState.CANCELLED),
        EventState.DONE: (EventState.REPORTED, EventState.CONFIRMED),
        EventState.REPORTED: (EventState.DONE,),  # the report was erased with its writer
    },
)
state_table(
    EventDate,
    {
        EventDateState.PLANNED: (EventDateState.CANCELLED, EventDateState.REPORTED),
        EventDateState.CANCELLED: (EventDateState.PLANNED,),
        EventDateState.REPORTED: (EventDateState.PLANNED,),
    },
)
