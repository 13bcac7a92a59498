"""Deleting for good what a closed kind of rooms held."""

from typing import Annotated, Any

from django.http import Http404
from pydantic import Field

from wezer.core.accounts.sudo import show_again
from wezer.core.api.common import Slug, caller, router
from wezer.core.clearing.acts import order_clearing
from wezer.core.clearing.copies import newest_copy
from wezer.core.clearing.reading import clearable, has_copy, is_closed, newest_clearing, what_lies_in
from wezer.core.community import community
from wezer.kernel.permissions import require
from wezer.ui.rest import Schema, Strict, moment


class ClearingOut(Schema):
    """`items` and the rest: what is there still. `state`: empty, ordered, done or stopped; `cleared` of `whole` are gone."""

    kind: str
    name: str
    rooms: int
    items: int
    comments: int
    answers: int
    files: int
    copied_at: str | None
    has_copy: bool
    is_closed: bool
    state: str
    cleared: int
    whole: int


class ClearingIn(Strict):
    """The name of the kind, as it is shown."""

    name: Annotated[str, Field(max_length=80)]


@router.get("/modules/rooms/{kind}/deletion", response=ClearingOut)
def clearing(request: Any, kind: Slug) -> Any:
    """What rooms of a kind hold, and how far its deletion is; for those who tend the community."""
    caller(request)
    require(request.viewer, "core.tend_community", community())
    found = clearable(kind)
    if found is None:
        raise Http404
    last, holding = newest_clearing(kind), what_lies_in(kind)
    return {
        "kind": kind, "name": str(found.name), "rooms": holding.rooms, "items": holding.items, "comments": holding.comments,
        "answers": holding.answers, "files": holding.files, "copied_at": moment(newest_copy()), "has_copy": has_copy(), "is_closed": is_closed(kind),
        "state": last.state if last else "", "cleared": last.cleared if last else 0, "whole": last.items if last else 0,
    }  # fmt: skip


@router.post("/modules/rooms/{kind}/deletion", response=ClearingOut)
def delete_for_good(request: Any, kind: Slug, sent: ClearingIn) -> Any:
    """Order it. The worker deletes piece by piece; opening the kind again stops it."""
    caller(request)
    require(request.viewer, "core.tend_community", community())
    show_again(request)
    order_clearing(by=request.viewer, kind=kind, name=sent.name)
    return clearing(request, kind)
