"""Documents and their versions."""

from datetime import date
from typing import Annotated, Any, Literal

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from ninja import File as FileParam
from ninja import Form
from ninja.files import UploadedFile
from pydantic import Field

from wezer.core.api.common import Words, router
from wezer.core.api.posts import ItemOut, show_item
from wezer.core.api.rooms import found_room
from wezer.core.library import queries
from wezer.core.library.acts.approval import decide_document, give_document_back, propose_document, take_document
from wezer.core.library.acts.documents import add_document, add_version, describe_document, restore_version
from wezer.core.library.serving import sent
from wezer.core.models import Document, DocumentVersion
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
    Version,
    idempotent,
    listed,
    made,
    moment,
    show_party,
)

Licence = Literal["cc-by-sa-4.0", "cc-by-4.0", "cc0-1.0", "reserved"]
Retention = Literal["none", "five", "ten", "always"]
Number = Annotated[int, Field(ge=1, le=2**31 - 1)]
FILE = {
    "responses": {
        200: {
            "description": "The file",  # untranslated: the API describes itself in English
            "content": {"application/octet-stream": {"schema": {"type": "string", "format": "binary"}}},
        }
    }
}


class CoverIn(Strict):
    title: Annotated[str, Field(max_length=200)] = ""
    body: Annotated[str, Field(max_length=2000)] = ""
    tags: Annotated[list[Annotated[str, Field(max_length=40)]], Field(max_length=10)] = []
    licence: Licence = "cc-by-sa-4.0"
    retention: Retention = "none"
    dated: date | None = None
    audience: Annotated[str, Field(max_length=20)] = ""


class CoverChange(CoverIn):
    version: Version | None = None


class DocumentIn(Schema):
    """As the fields of a form, beside the file; tags with commas between them."""

    title: Annotated[str, Field(max_length=200)] = ""
    body: Annotated[str, Field(max_length=2000)] = ""
    tags: Annotated[str, Field(max_length=450)] = ""
    licence: Licence = "cc-by-sa-4.0"
    retention: Retention = "none"
    dated: date | None = None
    note: Annotated[str, Field(max_length=500)] = ""
    audience: Annotated[str, Field(max_length=20)] = ""


class DocumentVersionOut(Schema):
    """`reading`: waiting, read (its words are found by search), unreadable. `here`: whether its bytes are still kept."""

    number: int
    name: str
    size: int
    type: str
    sha256: str
    by: PartyOut | None
    at: str
    note: str
    restores: int | None
    reading: str
    here: bool


class DocumentOut(ItemOut):
    body: str
    tags: list[str]
    licence: str
    retention: str
    kept_until: date | None
    number: int
    taken_by: PartyOut | None
    taken_until: str | None


class TakingIn(Strict):
    hours: Annotated[int, Field(ge=1, le=336)] = 24


def show_document(document: Document) -> dict[str, Any]:
    works = queries.who_works_on(document)
    return {
        **show_item(document), "body": document.body, "tags": document.card.get("tags", []), "licence": document.licence,
        "retention": document.retention, "kept_until": document.kept_until, "number": document.number,
        "taken_by": show_party(works), "taken_until": moment(document.taken_until) if works else None,
    }  # fmt: skip


def _show_version(version: DocumentVersion) -> dict[str, Any]:
    names = ("number", "name", "size", "type", "sha256", "note", "restores", "reading")
    said = {name: getattr(version, name) for name in names}
    return {**said, "by": show_party(version.party), "at": moment(version.at), "here": version.file_id is not None}


def _document(request: Any, uid: Any) -> Document:
    rows = Document.objects.visible_to(request.viewer).select_related("author", "group", "room", "audience", "taken_by")
    return get_object_or_404(rows, uid=uid)


@router.get("/documents", response=Listed[DocumentOut])
def documents(request: Any, q: Words = "", tag: Words = "", after: After = "", limit: Limit = 20) -> Any:
    """Every document that one may see; words inside are found by `/core/search`."""
    rows = queries.documents(request.viewer, words=q, tag=tag).select_related("audience")
    return listed(rows, after, limit, show_document, order=queries.NEWEST)


@router.get("/rooms/{uid}/documents", response=Listed[DocumentOut])
def room_documents(request: Any, uid: UID, tag: Words = "", after: After = "", limit: Limit = 20) -> Any:
    rows = queries.documents(request.viewer, room=found_room(request, uid), tag=tag).select_related("audience")
    return listed(rows, after, limit, show_document, order=queries.NEWEST)


@router.post("/rooms/{uid}/documents", response=MADE(DocumentOut))
@idempotent
def new_document(request: Any, uid: UID, new: Form[DocumentIn], file: FileParam[UploadedFile]) -> Any:
    """Put a file into a library (multipart)."""
    room = found_room(request, uid)
    if room.kind != "library":
        raise Http404
    document = add_document(by=request.viewer, room=room, file=file, key=request.key, **new.dict())
    return made(show_document(_document(request, document.uid)))


@router.get("/documents/{uid}", response=DocumentOut)
def document(request: Any, uid: UID) -> Any:
    return show_document(_document(request, uid))


@router.put("/documents/{uid}", response=DocumentOut)
def put_document(request: Any, uid: UID, change: CoverChange) -> Any:
    """Say otherwise what it is: what is left out is empty, but for the title."""
    said = {name: each for name, each in change.dict().items() if name != "title" or each}
    return show_document(
        _document(request, describe_document(by=request.viewer, document=_document(request, uid), **said).uid)
    )


@router.get("/documents/{uid}/versions", response=Listed[DocumentVersionOut])
def versions(request: Any, uid: UID, after: After = "", limit: Limit = 20) -> Any:
    return listed(queries.versions_of(_document(request, uid)), after, limit, _show_version, order=("-number",))


@router.post("/documents/{uid}/versions", response=MADE(DocumentVersionOut))
@idempotent
def new_version(request: Any, uid: UID, file: FileParam[UploadedFile], note: Short = "") -> Any:
    """Bring a new version (multipart); it waits for approval anew."""
    return made(_show_version(add_version(by=request.viewer, document=_document(request, uid), file=file, note=note)))


@router.get("/documents/{uid}/versions/{number}/file", openapi_extra=FILE)
def version_file(request: Any, uid: UID, number: Number) -> HttpResponse:
    """The bytes of a version."""
    return sent(request, _document(request, uid), number)


@router.post("/documents/{uid}/versions/{number}/restoration", response=DocumentVersionOut)
def version_restoration(request: Any, uid: UID, number: Number) -> Any:
    """An old version stands again, as a new one."""
    return _show_version(restore_version(by=request.viewer, document=_document(request, uid), number=number))


@router.put("/documents/{uid}/approval/{to}", response=DocumentOut)
def put_approval(
    request: Any, uid: UID, to: Literal["proposed", "approved", "draft"], number: Number | None = None
) -> Any:
    """Propose it; or, with the right to, approve it or give it back. `number`: the version one looked at."""
    found = _document(request, uid)
    if to == "proposed":
        propose_document(by=request.viewer, document=found)
    else:
        decide_document(by=request.viewer, document=found, approved=to == "approved", number=number)
    return show_document(_document(request, uid))


@router.put("/documents/{uid}/taking", response=DocumentOut)
def put_taking(request: Any, uid: UID, wanted: TakingIn) -> Any:
    """Say that one works on it: a hint, over by itself."""
    take_document(by=request.viewer, document=_document(request, uid), hours=wanted.hours)
    return show_document(_document(request, uid))


@router.delete("/documents/{uid}/taking", response=DocumentOut)
def no_taking(request: Any, uid: UID) -> Any:
    give_document_back(by=request.viewer, document=_document(request, uid))
    return show_document(_document(request, uid))
