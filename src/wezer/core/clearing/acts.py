"""Ordered by a person, done by the worker in pieces, stopped by opening the kind again."""

from datetime import timedelta
from typing import Any

from django.db.models import QuerySet

from wezer.core.acts.items import blank
from wezer.core.clearing.reading import clearable, has_copy, left_in, stays_closed
from wezer.core.clearing.refusals import (
    ClearedAlready,
    CopyMissing,
    NothingThere,
    NotItsName,
    NotToBeCleared,
    StillOpen,
)
from wezer.core.community import community
from wezer.core.events_privacy import RoomsCleared, RoomsToBeCleared
from wezer.core.kinds import room_kinds
from wezer.core.models import ClearingState, Comment, Item, ItemAnswer, Revision, RoomClearing
from wezer.core.retention import UNDO_DAYS
from wezer.kernel.acts import act, move
from wezer.kernel.clock import now
from wezer.kernel.events import emit
from wezer.kernel.permissions import require
from wezer.kernel.ref import ref

#: So many items are deleted at once.
PIECE = 200


@act
def order_clearing(*, by: Any, kind: str, name: str) -> RoomClearing:
    """Delete for good all that rooms of a closed kind hold. `name` is the kind's name, typed."""
    root = community()
    require(by, "core.tend_community", root)
    if (found := clearable(kind)) is None:
        raise NotToBeCleared()
    if not stays_closed(kind):
        raise StillOpen()
    if name.strip().casefold() != str(found.name).casefold():
        raise NotItsName(name=found.name)
    if not has_copy():
        raise CopyMissing()
    if RoomClearing.objects.filter(kind=kind, state=ClearingState.ORDERED).exists():
        raise ClearedAlready()
    if not (number := left_in(kind).count()):
        raise NothingThere()
    made = RoomClearing.objects.create(kind=kind, author=by.member, items=number)
    emit(RoomsToBeCleared(subject=ref(made), kind=kind, items=number), group=root, audit=True)
    return made


@act
def clear_a_piece(*, by: Any, clearing: RoomClearing) -> bool:
    """The worker's: whether there is more to do. The items stay as tombstones, the rooms as they are: open them again, and they are empty."""
    if not stays_closed(clearing.kind):
        _end(clearing, ClearingState.STOPPED)
        return False
    clearing = RoomClearing.objects.select_for_update().get(pk=clearing.pk)
    if clearing.state != ClearingState.ORDERED:
        return False
    numbers = list(left_in(clearing.kind).order_by("pk").values_list("pk", flat=True)[:PIECE])
    if not numbers:
        _end(clearing, ClearingState.DONE)
        return False
    blank(numbers)
    room_kinds[clearing.kind].cleared(by=by, items=numbers)
    for model in (Comment, ItemAnswer):
        _forget_words(model._base_manager.filter(item__in=numbers))
    # So long ago that its author does not bring an empty one back.
    Item.objects.filter(pk__in=numbers).update(withdrawn_at=now() - timedelta(days=UNDO_DAYS))
    clearing.cleared += len(numbers)
    RoomClearing.objects.filter(pk=clearing.pk).update(cleared=clearing.cleared)
    return True


def stop_clearings() -> None:
    """Kinds of rooms were opened or closed: what was ordered of those that are open now is over, also when they close again
    before the worker looks. For the act that opens them."""
    for clearing in RoomClearing.objects.filter(state=ClearingState.ORDERED):
        if not stays_closed(clearing.kind):
            _end(clearing, ClearingState.STOPPED)


def _forget_words(said: QuerySet[Any]) -> None:
    """What people said below an item, and how it read before."""
    names = [f"{said.model._meta.label_lower}/{uid}" for uid in said.values_list("uid", flat=True)]
    Revision.objects.filter(subject__in=names).update(title="", body="")
    said.update(body="", body_html="")


def _end(clearing: RoomClearing, state: ClearingState) -> None:
    if not move(clearing, ClearingState.ORDERED, state, ended_at=now()):
        return
    told = RoomsCleared(subject=ref(clearing), kind=clearing.kind, items=clearing.cleared, state=str(state))
    emit(told, group=community(), audit=True)
