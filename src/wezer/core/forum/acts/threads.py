"""Topics and questions: opening, changing, pinning."""

from datetime import datetime
from typing import Any

from wezer.core.acts.items import require_author
from wezer.core.acts.posts import chosen_audience
from wezer.core.forum.acts.writing import refs, rewrite, write_down
from wezer.core.forum.events import ItemPinned, QuestionPublished, TopicPublished
from wezer.core.forum.refusals import PinnedEnough
from wezer.core.models import ForumEntry, Item, Question, Room, Topic
from wezer.core.models.written import WrittenItem
from wezer.kernel.acts import act
from wezer.kernel.clock import now
from wezer.kernel.events import emit
from wezer.kernel.permissions import require, require_voice
from wezer.kernel.ref import ref

#: In one room.
MOST_PINNED = 5


@act
def open_topic(
    *,
    by: Any,
    room: Room,
    title: str,
    body: str,
    tags: str = "",
    audience: str = "",
    key: str = "",
    confirmation: str = "",
) -> Topic:
    """Begin to talk something over, in the group unless a wider audience is chosen."""
    require(by, "core.begin_thread", room.group)
    made, named, is_new = write_down(
        Topic, by=by, kind="topic", room=room, title=title, body=body, tags=tags, key=key, confirmation=confirmation,
        seen_by=chosen_audience(room.group, audience),
    )  # fmt: skip
    if is_new:
        _enter(made)
        told = TopicPublished(subject=ref(made), members=refs(named.members), groups=refs(named.groups))
        emit(told, group=made.group_id, audience=made.audience_id)
    return made


@act
def ask_question(
    *,
    by: Any,
    room: Room,
    title: str,
    body: str,
    tags: str = "",
    audience: str = "",
    key: str = "",
    confirmation: str = "",
) -> Question:
    """Ask the group, or whoever the chosen audience reaches."""
    require(by, "core.begin_thread", room.group)
    made, named, is_new = write_down(
        Question, by=by, kind="question", room=room, title=title, body=body, tags=tags, key=key, confirmation=confirmation,
        seen_by=chosen_audience(room.group, audience),
    )  # fmt: skip
    if is_new:
        _enter(made, is_waiting=True)
        told = QuestionPublished(subject=ref(made), members=refs(named.members), groups=refs(named.groups))
        emit(told, group=made.group_id, audience=made.audience_id)
    return made


@act
def edit_thread(
    *, by: Any, item: WrittenItem, title: str, body: str, tags: str = "", audience: str = "", version: int | None = None,
    confirmation: str = "",
) -> WrittenItem:  # fmt: skip
    """Its author says it otherwise. A stale `version` refuses: somebody else changed it meanwhile."""
    require_author(by, item)
    require_voice(by, item)
    more: dict[str, Any] = {"audience": audience, "version": version, "confirmation": confirmation}
    if rewrite(item, by=by, title=title, body=body, tags=tags, **more):
        ForumEntry.objects.filter(pk=item.pk).update(audience=item.audience_id)
    return item


@act
def pin_item(*, by: Any, item: Item, pinned: bool) -> bool:
    """Put it on top of its room, or take it down. True when that changed anything."""
    require(by, "core.pin_item", item)
    assert item.room_id is not None  # it lies in a room
    entries = ForumEntry.objects.filter(room_id=item.room_id)
    if pinned and entries.filter(pinned_at__isnull=False).exclude(pk=item.pk).count() >= MOST_PINNED:
        raise PinnedEnough(most=MOST_PINNED)
    changed = entries.filter(pk=item.pk, pinned_at__isnull=pinned).update(pinned_at=now() if pinned else None)
    if changed:
        emit(ItemPinned(subject=ref(item), pinned=pinned), group=item.group_id, audience=item.audience_id)
    return bool(changed)


@act
def touch_entry(*, by: Any, item: Item, at: datetime) -> None:
    """Something was said there: it moves up in its room."""
    ForumEntry.objects.filter(pk=item.pk, active_at__lt=at).update(active_at=at)


def _enter(item: WrittenItem, *, is_waiting: bool = False) -> None:
    assert item.room_id is not None and item.published_at is not None  # it was just published in a room
    ForumEntry.objects.create(
        item_id=item.pk,
        room_id=item.room_id,
        audience_id=item.audience_id,
        active_at=item.published_at,
        is_waiting=is_waiting,
    )
