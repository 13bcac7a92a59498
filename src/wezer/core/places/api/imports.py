"""Imports of places for machines."""

from typing import Annotated, Any

from django.http import Http404
from django.shortcuts import get_object_or_404
from ninja import File as FileParam
from ninja import Form
from ninja.files import UploadedFile

from wezer.core.api.common import caller, router
from wezer.core.api.rooms import found_room
from wezer.core.models import PlaceImport
from wezer.core.places.acts.imports import drop_import, read_places, take_places_back, write_places
from wezer.core.places.reading import find_import
from wezer.ui.rest import MADE, UID, Schema, idempotent, made

Said = Annotated[str, Form(max_length=300)]


class ImportProblemOut(Schema):
    """`number` of the feature, or of the line below the heads."""

    number: int
    name: str
    code: str
    message: str


class ImportRowOut(Schema):
    """`does`: new, change or same."""

    id: str
    does: str
    title: str
    category: str
    latitude: float
    longitude: float


class PlaceImportOut(Schema):
    """`rows` until they are written; then how many were made, changed and known already. `left`: not undone, since others
    have touched them."""

    uid: UID
    state: str
    source: str
    licence: str
    rows: list[ImportRowOut]
    problems: list[ImportProblemOut]
    made: int
    changed: int
    known: int
    left: int


def _show(order: PlaceImport) -> dict[str, Any]:
    names = ("uid", "state", "source", "licence", "rows", "problems", "made", "changed", "known", "left")
    return {name: getattr(order, name) for name in names}


def _order(request: Any, uid: Any) -> PlaceImport:
    caller(request)
    return get_object_or_404(find_import(request.viewer, uid))


@router.post("/rooms/{uid}/place-imports", response=MADE(PlaceImportOut))
@idempotent
def new_place_import(
    request: Any, uid: UID, file: FileParam[UploadedFile], source: Said, licence: Said = "", audience: Said = ""
) -> Any:
    """Read a file (GeoJSON or CSV, 2 MB and 1,000 places at most): what it would bring, and what is wrong in it. Nothing
    stands on the map yet."""
    caller(request)
    room = found_room(request, uid)
    if room.kind != "map":
        raise Http404
    said = {"source": source, "licence": licence, "audience": audience}
    return made(_show(read_places(by=request.viewer, room=room, file=file, **said)))


@router.get("/place-imports/{uid}", response=PlaceImportOut)
def place_import(request: Any, uid: UID) -> Any:
    return _show(_order(request, uid))


@router.post("/place-imports/{uid}/writing", response=PlaceImportOut)
def new_writing(request: Any, uid: UID) -> Any:
    """Put them on the map, or go on where it stopped."""
    order = _order(request, uid)
    while not write_places(by=request.viewer, order=order):
        pass
    return _show(_order(request, uid))


@router.post("/place-imports/{uid}/undoing", response=PlaceImportOut)
def new_undoing(request: Any, uid: UID) -> Any:
    """Take back what came and what was changed, unless others have touched it since."""
    order = _order(request, uid)
    while not take_places_back(by=request.viewer, order=order):
        pass
    return _show(_order(request, uid))


@router.delete("/place-imports/{uid}", response={204: None})
def drop_place_import(request: Any, uid: UID) -> None:
    """Throw away what was only read."""
    drop_import(by=request.viewer, order=_order(request, uid))
