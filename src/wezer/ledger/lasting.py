"""Until when what waits for an answer may be answered. Days on which the community had closed its payments do not count."""

from datetime import datetime

from django.db.models import Max, Q

from wezer.core.modules import rests_of
from wezer.kernel.clock import now
from wezer.ledger.models import State, Ticket, TicketState, Transaction
from wezer.ledger.rules import moved_on

Rests = list[tuple[datetime, datetime]]
#: Steps to `pending` that begin the days until it expires; other reasons leave them running.
_BEGINS = {"state": State.PENDING, "reason__in": ("", "signatures")}
BEGUN_AT = Max("log__at", filter=Q(**{f"log__{name}": value for name, value in _BEGINS.items()}))


def rests() -> Rests:
    """Of the ledger, oldest first. One statement."""
    return rests_of("ledger")


def lasts_until(one: Transaction | Ticket, closed: Rests | None = None) -> datetime | None:
    """At most two statements; none where nothing is said, or it is over."""
    if one.expires_at is None or one.state not in _WAITING:
        return one.expires_at
    begun = one.created_at if isinstance(one, Ticket) else _begun_at(one)
    return moved_on(one.expires_at, begun, rests() if closed is None else closed)


def is_there(one: Transaction | Ticket, closed: Rests | None = None) -> bool:
    """Whether there is still time. Most often the row itself tells."""
    if one.expires_at is None or one.expires_at > now():
        return True
    until = lasts_until(one, closed)
    return until is not None and until > now()


def _begun_at(one: Transaction) -> datetime:
    """One statement, unless it is read with `BEGUN_AT`."""
    if hasattr(one, "begun_at"):
        return one.begun_at or one.created_at
    return one.log.filter(**_BEGINS).aggregate(at=Max("at"))["at"] or one.created_at


#: In other states the days no longer run.
_WAITING = (State.PENDING, State.SCHEDULED, TicketState.OPEN)
