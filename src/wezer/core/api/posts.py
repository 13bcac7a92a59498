"""Items of any kind, and posts."""

from datetime import datetime
from typing import Annotated, Any

from django.shortcuts import get_object_or_404
from django.urls import NoReverseMatch, reverse
from pydantic import Field

from wezer.core.acts.items import restore_item, withdraw_item
from wezer.core.acts.posts import edit_post, publish_draft, publish_post
from wezer.core.api.common import Kinds, router
from wezer.core.api.rooms import found_room
from wezer.core.feed import newest
from wezer.core.kinds import item_kinds
from wezer.core.mentions import author_notes
from wezer.core.models import Item, Measure, Post
from wezer.core.moderation.acts.cases import decide_now, show_again
from wezer.core.newest import read_place, write_place
from wezer.core.polls.api import PollIn
from wezer.ui.paging import CursorInvalid
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


class ItemOut(Schema):
    uid: UID
    kind: str
    title: str
    state: str
    author: PartyOut
    group: PartyOut | None
    audience: str
    published_at: str | None
    version: int
    url: str


class ItemDetail(ItemOut):
    written_by: PartyOut | None
    """Who wrote it, where it stands in a group's name; told to those inside."""


class PostOut(ItemOut):
    body: str
    edited_at: str | None
    comments: int
    reactions: dict[str, int]
    poll: str | None
    """The question of its poll; GET /core/posts/{uid}/poll tells the rest."""
    notes: list[str] = []
    """After writing: what the author should know about what and whom the text names."""


class PostIn(Strict):
    body: Text
    title: Annotated[str, Field(max_length=200)] = ""
    audience: Annotated[str, Field(max_length=20)] = ""
    draft: bool = False
    poll: PollIn | None = None
    confirmation: Short = ""


class PostChange(Strict):
    body: Text
    title: Annotated[str, Field(max_length=200)] = ""
    audience: Annotated[str, Field(max_length=20)] = ""
    version: Version | None = None
    confirmation: Short = ""


class HidingIn(Strict):
    reason: Annotated[str, Field(max_length=500)]


def show_item(item: Any) -> dict[str, Any]:
    return {
        "uid": item.uid,
        "kind": item.kind,
        "title": item.title,
        "state": item.state_label,
        "author": show_party(item.author),
        "group": show_party(item.group),
        "audience": item.audience.kind,
        "published_at": moment(item.published_at),
        "version": item.version,
        "url": _address(item),
    }


def _address(item: Any) -> str:
    try:
        return reverse("items:item", args=[item.uid])
    except NoReverseMatch:
        return f"/i/{item.uid}"


def writer_of(item: Any, viewer: Any) -> dict[str, Any] | None:
    """The person behind a thing that stands in a group's name; visitors read the group alone."""
    is_for_a_group = item.written_by_id not in (None, item.author_id)
    return show_party(item.written_by) if is_for_a_group and viewer.is_inside else None


def show_post(post: Any) -> dict[str, Any]:
    count = getattr(post, "count", None)
    return {
        **show_item(post),
        "body": post.body,
        "edited_at": moment(post.edited_at),
        "comments": count.comments if count else 0,
        "reactions": count.reactions if count else {},
        "poll": post.card.get("poll"),
    }


def seen_items(request: Any) -> Any:
    return Item.objects.visible_to(request.viewer).with_people()


def _posts(request: Any) -> Any:
    return Post.objects.visible_to(request.viewer).select_related("author", "group", "audience", "room", "count")


@router.get("/items", response=Listed[ItemOut])
def items(request: Any, kinds: Kinds = "", after: After = "", limit: Limit = 20) -> Any:
    """The feed: what one may see, newest first."""
    chosen = tuple(kind for kind in kinds.split(",") if kind in item_kinds)
    if kinds and not chosen:
        return {"items": [], "next": None}
    shown = chosen or tuple(kind.kind for kind in item_kinds if kind.in_feed)
    found = newest(request.viewer, limit=limit + 1, kinds=shown, after=_place(after))
    more, found = len(found) > limit, found[:limit]
    last: Any = found[-1] if more else None
    following = write_place(last.published_at, last.pk) if last else None
    return {"items": [show_item(item) for item in found], "next": following}


def _place(after: str) -> tuple[datetime, int] | None:
    place = read_place(after)
    if after and place is None:
        raise CursorInvalid()
    return place


@router.get("/items/{uid}", response=ItemDetail)
def item(request: Any, uid: UID) -> Any:
    """Any item one may see; its own kind's address tells more."""
    found = get_object_or_404(seen_items(request), uid=uid)
    return {**show_item(found), "written_by": writer_of(found, request.viewer)}


@router.delete("/items/{uid}", response={204: None})
def withdraw(request: Any, uid: UID) -> Any:
    """Take one's own item back; for thirty days it can be restored."""
    withdraw_item(by=request.viewer, item=get_object_or_404(seen_items(request), uid=uid))
    return None


@router.post("/items/{uid}/restoration", response=ItemOut)
def restore(request: Any, uid: UID) -> Any:
    """Bring back what one withdrew."""
    found = Item.objects.filter(author_id__in=request.viewer.own_party_ids).with_people()
    one = get_object_or_404(found, uid=uid)
    restore_item(by=request.viewer, item=one)
    return show_item(one)


@router.put("/items/{uid}/hiding", response={204: None})
def hide(request: Any, uid: UID, sent: HidingIn) -> Any:
    """Hide any item, as a moderator, with a reason its author reads."""
    decide_now(
        by=request.viewer, kind="item", thing=_moderated(request, uid), decision=Measure.HIDE, reason=sent.reason
    )
    return None


@router.delete("/items/{uid}/hiding", response={204: None})
def unhide(request: Any, uid: UID) -> Any:
    """Take the hiding back."""
    show_again(by=request.viewer, kind="item", thing=_moderated(request, uid))
    return None


def _moderated(request: Any, uid: Any) -> Item:
    """What one may see, and what one or another moderator hid (the act asks the right)."""
    return get_object_or_404(
        Item.objects.moderated_by(request.viewer).select_related("author", "group", "audience", "room"), uid=uid
    )


@router.get("/rooms/{uid}/posts", response=Listed[PostOut])
def posts(request: Any, uid: UID, after: After = "", limit: Limit = 20) -> Any:
    """The posts of a room, newest first."""
    shown = Post.objects.listed_for(request.viewer).filter(room=found_room(request, uid))
    rows = shown.select_related("author", "group", "audience", "count")
    return listed(rows, after, limit, show_post)


@router.post("/rooms/{uid}/posts", response=MADE(PostOut))
@idempotent
def new_post(request: Any, uid: UID, new: PostIn) -> Any:
    """Write in a room."""
    post = publish_post(
        by=request.viewer, room=found_room(request, uid), body=new.body, title=new.title, audience=new.audience,
        draft=new.draft, confirmation=new.confirmation, key=request.key,
        poll=new.poll.plan() if new.poll else None,
    )  # fmt: skip
    return made(_show_written(request, post))


@router.get("/posts/{uid}", response=PostOut)
def post(request: Any, uid: UID) -> Any:
    return show_post(get_object_or_404(_posts(request), uid=uid))


@router.put("/posts/{uid}", response=PostOut)
def change_post(request: Any, uid: UID, change: PostChange) -> Any:
    """Say it otherwise; what it said before stays readable."""
    found = get_object_or_404(_posts(request), uid=uid)
    edit_post(
        by=request.viewer, post=found, body=change.body, title=change.title, audience=change.audience,
        version=change.version, confirmation=change.confirmation,
    )  # fmt: skip
    return _show_written(request, found)


def _show_written(request: Any, written: Post) -> dict[str, Any]:
    post = _posts(request).get(pk=written.pk)
    return {
        **show_post(post),
        "notes": author_notes(post.body, request.viewer, group=post.group, audience=post.audience),
    }


@router.post("/posts/{uid}/publication", response=PostOut)
def publish(request: Any, uid: UID) -> Any:
    """Let others read a draft."""
    found = get_object_or_404(_posts(request), uid=uid)
    publish_draft(by=request.viewer, post=found)
    return _show_written(request, found)
