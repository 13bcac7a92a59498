"""Reactions: given and taken back with one tap."""

from typing import Any

from django.db.models import Count

from wezer.core.events import ReactionGiven, ReactionTaken
from wezer.core.models import Item, ItemCount, Reaction
from wezer.core.reactions import reaction_kinds
from wezer.core.talk_refusals import ReactionUnknown
from wezer.kernel.acts import act
from wezer.kernel.clock import now
from wezer.kernel.events import emit
from wezer.kernel.permissions import require
from wezer.kernel.ref import ref
from wezer.kernel.refusals import NotFound


@act
def give_reaction(*, by: Any, item: Item, kind: str) -> bool:
    """Give the reaction; True when it is new. Giving it twice changes nothing."""
    found = _known(by, item, kind)
    _lock(item)
    _given, is_new = Reaction.objects.get_or_create(
        item_id=item.pk, party=by.party, kind=kind, defaults={"created_at": now()}
    )
    if is_new:
        found.given(by, item)
        _recount(item)
        emit(ReactionGiven(subject=ref(item), reaction=kind), group=item.group, audience=item.audience)
    return is_new


@act
def take_reaction(*, by: Any, item: Item, kind: str) -> bool:
    """Take the reaction back; True when there was one."""
    found = _known(by, item, kind)
    _lock(item)
    gone, _rows = Reaction.objects.filter(item_id=item.pk, party=by.party, kind=kind).delete()
    if gone:
        found.taken(by, item)
        _recount(item)
        emit(ReactionTaken(subject=ref(item), reaction=kind), group=item.group, audience=item.audience)
    return bool(gone)


def _known(by: Any, item: Item, kind: str) -> Any:
    if not Item.objects.visible_to(by).filter(pk=item.pk).exists():
        raise NotFound()
    require(by, "core.comment_item", item)
    found = reaction_kinds.get(kind)
    if found is None:
        raise ReactionUnknown()
    return found


def _lock(item: Item) -> None:
    """Whoever counts an item's reactions anew holds its counter row, so that the last count is a true one."""
    ItemCount.objects.get_or_create(item_id=item.pk)
    list(ItemCount.objects.select_for_update(of=("self",)).filter(item_id=item.pk).values_list("pk"))


def _recount(item: Item) -> None:
    counted = Reaction.objects.filter(item_id=item.pk).values_list("kind").annotate(number=Count("id")).order_by("kind")
    ItemCount.objects.filter(item_id=item.pk).update(reactions=dict(counted))
