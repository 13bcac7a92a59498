"""What rooms of a closed kind hold still, and whether it may be deleted now."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from wezer.core.clearing.copies import newest_copy
from wezer.core.community import community
from wezer.core.kinds import room_kinds
from wezer.core.models import Comment, File, Item, ItemAnswer, Room, RoomClearing, Setting, SettingMode
from wezer.core.modules import ROOMS_CLOSED
from wezer.core.retention import held
from wezer.core.rooms.kind import RoomKind
from wezer.core.settings_registry import value
from wezer.kernel.clock import now

#: A copy is no older than this.
FRESH = timedelta(days=1)


def clearable(kind: str) -> RoomKind | None:
    """The kind of this name, if what it held may be deleted once it is closed."""
    found = room_kinds.get(kind)
    return found if found is not None and found.may_be_cleared else None


def is_closed(kind: str) -> bool:
    """By itself: what went with its package is only put away."""
    return kind in value(ROOMS_CLOSED)


def stays_closed(kind: str) -> bool:
    """For acts: whether it is closed in the database, not as far as this process remembers, and stays so until the act ends."""
    said = _closing().exclude(mode=SettingMode.REMOVE).select_for_update().first()
    return said is not None and kind in said.value


def closed_at() -> datetime | None:
    """When kinds of rooms were closed or opened last."""
    return _closing().values_list("changed_at", flat=True).first()


def _closing() -> QuerySet[Setting]:
    return Setting.objects.filter(group=community(), key=ROOMS_CLOSED)


def has_copy() -> bool:
    """Whether everything was copied after the closing and within a day."""
    copied, closed = newest_copy(), closed_at()
    return copied is not None and closed is not None and copied > max(closed, now() - FRESH)


def left_in(kind: str) -> QuerySet[Any]:
    """Items that lie in rooms of the kind and are not blanked yet, or have words of others below them still; what the law
    holds back stays."""
    stands = ~Q(title="", card={}, withdrawn_at__isnull=False)
    for model in (Comment, ItemAnswer):
        stands |= Q(Exists(model._base_manager.filter(item=OuterRef("pk")).exclude(body="")))
    return Item.objects.filter(stands, room__kind=kind).exclude(uid__in=held().uids())


@dataclass(frozen=True, slots=True)
class Holding:
    """How much there is, before it is deleted."""

    rooms: int
    items: int
    comments: int
    answers: int
    files: int


def what_lies_in(kind: str) -> Holding:
    """Five statements."""
    items = left_in(kind).values("pk")
    return Holding(
        rooms=Room.objects.filter(kind=kind).count(),
        items=left_in(kind).count(),
        comments=Comment.objects.filter(item__in=items).exclude(body="").count(),
        answers=ItemAnswer.objects.filter(item__in=items).exclude(body="").count(),
        files=File.objects.filter(item__in=items).count(),
    )


def newest_clearing(kind: str) -> RoomClearing | None:
    return RoomClearing.objects.filter(kind=kind).select_related("author").order_by("-id").first()
