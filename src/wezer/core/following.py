"""Reads of what members follow."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet
from django.http import Http404

from wezer.core.halls import groups_for, may_know, room_name
from wezer.core.kinds import item_kinds
from wezer.core.models import Follow, Group, Item, Member, Room
from wezer.core.modules import room_kind
from wezer.core.profiles import members_visible_to
from wezer.kernel.compiled import Compiled


def _item(viewer: Any, uid: Any) -> Item | None:
    found: Item | None = Item.objects.visible_to(viewer).select_related("group").filter(uid=uid).first()
    return found


def _group(viewer: Any, uid: Any) -> Group | None:
    return groups_for(viewer).filter(uid=uid).first()


def _member(viewer: Any, uid: Any) -> Member | None:
    return members_visible_to(viewer).filter(uid=uid).first()


def _room(viewer: Any, uid: Any) -> Room | None:
    room = Room.objects.select_related("group").filter(uid=uid).first()
    kind = room_kind(room.kind) if room else None
    if room is None or kind is None or not may_know(room.group, viewer):
        return None
    room.newest = []  # type: ignore[attr-defined]  # doors ask for it
    return room if viewer.belongs(room.group) or kind.opens_to(room, viewer) else None


#: What can be followed, by the word in its address.
FOUND: dict[str, Callable[[Any, Any], Any]] = {"item": _item, "group": _group, "member": _member, "room": _room}


def find_target(viewer: Any, kind: str, uid: UUID) -> Any:
    """What is to be followed, if the viewer may see it; 404 otherwise."""
    target = FOUND[kind](viewer, uid) if kind in FOUND else None
    if target is None:
        raise Http404
    return target


def _following(column: str) -> Compiled:
    return Compiled(lambda member, number: Follow.objects.filter(member=member, **{column: number}).values_list("pk"))


_follows = {column: _following(column) for column in ("party_id", "room_id", "item_id")}


def follows(viewer: Any, **where: int) -> bool:
    """Whether the viewer follows this party, room or item. One statement."""
    if viewer.member is None:
        return False
    ((column, number),) = where.items()
    return _follows[column].first(viewer.member.pk, number) is not None


def followed_by(member: Member) -> QuerySet[Follow]:
    """What a member follows, with what it is called."""
    return Follow.objects.filter(member=member).select_related("party", "room__group", "item__group")


def followers(item: Item, at: datetime) -> list[Member]:
    """Who followed, at that moment, where the item stands: its group, its room, its author."""
    places = Q(party_id=item.author_id)
    if item.group_id:
        places |= Q(party_id=item.group_id)
    if item.room_id:
        places |= Q(room_id=item.room_id)
    return _members(Follow.objects.filter(places, created_at__lte=at))


def followers_of_thread(item: Item, at: datetime) -> list[Member]:
    """Who followed, at that moment, the item itself."""
    return _members(Follow.objects.filter(item_id=item.pk, created_at__lte=at))


def _members(follows: QuerySet[Follow]) -> list[Member]:
    return list(Member.objects.filter(pk__in=follows.values("member")).order_by("pk"))


def find_followed(member: Member, kind: str, uid: UUID) -> Any:
    """What the member follows under this address, whether they may still see it or not; 404 when they do not."""
    column = {"item": "item", "room": "room"}.get(kind, "party")
    also = {"room": "room__group", "item": "item__group"}.get(kind, "party")
    row = Follow.objects.select_related(column, also).filter(member=member, **{f"{column}__uid": uid}).first()
    if row is None:
        raise Http404
    return getattr(row, column)


@dataclass(frozen=True, slots=True)
class Followed:
    """One line of what a member follows; without a name when they may not see it any more."""

    kind: str
    uid: UUID
    icon: str
    name: str = ""
    url: str = ""
    where: str = ""


def listed(rows: Sequence[Follow], viewer: Any) -> list[Followed]:
    """The lines of a page, each only as far as the viewer may still see it. Four statements, however many there are."""
    items = _by_number(Item.objects.visible_to(viewer), [row.item_id for row in rows])
    groups = _by_number(groups_for(viewer), [row.party_id for row in rows])
    members = _by_number(members_visible_to(viewer), [row.party_id for row in rows])
    return [_line(row, items, groups, members, viewer) for row in rows]


def _by_number(things: QuerySet[Any], numbers: Sequence[int | None]) -> dict[int, Any]:
    wanted = [number for number in numbers if number is not None]
    return {thing.pk: thing for thing in things.filter(pk__in=wanted)} if wanted else {}


def _line(row: Follow, items: Any, groups: Any, members: Any, viewer: Any) -> Followed:
    if row.item is not None:
        item = items.get(row.item_id)
        kind = item_kinds.get(row.item.kind)
        title = (item.title or " ".join(item.card.get("excerpt", "").split())[:80]) if item else ""
        icon = kind.icon if kind else "file-text"
        return Followed("item", row.item.uid, icon, title, kind.url(item) if kind and item else "")
    if row.room is not None:
        found_kind = room_kind(row.room.kind)
        may = found_kind is not None and may_know(row.room.group, viewer)
        return Followed(
            "room", row.room.uid, found_kind.icon if found_kind else "door-open", room_name(row.room) if may else "",
            found_kind.url(row.room) if may and found_kind else "", row.room.group.name if may else "",
        )  # fmt: skip
    assert row.party is not None  # one of the three is named
    found = groups.get(row.party_id) or members.get(row.party_id)
    word, icon = ("group", "users-round") if row.party.is_group else ("member", "user-round")
    return Followed(word, row.party.uid, icon, found.name if found else "", found.get_absolute_url() if found else "")
