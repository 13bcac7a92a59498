"""The market for machines: the same questions and acts as its pages."""

from collections.abc import Callable
from datetime import date
from typing import Annotated, Any, Literal

from django.shortcuts import get_object_or_404
from ninja import Query
from pydantic import Field

from wezer.core.acts.audiences import audience as audience_row
from wezer.core.halls import may_know
from wezer.core.models import AudienceKind, Group, Party
from wezer.core.profiles import members_visible_to
from wezer.exchange.acts.announcements import (
    announce,
    change_announcement,
    close_announcement,
    pause_announcement,
    publish_announcement,
    renew_announcement,
    reopen_announcement,
    resume_announcement,
    send_back,
)
from wezer.exchange.acts.endings import cancel_announcement, remove_announcement
from wezer.exchange.acts.evaluations import answer_evaluation, evaluate_reply
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
from wezer.exchange.acts.searches import change_search, forget_search, save_search
from wezer.exchange.models import (
    Announcement,
    Category,
    PriceMode,
    Reply,
    ReplyEvaluation,
    SavedSearch,
    Sense,
    Terms,
)
from wezer.exchange.queries.categories import criteria_for
from wezer.exchange.queries.market import Filters, market_page
from wezer.exchange.queries.replies import (
    conversation,
    evaluations_of,
    possible_steps,
    replies_between,
    replies_to,
)
from wezer.exchange.queries.replies import waiting_for as waiting_replies
from wezer.exchange.queries.reputation import announcement_rating, reputation_of, words_received
from wezer.kernel.refusals import NotAllowed
from wezer.ledger.api import money_in, money_out
from wezer.ui.rest import (
    MADE,
    UID,
    After,
    Limit,
    Listed,
    MoneyIn,
    MoneyOut,
    PartyOut,
    Router,
    Schema,
    Short,
    Strict,
    Text,
    When,
    idempotent,
    listed,
    made,
    moment,
    party_or_refuse,
    show_party,
)

router = Router(tags=["Market"])

Prices = Annotated[list[MoneyIn], Field(max_length=10)]
Count = Annotated[int, Field(ge=1, le=1_000_000)]
Message = Annotated[str, Field(max_length=4000)]
Note = Annotated[str, Field(max_length=300)]
Place = Annotated[str, Field(max_length=200)]
Reason = Annotated[str, Field(max_length=500)]
Word = Annotated[str, Field(max_length=40)]


def _me(request: Any) -> Party:
    if request.viewer.party is None:
        raise NotAllowed()
    return request.viewer.party  # type: ignore[no-any-return]


# ------------------------------------------------------------------ categories


class CategoryOut(Schema):
    uid: UID
    name: str
    parent: UID | None
    icon: str
    is_open: bool


class CriterionOut(Schema):
    uid: UID
    key: str
    name: str


@router.get("/categories", response=list[CategoryOut])
def categories(request: Any) -> Any:
    """The whole tree of the market, each category with its parent."""
    return [
        {
            "uid": one.uid,
            "name": one.name,
            "parent": one.parent.uid if one.parent else None,
            "icon": one.icon,
            "is_open": one.is_open,
        }
        for one in Category.objects.select_related("parent")
    ]


@router.get("/categories/{uid}/criteria", response=list[CriterionOut])
def criteria(request: Any, uid: UID) -> Any:
    """What is evaluated after an exchange there, inherited criteria included."""
    found = criteria_for(get_object_or_404(Category, uid=uid))
    return [{"uid": one.uid, "key": one.key, "name": one.name} for one in found]


# ------------------------------------------------------------------ announcements


class AnnouncementOut(Schema):
    uid: UID
    sense: str
    state: str
    title: str
    author: PartyOut
    group: PartyOut | None
    category: UID | None
    price_mode: str
    prices: list[MoneyOut]
    unit: str
    available: int | None
    place: str
    remote: bool
    published_at: str | None
    expires_at: str | None
    version: int


class AnnouncementDetail(AnnouncementOut):
    description: str
    tags: list[str]
    audience: str
    quantity: int
    available_from: str | None
    available_to: str | None
    rating: str | None
    ratings: int


class AnnouncementIn(Strict):
    """Prices are for one unit. Not published: a draft that only its author sees."""

    sense: Sense
    title: Text
    description: Text = ""
    category: UID | None = None
    tags: Annotated[list[Word], Field(max_length=20)] = []
    price_mode: PriceMode = PriceMode.ALL
    prices: Prices = []
    quantity: Count = 1
    unit: Annotated[str, Field(max_length=30)] = ""
    infinite: bool = False
    available_from: date | None = None
    available_to: date | None = None
    expires_at: When | None = None
    place: Place = ""
    remote: bool = False
    group: UID | None = None
    audience: Literal["public", "community", "group"] | None = None
    publish: bool = True


class AnnouncementChange(Strict):
    """What is not sent stays as it is."""

    title: Text | None = None
    description: Text | None = None
    category: UID | None = None
    tags: Annotated[list[Word], Field(max_length=20)] | None = None
    price_mode: PriceMode | None = None
    prices: Prices | None = None
    quantity: Count | None = None
    unit: Annotated[str, Field(max_length=30)] | None = None
    available_from: date | None = None
    available_to: date | None = None
    expires_at: When | None = None
    place: Place | None = None
    remote: bool | None = None


class ReasonIn(Strict):
    reason: Reason = ""


class MarketQuery(Strict):
    """What somebody looks for."""

    q: Annotated[str, Field(max_length=200)] = ""
    sense: Literal["", "offer", "want"] = ""
    category: Word = ""
    currency: Annotated[str, Field(max_length=12)] = ""
    least: Annotated[str, Field(max_length=20)] = ""
    most: Annotated[str, Field(max_length=20)] = ""
    group: Annotated[str, Field(max_length=60)] = ""
    tag: Word = ""
    photo: Literal["", "1"] = ""
    near: Annotated[str, Field(max_length=40, description="latitude,longitude")] = ""
    km: Annotated[str, Field(max_length=6)] = ""
    sort: Word = "newest"


def show_announcement(one: Any) -> dict[str, Any]:
    return {
        "uid": one.uid,
        "sense": one.sense,
        "state": one.state,
        "title": one.title,
        "author": show_party(one.author),
        "group": show_party(one.group),
        "category": one.category.uid if one.category else None,
        "price_mode": one.price_mode,
        "prices": [money_out(each) for each in one.asked],
        "unit": one.unit,
        "available": one.available,
        "place": one.place,
        "remote": one.remote,
        "published_at": moment(one.published_at),
        "expires_at": moment(one.expires_at),
        "version": one.version,
    }


def show_detail(one: Any) -> dict[str, Any]:
    rating, ratings = announcement_rating(one)
    return {
        **show_announcement(one),
        "description": one.description,
        "tags": [tag.name for tag in one.tags.all()],
        "audience": one.audience.kind,
        "quantity": one.quantity,
        "available_from": one.available_from.isoformat() if one.available_from else None,
        "available_to": one.available_to.isoformat() if one.available_to else None,
        "rating": f"{float(rating):.2f}" if rating is not None else None,
        "ratings": ratings,
    }


def _announcement(request: Any, uid: Any) -> Announcement:
    rows = Announcement.objects.visible_to(request.viewer).with_parts().prefetch_related("tags")
    found: Announcement = get_object_or_404(rows, uid=uid)
    return found


def _place(request: Any, uid: Any) -> Group | None:
    """The group whose market is meant, when the viewer may know it."""
    if uid is None:
        return None
    found = get_object_or_404(Group, uid=uid)
    return found if may_know(found, request.viewer) else get_object_or_404(Group.objects.none())


@router.get("/announcements", response=Listed[AnnouncementOut])
def announcements(request: Any, filters: Query[MarketQuery], after: After = "", limit: Limit = 20) -> Any:
    """The open offers and wants that one may see, by what one looks for."""
    asked = {name: value for name, value in filters.dict().items() if value}
    page = market_page(Filters.read(asked), request.viewer, after=after, size=limit)
    return {"items": [show_announcement(one) for one in page.items], "next": page.next or None}


@router.get("/me/announcements", response=Listed[AnnouncementOut])
def my_announcements(request: Any, after: After = "", limit: Limit = 20) -> Any:
    """The caller's own, in every state."""
    rows = Announcement.objects.filter(author=_me(request), withdrawn_at=None).with_parts()
    return listed(rows, after, limit, show_announcement, order=("-id",))


@router.post("/announcements", response=MADE(AnnouncementDetail))
@idempotent
def new_announcement(request: Any, new: AnnouncementIn) -> Any:
    """Offer or ask for something, for oneself or the group one acts for."""
    sent = new.dict(exclude={"publish", "prices", "category", "group", "audience"})
    group = _place(request, new.group)
    one = announce(
        by=request.viewer,
        prices=money_in(new.prices),
        category=get_object_or_404(Category, uid=new.category) if new.category else None,
        group=group,
        audience=_audience(new.audience, group),
        key=request.key,
        **sent,
    )
    if new.publish:
        publish_announcement(by=request.viewer, announcement=one)
    return made(show_detail(_announcement(request, one.uid)))


def _audience(kind: str | None, group: Group | None) -> Any:
    if kind is None or (kind == AudienceKind.GROUP and group is None):
        return None
    return audience_row(kind, group if kind == AudienceKind.GROUP else None)


@router.get("/announcements/{uid}", response=AnnouncementDetail)
def announcement(request: Any, uid: UID) -> Any:
    return show_detail(_announcement(request, uid))


@router.patch("/announcements/{uid}", response=AnnouncementDetail)
def change(request: Any, uid: UID, change: AnnouncementChange) -> Any:
    """Say it otherwise; what was agreed before stays as agreed."""
    one = _announcement(request, uid)
    changes = change.dict(exclude_unset=True, exclude={"prices", "category"})
    changes = {name: value for name, value in changes.items() if value is not None}
    if change.prices is not None:
        changes["prices"] = money_in(change.prices)
    if change.category is not None:
        changes["category"] = get_object_or_404(Category, uid=change.category)
    change_announcement(by=request.viewer, announcement=one, **changes)
    return show_detail(_announcement(request, uid))


#: What an author (and, for the last two, a moderator) may do with an announcement.
ANNOUNCEMENT_STEPS: dict[str, Callable[..., Any]] = {
    "publication": lambda by, one, reason: publish_announcement(by=by, announcement=one),
    "pause": lambda by, one, reason: pause_announcement(by=by, announcement=one),
    "resumption": lambda by, one, reason: resume_announcement(by=by, announcement=one),
    "closure": lambda by, one, reason: close_announcement(by=by, announcement=one),
    "reopening": lambda by, one, reason: reopen_announcement(by=by, announcement=one),
    "renewal": lambda by, one, reason: renew_announcement(by=by, announcement=one),
    "cancellation": lambda by, one, reason: cancel_announcement(by=by, announcement=one),
    "return": lambda by, one, reason: send_back(by=by, announcement=one, reason=reason),
    "removal": lambda by, one, reason: remove_announcement(by=by, announcement=one, reason=reason),
}
AnnouncementStep = Literal[
    "publication", "pause", "resumption", "closure", "reopening", "renewal", "cancellation", "return", "removal"
]


@router.post("/announcements/{uid}/steps/{step}", response=AnnouncementOut)
def announcement_step(request: Any, uid: UID, step: AnnouncementStep, sent: ReasonIn) -> Any:
    """One step of its life; 409 when it does not start from where it stands."""
    one = _announcement(request, uid)
    shown = show_announcement(one)
    ANNOUNCEMENT_STEPS[step](request.viewer, one, sent.reason)
    after = Announcement.objects.with_parts().filter(pk=one.pk).first()
    return show_announcement(after) if after else shown


# ------------------------------------------------------------------ replies


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
        "steps": sorted(possible_steps(one, viewer)) if steps else [],
    }


def _reply(request: Any, uid: Any) -> Reply:
    found: Reply = get_object_or_404(Reply.objects.visible_to(request.viewer).with_parts(), uid=uid)
    return found


@router.get("/replies", response=Listed[ReplyOut])
def replies(request: Any, after: After = "", limit: Limit = 20) -> Any:
    """Every answer in which the caller is a party, newest first."""
    _me(request)
    rows = replies_between(request.viewer).select_related(None).prefetch_related(None).with_parts()
    return listed(rows, after, limit, lambda one: show_reply(one, request.viewer, steps=False), order=("-id",))


@router.get("/me/waiting-replies", response=list[ReplyOut])
def waiting(request: Any) -> Any:
    """Those whose next step is the caller's."""
    _me(request)
    numbers = [one.pk for one in waiting_replies(request.viewer)]
    rows = Reply.objects.filter(pk__in=numbers).with_parts().order_by("-id")
    return [show_reply(one, request.viewer) for one in rows]


@router.get("/announcements/{uid}/replies", response=list[ReplyOut])
def replies_of(request: Any, uid: UID) -> Any:
    """The answers one may see: all for the author, one's own for the others."""
    _me(request)
    numbers = [one.pk for one in replies_to(_announcement(request, uid), request.viewer)]
    rows = Reply.objects.filter(pk__in=numbers).with_parts().order_by("-id")
    return [show_reply(one, request.viewer, steps=False) for one in rows]


@router.post("/announcements/{uid}/replies", response=MADE(ReplyOut))
@idempotent
def new_reply(request: Any, uid: UID, new: ReplyIn) -> Any:
    """Answer an offer or a want."""
    sent = new.dict(exclude={"prices"})
    prices = money_in(new.prices) if new.prices is not None else None
    one = reply_to_announcement(
        by=request.viewer, announcement=_announcement(request, uid), prices=prices, key=request.key, **sent
    )
    return made(show_reply(_reply(request, one.uid), request.viewer))


@router.get("/replies/{uid}", response=ReplyOut)
def reply(request: Any, uid: UID) -> Any:
    """Where it stands, and which steps the caller may take from here."""
    return show_reply(_reply(request, uid), request.viewer)


@router.get("/replies/{uid}/conversation", response=list[TalkOut])
def talk(request: Any, uid: UID) -> Any:
    """Messages and versions of the terms, in the order they were written."""
    return [_show_talk(said) for said in conversation(_reply(request, uid), request.viewer)]


@router.post("/replies/{uid}/terms", response=MADE(ReplyOut))
@idempotent
def counter(request: Any, uid: UID, new: CounterIn) -> Any:
    """Propose other terms; the other side must agree."""
    sent = new.dict(exclude={"prices"})
    prices = money_in(new.prices) if new.prices is not None else None
    counter_reply(by=request.viewer, reply=_reply(request, uid), prices=prices, **sent)
    return made(show_reply(_reply(request, uid), request.viewer))


@router.post("/replies/{uid}/messages", response={204: None})
def message(request: Any, uid: UID, new: MessageIn) -> Any:
    """A few words to the other side, which change nothing of the terms."""
    write_message(by=request.viewer, reply=_reply(request, uid), body=new.body)
    return None


@router.post("/replies/{uid}/payment", response=MADE(ReplyOut))
@idempotent
def payment(request: Any, uid: UID) -> Any:
    """Pay what was agreed: all its currencies, or none."""
    pay_reply(by=request.viewer, reply=_reply(request, uid), key=request.key)
    return made(show_reply(_reply(request, uid), request.viewer))


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
    "mediation": lambda by, one, sent: settle_dispute(
        by=by, reply=one, outcome=sent.outcome or "continue", reason=sent.reason
    ),
}
ReplyStep = Literal[
    "publication", "acceptance", "rejection", "redraft", "withdrawal", "delivery", "contest", "invoice", "receipt",
    "cancellation", "refund", "refund-receipt", "dispute", "mediation",
]  # fmt: skip


@router.post("/replies/{uid}/steps/{step}", response=ReplyOut)
def reply_step(request: Any, uid: UID, step: ReplyStep, sent: ReplyStepIn) -> Any:
    """One step; 409 when it does not start from where things stand, 403 when it is the other side's."""
    one = _reply(request, uid)
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


# ------------------------------------------------------------------ evaluations, reputation, searches


class EvaluationIn(Strict):
    """Marks from −2 to +2 by criterion key, and words."""

    values: dict[Word, Annotated[int, Field(ge=-2, le=2)]]
    comment: Annotated[str, Field(max_length=4000)] = ""


class EvaluationOut(Schema):
    uid: UID
    evaluator: PartyOut
    evaluated: PartyOut
    given: bool
    revealed: bool
    comment: str
    answer: str


class AnswerIn(Strict):
    answer: Annotated[str, Field(max_length=4000)]


class ReputationOut(Schema):
    party: PartyOut
    mean: str
    words: str
    ratings: int
    kept: int
    begun: int


class SearchIn(Strict):
    name: Short
    wanted: MarketQuery
    alerts: bool = True


class SearchChange(Strict):
    alerts: bool


class SearchOut(Schema):
    uid: UID
    name: str
    wanted: dict[str, str]
    alerts: bool


def show_evaluation(one: ReplyEvaluation, viewer: Any) -> dict[str, Any]:
    """Double blind: another's words are read once both are shown."""
    readable = one.revealed_at is not None or viewer.may_act_for(one.evaluator_id)
    return {
        "uid": one.uid,
        "evaluator": show_party(one.evaluator),
        "evaluated": show_party(one.evaluated),
        "given": one.given_at is not None,
        "revealed": one.revealed_at is not None,
        "comment": one.comment if readable else "",
        "answer": one.answer if readable else "",
    }


@router.get("/replies/{uid}/evaluations", response=list[EvaluationOut])
def evaluations(request: Any, uid: UID) -> Any:
    """What both said of each other, as far as it may be read."""
    return [show_evaluation(one, request.viewer) for one in evaluations_of(_reply(request, uid))]


@router.post("/replies/{uid}/evaluation", response=MADE(EvaluationOut))
@idempotent
def evaluate(request: Any, uid: UID, new: EvaluationIn) -> Any:
    """Give marks and words to the other side; hidden until both gave theirs or time is up."""
    given = evaluate_reply(by=request.viewer, reply=_reply(request, uid), values=new.values, comment=new.comment)
    return made(show_evaluation(given, request.viewer))


@router.post("/evaluations/{uid}/answer", response=EvaluationOut)
def answer(request: Any, uid: UID, new: AnswerIn) -> Any:
    """The one spoken of answers, once."""
    mine = ReplyEvaluation.objects.filter(evaluated__in=request.viewer.own_party_ids, revealed_at__isnull=False)
    one = get_object_or_404(mine.select_related("evaluator", "evaluated", "reply"), uid=uid)
    return show_evaluation(answer_evaluation(by=request.viewer, evaluation=one, answer=new.answer), request.viewer)


def _known_party(request: Any, uid: Any) -> Party:
    """A member or group whose page the viewer may open."""
    found: Party = party_or_refuse(uid)
    if found.is_group:
        group = Group.objects.filter(pk=found.pk).first()
        seen = group is not None and may_know(group, request.viewer)
    else:
        seen = members_visible_to(request.viewer).filter(pk=found.pk).exists()
    return found if seen else get_object_or_404(Party.objects.none())


@router.get("/parties/{uid}/reputation", response=ReputationOut)
def reputation(request: Any, uid: UID) -> Any:
    """How others spoke of a party, and how many exchanges it kept."""
    if not request.viewer.is_inside:
        raise NotAllowed()
    party = _known_party(request, uid)
    found = reputation_of(party, with_amounts=False)
    return {
        "party": show_party(party),
        "mean": found.mean_text,
        "words": found.mean_words,
        "ratings": found.ratings,
        "kept": found.kept,
        "begun": found.begun,
    }


@router.get("/parties/{uid}/evaluations", response=Listed[EvaluationOut])
def words_of_others(request: Any, uid: UID, after: After = "", limit: Limit = 20) -> Any:
    """What others said of a party and may be read, newest first."""
    if not request.viewer.is_inside:
        raise NotAllowed()
    rows = words_received(_known_party(request, uid)).select_related("evaluator", "evaluated")
    return listed(rows, after, limit, lambda one: show_evaluation(one, request.viewer), order=("-revealed_at", "-id"))


def show_search(one: SavedSearch) -> dict[str, Any]:
    return {"uid": one.uid, "name": one.name, "wanted": one.wanted, "alerts": one.alerts}


def _searches(request: Any) -> Any:
    if request.viewer.member is None:
        raise NotAllowed()
    return SavedSearch.objects.filter(member=request.viewer.member)


@router.get("/searches", response=Listed[SearchOut])
def searches(request: Any, after: After = "", limit: Limit = 20) -> Any:
    """One's saved searches."""
    return listed(_searches(request), after, limit, show_search, order=("-id",))


@router.post("/searches", response=MADE(SearchOut))
@idempotent
def new_search(request: Any, new: SearchIn) -> Any:
    """Keep a search; with alerts, what matches from now on is told."""
    return made(show_search(save_search(by=request.viewer, name=new.name, wanted=new.wanted.dict(), alerts=new.alerts)))


@router.patch("/searches/{uid}", response=SearchOut)
def alter_search(request: Any, uid: UID, change: SearchChange) -> Any:
    """Switch its alerts."""
    one = get_object_or_404(_searches(request), uid=uid)
    return show_search(change_search(by=request.viewer, search=one, alerts=change.alerts))


@router.delete("/searches/{uid}", response={204: None})
def drop_search(request: Any, uid: UID) -> Any:
    forget_search(by=request.viewer, search=get_object_or_404(_searches(request), uid=uid))
    return None
