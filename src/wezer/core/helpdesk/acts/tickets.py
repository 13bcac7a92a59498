"""Requests for help: to the commons first, to the team second. Their moves are a table (`rules.MOVES`)."""

from datetime import timedelta
from typing import Any

from django.db.models import F

from wezer.core.forum.acts.answers import put_answer, settles
from wezer.core.forum.acts.writing import refs, write_down
from wezer.core.helpdesk.events import TicketMoved, TicketSent
from wezer.core.helpdesk.refusals import TicketElsewhere, TooLateToReopen
from wezer.core.helpdesk.rules import DRAFT_DAYS, LIVE, REOPENS_DAYS, TAKES_ANSWERS, sources_of
from wezer.core.helpdesk.suggesting import suggestions
from wezer.core.mentions import mentions
from wezer.core.models import Audience, AudienceKind, Item, ItemAnswer, Room, Ticket, TicketState
from wezer.core.profile_fields import fold
from wezer.core.search.index import list_in_search
from wezer.core.settings_registry import value
from wezer.kernel.acts import act, move
from wezer.kernel.clock import now
from wezer.kernel.events import emit
from wezer.kernel.permissions import require
from wezer.kernel.ref import ref
from wezer.kernel.refusals import NotFound


@act
def ask_for_help(
    *, by: Any, room: Room, title: str, body: str, skill: str = "", is_private: bool = False,
    context: dict[str, str] | None = None, key: str = "",
) -> Ticket:  # fmt: skip
    """Ask. Where something like it is known, that is shown first and the request waits for its author; else it is sent.

    `context` is what the person consented to attach: the page they were on, the refusal they met.
    """
    require(by, "core.ask_for_help", room.group)
    ticket, _named, is_new = write_down(
        Ticket, by=by, kind="ticket", room=room, title=title, body=body, tags="", key=key, draft=True,
        seen_by=_audience(room, is_private=is_private), skill=fold(skill), is_private=is_private, context=context or {}, moved_at=now(),
    )  # fmt: skip
    if not is_new:
        return ticket
    found = [] if is_private else suggestions(by, ticket.title)
    if found:
        card = {**ticket.card, "suggested": [str(item.uid) for item in found]}
        Item.objects.filter(pk=ticket.pk).update(card=card)
        ticket.card = card
        move(ticket, TicketState.NEW, TicketState.SUGGESTED)
    else:
        _send(ticket, by)
    return ticket


@act
def send_ticket(*, by: Any, ticket: Ticket) -> None:
    """None of what was suggested helps: ask the others."""
    require(by, "core.settle_ticket", ticket)
    if ticket.published_at is not None or not _send(ticket, by):
        raise TicketElsewhere()


@act
def take_ticket(*, by: Any, ticket: Ticket) -> None:
    """I look after it. Others still may answer."""
    require(by, "core.take_ticket", ticket)
    _moved(ticket, TicketState.TAKEN, taken_by=by.member)


@act
def give_back_ticket(*, by: Any, ticket: Ticket) -> None:
    """It is in nobody's hands again."""
    require(by, "core.tend_ticket", ticket)
    _moved(ticket, TicketState.OPEN, only=(TicketState.TAKEN,), taken_by=None)


@act
def answer_ticket(*, by: Any, ticket: Ticket, body: str, key: str = "", confirmation: str = "") -> ItemAnswer:
    """Answer it, or ask for more. The same `key` twice gives the same answer."""
    held = Ticket.objects.select_for_update(of=("self",)).get(pk=ticket.pk)  # it may be closed by now
    if held.state not in TAKES_ANSWERS:
        raise TicketElsewhere()
    require(by, "core.answer_ticket", ticket)
    answer, is_new = put_answer(ticket, by=by, body=body, is_wiki=False, key=key, confirmation=confirmation)
    if is_new and answer.author_id != ticket.author_id:
        first: dict[str, Any] = {} if held.answered_at else {"answered_at": now()}
        if held.state != TicketState.ANSWERED:
            _step(ticket, TicketState.ANSWERED, **first)
        else:
            Ticket.objects.filter(pk=ticket.pk).update(moved_at=now())
    return answer


@act
def solve_ticket(*, by: Any, ticket: Ticket, answer: ItemAnswer | None = None) -> None:
    """It is solved, by this answer if one is named; of what was not sent yet, by what was suggested."""
    require(by, "core.settle_ticket", ticket)
    if answer is not None and (answer.item_id != ticket.pk or not answer.is_shown):
        raise NotFound()
    _moved(ticket, TicketState.SOLVED, accepted=answer, solved_at=now())


@act
def reopen_ticket(*, by: Any, ticket: Ticket) -> None:
    """It did not help after all: within two weeks."""
    require(by, "core.tend_ticket", ticket)
    if ticket.state in LIVE or ticket.published_at is None:
        raise TicketElsewhere()
    if ticket.state == TicketState.CLOSED or now() - ticket.moved_at > timedelta(days=REOPENS_DAYS):
        raise TooLateToReopen(days=REOPENS_DAYS)
    over = (TicketState.SOLVED, TicketState.EXPIRED)
    _moved(ticket, TicketState.OPEN, only=over, accepted=None, solved_at=None, taken_by=None)


@act
def escalate_ticket(*, by: Any, ticket: Ticket) -> None:
    """The commons could not help: the team looks at it."""
    require(by, "core.tend_ticket", ticket)
    _moved(ticket, TicketState.ESCALATED)


@act
def age_tickets(*, by: Any, limit: int = 500) -> int:
    """What nobody did anything about expires; what was solved or expired two weeks ago is closed. How many moved."""
    moment, waits = now(), timedelta(days=value("help.expire_days"))
    after = {
        **dict.fromkeys(LIVE, (waits, TicketState.EXPIRED)),
        TicketState.SUGGESTED: (timedelta(days=DRAFT_DAYS), TicketState.EXPIRED),
        TicketState.SOLVED: (timedelta(days=REOPENS_DAYS), TicketState.CLOSED),
        TicketState.EXPIRED: (timedelta(days=REOPENS_DAYS), TicketState.CLOSED),
    }
    moved = 0
    for state, (how_long, becomes) in after.items():
        old = Ticket.objects.filter(state=state, moved_at__lt=moment - how_long, withdrawn_at=None)
        for ticket in old.order_by("moved_at")[:limit]:
            moved += _step(ticket, becomes)
    return moved


@settles("ticket")
def _follow(ticket: Ticket, answer: ItemAnswer, shown: int) -> None:
    """When the last answer is gone it waits again; an answer that solved it and is gone opens it again."""
    if ticket.accepted_id == answer.pk and not answer.is_shown:
        _step(ticket, TicketState.OPEN, accepted=None, solved_at=None)
    elif shown == 0 and ticket.state == TicketState.ANSWERED:
        _step(ticket, TicketState.OPEN)
    elif answer.is_shown and ticket.state in (TicketState.OPEN, TicketState.TAKEN):
        _step(ticket, TicketState.ANSWERED)


def _audience(room: Room, *, is_private: bool) -> Audience:
    """The team of the room's group; else the whole community, or the group where it is a secret."""
    if is_private:
        return Audience.objects.get(key=f"{AudienceKind.TEAM}:{room.group_id}")
    wide = room.group.is_root or room.group.sight != "secret"
    return Audience.objects.get(key=AudienceKind.COMMUNITY if wide else f"{AudienceKind.GROUP}:{room.group_id}")


def _send(ticket: Ticket, by: Any) -> bool:
    moment = now()
    if not move(ticket, sources_of(TicketState.OPEN)[:2], TicketState.OPEN, opened_at=moment, moved_at=moment):
        return False
    Item.objects.filter(pk=ticket.pk).update(published_at=moment, version=F("version") + 1)
    ticket.refresh_from_db()
    list_in_search(ticket)
    named = mentions(ticket.body, by, group=ticket.group, audience=ticket.audience)
    told = TicketSent(subject=ref(ticket), members=refs(named.members), groups=refs(named.groups))
    emit(told, group=ticket.group_id, audience=ticket.audience_id)
    return True


def _moved(ticket: Ticket, state: str, *, only: tuple[str, ...] = (), **also: Any) -> None:
    if not _step(ticket, state, only=only, **also):
        raise TicketElsewhere()


def _step(ticket: Ticket, state: str, *, only: tuple[str, ...] = (), **also: Any) -> bool:
    """One guarded move, from wherever the table says or `only` from there; what is shown of the item follows it. One that
    never was sent stays its author's own."""
    moment = now()
    if state == TicketState.OPEN and ticket.published_at is None:
        return False
    if not move(ticket, only or sources_of(state), state, moved_at=moment, **also):
        return False
    over = moment if state in (TicketState.SOLVED, TicketState.EXPIRED, TicketState.CLOSED) else None
    label = "" if state == TicketState.OPEN else str(state)
    Item.objects.filter(pk=ticket.pk).update(state_label=label, over_at=over, version=F("version") + 1)
    ticket.refresh_from_db()
    list_in_search(ticket)
    if ticket.published_at is not None:  # maybe sent since it was read
        told = TicketMoved(
            subject=ref(ticket), state=str(state), answer=ref(ticket.accepted) if ticket.accepted else ""
        )
        emit(told, group=ticket.group_id, audience=ticket.audience_id)
    return True
