"""The sites of groups for machines."""

from typing import Annotated, Any

from django.http import Http404
from django.shortcuts import get_object_or_404
from ninja import File as FileParam
from ninja.files import UploadedFile
from pydantic import Field

from wezer.core.api.common import router
from wezer.core.api.posts import ItemOut, show_item
from wezer.core.api.rooms import found_room
from wezer.core.models import File, Room, SitePage
from wezer.core.pages.acts import (
    bring_page_back,
    change_page,
    drop_page_picture,
    make_page,
    move_page,
    remove_page,
    return_page,
    show_page,
    take_page_down,
)
from wezer.core.pages.reading import find_page, flat, pages_of, tree
from wezer.core.revisions import versions_of
from wezer.kernel.permissions import require
from wezer.ui.rest import MADE, UID, Schema, Strict, Text, Version, idempotent, made, moment

Title = Annotated[str, Field(max_length=200)]


class SitePageOut(ItemOut):
    """`name` is empty for the first page. `depth`: how far below the others it stands."""

    name: str
    body: str
    language: str
    in_menu: bool
    parent: UID | None
    depth: int
    pictures: list[UID]


class SitePageIn(Strict):
    title: Title
    body: Text
    name: Annotated[str, Field(max_length=80)] = ""
    parent: UID | None = None
    in_menu: bool = True
    audience: Annotated[str, Field(max_length=20)] = ""
    language: Annotated[str, Field(max_length=12)] = ""


class SitePageChange(SitePageIn):
    version: Version | None = None


class SitePageShown(Strict):
    shown: bool


class SitePageStep(Strict):
    """One place up, or down."""

    up: bool


class SitePageVersionOut(Schema):
    place: int
    number: int
    title: str
    body: str
    until: str | None


class SitePageReturn(Strict):
    number: Annotated[int, Field(ge=1, le=2**31 - 1)]


def _shown(page: SitePage, depth: int = 0) -> dict[str, Any]:
    return {
        **show_item(page), "state": page.state, "name": page.name, "body": page.body, "language": page.language,
        "in_menu": page.in_menu, "parent": page.parent.uid if page.parent else None, "depth": depth,
        "pictures": page.card.get("pictures", []),
    }  # fmt: skip


def _site(request: Any, uid: Any) -> Room:
    room = found_room(request, uid)
    if room.kind != "pages":
        raise Http404
    return room


def _given(request: Any, sent: SitePageIn) -> dict[str, Any]:
    said = sent.dict()
    return {**said, "parent": find_page(request.viewer, said["parent"]) if said["parent"] else None}


@router.get("/rooms/{uid}/pages", response=list[SitePageOut])
def pages(request: Any, uid: UID) -> Any:
    """The pages of a site in the order of its tree."""
    rows = pages_of(_site(request, uid), request.viewer)
    by_id: dict[Any, SitePage] = {page.pk: page for page in rows}
    for page in rows:
        page.author, page.parent = page.group, by_id.get(page.parent_id)  # type: ignore[assignment]  # the group's own
    return [_shown(row.page, row.depth) for row in flat(tree(rows))]


@router.post("/rooms/{uid}/pages", response=MADE(SitePageOut))
@idempotent
def new_page(request: Any, uid: UID, new: SitePageIn) -> Any:
    """A page, not shown yet. The first one of a site is the one it opens with."""
    room = _site(request, uid)
    is_first = not SitePage.objects.filter(site=room, name="", withdrawn_at=None).exists()
    page = make_page(by=request.viewer, room=room, is_first=is_first, key=request.key, **_given(request, new))
    return made(_shown(find_page(request.viewer, page.uid)))


@router.get("/pages/{uid}", response=SitePageOut)
def page(request: Any, uid: UID) -> Any:
    return _shown(find_page(request.viewer, uid))


@router.put("/pages/{uid}", response=SitePageOut)
def put_page(request: Any, uid: UID, change: SitePageChange) -> Any:
    """Say it otherwise, or put it elsewhere."""
    change_page(by=request.viewer, page=find_page(request.viewer, uid), **_given(request, change))
    return _shown(find_page(request.viewer, uid))


@router.put("/pages/{uid}/shown", response=SitePageOut)
def put_shown(request: Any, uid: UID, sent: SitePageShown) -> Any:
    """Show it, or take it down."""
    step = show_page if sent.shown else take_page_down
    step(by=request.viewer, page=find_page(request.viewer, uid))
    return _shown(find_page(request.viewer, uid))


@router.post("/pages/{uid}/moves", response={204: None})
def move(request: Any, uid: UID, sent: SitePageStep) -> Any:
    move_page(by=request.viewer, page=find_page(request.viewer, uid), up=sent.up)
    return None


@router.delete("/pages/{uid}", response={204: None})
def remove(request: Any, uid: UID) -> Any:
    """Out of the site; `POST …/return` within thirty days brings it back."""
    remove_page(by=request.viewer, page=find_page(request.viewer, uid))
    return None


@router.post("/pages/{uid}/return", response=SitePageOut)
def bring_back(request: Any, uid: UID) -> Any:
    rows = SitePage.objects.select_related("group", "site__group", "audience")
    gone = get_object_or_404(rows.filter(audience__in=request.viewer.audience_ids), uid=uid)
    bring_page_back(by=request.viewer, page=gone)
    return _shown(find_page(request.viewer, uid))


@router.get("/pages/{uid}/versions", response=list[SitePageVersionOut])
def page_versions(request: Any, uid: UID) -> Any:
    """What it said before, for those who tend it."""
    found = find_page(request.viewer, uid)
    require(request.viewer, "core.tend_pages", found.group)
    return [
        {
            "place": each.place,
            "number": each.number,
            "title": each.title,
            "body": each.body,
            "until": moment(each.until),
        }
        for each in versions_of(found)
    ]


@router.post("/pages/{uid}/versions/return", response=SitePageOut)
def return_to(request: Any, uid: UID, wanted: SitePageReturn) -> Any:
    """It says again what it said in that version."""
    return_page(by=request.viewer, page=find_page(request.viewer, uid), number=wanted.number)
    return _shown(find_page(request.viewer, uid))


@router.post("/pages/{uid}/pictures", response=SitePageOut)
def new_page_picture(request: Any, uid: UID, picture: FileParam[UploadedFile]) -> Any:
    """One more picture (multipart, as a photo); `[[picture 2]]` on a line of its own shows the second."""
    found = find_page(request.viewer, uid)
    said = {name: getattr(found, name) for name in ("title", "body", "name", "parent", "in_menu")}
    change_page(by=request.viewer, page=found, pictures=[picture], **said)
    return _shown(find_page(request.viewer, uid))


@router.delete("/pages/{uid}/pictures/{file}", response={204: None})
def no_page_picture(request: Any, uid: UID, file: UID) -> Any:
    found = find_page(request.viewer, uid)
    drop_page_picture(by=request.viewer, page=found, file=get_object_or_404(File, uid=file, item=found.pk))
    return None
