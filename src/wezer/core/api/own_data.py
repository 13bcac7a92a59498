"""One's own data: asking for the archive, asking to be forgotten. The archive itself leaves by its page, which asks again
who is there."""

from datetime import datetime
from typing import Any, Literal

from django.shortcuts import get_object_or_404

from wezer.core.acts.erasing import ask_erasure, take_erasure_back
from wezer.core.acts.own_archive import ask_archive
from wezer.core.api.common import caller, router
from wezer.core.erasures import erasure_of, kept_by_law
from wezer.core.models import Erasure, Member, OwnArchive
from wezer.core.profiles import members_visible_to
from wezer.core.settlement import blocking, open_points
from wezer.ui.rest import UID, Schema, Strict


class ArchiveOut(Schema):
    """The newest archive one asked for; `state` is empty when there is none."""

    state: str
    asked_at: datetime | None
    ready_at: datetime | None
    size: int


class ErasureOut(Schema):
    """What one asked for and may take back until `due_at`, or until nothing of `still_open` is open any more; `by_law` is
    what stays with one's name for a time."""

    wish: str
    asked_at: datetime | None
    due_at: datetime | None
    by_law: list[str]
    still_open: list[str]


class ErasureIn(Strict):
    """What becomes of what one wrote, and whether what is left in the wallet goes to the community."""

    wish: Literal["sign", "anonymise", "delete"]
    hands_over: bool = True


@router.get("/me/archive", response=ArchiveOut)
def archive(request: Any) -> Any:
    """How far the archive of one's own data is."""
    return _archive(OwnArchive.objects.filter(member=caller(request)).order_by("-id").first())


@router.post("/me/archive", response=ArchiveOut)
def gather_my_data(request: Any) -> Any:
    """Ask for everything kept of oneself; the archive is fetched on its page, for seven days."""
    caller(request)
    return _archive(ask_archive(by=request.viewer))


def _archive(found: OwnArchive | None) -> dict[str, Any]:
    if found is None:
        return {"state": "", "asked_at": None, "ready_at": None, "size": 0}
    return {"state": found.state, "asked_at": found.asked_at, "ready_at": found.ready_at, "size": found.size}


@router.get("/me/erasure", response=ErasureOut)
def my_erasure(request: Any) -> Any:
    """Whether one asked to be forgotten."""
    member = caller(request)
    return _erasure(erasure_of(member), member)


@router.post("/me/erasure", response=ErasureOut)
def forget_me(request: Any, sent: ErasureIn) -> Any:
    """Ask to be forgotten; for fourteen days one may think better of it."""
    member = caller(request)
    return _erasure(ask_erasure(by=request.viewer, **sent.dict()), member)


@router.delete("/me/erasure", response={204: None})
def keep_me(request: Any) -> Any:
    """Take it back: nothing happened."""
    caller(request)
    take_erasure_back(by=request.viewer)
    return None


@router.post("/members/{uid}/erasure", response=ErasureOut)
def forget_member(request: Any, uid: UID, sent: ErasureIn) -> Any:
    """Ask it for a member without a login, who asked by letter: for those who admit members."""
    found = get_object_or_404(members_visible_to(request.viewer), uid=uid)
    return _erasure(ask_erasure(by=request.viewer, member=found, **sent.dict()), found)


def _erasure(found: Erasure | None, member: Member) -> dict[str, Any]:
    said = {"wish": "", "asked_at": None, "due_at": None, "by_law": kept_by_law(member), "still_open": _held_by(member)}
    return said if found is None else said | {"wish": found.wish, "asked_at": found.asked_at, "due_at": found.due_at}


def _held_by(member: Member) -> list[str]:
    return [point.text for point in blocking(open_points(member), hands_over=True)]
