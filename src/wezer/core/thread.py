"""The thread of comments under any item: one component for every kind, present and future."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from wezer.core.chosen_reactions import is_barred, line
from wezer.core.markdown import html_of, plain_text
from wezer.core.models import Comment, CommentReaction, Item
from wezer.kernel.permissions import can

#: More comments than this are shown on demand: the first ones and the way to the rest.
FIRST = 200


@dataclass(frozen=True, slots=True)
class Quote:
    """How the comment begins that an answer means, as it reads now. What was taken back or hidden is quoted nowhere."""

    comment: Comment
    words: str


@dataclass(slots=True)
class Said:
    """One comment as the viewer may see it."""

    comment: Comment
    html: Any = ""
    is_gone: bool = False  # taken back: a tombstone, since somebody answered
    is_hidden: bool = False  # by a moderator; `html` is there only for its author and those who may show it again
    mine: bool = False
    quote: Quote | None = None
    answers: list["Said"] = field(default_factory=list)
    reactions: list[dict[str, Any]] = field(default_factory=list)

    @property
    def given(self) -> list[dict[str, Any]]:
        return [each for each in self.reactions if each["number"]]

    @property
    def offered(self) -> list[dict[str, Any]]:
        """What this viewer may still give."""
        return [each for each in self.reactions if each["may_give"] and not each["mine"]]


@dataclass(slots=True)
class Thread:
    item: Item
    said: list[Said]
    total: int
    more: int
    may_comment: bool
    may_moderate: bool


def thread(item: Item, viewer: Any, *, everything: bool = False) -> Thread:
    """The comments of an item the viewer may see, on two levels. One statement, and one more where somebody reacted."""
    rows: Sequence[Comment] = list(
        Comment.objects.filter(item_id=item.pk)
        .select_related("author__photo")
        .order_by("pk")[: 5000 if everything else FIRST + 1]
    )
    more = not everything and len(rows) > FIRST
    rows = rows[:FIRST] if more else rows
    moderates = item.group is not None and can(viewer, "core.moderate", item.group)
    mine = given_by(viewer, rows)
    tops: dict[int, Said] = {}
    known = {comment.pk: comment for comment in rows}  # what is quoted was said before
    for comment in rows:
        one = said_of(comment, viewer, moderates, mine)
        one.quote = quote_of(known.get(comment.quotes_id or 0)) if one.html else None
        if comment.parent_id is None:
            tops[comment.pk] = one
        elif comment.parent_id in tops:
            tops[comment.parent_id].answers.append(one)
    for one in tops.values():
        one.answers = [answer for answer in one.answers if not answer.is_gone]
    count = getattr(item, "count", None)
    total = count.comments if count else 0
    return Thread(
        item=item,
        said=[one for one in tops.values() if not one.is_gone or one.answers],
        total=total,
        more=max(0, total - len(rows)) if more else 0,
        may_comment=can(viewer, "core.comment_item", item),
        may_moderate=moderates,
    )


def quote_of(comment: Comment | None) -> Quote | None:
    if comment is None or comment.withdrawn_at is not None or comment.hidden_at is not None:
        return None
    words = plain_text(comment.body, 80)
    return Quote(comment, words) if words else None


def given_by(viewer: Any, comments: Sequence[Comment]) -> dict[int, set[str]]:
    """Which reactions the viewer gave to each; no statement where nobody gave any."""
    found: dict[int, set[str]] = {}
    numbers = [comment.pk for comment in comments if comment.reactions]
    if viewer.party is not None and numbers:
        rows = CommentReaction.objects.filter(party=viewer.party, comment__in=numbers)
        for number, kind in rows.values_list("comment_id", "kind"):
            found.setdefault(number, set()).add(kind)
    return found


def said_of(comment: Comment, viewer: Any, moderates: bool, given: dict[int, set[str]]) -> Said:
    mine = viewer.may_act_for(comment.author_id) if viewer.party is not None else False  # type: ignore[attr-defined]  # made by Django
    if comment.withdrawn_at is not None:
        return Said(comment, is_gone=True, mine=mine)
    if comment.hidden_at is not None:
        return Said(comment, html=html_of(comment) if mine or moderates else "", is_hidden=True, mine=mine)
    reactions = line(comment.reactions, given.get(comment.pk, ()), is_barred=is_barred(comment, viewer))
    return Said(comment, html=html_of(comment), mine=mine, reactions=reactions)
