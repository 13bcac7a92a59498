"""Reactions: given and taken back with one tap."""

from typing import Any

from django.db.models import Count

from wezer.core.acts.gifts import give, require_known, require_open, take
from wezer.core.events import ReactionGiven, ReactionTaken
from wezer.core.models import Item, ItemCount, Reaction
from wezer.core.reactions import Gift
from wezer.kernel.acts import act
from wezer.kernel.clock import now
from wezer.kernel.events import emit
from wezer.kernel.permissions import require
from wezer.kernel.ref import Ref, ref
from wezer.kernel.refusals import NotFound


@act
def give_reaction(*, by: Any, item: Item, kind: str, confirmation: str = "") -> bool:
    """Give the reaction; True when it is new. Giving it twice changes nothing. What costs something asks for
    `confirmation` first."""
    _require(by, item)
    require_open(kind)
    _lock(item)
    _given, is_new = Reaction.objects.get_or_create(
        item_id=item.pk, party=by.party, kind=kind, defaults={"created_at": now()}
    )
    if is_new:
        give(by, item, gift_of(item, kind), confirmation)
        _recount(item)
        emit(ReactionGiven(subject=ref(item), reaction=kind), group=item.group, audience=item.audience)
    return is_new


@act
def take_reaction(*, by: Any, item: Item, kind: str) -> bool:
    """Take the reaction back, also one that is given no more; True when there was one."""
    _require(by, item)
    _lock(item)
    gone, _rows = Reaction.objects.filter(item_id=item.pk, party=by.party, kind=kind).delete()
    if gone:
        take(by, item, gift_of(item, kind))
        _recount(item)
        emit(ReactionTaken(subject=ref(item), reaction=kind), group=item.group, audience=item.audience)
    else:
        require_known(kind)
    return bool(gone)


def gift_of(item: Item, kind: str) -> Gift:
    return Gift(kind, Ref(f"core.item/{item.uid}"), item.author, item.written_by_id)  # type: ignore[attr-defined]  # made by Django


def _require(by: Any, item: Item) -> None:
    if not Item.objects.visible_to(by).filter(pk=item.pk).exists():
        raise NotFound()
    require(by, "core.comment_item", item)


def _lock(item: Item) -> None:
    """Whoever counts an item's reactions anew holds its counter row, so that the last count is a true one."""
    ItemCount.objects.get_or_create(item_id=item.pk)
    list(ItemCount.objects.select_for_update(of=("self",)).filter(item_id=item.pk).values_list("pk"))


def _recount(item: Item) -> None:
    counted = Reaction.objects.filter(item_id=item.pk).values_list("kind").annotate(number=Count("id")).order_by("kind")
    ItemCount.objects.filter(item_id=item.pk).update(reactions=dict(counted))
