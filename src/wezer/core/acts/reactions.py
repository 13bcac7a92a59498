"""Reactions: given and taken back with one tap."""

from typing import Any

from django.db.models import Count, QuerySet

from wezer.core.acts.gifts import give, require_known, require_open, take
from wezer.core.events import ReactionGiven, ReactionTaken
from wezer.core.models import Comment, CommentReaction, Item, ItemCount, Reaction
from wezer.core.reactions import Gift
from wezer.core.talk_refusals import NotThere
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


@act
def give_comment_reaction(*, by: Any, comment: Comment, kind: str, confirmation: str = "") -> bool:
    """Give a reaction to a comment, as to an item; what is taken back or hidden is given none."""
    _require(by, comment.item)
    require_open(kind)
    if not _lock_comment(comment).filter(withdrawn_at=None, hidden_at=None).exists():
        raise NotThere()
    _given, is_new = CommentReaction.objects.get_or_create(
        comment=comment, party=by.party, kind=kind, defaults={"created_at": now()}
    )
    if is_new:
        give(by, comment, gift_of_comment(comment, kind), confirmation)
        count_comment(comment)
        told = ReactionGiven(subject=ref(comment.item), reaction=kind, comment=ref(comment))
        emit(told, group=comment.item.group, audience=comment.item.audience)
    return is_new


@act
def take_comment_reaction(*, by: Any, comment: Comment, kind: str) -> bool:
    """Take it back; True when there was one."""
    _require(by, comment.item)
    _lock_comment(comment)
    gone, _rows = CommentReaction.objects.filter(comment=comment, party=by.party, kind=kind).delete()
    if gone:
        take(by, comment, gift_of_comment(comment, kind))
        count_comment(comment)
        told = ReactionTaken(subject=ref(comment.item), reaction=kind, comment=ref(comment))
        emit(told, group=comment.item.group, audience=comment.item.audience)
    else:
        require_known(kind)
    return bool(gone)


def gift_of_comment(comment: Comment, kind: str) -> Gift:
    return Gift(kind, ref(comment), comment.author, comment.written_by_id)  # type: ignore[attr-defined]  # made by Django


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


def _lock_comment(comment: Comment) -> QuerySet[Comment]:
    """Whoever counts a comment's reactions anew holds its row."""
    row = Comment.objects.filter(pk=comment.pk)
    list(row.select_for_update(of=("self",)).values_list("pk"))
    return row


def count_comment(comment: Comment) -> None:
    given = CommentReaction.objects.filter(comment=comment).values_list("kind")
    comment.reactions = dict(given.annotate(number=Count("id")).order_by("kind"))
    Comment.objects.filter(pk=comment.pk).update(reactions=comment.reactions)
