"""Facts about people's own data: archives, being forgotten, consents, holds."""

from wezer.kernel.events import fact
from wezer.kernel.ref import Ref


@fact
class OwnArchiveReady:
    """The archive of one's own data can be fetched."""

    subject: Ref


@fact
class ErasureAsked:
    """A member asked to be forgotten."""

    subject: Ref


@fact
class ErasureWithdrawn:
    """They thought better of it."""

    subject: Ref


@fact
class MemberErased:
    """A person was forgotten; the party goes on as a pseudonym."""

    subject: Ref


@fact
class ConsentTextWritten:
    """A text that people agree to has another version."""

    subject: Ref


@fact
class ConsentSaid:
    """A member agreed to a text, or withdrew. `digest` is of the line of the log, so that the chain proves it."""

    subject: Ref
    text: Ref
    consent: str
    digest: str
    is_given: bool


@fact
class ThingHeld:
    """An item or a member may not be forgotten for now, a group may not end, by the law."""

    subject: Ref
    hold: str


@fact
class HoldLifted:
    """It may be forgotten again; a group may end again."""

    subject: Ref
    hold: str


@fact
class BreachListTaken:
    """Somebody who tends the community took a list for a breach: “affected” or “log”."""

    subject: Ref
    what: str


@fact
class MemberListTaken:
    """Somebody took the list of members away as a file; each of them sees it."""

    subject: Ref


@fact
class LogTaken:
    """Somebody took the log away as a file."""

    subject: Ref


@fact
class RoomsToBeCleared:
    """What rooms of a closed kind hold is to be deleted for good; opening the kind again stops it."""

    subject: Ref
    kind: str
    items: int


@fact
class RoomsCleared:
    """It is deleted, or was stopped (`state`)."""

    subject: Ref
    kind: str
    items: int
    state: str


@fact
class GlassOpened:
    """Somebody who is not in a group opened it for reading, until a moment; why, and what they read, stands in the group."""

    subject: Ref
    until: str


@fact
class GlassEnded:
    """Whoever opened a group for reading ended that before its time."""

    subject: Ref
