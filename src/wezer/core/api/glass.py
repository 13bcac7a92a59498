"""Groups opened for reading, by who is not in them. What is read under an opening is read on pages alone (decision 0083)."""

from typing import Annotated, Any

from django.shortcuts import get_object_or_404
from pydantic import Field

from wezer.core.accounts.sudo import show_again
from wezer.core.api.common import caller, router
from wezer.core.api.groups import found_group
from wezer.core.glass.acts import end_glass, open_glass
from wezer.core.glass.reading import openings_of, pages_of, sees_openings, titles_for
from wezer.core.models import GlassOpening, GlassPage, Group
from wezer.core.models.glass import LONGEST_REASON
from wezer.core.viewer import BREAK_GLASS
from wezer.kernel.permissions import require
from wezer.ui.paging import page_after
from wezer.ui.rest import (
    MADE,
    UID,
    After,
    Limit,
    Listed,
    PartyOut,
    Schema,
    Strict,
    idempotent,
    made,
    moment,
    show_party,
)


class GlassOpeningOut(Schema):
    """`pages`: how many were read under it. `ended_at`: when it was ended before `until`."""

    uid: UID
    group: PartyOut
    opened_by: PartyOut
    reason: str
    opened_at: str
    until: str
    ended_at: str | None
    is_open: bool
    pages: int


class GlassOpeningIn(Strict):
    reason: Annotated[str, Field(max_length=LONGEST_REASON)]


class GlassPageOut(Schema):
    """`path`: where it is. `title`: of the item it shows, for who reads it too."""

    path: str
    title: str
    at: str


def _show(opening: GlassOpening) -> dict[str, Any]:
    return {
        "uid": opening.uid,
        "group": show_party(opening.group),
        "opened_by": show_party(opening.opened_by),
        "reason": opening.reason,
        "opened_at": moment(opening.opened_at),
        "until": moment(opening.until),
        "ended_at": moment(opening.ended_at),
        "is_open": opening.is_open,
        "pages": opening.number,  # type: ignore[attr-defined]  # annotated
    }


def _show_page(page: GlassPage, titles: dict[int | None, str]) -> dict[str, Any]:
    return {"path": page.address, "title": titles.get(page.item_id, ""), "at": moment(page.at)}


def _seen(request: Any, group: Group) -> Group:
    caller(request)
    if not sees_openings(request.viewer, group):
        require(request.viewer, BREAK_GLASS, group)
    return group


def _found(request: Any, uid: Any) -> GlassOpening:
    found = get_object_or_404(GlassOpening.objects.with_people(), uid=uid)
    _seen(request, found_group(request, found.group.uid))
    return found


@router.get("/groups/{uid}/openings", response=Listed[GlassOpeningOut])
def openings(request: Any, uid: UID, after: After = "", limit: Limit = 20) -> Any:
    """Who opened the group for reading without being in it, newest first; for its people and who may open it."""
    group = _seen(request, found_group(request, uid))
    return page_after(openings_of(group), after, size=limit, order=("-id",)).as_dict(_show)


@router.post("/groups/{uid}/openings", response=MADE(GlassOpeningOut))
@idempotent
def open_for_reading(request: Any, uid: UID, new: GlassOpeningIn) -> Any:
    """Open it for some hours; the group is told. Then its pages are read with `?glass=` and the uid of the opening."""
    caller(request)
    group = found_group(request, uid)
    require(request.viewer, BREAK_GLASS, group)
    show_again(request)
    opened = open_glass(by=request.viewer, group=group, reason=new.reason)
    return made(_show(openings_of(group).get(pk=opened.pk)))


@router.get("/openings/{uid}/pages", response=Listed[GlassPageOut])
def read_pages(request: Any, uid: UID, after: After = "", limit: Limit = 20) -> Any:
    """What was read under it, in the order in which it was."""
    page = page_after(pages_of(_found(request, uid)), after, size=limit, order=("id",))
    titles = titles_for(page.items, request.viewer)
    return page.as_dict(lambda each: _show_page(each, titles))


@router.delete("/openings/{uid}", response={204: None})
def end_reading(request: Any, uid: UID) -> None:
    """End one's own before its time."""
    end_glass(by=request.viewer, opening=_found(request, uid))
