"""What is new in rooms since a member was last there: counted by one statement, marked on the room's own page."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import Any

from django.db import connection

from wezer.core.models import Item, Room, Visit
from wezer.core.modules import closed_room_kinds
from wezer.kernel.clock import now

#: Counting stops here: nobody minds whether it is a hundred or a thousand.
MOST = 99
#: Whoever comes back within this time is still on the same visit: the marks stay.
SITTING = timedelta(minutes=10)

# Counted per room from the index (room, audience, published_at, id), never further than the most that is shown. A room
# one has never been in counts nothing: all of it would be new. One's own words are not news. A chat counts its messages.
_NEWS = """(SELECT COUNT(*) FROM (
    SELECT 1 FROM core_item i
    WHERE i.room_id = r.id AND i.audience_id IN ({audiences}) AND i.published_at > v.seen_at
    AND i.over_at IS NULL AND i.withdrawn_at IS NULL AND i.hidden_at IS NULL AND i.author_id <> %s LIMIT {most}) AS news)"""

_ROOMS = (
    "SELECT v.id, v.member_id, r.id AS room_id, v.seen_at, v.before_at, "
    + _NEWS
    + """ AS news,
    EXISTS (SELECT 1 FROM core_follow f WHERE f.member_id = %s AND f.room_id = r.id) AS followed, c.newest - a.seen AS said
FROM core_room r LEFT JOIN core_visit v ON v.room_id = r.id AND v.member_id = %s
LEFT JOIN core_conversation c ON c.channel_of_id = r.id
LEFT JOIN core_attendance a ON a.conversation_id = c.item_ptr_id AND a.member_id = %s
WHERE r.id IN ({places})"""
)

_GROUPS = (
    "SELECT r.group_id, "
    + _NEWS
    + """ FROM core_visit v JOIN core_room r ON r.id = v.room_id
WHERE v.member_id = %s AND r.kind NOT IN ({closed}) AND r.state <> 'archived' AND r.group_id IN ({places})"""
)


def _said(sql: str, **lists: Sequence[Any]) -> str:
    marks = {name: ", ".join(["%s"] * len(values)) for name, values in lists.items()}
    return sql.format(most=MOST, **marks)


def mark_unread(rooms: Iterable[Room], viewer: Any) -> None:
    """Put on each room how much in it the viewer has not seen (`.unread`), their last visit (`.visit`) and whether they
    follow it (`.is_followed`). One statement, none for a visitor."""
    known = {room.pk: room for room in rooms}
    for room in known.values():
        room.unread, room.visit, room.is_followed = 0, None, False  # type: ignore[attr-defined]  # for who shows it
    audiences = sorted(viewer.audience_ids)
    if viewer.member is None or not known or not audiences:
        return
    me = viewer.member.pk
    rows = Visit.objects.raw(
        _said(_ROOMS, audiences=audiences, places=list(known)), [*audiences, me, me, me, me, *known]
    )
    for visit in rows:
        room = known[visit.room_id]
        room.unread, room.is_followed = min(MOST, visit.news + (visit.said or 0)), bool(visit.followed)  # type: ignore[attr-defined]  # as above
        room.visit = visit if visit.pk else None  # type: ignore[attr-defined]  # as above


def unread_of_groups(groups: Sequence[int], viewer: Any) -> dict[int, int]:
    """How much is new in all rooms of each group. One statement."""
    audiences = sorted(viewer.audience_ids)
    if viewer.member is None or not groups or not audiences:
        return {}
    me, sums = viewer.member.pk, dict.fromkeys(groups, 0)
    closed = sorted(closed_room_kinds()) or [""]
    with connection.cursor() as db:
        sql = _said(_GROUPS, audiences=audiences, closed=closed, places=groups)
        db.execute(sql, [*audiences, me, me, *closed, *groups])
        for group, number in db.fetchall():
            sums[group] = min(MOST, sums[group] + number)
    return {group: number for group, number in sums.items() if number}


def visit_of(viewer: Any, room: Room) -> Visit | None:
    if viewer.member is None:
        return None
    return Visit.objects.filter(member=viewer.member, room=room).first()


def has_news(visit: Visit | None, newest: datetime | None) -> bool:
    """Whether a visit to the room is worth writing down: the first one, and any that meets something new."""
    return visit is None or (newest is not None and newest > visit.seen_at)


def news_begin(visit: Visit | None) -> datetime | None:
    """Since when what stands in the room is new to its visitor; None when nothing is marked."""
    if visit is None or now() - visit.seen_at > SITTING:
        return None
    return visit.before_at


def divide(items: Sequence[Item], since: datetime | None, viewer: Any) -> int:
    """Mark what is new on a screen of items, newest first (`item.is_new`), and where the rest begins. Returns how many."""
    mine = viewer.own_party_ids
    number, was_new = 0, False
    for item in items:
        later = since is not None and item.published_at is not None and item.published_at > since
        item.is_new = later and item.author_id not in mine  # type: ignore[attr-defined]  # for who shows it
        item.is_where_known_begins = was_new and not later  # type: ignore[attr-defined]  # for who shows it
        number, was_new = number + bool(item.is_new), later  # type: ignore[attr-defined]  # set two lines above
    return number
