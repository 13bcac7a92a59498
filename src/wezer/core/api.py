"""Core for machines: the questions and acts of its pages, in another voice."""

from datetime import datetime
from typing import Annotated, Any, Literal

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import NoReverseMatch, reverse
from ninja import Query
from pydantic import Field

from wezer.core.acts.comments import add_comment, edit_comment, withdraw_comment
from wezer.core.acts.groups import archive_group, change_group, create_group, reopen_group
from wezer.core.acts.items import restore_item, withdraw_item
from wezer.core.acts.membership import (
    answer_invitation,
    ask_to_enter,
    decide_entry,
    enter_group,
    invite_member,
    leave_group,
)
from wezer.core.acts.notices import read_notices
from wezer.core.acts.posts import edit_post, publish_draft, publish_post
from wezer.core.acts.profile import set_profile_field
from wezer.core.acts.reactions import give_reaction, take_reaction
from wezer.core.community import community
from wezer.core.feed import Place, newest
from wezer.core.halls import LIVING, find_group, groups_for, may_know, room_name, rooms_of
from wezer.core.kinds import item_kinds, notice_kinds
from wezer.core.models import Belonging, Comment, Group, Item, Member, Membrane, Notice, Post, Reaction, Role, Room
from wezer.core.people import direct_people
from wezer.core.profiles import members_visible_to, profile_of
from wezer.core.queries import notices_of
from wezer.core.search.find import Hit, search
from wezer.core.settings_registry import declared, explain
from wezer.core.thread import Said, thread
from wezer.kernel.permissions import require
from wezer.kernel.refusals import NotAllowed
from wezer.ui.paging import CursorInvalid
from wezer.ui.rest import (
    MADE,
    UID,
    After,
    Limit,
    Listed,
    PartyOut,
    Router,
    Schema,
    Short,
    Strict,
    Text,
    Version,
    Written,
    idempotent,
    listed,
    made,
    moment,
    show_party,
)

router = Router(tags=["People, groups, rooms"])

Slug = Annotated[str, Field(max_length=60, pattern=r"^[-a-zA-Z0-9_]+$")]
Words = Annotated[str, Query(max_length=200)]
Kinds = Annotated[str, Query(max_length=200, description="Kinds, comma between them; all when empty.")]


def _member(request: Any) -> Member:
    """The member who calls. Reading is open to nobody-in-particular; what is one's own is not."""
    if request.viewer.member is None:
        raise NotAllowed()
    return request.viewer.member  # type: ignore[no-any-return]


# ------------------------------------------------------------------ me and members


class MeOut(Schema):
    uid: UID
    name: str
    acting_for: PartyOut | None
    language: str
    timezone: str
    unread: int
    groups: list[PartyOut]
    acts_for: list[PartyOut]


class MemberOut(Schema):
    uid: UID
    kind: str
    name: str


class ProfileOut(Schema):
    uid: UID
    name: str
    profile: dict[str, Any]


class ProfileLineIn(Strict):
    """One line of one's profile; `audience` as on the page (nobody, stewards, group, community, peers, public)."""

    value: Any = None
    audience: Annotated[str, Field(max_length=40)] | None = None


@router.get("/me", response=MeOut)
def me(request: Any) -> Any:
    """Who calls, for whom they may act, and how much is unread."""
    member, viewer = _member(request), request.viewer
    groups = {group.pk: group for group in Group.objects.filter(pk__in=viewer.direct_group_ids | viewer.own_party_ids)}
    return {
        "uid": member.uid,
        "name": member.name,
        "acting_for": show_party(viewer.acting_for),
        "language": member.language,
        "timezone": member.timezone,
        "unread": viewer.unread,
        "groups": [show_party(group) for number, group in sorted(groups.items()) if number in viewer.direct_group_ids],
        "acts_for": [show_party(group) for number, group in sorted(groups.items()) if number in viewer.own_party_ids],
    }


@router.put("/me/profile/{key}", response={204: None})
def set_line(request: Any, key: Slug, line: ProfileLineIn) -> Any:
    """Write one line of one's profile, or remove it (value null)."""
    _member(request)
    set_profile_field(by=request.viewer, key=key, value=line.value, audience=line.audience)
    return None


@router.get("/members", response=Listed[MemberOut])
def members(request: Any, q: Words = "", after: After = "", limit: Limit = 20) -> Any:
    """The members one may know, by name."""
    found = members_visible_to(request.viewer)
    if q.strip():
        found = found.filter(name__icontains=q.strip())
    return listed(found, after, limit, show_party, order=("name", "id"))


@router.get("/members/{uid}", response=ProfileOut)
def member(request: Any, uid: UID) -> Any:
    """A member's profile: the lines one may read, nothing else."""
    found = get_object_or_404(members_visible_to(request.viewer), uid=uid)
    return profile_of(found, request.viewer).as_dict()


# ------------------------------------------------------------------ groups


class GroupOut(Schema):
    uid: UID
    slug: str
    type: str
    name: str
    purpose: str
    state: str
    membrane: str
    parent: PartyOut | None
    my_state: str | None = None


class GroupIn(Strict):
    parent: UID | None = None
    type: Short
    name: Text
    purpose: Annotated[str, Field(max_length=2000)] = ""
    membrane: Membrane | None = None


class GroupChange(Strict):
    name: Text | None = None
    purpose: Annotated[str, Field(max_length=2000)] | None = None
    membrane: Membrane | None = None


class EntryIn(Strict):
    message: Annotated[str, Field(max_length=2000)] = ""


class InviteIn(Strict):
    member: UID
    message: Annotated[str, Field(max_length=2000)] = ""


class DecisionIn(Strict):
    accept: bool
    reason: Annotated[str, Field(max_length=2000)] = ""


class BelongingOut(Schema):
    uid: UID
    group: PartyOut
    member: PartyOut
    state: str
    since: str


class RoleOut(Schema):
    uid: UID
    key: str
    name: str
    purpose: str
    rights: list[str]
    holders: list[PartyOut]


class RoomOut(Schema):
    uid: UID
    slug: str
    kind: str
    name: str
    state: str
    group: PartyOut


def show_group(group: Any) -> dict[str, Any]:
    return {
        "uid": group.uid,
        "slug": group.slug,
        "type": group.type,
        "name": group.name,
        "purpose": group.purpose,
        "state": group.state,
        "membrane": group.membrane,
        "parent": show_party(group.parent),
        "my_state": getattr(group, "my_state", None),
    }


def show_belonging(one: Belonging) -> dict[str, Any]:
    return {
        "uid": one.uid,
        "group": show_party(one.group),
        "member": show_party(one.member),
        "state": one.state,
        "since": moment(one.since),
    }


def show_room(room: Room) -> dict[str, Any]:
    return {
        "uid": room.uid,
        "slug": room.slug,
        "kind": room.kind,
        "name": room_name(room),
        "state": room.state,
        "group": show_party(room.group),
    }


def _group(request: Any, uid: Any) -> Group:
    """A group whose page the viewer may open."""
    found = get_object_or_404(groups_for(request.viewer), uid=uid)
    return find_group(request.viewer, found.slug)


def _room(request: Any, uid: Any) -> Room:
    room = Room.objects.select_related("group__parent").filter(uid=uid).first()
    if room is None or not may_know(room.group, request.viewer):
        raise Http404
    return room


@router.get("/groups", response=Listed[GroupOut])
def groups(request: Any, q: Words = "", after: After = "", limit: Limit = 20) -> Any:
    """The groups one may know, by name."""
    found = groups_for(request.viewer).filter(state__in=LIVING).select_related("parent")
    if q.strip():
        found = found.filter(name__icontains=q.strip())
    return listed(found, after, limit, show_group, order=("name", "id"))


@router.post("/groups", response=MADE(GroupOut))
@idempotent
def new_group(request: Any, new: GroupIn) -> Any:
    """Open a group inside another (the community when none is named)."""
    parent = _group(request, new.parent) if new.parent else community()
    group = create_group(
        by=request.viewer, parent=parent, type=new.type, name=new.name, purpose=new.purpose, membrane=new.membrane or ""
    )
    return made(show_group(group))


@router.get("/groups/{uid}", response=GroupOut)
def group(request: Any, uid: UID) -> Any:
    return show_group(_group(request, uid))


@router.patch("/groups/{uid}", response=GroupOut)
def change(request: Any, uid: UID, change: GroupChange) -> Any:
    """Change name, purpose, membrane."""
    found = _group(request, uid)
    changes = {name: value for name, value in change.dict(exclude_unset=True).items() if value is not None}
    require(request.viewer, "core.tend_group", found)
    if changes:
        change_group(by=request.viewer, group=found, **changes)
    return show_group(found)


@router.post("/groups/{uid}/archiving", response=Written)
def archive(request: Any, uid: UID) -> Any:
    """Close it: everything stays readable."""
    found = _group(request, uid)
    archive_group(by=request.viewer, group=found)
    return {"uid": found.uid, "state": found.state, "version": found.version}


@router.delete("/groups/{uid}/archiving", response=Written)
def unarchive(request: Any, uid: UID) -> Any:
    """Open it again."""
    found = _group(request, uid)
    reopen_group(by=request.viewer, group=found)
    return {"uid": found.uid, "state": found.state, "version": found.version}


@router.get("/groups/{uid}/belongings", response=Listed[BelongingOut])
def belongings(request: Any, uid: UID, after: After = "", limit: Limit = 20) -> Any:
    """Who belongs to the group directly."""
    _member(request)
    found = direct_people(_group(request, uid)).select_related("member", "group")
    return listed(found, after, limit, show_belonging, order=("since", "id"))


@router.get("/me/belongings", response=Listed[BelongingOut])
def my_belongings(request: Any, after: After = "", limit: Limit = 20) -> Any:
    """One's own belongings, requests and invitations."""
    mine = Belonging.objects.filter(member=_member(request)).select_related("group", "member")
    return listed(mine, after, limit, show_belonging, order=("-since", "-id"))


@router.post("/groups/{uid}/entry", response=BelongingOut)
def enter(request: Any, uid: UID, entry: EntryIn) -> Any:
    """Walk in where the membrane is open, ask where it is on request."""
    _member(request)
    found = _group(request, uid)
    if found.membrane == Membrane.OPEN:
        return show_belonging(enter_group(by=request.viewer, group=found))
    return show_belonging(ask_to_enter(by=request.viewer, group=found, message=entry.message))


@router.delete("/groups/{uid}/entry", response={204: None})
def leave(request: Any, uid: UID) -> Any:
    """Leave, or take a request back."""
    _member(request)
    leave_group(by=request.viewer, group=_group(request, uid))
    return None


@router.post("/groups/{uid}/invitations", response=BelongingOut)
def invite(request: Any, uid: UID, new: InviteIn) -> Any:
    """Invite a member of the community into the group."""
    invited = get_object_or_404(members_visible_to(request.viewer), uid=new.member)
    return show_belonging(
        invite_member(by=request.viewer, group=_group(request, uid), member=invited, message=new.message)
    )


@router.post("/belongings/{uid}/decision", response=BelongingOut)
def decide(request: Any, uid: UID, decision: DecisionIn) -> Any:
    """Answer: one's own invitation, or (with the right) someone's request to enter."""
    found = get_object_or_404(Belonging.objects.select_related("group", "member"), uid=uid)
    if found.member_id == _member(request).pk:
        answer_invitation(by=request.viewer, belonging=found, accept=decision.accept)
        return show_belonging(found)
    if not may_know(found.group, request.viewer):
        raise Http404
    decide_entry(by=request.viewer, belonging=found, accept=decision.accept, reason=decision.reason)
    return show_belonging(found)


@router.get("/groups/{uid}/roles", response=list[RoleOut])
def roles(request: Any, uid: UID) -> Any:
    """The roles of the group and who holds them."""
    _member(request)
    found = Role.objects.filter(group=_group(request, uid)).prefetch_related("holdings__member").order_by("id")
    return [
        {
            "uid": role.uid,
            "key": role.key,
            "name": role.name,
            "purpose": role.purpose,
            "rights": role.rights,
            "holders": [show_party(held.member) for held in role.holdings.all() if held.until is None],
        }
        for role in found[:200]
    ]


@router.get("/groups/{uid}/rooms", response=list[RoomOut])
def rooms(request: Any, uid: UID) -> Any:
    """The rooms of the group, in its order."""
    return [show_room(room) for room in rooms_of(_group(request, uid))]


@router.get("/rooms/{uid}", response=RoomOut)
def room(request: Any, uid: UID) -> Any:
    return show_room(_room(request, uid))


# ------------------------------------------------------------------ items, posts, comments


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


class PostOut(ItemOut):
    body: str
    edited_at: str | None
    comments: int
    reactions: dict[str, int]


class PostIn(Strict):
    body: Text
    title: Annotated[str, Field(max_length=200)] = ""
    audience: Annotated[str, Field(max_length=20)] = ""
    draft: bool = False
    confirmation: Short = ""


class PostChange(Strict):
    body: Text
    title: Annotated[str, Field(max_length=200)] = ""
    audience: Annotated[str, Field(max_length=20)] = ""
    version: Version | None = None
    confirmation: Short = ""


class CommentOut(Schema):
    uid: UID
    author: PartyOut | None
    body: str
    created_at: str
    edited_at: str | None
    state: Literal["shown", "withdrawn", "hidden"]
    answers: list["CommentOut"] = []


class CommentIn(Strict):
    body: Text
    parent: UID | None = None
    confirmation: Short = ""


class CommentChange(Strict):
    body: Text


class ReactionsOut(Schema):
    reactions: dict[str, int]
    mine: list[str]


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


def show_post(post: Any) -> dict[str, Any]:
    count = getattr(post, "count", None)
    return {
        **show_item(post),
        "body": post.body,
        "edited_at": moment(post.edited_at),
        "comments": count.comments if count else 0,
        "reactions": count.reactions if count else {},
    }


def show_said(said: Said) -> dict[str, Any]:
    """A comment as this viewer may see it: a tombstone keeps its place, not its words."""
    comment = said.comment
    silent = said.is_gone or (said.is_hidden and not said.html)
    return {
        "uid": comment.uid,
        "author": None if said.is_gone else show_party(comment.author),
        "body": "" if silent else comment.body,
        "created_at": moment(comment.created_at),
        "edited_at": moment(comment.edited_at),
        "state": "withdrawn" if said.is_gone else "hidden" if said.is_hidden else "shown",
        "answers": [show_said(answer) for answer in said.answers],
    }


def _items(request: Any) -> Any:
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
    following = f"{found[-1].published_at.isoformat()}_{found[-1].pk}" if more else None
    return {"items": [show_item(item) for item in found], "next": following}


def _place(after: str) -> Place | None:
    if not after:
        return None
    at, _line, number = after.partition("_")
    try:
        place = Place(datetime.fromisoformat(at), int(number))
    except ValueError:
        raise CursorInvalid() from None
    if place.at.tzinfo is None or not 0 <= place.id < 2**63 or not number.isascii():
        raise CursorInvalid()
    return place


@router.get("/items/{uid}", response=ItemOut)
def item(request: Any, uid: UID) -> Any:
    """Any item one may see; its own kind's address tells more."""
    return show_item(get_object_or_404(_items(request), uid=uid))


@router.delete("/items/{uid}", response={204: None})
def withdraw(request: Any, uid: UID) -> Any:
    """Take one's own item back; for thirty days it can be restored."""
    withdraw_item(by=request.viewer, item=get_object_or_404(_items(request), uid=uid))
    return None


@router.post("/items/{uid}/restoration", response=ItemOut)
def restore(request: Any, uid: UID) -> Any:
    """Bring back what one withdrew."""
    found = Item.objects.filter(author_id__in=request.viewer.own_party_ids).with_people()
    one = get_object_or_404(found, uid=uid)
    restore_item(by=request.viewer, item=one)
    return show_item(one)


@router.get("/rooms/{uid}/posts", response=Listed[PostOut])
def posts(request: Any, uid: UID, after: After = "", limit: Limit = 20) -> Any:
    """The posts of a room, newest first."""
    shown = Post.objects.listed_for(request.viewer).filter(room=_room(request, uid))
    rows = shown.select_related("author", "group", "audience", "count")
    return listed(rows, after, limit, show_post)


@router.post("/rooms/{uid}/posts", response=MADE(PostOut))
@idempotent
def new_post(request: Any, uid: UID, new: PostIn) -> Any:
    """Write in a room."""
    post = publish_post(
        by=request.viewer, room=_room(request, uid), body=new.body, title=new.title, audience=new.audience,
        draft=new.draft, confirmation=new.confirmation, key=request.key,
    )  # fmt: skip
    return made(show_post(_posts(request).get(pk=post.pk)))


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
    return show_post(_posts(request).get(pk=found.pk))


@router.post("/posts/{uid}/publication", response=PostOut)
def publish(request: Any, uid: UID) -> Any:
    """Let others read a draft."""
    found = get_object_or_404(_posts(request), uid=uid)
    publish_draft(by=request.viewer, post=found)
    return show_post(_posts(request).get(pk=found.pk))


@router.get("/items/{uid}/comments", response=list[CommentOut])
def comments(request: Any, uid: UID) -> Any:
    """The conversation under an item, on two levels."""
    return [show_said(said) for said in thread(get_object_or_404(_items(request), uid=uid), request.viewer).said]


@router.post("/items/{uid}/comments", response=MADE(CommentOut))
@idempotent
def new_comment(request: Any, uid: UID, new: CommentIn) -> Any:
    """Comment on an item, or answer a comment there."""
    item = get_object_or_404(_items(request), uid=uid)
    parent = get_object_or_404(Comment, uid=new.parent, item=item) if new.parent else None
    comment = add_comment(
        by=request.viewer, item=item, body=new.body, parent=parent, key=request.key, confirmation=new.confirmation
    )
    return made(_show_own(comment))


@router.put("/comments/{uid}", response=CommentOut)
def change_comment(request: Any, uid: UID, change: CommentChange) -> Any:
    """Say it otherwise."""
    return _show_own(edit_comment(by=request.viewer, comment=_comment(request, uid), body=change.body))


@router.delete("/comments/{uid}", response={204: None})
def delete_comment(request: Any, uid: UID) -> Any:
    """Take one's own comment back."""
    withdraw_comment(by=request.viewer, comment=_comment(request, uid))
    return None


def _comment(request: Any, uid: Any) -> Comment:
    seen = Item.objects.visible_to(request.viewer).values("pk")
    return get_object_or_404(Comment.objects.select_related("author", "item__group").filter(item__in=seen), uid=uid)


def _show_own(comment: Comment) -> dict[str, Any]:
    return {
        "uid": comment.uid,
        "author": show_party(comment.author),
        "body": comment.body,
        "created_at": moment(comment.created_at),
        "edited_at": moment(comment.edited_at),
        "state": "withdrawn" if comment.withdrawn_at else "hidden" if comment.hidden_at else "shown",
        "answers": [],
    }


@router.get("/items/{uid}/reactions", response=ReactionsOut)
def reactions(request: Any, uid: UID) -> Any:
    return _reactions(request, get_object_or_404(_items(request), uid=uid))


@router.put("/items/{uid}/reactions/{kind}", response=ReactionsOut)
def react(request: Any, uid: UID, kind: Slug) -> Any:
    """Give a reaction; twice is once."""
    found = get_object_or_404(_items(request), uid=uid)
    give_reaction(by=request.viewer, item=found, kind=kind)
    return _reactions(request, found)


@router.delete("/items/{uid}/reactions/{kind}", response=ReactionsOut)
def unreact(request: Any, uid: UID, kind: Slug) -> Any:
    """Take it back."""
    found = get_object_or_404(_items(request), uid=uid)
    take_reaction(by=request.viewer, item=found, kind=kind)
    return _reactions(request, found)


def _reactions(request: Any, item: Any) -> dict[str, Any]:
    party = request.viewer.party
    given: dict[str, int] = {}
    mine = []
    for reaction in Reaction.objects.filter(item=item):
        given[reaction.kind] = given.get(reaction.kind, 0) + 1
        if party is not None and reaction.party_id == party.pk:
            mine.append(reaction.kind)
    return {"reactions": given, "mine": sorted(mine)}


# ------------------------------------------------------------------ search, notices, settings


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


class SettingOut(Schema):
    key: str
    label: str
    scope: str
    value: Any


@router.get("/search", response=FoundOut)
def find(request: Any, q: Words, kinds: Kinds = "", after: After = "", limit: Limit = 20) -> Any:
    """Search everything one may see."""
    chosen = tuple(kind for kind in kinds.split(",") if kind)
    found = search(request.viewer, q, kinds=chosen, after=after, limit=limit)
    return {"items": [_show_hit(hit) for hit in found.hits], "counts": found.counts, "next": found.next or None}


def _show_hit(hit: Hit) -> dict[str, Any]:
    return {"kind": hit.kind, "item": show_item(hit.item) if hit.item else None, "party": show_party(hit.party)}


@router.get("/notices", response=Listed[NoticeOut])
def notices(request: Any, after: After = "", limit: Limit = 20) -> Any:
    """One's notices, newest first."""
    return listed(notices_of(_member(request)), after, limit, show_notice, order=("-created_at", "-id"))


@router.post("/notices/{uid}/reading", response=NoticeOut)
def read_notice(request: Any, uid: UID) -> Any:
    """Mark one as read."""
    found = get_object_or_404(notices_of(_member(request)), uid=uid)
    read_notices(by=request.viewer, notices=[found])
    return show_notice(get_object_or_404(notices_of(_member(request)), uid=uid))


@router.post("/notices/reading", response={204: None})
def read_all(request: Any) -> Any:
    """Mark all as read."""
    _member(request)
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


@router.get("/settings", response=list[SettingOut])
def settings(request: Any, group: UID | None = None) -> Any:
    """What holds in the community, or in a group."""
    _member(request)
    where = _group(request, group) if group else None
    return [
        {"key": one.key, "label": str(one.label), "scope": one.scope, "value": _plain(explain(one.key, where).value)}
        for one in declared()
    ]


def _plain(value: Any) -> Any:
    return value if isinstance(value, (str, int, float, bool, list, dict, type(None))) else str(value)
