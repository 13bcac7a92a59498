"""Answers, their terms, talk and payment."""

from collections.abc import Callable
from typing import Annotated, Any, Literal

from django.shortcuts import get_object_or_404
from pydantic import Field

from wezer.core.mediation import api as mediation
from wezer.exchange.acts.exchanges import (
    confirm_reply_receipt,
    confirm_reply_refund,
    contest_reply,
    deliver_reply,
    dispute_reply,
    invoice_reply,
    pay_reply,
    refund_reply,
    settle_dispute,
    take_back_call,
    tick_cancellation,
)
from wezer.exchange.acts.replies import (
    accept_reply,
    counter_reply,
    publish_reply,
    redraft_reply,
    reject_reply,
    reply_to_announcement,
    withdraw_reply,
    write_message,
)
from wezer.exchange.api.announcements import found_announcement
from wezer.exchange.api.common import Count, Message, Note, Place, Prices, Reason, router
from wezer.exchange.models import (
    Reply,
    Terms,
)
from wezer.exchange.queries.replies import (
    conversation,
    possible_steps,
    replies_between,
    replies_to,
)
from wezer.exchange.queries.replies import waiting_for as waiting_replies
from wezer.ledger.api import caller
from wezer.ledger.rest import money_in, money_out
from wezer.ui.rest import (
    MADE,
    UID,
    After,
    Limit,
    Listed,
    MoneyOut,
    PartyOut,
    Schema,
    Strict,
    When,
    idempotent,
    listed,
    made,
    moment,
    show_party,
)


class TermsOut(Schema):
    number: int
    author: PartyOut
    quantity: int
    prices: list[MoneyOut]
    message: str
    starts_at: str | None
    minutes: int | None
    place: str
    note: str


class ReplyOut(Schema):
    uid: UID
    announcement: UID
    title: str
    state: str
    author: PartyOut
    payer: PartyOut
    payee: PartyOut
    quantity: int
    terms: TermsOut | None
    transaction: UID | None
    disputed: bool
    mediator: PartyOut | None
    """Whom the two sides named to mediate in this case alone; they do once they have accepted."""
    mediates: bool
    steps: list[str]


class ReplyIn(Strict):
    """`prices` are for the whole quantity; without them, what the announcement asks."""

    quantity: Count = 1
    prices: Prices | None = None
    message: Message = ""
    starts_at: When | None = None
    minutes: Annotated[int, Field(ge=1, le=100_000)] | None = None
    place: Place = ""
    note: Note = ""
    publish: bool = True


class CounterIn(Strict):
    """`seen`: the number of the terms one answers to; newer ones since are a conflict. What is not sent stays."""

    quantity: Count | None = None
    prices: Prices | None = None
    message: Message = ""
    starts_at: When | None = None
    minutes: Annotated[int, Field(ge=1, le=100_000)] | None = None
    place: Place | None = None
    note: Note | None = None
    seen: Annotated[int, Field(ge=1, le=30_000)] | None = None


class ReplyStepIn(Strict):
    reason: Reason = ""
    seen: Annotated[int, Field(ge=1, le=30_000)] | None = None
    outcome: Literal["continue", "cancel"] | None = None
    member: UID | None = None
    """With `mediator`: whom one names. With `mediator-agreement`: whom one read of; it is refused when another is named."""


class MessageIn(Strict):
    body: Message


class TalkOut(Schema):
    """A message, or a version of the terms."""

    at: str
    author: PartyOut | None
    body: str
    terms: TermsOut | None


def show_terms(terms: Terms | None) -> dict[str, Any] | None:
    if terms is None:
        return None
    return {
        "number": terms.number,
        "author": show_party(terms.author),
        "quantity": terms.quantity,
        "prices": [money_out(each) for each in terms.price()],
        "message": terms.message,
        "starts_at": moment(terms.starts_at),
        "minutes": terms.minutes,
        "place": terms.place,
        "note": terms.note,
    }


def show_reply(one: Reply, viewer: Any, *, steps: bool = True) -> dict[str, Any]:
    return {
        "uid": one.uid,
        "announcement": one.announcement.uid,
        "title": one.announcement.title,
        "state": one.state,
        "author": show_party(one.author),
        "payer": show_party(one.payer),
        "payee": show_party(one.payee),
        "quantity": one.quantity,
        "terms": show_terms(one.terms),
        "transaction": one.transaction.uid if one.transaction else None,
        "disputed": one.is_disputed,
        **mediation.show_mediator(one),
        "steps": sorted(possible_steps(one, viewer)) if steps else [],
    }


def found_reply(request: Any, uid: Any) -> Reply:
    found: Reply = get_object_or_404(Reply.objects.visible_to(request.viewer).with_parts(), uid=uid)
    return found


@router.get("/replies", response=Listed[ReplyOut])
def replies(request: Any, after: After = "", limit: Limit = 20) -> Any:
    """Every answer in which the caller is a party, newest first."""
    caller(request)
    rows = replies_between(request.viewer).select_related(None).prefetch_related(None).with_parts()
    return listed(rows, after, limit, lambda one: show_reply(one, request.viewer, steps=False), order=("-id",))


@router.get("/me/waiting-replies", response=list[ReplyOut])
def waiting(request: Any) -> Any:
    """Those whose next step is the caller's."""
    caller(request)
    numbers = [one.pk for one in waiting_replies(request.viewer)]
    rows = Reply.objects.filter(pk__in=numbers).with_parts().order_by("-id")
    return [show_reply(one, request.viewer) for one in rows]


@router.get("/announcements/{uid}/replies", response=list[ReplyOut])
def replies_of(request: Any, uid: UID) -> Any:
    """The answers one may see: all for the author, one's own for the others."""
    caller(request)
    numbers = [one.pk for one in replies_to(found_announcement(request, uid), request.viewer)]
    rows = Reply.objects.filter(pk__in=numbers).with_parts().order_by("-id")
    return [show_reply(one, request.viewer, steps=False) for one in rows]


@router.post("/announcements/{uid}/replies", response=MADE(ReplyOut))
@idempotent
def new_reply(request: Any, uid: UID, new: ReplyIn) -> Any:
    """Answer an offer or a want."""
    sent = new.dict(exclude={"prices"})
    prices = money_in(new.prices) if new.prices is not None else None
    one = reply_to_announcement(
        by=request.viewer, announcement=found_announcement(request, uid), prices=prices, key=request.key, **sent
    )
    return made(show_reply(found_reply(request, one.uid), request.viewer))


@router.get("/replies/{uid}", response=ReplyOut)
def reply(request: Any, uid: UID) -> Any:
    """Where it stands, and which steps the caller may take from here."""
    return show_reply(found_reply(request, uid), request.viewer)


@router.get("/replies/{uid}/conversation", response=list[TalkOut])
def talk(request: Any, uid: UID) -> Any:
    """Messages and versions of the terms, in the order they were written."""
    return [_show_talk(said) for said in conversation(found_reply(request, uid), request.viewer)]


@router.post("/replies/{uid}/terms", response=MADE(ReplyOut))
@idempotent
def counter(request: Any, uid: UID, new: CounterIn) -> Any:
    """Propose other terms; the other side must agree."""
    sent = new.dict(exclude={"prices"})
    prices = money_in(new.prices) if new.prices is not None else None
    counter_reply(by=request.viewer, reply=found_reply(request, uid), prices=prices, **sent)
    return made(show_reply(found_reply(request, uid), request.viewer))


@router.post("/replies/{uid}/messages", response={204: None})
def message(request: Any, uid: UID, new: MessageIn) -> Any:
    """A few words to the other side, which change nothing of the terms."""
    write_message(by=request.viewer, reply=found_reply(request, uid), body=new.body)
    return None


@router.post("/replies/{uid}/payment", response=MADE(ReplyOut))
@idempotent
def payment(request: Any, uid: UID) -> Any:
    """Pay what was agreed: all its currencies, or none."""
    pay_reply(by=request.viewer, reply=found_reply(request, uid), key=request.key)
    return made(show_reply(found_reply(request, uid), request.viewer))


#: The steps of a negotiation and of the exchange that follows; the acts know who may take which, and from where.
REPLY_STEPS: dict[str, Callable[..., Any]] = {
    "publication": lambda by, one, sent: publish_reply(by=by, reply=one),
    "acceptance": lambda by, one, sent: accept_reply(by=by, reply=one, seen=sent.seen),
    "rejection": lambda by, one, sent: reject_reply(by=by, reply=one, reason=sent.reason),
    "redraft": lambda by, one, sent: redraft_reply(by=by, reply=one),
    "withdrawal": lambda by, one, sent: withdraw_reply(by=by, reply=one),
    "delivery": lambda by, one, sent: deliver_reply(by=by, reply=one),
    "contest": lambda by, one, sent: contest_reply(by=by, reply=one, reason=sent.reason),
    "invoice": lambda by, one, sent: invoice_reply(by=by, reply=one),
    "receipt": lambda by, one, sent: confirm_reply_receipt(by=by, reply=one),
    "cancellation": lambda by, one, sent: tick_cancellation(by=by, reply=one),
    "refund": lambda by, one, sent: refund_reply(by=by, reply=one),
    "refund-receipt": lambda by, one, sent: confirm_reply_refund(by=by, reply=one),
    "dispute": lambda by, one, sent: dispute_reply(by=by, reply=one, reason=sent.reason),
    "call-withdrawal": lambda by, one, sent: take_back_call(by=by, reply=one),
    "mediation": lambda by, one, sent: settle_dispute(
        by=by, reply=one, outcome=sent.outcome or "continue", reason=sent.reason
    ),
}
ReplyStep = Literal[
    "publication", "acceptance", "rejection", "redraft", "withdrawal", "delivery", "contest", "invoice", "receipt",
    "cancellation", "refund", "refund-receipt", "dispute", "call-withdrawal", "mediation",
    mediation.MediationStep,
]  # fmt: skip


@router.post("/replies/{uid}/steps/{step}", response=ReplyOut)
def reply_step(request: Any, uid: UID, step: ReplyStep, sent: ReplyStepIn) -> Any:
    """One step; 409 when it does not start from where things stand, 403 when it is the other side's."""
    one = found_reply(request, uid)
    if step in mediation.STEPS:
        mediation.STEPS[step](request.viewer, one, sent.member)
    else:
        REPLY_STEPS[step](request.viewer, one, sent)
    after = Reply.objects.with_parts().get(pk=one.pk)
    return show_reply(after, request.viewer)


def _show_talk(said: Any) -> dict[str, Any]:
    return {
        "at": moment(said.at),
        "author": show_party(said.author),
        "body": said.text,
        "terms": show_terms(said.version.terms) if said.version else None,
    }
