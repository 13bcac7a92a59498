"""Facts of the calendar. The name of a date is the day that the event's rule gives (`on`), also when it was moved."""

from wezer.kernel.events import fact
from wezer.kernel.ref import Ref


@fact
class EventPublished:
    subject: Ref


@fact
class EventChanged:
    """`is_other_time`: its hours, days, place, online address or repetition changed, and those who come are asked again.
    `registration`: one registers “elsewhere” from now on, or “here” again; empty: as before."""

    subject: Ref
    is_other_time: bool = False
    registration: str = ""


@fact
class EventContinued:
    """From a date on the series `earlier` goes on as this event. `is_other_time`: those who come are asked again.
    `registration`: one registers “elsewhere” from that date on, or “here” again; empty: as before."""

    subject: Ref
    earlier: Ref
    on: str
    is_other_time: bool = False
    registration: str = ""


@fact
class EventCancelled:
    subject: Ref


@fact
class EventDone:
    """Its last date is over: it took place."""

    subject: Ref


@fact
class EventReported:
    """What came of a date is written down; `is_first`: for the first time, else otherwise than before."""

    subject: Ref
    on: str
    is_first: bool = True


@fact
class EventDateMoved:
    subject: Ref
    on: str


@fact
class EventDateCancelled:
    subject: Ref
    on: str


@fact
class EventDateRestored:
    """One date that was cancelled or moved takes place as planned after all."""

    subject: Ref
    on: str


@fact
class EventDateOffered:
    """One more date to choose from: `on`."""

    subject: Ref
    on: str


@fact
class EventOptionDropped:
    """A date is offered no more."""

    subject: Ref
    on: str


@fact
class EventOptionsAnswered:
    """A member said which dates suit."""

    subject: Ref
    member: Ref


@fact
class EventDateSettled:
    """Of the dates that were offered this one is it; whom it suits is asked whether they come."""

    subject: Ref
    on: str
    option: str = ""


@fact
class EventAnswered:
    """`answer`: going, maybe, declined, waitlisted, requested."""

    subject: Ref
    member: Ref
    on: str
    answer: str


@fact
class EventAnsweredOutside:
    """Somebody without an account comes, or no longer: `people` of them, none once it was taken back."""

    subject: Ref
    on: str
    people: int


@fact
class EventInvited:
    """The member is invited to the event, and asked whether they come to this date."""

    subject: Ref
    member: Ref
    on: str


@fact
class EventInvitationWithdrawn:
    """The member is not invited any more; what they answered stays."""

    subject: Ref
    member: Ref


@fact
class EventRequestAccepted:
    """Whoever asked to come may. `answer`: going, or waitlisted where all places are taken."""

    subject: Ref
    member: Ref
    on: str
    answer: str


@fact
class EventRequestRefused:
    """Whoever asked to come may not; why stands with their answer."""

    subject: Ref
    member: Ref
    on: str


@fact
class EventQuestionAsked:
    """Whoever answers to a date of the event is asked this, too."""

    subject: Ref
    question: str


@fact
class EventQuestionDropped:
    """It is asked no more, and what was replied is gone."""

    subject: Ref
    question: str


@fact
class EventPlaceGiven:
    """Everybody fits in now: whoever waited comes."""

    subject: Ref
    member: Ref
    on: str


@fact
class EventPlaceOffered:
    """A place became free, and is kept for the first who waited until they say whether they come, or for a day."""

    subject: Ref
    member: Ref
    on: str


@fact
class EventPlaceLapsed:
    """A place that was kept goes on: the member did not say in time that they come."""

    subject: Ref
    member: Ref
    on: str


@fact
class AttendanceNoted:
    """It was noted whether the member came, or no longer: what was noted stands with the answer."""

    subject: Ref
    member: Ref
    on: str


@fact
class EventReminded:
    """Those who asked for it were told that the date comes near."""

    subject: Ref
    on: str


@fact
class EventsImported:
    """Events of a file came into the room."""

    subject: Ref
    number: int


@fact
class OutsideCalendarFollowed:
    """The room shows what stands in a calendar elsewhere."""

    subject: Ref
    calendar: Ref


@fact
class OutsideCalendarLeft:
    """It shows it no more."""

    subject: Ref
    calendar: Ref


@fact
class AgendaAddressChanged:
    """The member has a new secret address of their agenda, or none."""

    subject: Ref
