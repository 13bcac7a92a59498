"""Places of the map for machines."""

from dataclasses import asdict
from typing import Annotated, Any, Literal

from django.http import Http404
from django.shortcuts import get_object_or_404
from ninja import Query
from pydantic import Field

from wezer.core.api.common import OpenNow, Words, caller, router
from wezer.core.api.posts import ItemOut, show_item
from wezer.core.api.rooms import found_room
from wezer.core.models import Place
from wezer.core.places import reading
from wezer.core.places.acts.judging import judge_place, settle_place
from wezer.core.places.acts.places import correct_place, return_place, sheet_of, suggest_place, text_of
from wezer.core.places.rules import read_text
from wezer.core.revisions import versions_of
from wezer.ui.rest import (
    MADE,
    UID,
    After,
    Limit,
    Line,
    Listed,
    Schema,
    Strict,
    Text,
    Version,
    idempotent,
    listed,
    made,
    moment,
)

Category = Annotated[str, Query(max_length=10)]
Name = Annotated[str, Field(max_length=200)]


class PlaceSheet(Strict):
    """`source` and `licence`: where it comes from, and under which it may be used."""

    title: Name
    category: Annotated[str, Field(max_length=10)] = "other"
    body: Text = ""
    address: Name = ""
    latitude: Annotated[float, Field(ge=-90, le=90)] | None = None
    longitude: Annotated[float, Field(ge=-180, le=180)] | None = None
    hours: Line = ""
    link: Line = ""
    source: Line = ""
    licence: Line = ""
    tags: Line = ""


class PlaceIn(PlaceSheet):
    audience: Annotated[str, Field(max_length=20)] = ""


class PlaceChange(PlaceSheet):
    version: Version | None = None


class PlaceOut(ItemOut):
    """`there`, `gone`: how many said so since its state last changed; it takes `needed`."""

    standing: str
    category: str
    body: str
    address: str
    latitude: float
    longitude: float
    hours: str
    link: str
    source: str
    licence: str
    tags: str


class WholePlaceOut(PlaceOut):
    there: int
    gone: int
    needed: int


class JudgementIn(Strict):
    there: bool


class PlaceStepIn(Strict):
    step: Literal["confirm", "outdate", "remove", "return"]


class PlaceReturnIn(Strict):
    number: Annotated[int, Field(ge=1, le=999_999_999)]


class PlaceVersionOut(Schema):
    """`number` is what `return` takes; 0: what it says now."""

    number: int
    title: str
    until: str | None
    by: str
    said: dict[str, Any]


def show_place(place: Place) -> dict[str, Any]:
    return {**show_item(place), **asdict(sheet_of(place)), "standing": place.state}


def _whole(request: Any, uid: Any) -> dict[str, Any]:
    place = _place(request, uid)
    voices = reading.voices_on(place, request.viewer)
    return {**show_place(place), "there": voices.there, "gone": voices.gone, "needed": voices.needed}


def _place(request: Any, uid: Any) -> Place:
    rows = Place.objects.visible_to(request.viewer).select_related("author", "group", "room", "audience")
    return get_object_or_404(rows, uid=uid)


@router.get("/places", response=Listed[PlaceOut])
def places(
    request: Any, q: Words = "", category: Category = "", open: OpenNow = "", after: After = "", limit: Limit = 20
) -> Any:
    """Places of the map that one may see."""
    rows = (
        reading.places_of(request.viewer, category=category, words=q, is_open=open == "now")
        .select_related("audience")
        .defer(None)
    )
    return listed(rows, after, limit, show_place, order=reading.NEWEST)


@router.get("/rooms/{uid}/places", response=Listed[PlaceOut])
def room_places(request: Any, uid: UID, after: After = "", limit: Limit = 20) -> Any:
    rows = reading.places_of(request.viewer, room=found_room(request, uid)).select_related("audience").defer(None)
    return listed(rows, after, limit, show_place, order=reading.NEWEST)


@router.post("/rooms/{uid}/places", response=MADE(WholePlaceOut))
@idempotent
def new_place(request: Any, uid: UID, new: PlaceIn) -> Any:
    """Suggest a place for the map."""
    caller(request)
    room = found_room(request, uid)
    if room.kind != "map":
        raise Http404
    return made(_whole(request, suggest_place(by=request.viewer, room=room, key=request.key, **new.dict()).uid))


@router.get("/places/{uid}", response=WholePlaceOut)
def place(request: Any, uid: UID) -> Any:
    return _whole(request, uid)


@router.put("/places/{uid}", response=WholePlaceOut)
def put_place(request: Any, uid: UID, change: PlaceChange) -> Any:
    """Correct it: what is left out is empty. What it said before is kept."""
    correct_place(by=request.viewer, place=_place(request, uid), **change.dict())
    return _whole(request, uid)


@router.put("/places/{uid}/judgement", response=WholePlaceOut)
def put_judgement(request: Any, uid: UID, said: JudgementIn) -> Any:
    """Say that it is there as described, or that it no longer is."""
    judge_place(by=request.viewer, place=_place(request, uid), is_there=said.there)
    return _whole(request, uid)


@router.post("/places/{uid}/steps", response=WholePlaceOut)
def new_place_step(request: Any, uid: UID, sent: PlaceStepIn) -> Any:
    """Confirm it alone, call it outdated, take it away or put it back: for those who tend the group."""
    settle_place(by=request.viewer, place=_place(request, uid), step=sent.step)
    return _whole(request, uid)


@router.get("/places/{uid}/versions", response=list[PlaceVersionOut])
def place_versions(request: Any, uid: UID) -> Any:
    """What it says and said, the newest first."""
    found = _place(request, uid)
    rows = versions_of(found, reader=request.viewer)
    rows[0].body = text_of(found)
    return [
        {
            "number": row.number, "title": row.title, "until": moment(row.until), "by": row.by.name if row.by else "",
            "said": read_text(row.body),
        }
        for row in rows
    ]  # fmt: skip


@router.post("/places/{uid}/return", response=WholePlaceOut)
def place_return(request: Any, uid: UID, sent: PlaceReturnIn) -> Any:
    """Let it say again what an earlier version said."""
    return_place(by=request.viewer, place=_place(request, uid), number=sent.number)
    return _whole(request, uid)
