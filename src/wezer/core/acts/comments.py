"""Comments: they hang on any item, on two levels; an answer to an answer answers the same comment, and
quotes the one it means."""

from typing import Any

from django.db import IntegrityError
from django.db.models import F

from wezer.core.acts.posts import clean_text, confirm_many, keep_revision, one_time
from wezer.core.community import community
from wezer.core.events import CommentAdded, CommentHidden, CommentWithdrawn
from wezer.core.markdown import RENDERER, render
from wezer.core.mentions import mentions
from wezer.core.models import Comment, Item, ItemCount, Revision
from wezer.core.talk_refusals import NotThere, ReasonMissing
from wezer.kernel.acts import act, attempt
from wezer.kernel.clock import now
from wezer.kernel.events import emit
from wezer.kernel.permissions import require, require_voice
from wezer.kernel.ref import ref
from wezer.kernel.refusals import NotAllowed, NotFound


@act
def add_comment(
    *, by: Any, item: Item, body: str, parent: Comment | None = None, key: str = "", confirmation: str = ""
) -> Comment:
    """Comment on an item one may see, or answer a comment there. The same `key` twice gives the same comment."""
    if not Item.objects.visible_to(by).filter(pk=item.pk).exists():
        raise NotFound()
    require(by, "core.comment_item", item)
    if parent is not None and (parent.item_id != item.pk or parent.withdrawn_at or parent.hidden_at):
        raise NotThere()
    once = one_time(by, key)
    if once and (known := Comment.objects.filter(author=by.party, key=once).first()):
        return known
    text = clean_text(body)
    named = mentions(text, by, group=item.group, audience=item.audience)
    confirm_many(by, named, confirmation)
    top = parent.parent if parent is not None and parent.parent_id else parent
    try:
        with attempt():
            comment = Comment.objects.create(
                item_id=item.pk,
                parent=top,
                quotes=parent if parent != top else None,
                author=by.party,
                written_by=by.member,
                body=text,
                body_html=render(text, named.links),
                renderer=RENDERER,
                key=once,
                created_at=now(),
            )
    except IntegrityError:
        return Comment.objects.get(author=by.party, key=once)
    _count(item.pk, 1)
    emit(
        CommentAdded(
            subject=ref(item),
            comment=ref(comment),
            answers=ref(parent) if parent is not None else "",
            members=tuple(ref(member) for member in named.members),
            groups=tuple(ref(group) for group in named.groups),
        ),
        group=item.group,
        audience=item.audience,
    )
    return comment


@act
def edit_comment(*, by: Any, comment: Comment, body: str, confirmation: str = "") -> Comment:
    """Change one's own comment; what it said before is kept."""
    _require_author(by, comment)
    require_voice(by, comment.item)
    if comment.withdrawn_at is not None:
        raise NotThere()
    text = clean_text(body)
    if text == comment.body:
        return comment
    named = mentions(text, by, group=comment.item.group, audience=comment.item.audience)
    confirm_many(by, named, confirmation)
    keep_revision(comment, number=Revision.objects.filter(subject=ref(comment)).count() + 1, body=comment.body, by=by)
    comment.body, comment.body_html, comment.renderer, comment.edited_at = (
        text,
        render(text, named.links),
        RENDERER,
        now(),
    )
    comment.save(update_fields=["body", "body_html", "renderer", "edited_at"])
    return comment


@act
def withdraw_comment(*, by: Any, comment: Comment) -> None:
    """Take one's own comment back: gone when nobody answered, a tombstone otherwise (core.md T-4)."""
    _require_author(by, comment)
    if Comment.objects.filter(pk=comment.pk, withdrawn_at=None).update(withdrawn_at=now()):
        _count(comment.item_id, -1)
        emit(CommentWithdrawn(subject=ref(comment.item), comment=ref(comment)), group=comment.item.group)


@act
def restore_comment(*, by: Any, comment: Comment) -> None:
    """Bring one's withdrawn comment back."""
    _require_author(by, comment)
    if Comment.objects.filter(pk=comment.pk, withdrawn_at__isnull=False).update(withdrawn_at=None):
        _count(comment.item_id, 1)


@act
def hide_comment(*, by: Any, comment: Comment, reason: str) -> None:
    """A moderator hides it, with a reason its author reads; the author still sees it."""
    require(by, "core.moderate", comment.item.group or community())
    if not reason.strip():
        raise ReasonMissing()
    if Comment.objects.filter(pk=comment.pk, hidden_at=None).update(
        hidden_at=now(), hidden_reason=reason.strip()[:500]
    ):
        emit(CommentHidden(subject=ref(comment.item), comment=ref(comment)), group=comment.item.group, audit=True)


@act
def show_comment(*, by: Any, comment: Comment) -> None:
    require(by, "core.moderate", comment.item.group or community())
    Comment.objects.filter(pk=comment.pk).update(hidden_at=None, hidden_reason="")


def _count(item_id: int, step: int) -> None:
    """Counted beside the item; a plain sum in the database, so that two at once both count."""
    ItemCount.objects.get_or_create(item_id=item_id)
    ItemCount.objects.filter(item_id=item_id).update(comments=F("comments") + step)


def _require_author(by: Any, comment: Comment) -> None:
    if not (by.is_system or by.may_act_for(comment.author_id)):
        raise NotAllowed()
