"""Answers and their terms, up to an agreement: every step by the one party whose step it is (exchange.md C.2)."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from wezer.core.acts.audiences import audience_of
from wezer.core.mediation.rules import side_of
from wezer.core.models import Item
from wezer.exchange import rules
from wezer.exchange.acts.availability import hold
from wezer.exchange.acts.checks import check_present
from wezer.exchange.acts.stepping import label, shift, take, treasurer, where
from wezer.exchange.acts.terms import check_quantity, check_standing, propose
from wezer.exchange.events import MessageWritten, ReplyAccepted, ReplyOpened, TermsProposed
from wezer.exchange.models import (
    NEGOTIATING,
    Announcement,
    AnnouncementState,
    Message,
    Reply,
    ReplyState,
    Terms,
)
from wezer.exchange.models.reply import LONGEST_MESSAGE
from wezer.exchange.permissions import MEDIATE, is_actor
from wezer.exchange.refusals import (
    AnnouncementNotOpen,
    InvalidTransition,
    MessageEmpty,
    NotParty,
    SameAccount,
    StaleVersion,
)
from wezer.kernel.acts import act, move
from wezer.kernel.clock import now
from wezer.kernel.events import emit
from wezer.kernel.money import Money
from wezer.kernel.permissions import can, require
from wezer.kernel.ref import ref
from wezer.ledger.acts import agreements
from wezer.workflow.acts import link

#: Answers to it may still be agreed on while the announcement is in one of these.
AGREEABLE = (
    AnnouncementState.PUBLISHED, AnnouncementState.PAUSED, AnnouncementState.EXPIRED, AnnouncementState.CLOSED,
)  # fmt: skip


@act
def reply_to_announcement(
    *,
    by: Any,
    announcement: Announcement,
    quantity: int = 1,
    prices: Sequence[Money] | None = None,
    message: str = "",
    starts_at: datetime | None = None,
    minutes: int | None = None,
    place: str = "",
    note: str = "",
    for_task: str = "",
    key: str = "",
    publish: bool = True,
) -> Reply:
    """Answer for oneself, or for the group one acts for. `prices` are for the whole quantity; without them what the
    announcement asks. `publish=False` keeps it a draft that only its author sees."""
    check_present(by, announcement)
    require(by, "exchange.reply", announcement)
    if key and (known := Reply.objects.filter(author=by.party, announcement=announcement, key=key).first()):
        return known
    _refuse_unanswerable(announcement, by.party)
    replier, announcer = by.party, announcement.author
    payer, payee = (replier, announcer) if announcement.is_offer else (announcer, replier)
    reply = Reply.objects.create(
        kind="reply",
        title=announcement.title,
        author=replier,
        written_by=by.member,
        group=announcement.group,
        audience=audience_of(parties=[payer, payee]),
        announcement=announcement,
        payer=payer,
        payee=payee,
        for_task=for_task,
        key=key,
        state_label=ReplyState.DRAFT,
        card={"sense": announcement.sense, "announcement": str(announcement.uid)},
    )
    propose(by, reply, quantity, prices, message, starts_at, minutes, place or announcement.place, note)
    link(source=announcement, target=reply, arrow="answer")
    return publish_reply(by=by, reply=reply) if publish else reply


@act
def publish_reply(*, by: Any, reply: Reply) -> Reply:
    """Its author sends it: the announcer is told."""
    take(by, reply, "publish")
    _refuse_unanswerable(reply.announcement, reply.author)
    check_quantity(reply.announcement, reply.quantity)
    shift(by, reply, "publish", ReplyState.OPEN)
    reply.published_at = now()
    Item.objects.filter(pk=reply.pk).update(published_at=reply.published_at)
    emit(ReplyOpened(subject=ref(reply), announcement=ref(reply.announcement)), **where(reply))
    return reply


@act
def counter_reply(
    *,
    by: Any,
    reply: Reply,
    quantity: int | None = None,
    prices: Sequence[Money] | None = None,
    message: str = "",
    starts_at: datetime | None = None,
    minutes: int | None = None,
    place: str | None = None,
    note: str | None = None,
    seen: int | None = None,
) -> Terms:
    """Propose a further version of the terms; both are kept, and the other side must agree. What is not given stays as
    it was. `seen`: the number of the version one was looking at (`stale_version` when there is a newer one)."""
    take(by, reply, "counter")
    _refuse_stale(reply, seen)
    before = reply.terms
    assert before is not None
    many = quantity or before.quantity
    check_quantity(reply.announcement, many)
    if prices is None:
        prices = before.price() if many == before.quantity else None
    terms = propose(
        by, reply, many, prices, message,
        starts_at if starts_at is not None else before.starts_at,
        minutes if minutes is not None else before.minutes,
        before.place if place is None else place,
        before.note if note is None else note,
    )  # fmt: skip
    shift(by, reply, "counter", ReplyState.COUNTERED)
    emit(TermsProposed(subject=ref(reply), number=terms.number), **where(reply))
    return terms


@act
def accept_reply(*, by: Any, reply: Reply, seen: int | None = None) -> Reply:
    """The side that did not write the standing terms agrees to them. Its quantity is held, what is issued here is set
    aside in the payer's wallet; a limit that stands in the way refuses everything."""
    take(by, reply, "accept")
    _refuse_stale(reply, seen)
    announcement = reply.announcement
    if announcement.state not in AGREEABLE:
        raise AnnouncementNotOpen()
    check_standing(reply)
    if not move(reply, NEGOTIATING, ReplyState.ACCEPTED, accepted_at=now(), holds=reply.quantity, reason=""):
        raise InvalidTransition(state=reply.get_state_display())
    hold(by, announcement, reply.quantity)
    amounts = reply.price()
    if amounts:
        made = agreements.reserve(
            by=treasurer(by, reply), payer=reply.payer, payee=reply.payee, amounts=amounts,
            memo=reply.announcement.title, key=f"reply:{reply.uid}:{reply.terms_number}", usage="marketplace",
            about=ref(reply), path="market", quantity=reply.quantity, unit=announcement.unit[:20],
        )  # fmt: skip
        reply.transaction = made
        Reply.objects.filter(pk=reply.pk).update(transaction=made)
        link(source=reply, target=made, arrow="agreement")
    label(reply)
    told = ReplyAccepted(subject=ref(reply), announcement=ref(announcement), payer=reply.payer_id, payee=reply.payee_id)
    emit(told, quantity=reply.quantity, unit=announcement.unit[:20], **where(reply))
    return reply


@act
def reject_reply(*, by: Any, reply: Reply, reason: str = "") -> Reply:
    """The announcer lets it go; saying why is kind, not required."""
    take(by, reply, "reject")
    shift(by, reply, "reject", ReplyState.REJECTED, reason=reason[:500], ended_at=now())
    return reply


@act
def redraft_reply(*, by: Any, reply: Reply) -> Reply:
    """The announcer opens the door again: the answer goes back to its author as a draft."""
    take(by, reply, "redraft")
    shift(by, reply, "redraft", ReplyState.DRAFT, ended_at=None)
    return reply


@act
def withdraw_reply(*, by: Any, reply: Reply) -> Reply:
    """Before anything is agreed, its author takes it back alone."""
    take(by, reply, "withdraw")
    shift(by, reply, "withdraw", ReplyState.CANCELLED, ended_at=now())
    return reply


@act
def write_message(*, by: Any, reply: Reply, body: str, key: str = "") -> Message:
    """A few words to the other side, which change nothing of the terms."""
    if not (is_actor(by, reply, rules.EITHER) or can(by, MEDIATE, reply)):
        raise NotParty()
    body = body.strip()
    if not 1 <= len(body) <= LONGEST_MESSAGE:
        raise MessageEmpty(most=LONGEST_MESSAGE)
    author = side_of(by, reply)
    if key and (known := Message.objects.filter(reply=reply, author=author, key=key).first()):
        return known
    made = Message.objects.create(
        reply=reply, author=author, written_by=by.member, body=body, key=key, created_at=now()
    )
    emit(MessageWritten(subject=ref(reply)), **where(reply))
    return made


def end_negotiations(by: Any, announcement: Announcement) -> None:
    """The announcement is gone: what was still being talked about ends. For acts only."""
    for reply in Reply.objects.filter(announcement=announcement, state__in=NEGOTIATING).order_by("pk"):
        shift(by, reply, "close", ReplyState.CANCELLED, ended_at=now(), before=NEGOTIATING)


def _refuse_unanswerable(announcement: Announcement, replier: Any) -> None:
    if not announcement.is_open or (announcement.expires_at and announcement.expires_at <= now()):
        raise AnnouncementNotOpen()
    if announcement.author_id == replier.pk:
        raise SameAccount()


def _refuse_stale(reply: Reply, seen: int | None) -> None:
    if seen is not None and seen != reply.terms_number:
        raise StaleVersion()
