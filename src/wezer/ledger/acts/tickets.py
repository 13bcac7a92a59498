"""Tickets: a request shown as a QR code or a short code, for whoever pays it (exchange.md B.7)."""

import secrets
import uuid
from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from wezer.core.models import Party
from wezer.kernel.acts import act, move
from wezer.kernel.clock import now
from wezer.kernel.events import emit
from wezer.kernel.money import Money
from wezer.kernel.permissions import require
from wezer.kernel.ref import ref
from wezer.ledger.acts.making import make
from wezer.ledger.acts.orders import Order, moves_of
from wezer.ledger.events import TicketEnded, TicketOpened
from wezer.ledger.lasting import is_there
from wezer.ledger.models import CodeTries, State, Ticket, TicketState, Transaction
from wezer.ledger.models.transaction import CHAINED_STATES
from wezer.ledger.refusals import CodeLocked, CodeWrong, InvalidTransition, NotPayee

#: Without letters and digits that look alike.
ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
LENGTH = 6
HOURS = 24
TRIES = 5


@act
def open_ticket(*, by: Any, payee: Party, amounts: Sequence[Money], memo: str = "", hours: int = HOURS) -> Ticket:
    """Ask for an amount without knowing who will pay. `secret` goes into the QR code, `code` is typed."""
    require(by, "ledger.receive", payee)
    moves_of(Order(payer=Party(pk=0), payee=payee, amounts=tuple(amounts), memo=memo))
    ticket = Ticket.objects.create(
        payee=payee,
        author=by.member or payee,
        amounts=[[each.units, each.currency] for each in amounts],
        description=memo,
        code=_free_code(),
        secret=uuid.uuid4(),
        created_at=now(),
        expires_at=now() + timedelta(hours=hours),
    )
    emit(TicketOpened(subject=ref(ticket), payee=payee.pk))
    return ticket


def _free_code() -> str:
    while True:
        code = "".join(secrets.choice(ALPHABET) for _place in range(LENGTH))
        if not Ticket.objects.filter(code=code, state=TicketState.OPEN).exists():
            return code


def find_ticket(*, by: Any, code: str) -> Ticket:
    """The open ticket of a code typed or scanned. Five wrong codes lock typing for a day, and the tries are kept.

    Not an act itself: a wrong try must be written although it is refused, so `_count_try` is one.
    """
    if by.party is None:
        raise CodeWrong()
    if _is_locked(by.party):
        raise CodeLocked()
    found = _open_ticket(code.strip())
    if found is None:
        _count_try(by=by)
        raise CodeLocked() if _is_locked(by.party) else CodeWrong()
    return found


def _open_ticket(code: str) -> Ticket | None:
    standing = Ticket.objects.filter(state=TicketState.OPEN, transaction=None).select_related("payee")
    try:
        found = standing.filter(secret=uuid.UUID(code)).first()
    except ValueError:
        found = standing.filter(code=code.upper()).first()
    return found if found is not None and is_there(found) else None


def _is_locked(party: Party) -> bool:
    return CodeTries.objects.filter(party_id=party.pk, locked_until__gt=now()).exists()


@act
def _count_try(*, by: Any) -> None:
    tries, _is_new = CodeTries.objects.select_for_update().get_or_create(party_id=by.party.pk)
    if tries.locked_until is not None and tries.locked_until <= now():
        tries.count, tries.locked_until = 0, None
    tries.count += 1
    if tries.count >= TRIES:
        tries.locked_until = now() + timedelta(hours=HOURS)
    tries.save(update_fields=["count", "locked_until"])


@act
def pay_ticket(*, by: Any, ticket: Ticket, payer: Party, key: str | None = None) -> Transaction:
    """Pay what the ticket asks. It can be paid once. A payment that waits for signatures keeps it, unpaid, until it is posted
    or stopped."""
    require(by, "ledger.pay", payer)
    ticket = _locked(ticket)
    if ticket.state in _BEGUN and ticket.transaction is not None and ticket.transaction.payer_id == payer.pk:
        return ticket.transaction
    _refuse_waiting(ticket)
    if ticket.state != TicketState.OPEN or not is_there(ticket):
        raise InvalidTransition(state=TicketState(ticket.state).label)
    made = make(by, Order(payer, ticket.payee, tuple(ticket.money()), ticket.description, key, path="ticket"))
    state = TicketState.OPEN if made.state == State.PENDING else TicketState.PROCESSED
    move(ticket, TicketState.OPEN, state, transaction=made)
    if by.party is not None:
        CodeTries.objects.filter(party_id=by.party.pk).update(count=0)
    return made


#: With a payment: it is made, or waits for signatures.
_BEGUN = (TicketState.OPEN, TicketState.PROCESSED)


def _locked(ticket: Ticket) -> Ticket:
    return Ticket.objects.select_for_update(of=("self",)).select_related("payee", "transaction").get(pk=ticket.pk)


def _refuse_waiting(ticket: Ticket) -> None:
    if ticket.state == TicketState.OPEN and ticket.transaction is not None:
        raise InvalidTransition(state=State.PENDING.label)


@act
def follow_ticket(*, by: Any, transaction: Transaction) -> None:
    """The payment of a ticket that waited for signatures was posted; or it never will be, and the ticket can be paid again
    while there is time."""
    standing = Ticket.objects.select_for_update(of=("self",)).filter(state=TicketState.OPEN)
    waiting = standing.filter(transaction=transaction).first()
    if waiting is None:
        return
    if transaction.state in CHAINED_STATES:
        move(waiting, TicketState.OPEN, TicketState.PROCESSED)
    elif not transaction.is_open:
        move(waiting, TicketState.OPEN, TicketState.OPEN, transaction=None)
        if not is_there(waiting):
            end_ticket(waiting, TicketState.EXPIRED)


@act
def cancel_ticket(*, by: Any, ticket: Ticket) -> None:
    if not by.may_spend_for(ticket.payee):
        raise NotPayee()
    _refuse_waiting(_locked(ticket))
    end_ticket(ticket, TicketState.CANCELLED)


@act
def expire_ticket(*, by: Any, ticket: Ticket) -> None:
    """The worker's: its time is over."""
    _refuse_waiting(_locked(ticket))
    end_ticket(ticket, TicketState.EXPIRED)


def end_ticket(ticket: Ticket, state: str) -> None:
    """For acts only."""
    if not move(ticket, TicketState.OPEN, state):
        ticket.refresh_from_db(fields=["state"])
        raise InvalidTransition(state=TicketState(ticket.state).label)
    emit(TicketEnded(subject=ref(ticket), payee=ticket.payee_id, state=str(state)))
