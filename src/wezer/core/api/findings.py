"""Search and notices."""

from typing import Annotated, Any

from django.shortcuts import get_object_or_404
from pydantic import Field

from wezer.core.acts.notices import read_notices
from wezer.core.api.common import Kinds, Words, caller, router
from wezer.core.api.posts import ItemOut, show_item
from wezer.core.kinds import notice_kinds
from wezer.core.matching.find import matches, own_words
from wezer.core.models import KeptSearch, Notice
from wezer.core.models.search import LONGEST_KEPT
from wezer.core.queries import notices_of
from wezer.core.search.acts import change_kept_search, forget_kept_search, keep_search
from wezer.core.search.find import Hit, search
from wezer.core.search.near import circle
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
    listed,
    made,
    moment,
    show_party,
)


class HitOut(Schema):
    kind: str
    item: ItemOut | None
    party: PartyOut | None


class FoundOut(Schema):
    items: list[HitOut]
    counts: dict[str, int]
    next: str | None


class NoticeOut(Schema):
    uid: UID
    kind: str
    sentence: str
    waits: bool
    url: str
    count: int
    created_at: str
    read_at: str | None


class MatchOut(Schema):
    """`kind`: skill or offer of who can, need or want of who needs. `reasons`: why it fits, in words."""

    kind: str
    party: PartyOut
    title: str
    url: str
    reasons: list[str]
    km: float | None


@router.get("/matches", response=list[MatchOut])
def match(
    request: Any, q: Words = "", needs: bool = False, near: Words = "", language: Short = "", slot: Short = ""
) -> Any:
    """Who can do what these words name (comma between them), or who needs it; without words, by one's own profile."""
    caller(request)
    viewer = request.viewer
    around = circle(viewer, near[:100]) if near else None
    words = q.split(",") if q else own_words(viewer, "skills" if needs else "needs")
    if near and around is None:
        return []
    found = matches(viewer, gives=not needs, words=words, near=around, language=language, slot=slot)
    return [
        {"kind": each.kind, "party": show_party(each.party), "title": each.title, "url": each.url, "reasons": each.reasons, "km": each.km}
        for each in found
    ]  # fmt: skip


@router.get("/search", response=FoundOut)
def find(request: Any, q: Words, kinds: Kinds = "", over: bool = False, after: After = "", limit: Limit = 20) -> Any:
    """Search everything one may see; with `over`, what has ended, such as closed offers."""
    chosen = tuple(kind for kind in kinds.split(",") if kind)
    found = search(request.viewer, q, kinds=chosen, over=over, after=after, limit=limit)
    return {"items": [_show_hit(hit) for hit in found.hits], "counts": found.counts, "next": found.next or None}


def _show_hit(hit: Hit) -> dict[str, Any]:
    return {"kind": hit.kind, "item": show_item(hit.item) if hit.item else None, "party": show_party(hit.party)}


@router.get("/notices", response=Listed[NoticeOut])
def notices(request: Any, after: After = "", limit: Limit = 20) -> Any:
    """One's notices, newest first."""
    caller(request)
    return listed(notices_of(request.viewer), after, limit, show_notice, order=("-created_at", "-id"))


@router.post("/notices/{uid}/reading", response=NoticeOut)
def read_notice(request: Any, uid: UID) -> Any:
    """Mark one as read."""
    caller(request)
    found = get_object_or_404(notices_of(request.viewer), uid=uid)
    read_notices(by=request.viewer, notices=[found])
    return show_notice(get_object_or_404(notices_of(request.viewer), uid=uid))


@router.post("/notices/reading", response={204: None})
def read_all(request: Any) -> Any:
    """Mark all as read."""
    caller(request)
    read_notices(by=request.viewer)
    return None


def show_notice(notice: Notice) -> dict[str, Any]:
    kind = notice_kinds.get(notice.kind)
    return {
        "uid": notice.uid,
        "kind": notice.kind,
        "sentence": str(kind.sentence(notice)) if kind else notice.kind,
        "waits": bool(kind and kind.waits),
        "url": kind.url(notice) if kind else "",
        "count": notice.count,
        "created_at": moment(notice.created_at),
        "read_at": moment(notice.read_at),
    }


class KeptOut(Schema):
    uid: UID
    q: str
    kind: str
    alerts: bool
    created_at: str


class KeptIn(Strict):
    q: Annotated[str, Field(max_length=LONGEST_KEPT)]
    kind: Short = ""


class KeptChange(Strict):
    alerts: bool


@router.get("/searches", response=list[KeptOut])
def kept_searches(request: Any) -> Any:
    """The searches one keeps: thirty at most."""
    return [_show_kept(each) for each in KeptSearch.objects.filter(member=caller(request)).order_by("-pk")]


@router.post("/searches", response=MADE(KeptOut))
def keep(request: Any, new: KeptIn) -> Any:
    """Keep a search, for one kind of item or for all: once a day what is new in it is told. Twice is once."""
    return made(_show_kept(keep_search(by=request.viewer, q=new.q, kind=new.kind)))


@router.put("/searches/{uid}", response=KeptOut)
def change_kept(request: Any, uid: UID, change: KeptChange) -> Any:
    """Be told of what is new in it, or not."""
    found = _own_kept(request, uid)
    change_kept_search(by=request.viewer, search=found, alerts=change.alerts)
    return _show_kept(_own_kept(request, uid))


@router.delete("/searches/{uid}", response={204: None})
def forget_kept(request: Any, uid: UID) -> Any:
    """Keep it no longer."""
    forget_kept_search(by=request.viewer, search=_own_kept(request, uid))
    return None


def _own_kept(request: Any, uid: Any) -> KeptSearch:
    return get_object_or_404(KeptSearch, uid=uid, member=caller(request))


def _show_kept(search: KeptSearch) -> dict[str, Any]:
    return {
        "uid": search.uid,
        "q": search.q,
        "kind": search.kind,
        "alerts": search.alerts,
        "created_at": moment(search.created_at),
    }
