"""Things that are lent, and loans."""

from datetime import date
from typing import Annotated, Any, Literal

from django.http import Http404
from django.shortcuts import get_object_or_404
from ninja import File as FileParam
from ninja import Query
from ninja.files import UploadedFile
from pydantic import Field

from wezer.core.agenda.times import FIRST_DAY, LAST_DAY
from wezer.core.api.common import Words, caller, router
from wezer.core.api.pictures import FileOut, show_file
from wezer.core.api.posts import ItemOut, show_item
from wezer.core.api.rooms import found_room
from wezer.core.lending import queries
from wezer.core.lending.acts import disputes, loans
from wezer.core.lending.acts.stepping import today
from wezer.core.lending.acts.things import (
    add_thing_photos,
    change_thing,
    end_thing,
    offer_thing,
    pause_thing,
    remove_thing_photo,
)
from wezer.core.lending.refusals import VersionMissing
from wezer.core.lending.rules import LONGEST_DAYS, LONGEST_HOURS, LONGEST_WORDS
from wezer.core.lending.terms import read_sent, told_of
from wezer.core.mediation import api as mediation
from wezer.core.models import Loan, Thing
from wezer.ui.rest import (
    MADE,
    UID,
    After,
    Limit,
    Listed,
    PartyOut,
    Schema,
    Short,
    Strict,
    Text,
    Version,
    idempotent,
    listed,
    made,
    moment,
    show_party,
)

Terms = Annotated[dict[str, Any], Field(description="By kind of terms; of the market: price, per, deposit, worth.")]
Condition = Literal["new", "good", "worn", "damaged"]
Day = Annotated[date, Field(ge=FIRST_DAY, le=LAST_DAY)]
Said = Annotated[str, Field(max_length=LONGEST_WORDS)]


class ThingIn(Strict):
    title: Annotated[str, Field(max_length=200)]
    body: Text = ""
    instructions: Text = ""
    condition: Condition = "good"
    most_days: Annotated[int, Field(ge=1, le=LONGEST_DAYS)] = 14
    hours: Annotated[str, Field(max_length=LONGEST_HOURS)] = ""
    place: Annotated[str, Field(max_length=200)] = ""
    latitude: Annotated[float, Field(ge=-90, le=90)] | None = None
    longitude: Annotated[float, Field(ge=-180, le=180)] | None = None
    terms: Terms = {}
    audience: Annotated[str, Field(max_length=20)] = ""


class ThingChange(ThingIn):
    version: Version | None = None


class ThingOut(ItemOut):
    standing: str
    body: str
    instructions: str
    condition: str
    most_days: int
    hours: str
    place: str
    latitude: float | None
    longitude: float | None
    terms: dict[str, Any]


class StretchOut(Schema):
    first: date
    last: date


class FreeOut(Schema):
    """Days on which it is with somebody, and how many requests wait."""

    taken: list[StretchOut]
    asked: int


class LoanIn(Strict):
    starts_on: Day
    ends_on: Day
    words: Said = ""


class LoanStepIn(Strict):
    """`condition` when it is handed over or brought back; `offer` (by kind of terms; of the market: kept) and `is_lost` when
    a dispute is to be settled; `version` of the loan as it was read, without which no proposal is accepted; `member` with
    `mediator`: whom one names, with `mediator-agreement`: whom one read of (refused when another is named)."""

    words: Said = ""
    condition: Condition | Literal[""] = ""
    offer: dict[str, Any] = {}
    is_lost: bool = False
    version: Version | None = None
    member: UID | None = None


class LoanStepOut(Schema):
    name: str
    party: PartyOut | None
    words: str
    condition: str
    offer: dict[str, Any]
    is_lost: bool
    at: str


class LoanOut(Schema):
    uid: UID
    thing: UID
    title: str
    state: str
    owner: PartyOut
    borrower: PartyOut
    starts_on: date
    ends_on: date
    terms: dict[str, Any]
    offer: dict[str, Any]
    offered_by: PartyOut | None
    mediator: PartyOut | None
    """Whom the two sides named to mediate in this case alone; they do once they have accepted."""
    mediates: bool
    version: int


class WholeLoanOut(LoanOut):
    """`steps`: what happened so far; `possible`: what the caller may do now."""

    steps: list[LoanStepOut]
    possible: list[str]


def show_thing(thing: Thing) -> dict[str, Any]:
    names = ("body", "instructions", "condition", "most_days", "hours", "place", "latitude", "longitude")
    said = {name: getattr(thing, name) for name in names}
    return {**show_item(thing), **said, "standing": thing.state, "terms": told_of(thing.terms)}


def show_loan(loan: Loan) -> dict[str, Any]:
    return {
        "uid": loan.uid, "thing": loan.thing.uid, "title": loan.title, "state": loan.state, "owner": show_party(loan.owner),
        "borrower": show_party(loan.borrower), "starts_on": loan.starts_on, "ends_on": loan.ends_on,
        "terms": told_of(loan.terms), "offer": told_of(loan.offer), "offered_by": show_party(loan.offered_by),
        **mediation.show_mediator(loan), "version": loan.version,
    }  # fmt: skip


def _show_step(told: queries.Told) -> dict[str, Any]:
    step = told.step
    return {
        "name": step.name, "party": show_party(step.party), "words": step.words, "condition": step.condition,
        "offer": told_of(step.offer.get("terms", {})), "is_lost": told.is_lost, "at": moment(step.at),
    }  # fmt: skip


def _whole(request: Any, uid: Any) -> dict[str, Any]:
    loan = _loan(request, uid)
    steps = [_show_step(each) for each in queries.conversation(loan)]
    return {**show_loan(loan), "steps": steps, "possible": sorted(queries.possible_steps(loan, request.viewer))}


def _thing(request: Any, uid: Any) -> Thing:
    rows = Thing.objects.visible_to(request.viewer).select_related("author", "group", "room", "audience")
    return get_object_or_404(rows, uid=uid)


def _loan(request: Any, uid: Any) -> Loan:
    caller(request)
    rows = Loan.objects.visible_to(request.viewer).with_parts().select_related("offered_by")
    found: Loan = get_object_or_404(rows, uid=uid)
    return found


@router.get("/things", response=Listed[ThingOut])
def things(request: Any, q: Words = "", free: bool = False, after: After = "", limit: Limit = 20) -> Any:
    """Everything that is lent and that one may see; `free`: what nobody has today."""
    rows = queries.shelf(request.viewer, words=q, only="free" if free else "").select_related("audience").defer(None)
    return listed(rows, after, limit, show_thing, order=queries.NEWEST)


@router.get("/rooms/{uid}/things", response=Listed[ThingOut])
def room_things(request: Any, uid: UID, after: After = "", limit: Limit = 20) -> Any:
    rows = queries.shelf(request.viewer, room=found_room(request, uid)).select_related("audience").defer(None)
    return listed(rows, after, limit, show_thing, order=queries.NEWEST)


@router.post("/rooms/{uid}/things", response=MADE(ThingOut))
@idempotent
def new_thing(request: Any, uid: UID, new: ThingIn) -> Any:
    """Put a thing on a shelf."""
    room = found_room(request, uid)
    if room.kind != "things":
        raise Http404
    sheet = {**new.dict(), "terms": read_sent(new.terms)}
    thing = offer_thing(by=request.viewer, room=room, key=request.key, **sheet)
    return made(show_thing(_thing(request, thing.uid)))


@router.get("/things/{uid}", response=ThingOut)
def thing(request: Any, uid: UID) -> Any:
    return show_thing(_thing(request, uid))


@router.put("/things/{uid}", response=ThingOut)
def put_thing(request: Any, uid: UID, change: ThingChange) -> Any:
    """Say it all otherwise: what is left out is empty."""
    sheet = {**change.dict(), "terms": read_sent(change.terms)}
    return show_thing(_thing(request, change_thing(by=request.viewer, thing=_thing(request, uid), **sheet).uid))


@router.put("/things/{uid}/standing/{to}", response=ThingOut)
def put_standing(request: Any, uid: UID, to: Literal["offered", "paused", "gone"]) -> Any:
    """Not lent for a while, again, or no longer."""
    found = _thing(request, uid)
    if to == "gone":
        end_thing(by=request.viewer, thing=found)
    else:
        pause_thing(by=request.viewer, thing=found, paused=to == "paused")
    return show_thing(_thing(request, uid))


@router.get("/things/{uid}/days", response=FreeOut)
def thing_days(request: Any, uid: UID) -> Any:
    """When it is with somebody, from today on."""
    free = queries.availability(_thing(request, uid), today().replace(day=1))
    return {"taken": [{"first": first, "last": last} for first, last in free.taken], "asked": free.asked}


@router.get("/things/{uid}/photos", response=list[FileOut])
def thing_photos(request: Any, uid: UID) -> Any:
    """Its pictures, in their order; each is read at `/core/files/{uid}/{size}`."""
    return [show_file(file) for file in _thing(request, uid).files.order_by("position", "id")]


@router.post("/things/{uid}/photos", response=MADE(FileOut))
@idempotent
def new_thing_photo(request: Any, uid: UID, photo: FileParam[UploadedFile], description: Short = "") -> Any:
    """One more picture (multipart: JPEG, PNG, WebP or AVIF, at most 5 MB; eight in all)."""
    found = _thing(request, uid)
    return made(
        show_file(add_thing_photos(by=request.viewer, thing=found, uploads=[photo], description=description)[0])
    )


@router.delete("/things/{uid}/photos/{file}", response={204: None})
def drop_thing_photo(request: Any, uid: UID, file: UID) -> Any:
    found = _thing(request, uid)
    remove_thing_photo(by=request.viewer, thing=found, file=get_object_or_404(found.files, uid=file))
    return None


@router.post("/things/{uid}/loans", response=MADE(WholeLoanOut))
@idempotent
def new_loan(request: Any, uid: UID, new: LoanIn) -> Any:
    """Ask to borrow it; days that are taken may be asked for in case they become free."""
    loan = loans.ask_for_loan(by=request.viewer, thing=_thing(request, uid), key=request.key, **new.dict())
    return made(_whole(request, loan.uid))


@router.get("/me/loans", response=Listed[LoanOut])
def my_loans(
    request: Any, side: Annotated[Literal["", "lent", "borrowed"], Query()] = "", open: bool = False, after: After = "",
    limit: Limit = 20,
) -> Any:  # fmt: skip
    """What one borrows and lends, also for groups one acts for."""
    caller(request)
    rows = queries.loans_of(request.viewer, lent={"lent": True, "borrowed": False}.get(side), only_open=open)
    return listed(rows.select_related("offered_by", "mediator"), after, limit, show_loan, order=queries.NEWEST)


@router.get("/loans/{uid}", response=WholeLoanOut)
def loan(request: Any, uid: UID) -> Any:
    return _whole(request, uid)


@router.post("/loans/{uid}/photos", response=list[FileOut])
def new_loan_photo(request: Any, uid: UID, photo: FileParam[UploadedFile], back: bool = False) -> Any:
    """A picture of how it went, or (`back`) of how it came back; all of the loan's pictures are answered."""
    found = _loan(request, uid)
    loans.add_loan_photos(by=request.viewer, loan=found, photos=[photo], back=back)
    return [show_file(file) for file in found.files.order_by("position", "id")]


_STEPS: dict[str, tuple[Any, tuple[str, ...]]] = {
    "agree": (loans.agree_loan, ()), "refuse": (loans.refuse_loan, ()), "cancel": (loans.cancel_loan, ()),
    "hand_over": (loans.hand_over, ("condition",)), "bring_back": (loans.bring_back, ("condition",)),
    "close": (loans.close_loan, ()), "lose": (loans.lose_loan, ()), "dispute": (disputes.dispute_loan, ()),
    "propose": (disputes.propose_settlement, ("offer", "is_lost")), "accept": (disputes.accept_settlement, ("version",)),
    "decide": (disputes.decide_settlement, ("offer", "is_lost")),
}  # fmt: skip
Step = Literal[
    "agree", "refuse", "cancel", "hand_over", "bring_back", "close", "lose", "dispute", "propose", "accept", "decide",
    mediation.MediationStep,
]  # fmt: skip


@router.post("/loans/{uid}/steps/{name}", response=LoanOut)
def loan_step(request: Any, uid: UID, name: Step, sent: LoanStepIn) -> Any:
    """Take a step. Each belongs to one side, and is refused when it is not time for it."""
    found = _loan(request, uid)
    if name in mediation.STEPS:
        mediation.STEPS[name](request.viewer, found, sent.member)
    else:
        _take(request.viewer, found, name, sent)
    return show_loan(Loan.objects.with_parts().select_related("offered_by").get(pk=found.pk))


def _take(by: Any, loan: Loan, name: str, sent: LoanStepIn) -> None:
    act, taken = _STEPS[name]
    if "version" in taken and sent.version is None:
        raise VersionMissing()
    said = {**sent.dict(), "offer": read_sent(sent.offer, offer=True)}
    act(by=by, loan=loan, words=sent.words, **{each: said[each] for each in taken})
