"""Offers and demands, and their steps."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Annotated, Any, Literal

from django.shortcuts import get_object_or_404
from ninja import Query
from pydantic import Field

from wezer.core.acts.audiences import audience as audience_row
from wezer.core.api.posts import writer_of
from wezer.core.halls import may_know
from wezer.core.models import AudienceKind, Group
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
from wezer.exchange.acts.endings import cancel_announcement, take_off
from wezer.exchange.api.common import Count, Place, PriceLineIn, PriceLineOut, PriceLines, Reason, Word, router
from wezer.exchange.models import (
    Announcement,
    Asked,
    Category,
    PriceMode,
    Sense,
)
from wezer.exchange.queries.market import Filters, market_page
from wezer.exchange.queries.reputation import announcement_rating
from wezer.kernel.money import Money
from wezer.ledger.api import caller
from wezer.ledger.rest import money_in, money_out
from wezer.ui.rest import (
    MADE,
    UID,
    After,
    Limit,
    Listed,
    MoneyIn,
    PartyOut,
    Schema,
    Strict,
    Text,
    When,
    idempotent,
    listed,
    made,
    moment,
    show_party,
)


class AnnouncementOut(Schema):
    uid: UID
    sense: str
    state: str
    title: str
    author: PartyOut
    group: PartyOut | None
    category: UID | None
    price_mode: str
    prices: list[PriceLineOut]
    unit: str
    available: int | None
    place: str
    remote: bool
    published_at: str | None
    expires_at: str | None
    version: int


class AnnouncementDetail(AnnouncementOut):
    written_by: PartyOut | None
    """Who wrote it, where it stands in a group's name; told to those inside."""
    description: str
    tags: list[str]
    audience: str
    quantity: int
    available_from: str | None
    available_to: str | None
    rating: str | None
    ratings: int


class AnnouncementIn(Strict):
    """Prices are for one unit, each with what an answer may propose instead. Not published: a draft that only its author sees."""

    sense: Sense
    title: Text
    description: Text = ""
    category: UID | None = None
    tags: Annotated[list[Word], Field(max_length=20)] = []
    price_mode: PriceMode = PriceMode.ALL
    prices: PriceLines = []
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
    prices: PriceLines | None = None
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
    near: Annotated[
        str, Field(max_length=100, description="latitude,longitude, or a place that somebody here has given a point")
    ] = ""
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
        "prices": [_show_line(line) for line in one.lines],
        "unit": one.unit,
        "available": one.available,
        "place": one.place,
        "remote": one.remote,
        "published_at": moment(one.published_at),
        "expires_at": moment(one.expires_at),
        "version": one.version,
    }


def _show_line(line: Asked) -> dict[str, Any]:
    code = line.money.currency
    bounds = {
        name: None if units is None else money_out(Money(units, code))["amount"]
        for name, units in (("least", line.least), ("most", line.most))
    }
    return {**money_out(line.money), **bounds, "share": line.share}


def _lines(sent: Sequence[PriceLineIn]) -> list[Asked]:
    return [
        Asked(money, _bound(line.least, line), _bound(line.most, line), line.share)
        for money, line in zip(money_in(sent), sent, strict=True)
    ]


def _bound(amount: str | None, line: PriceLineIn) -> int | None:
    if amount is None:
        return None
    (money,) = money_in([MoneyIn(amount=amount, currency=line.currency)])
    return money.units


def show_detail(one: Any, viewer: Any) -> dict[str, Any]:
    rating, ratings = announcement_rating(one)
    return {
        **show_announcement(one),
        "written_by": writer_of(one, viewer),
        "description": one.description,
        "tags": [tag.name for tag in one.tags.all()],
        "audience": one.audience.kind,
        "quantity": one.quantity,
        "available_from": one.available_from.isoformat() if one.available_from else None,
        "available_to": one.available_to.isoformat() if one.available_to else None,
        "rating": f"{float(rating):.2f}" if rating is not None else None,
        "ratings": ratings,
    }


def found_announcement(request: Any, uid: Any) -> Announcement:
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
    page = market_page(Filters.read(asked, request.viewer), request.viewer, after=after, size=limit)
    return {"items": [show_announcement(one) for one in page.items], "next": page.next or None}


@router.get("/me/announcements", response=Listed[AnnouncementOut])
def my_announcements(request: Any, after: After = "", limit: Limit = 20) -> Any:
    """The caller's own, in every state."""
    rows = Announcement.objects.filter(author=caller(request), withdrawn_at=None).with_parts()
    return listed(rows, after, limit, show_announcement, order=("-id",))


@router.post("/announcements", response=MADE(AnnouncementDetail))
@idempotent
def new_announcement(request: Any, new: AnnouncementIn) -> Any:
    """Offer or ask for something, for oneself or the group one acts for."""
    sent = new.dict(exclude={"publish", "prices", "category", "group", "audience"})
    group = _place(request, new.group)
    one = announce(
        by=request.viewer,
        prices=_lines(new.prices),
        category=get_object_or_404(Category, uid=new.category) if new.category else None,
        group=group,
        audience=_audience(new.audience, group),
        key=request.key,
        **sent,
    )
    if new.publish:
        publish_announcement(by=request.viewer, announcement=one)
    return made(show_detail(found_announcement(request, one.uid), request.viewer))


def _audience(kind: str | None, group: Group | None) -> Any:
    if kind is None or (kind == AudienceKind.GROUP and group is None):
        return None
    return audience_row(kind, group if kind == AudienceKind.GROUP else None)


@router.get("/announcements/{uid}", response=AnnouncementDetail)
def announcement(request: Any, uid: UID) -> Any:
    return show_detail(found_announcement(request, uid), request.viewer)


@router.patch("/announcements/{uid}", response=AnnouncementDetail)
def change(request: Any, uid: UID, change: AnnouncementChange) -> Any:
    """Say it otherwise; what was agreed before stays as agreed."""
    one = found_announcement(request, uid)
    changes = change.dict(exclude_unset=True, exclude={"prices", "category"})
    changes = {name: value for name, value in changes.items() if value is not None}
    if change.prices is not None:
        changes["prices"] = _lines(change.prices)
    if change.category is not None:
        changes["category"] = get_object_or_404(Category, uid=change.category)
    change_announcement(by=request.viewer, announcement=one, **changes)
    return show_detail(found_announcement(request, uid), request.viewer)


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
    "removal": lambda by, one, reason: take_off(by=by, announcement=one, reason=reason),
}
AnnouncementStep = Literal[
    "publication", "pause", "resumption", "closure", "reopening", "renewal", "cancellation", "return", "removal"
]


@router.post("/announcements/{uid}/steps/{step}", response=AnnouncementOut)
def announcement_step(request: Any, uid: UID, step: AnnouncementStep, sent: ReasonIn) -> Any:
    """One step of its life; 409 when it does not start from where it stands."""
    one = _stepping(request, uid)
    shown = show_announcement(one)
    ANNOUNCEMENT_STEPS[step](request.viewer, one, sent.reason)
    after = Announcement.objects.with_parts().filter(pk=one.pk).first()
    return show_announcement(after) if after else shown


def _stepping(request: Any, uid: Any) -> Announcement:
    """What one may see; those who moderate also reach what waits for them."""
    if not request.viewer.has_right_somewhere("exchange.moderate"):
        return found_announcement(request, uid)
    found: Announcement = get_object_or_404(Announcement.objects.with_parts(), uid=uid)
    return found
