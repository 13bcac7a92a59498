"""Facts of the calendar. The name of a date is the day that the event's rule gives (`on`), also when it was moved."""

from wezer.kernel.events import fact
from wezer.kernel.ref import Ref


@fact
class EventPublished:
    subject: Ref


@fact
class EventChanged:
    """`is_other_time`: its hours, days, place or repetition changed, and those who come are asked again."""

    subject: Ref
    is_other_time: bool = False


@fact
class EventCancelled:
    subject: Ref


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
class EventAnswered:
    """`answer`: going, maybe, declined, waitlisted."""

    subject: Ref
    member: Ref
    on: str
    answer: str


@fact
class EventPlaceGiven:
    """A place became free, and went to the first who waited."""

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
class AgendaAddressChanged:
    """The member has a new secret address of their agenda, or none."""

    subject: Ref
