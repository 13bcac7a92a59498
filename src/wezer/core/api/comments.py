"""What people say and give on an item: comments and reactions."""

from typing import Any, Literal

from django.shortcuts import get_object_or_404

from wezer.core.acts.comments import (
    add_comment,
    edit_comment,
    restore_comment,
    withdraw_comment,
)
from wezer.core.acts.reactions import give_comment_reaction, give_reaction, take_comment_reaction, take_reaction
from wezer.core.api.common import Confirmation, Slug, router
from wezer.core.api.posts import HidingIn, seen_items
from wezer.core.chosen_reactions import reactions as known
from wezer.core.mentions import author_notes
from wezer.core.models import Comment, Item, Measure, Reaction
from wezer.core.moderation.acts.cases import decide_now, show_again
from wezer.core.thread import Quote, Said, given_by, quote_of, thread
from wezer.ui.rest import (
    MADE,
    UID,
    PartyOut,
    Schema,
    Short,
    Strict,
    Text,
    idempotent,
    made,
    moment,
    show_party,
)


class QuoteOut(Schema):
    """How the comment begins that an answer means; absent once that was taken back or hidden."""

    comment: UID
    author: PartyOut
    words: str


class CommentOut(Schema):
    uid: UID
    author: PartyOut | None
    body: str
    created_at: str
    edited_at: str | None
    state: Literal["shown", "withdrawn", "hidden"]
    quote: QuoteOut | None = None
    reactions: dict[str, int]
    mine: list[str]
    """Which of them the caller gave."""
    answers: list["CommentOut"] = []
    notes: list[str] = []
    """After writing: what the author should know about what and whom the text names."""


class CommentIn(Strict):
    body: Text
    parent: UID | None = None
    confirmation: Short = ""


class CommentChange(Strict):
    body: Text
    confirmation: Short = ""


class ReactionKindOut(Schema):
    kind: str
    name: str
    icon: str
    is_open: bool
    """Whether it can be given; otherwise it only stays where it was."""
    note: str
    """What it does beside counting: "1 VAL"."""


class ReactionsOut(Schema):
    reactions: dict[str, int]
    mine: list[str]


def show_said(said: Said) -> dict[str, Any]:
    """A comment as this viewer may see it: a tombstone keeps its place, not its words."""
    comment = said.comment
    silent = said.is_gone or (said.is_hidden and not said.html)
    return {
        "uid": comment.uid,
        "author": None if said.is_gone else show_party(comment.author),
        "body": "" if silent else comment.body,
        "created_at": moment(comment.created_at),
        "edited_at": moment(comment.edited_at),
        "state": "withdrawn" if said.is_gone else "hidden" if said.is_hidden else "shown",
        "quote": _show_quote(said.quote),
        "reactions": {each["kind"]: each["number"] for each in said.given},
        "mine": sorted(each["kind"] for each in said.given if each["mine"]),
        "answers": [show_said(answer) for answer in said.answers],
    }


def _show_quote(quote: Quote | None) -> dict[str, Any] | None:
    if quote is None:
        return None
    return {"comment": quote.comment.uid, "author": show_party(quote.comment.author), "words": quote.words}


@router.get("/items/{uid}/comments", response=list[CommentOut])
def comments(request: Any, uid: UID) -> Any:
    """The conversation under an item, on two levels."""
    return [show_said(said) for said in thread(get_object_or_404(seen_items(request), uid=uid), request.viewer).said]


@router.post("/items/{uid}/comments", response=MADE(CommentOut))
@idempotent
def new_comment(request: Any, uid: UID, new: CommentIn) -> Any:
    """Comment on an item, or answer a comment there."""
    item = get_object_or_404(seen_items(request), uid=uid)
    parent = get_object_or_404(Comment, uid=new.parent, item=item) if new.parent else None
    comment = add_comment(
        by=request.viewer, item=item, body=new.body, parent=parent, key=request.key, confirmation=new.confirmation
    )
    return made(_show_written(request, comment))


@router.put("/comments/{uid}", response=CommentOut)
def change_comment(request: Any, uid: UID, change: CommentChange) -> Any:
    """Say it otherwise."""
    comment = _comment(request, uid)
    edit_comment(by=request.viewer, comment=comment, body=change.body, confirmation=change.confirmation)
    return _show_written(request, comment)


@router.delete("/comments/{uid}", response={204: None})
def delete_comment(request: Any, uid: UID) -> Any:
    """Take one's own comment back."""
    withdraw_comment(by=request.viewer, comment=_comment(request, uid))
    return None


@router.post("/comments/{uid}/restoration", response={204: None})
def bring_comment_back(request: Any, uid: UID) -> Any:
    """Bring back what one took back."""
    restore_comment(by=request.viewer, comment=_comment(request, uid))
    return None


@router.put("/comments/{uid}/hiding", response={204: None})
def hide_a_comment(request: Any, uid: UID, sent: HidingIn) -> Any:
    """Hide it, as a moderator, with a reason its author reads."""
    decide_now(
        by=request.viewer, kind="comment", thing=_comment(request, uid), decision=Measure.HIDE, reason=sent.reason
    )
    return None


@router.delete("/comments/{uid}/hiding", response={204: None})
def show_a_comment(request: Any, uid: UID) -> Any:
    """Take the hiding back."""
    show_again(by=request.viewer, kind="comment", thing=_comment(request, uid))
    return None


def _comment(request: Any, uid: Any) -> Comment:
    seen = Item.objects.visible_to(request.viewer).values("pk")
    return get_object_or_404(
        Comment.objects.select_related("author", "item__group", "item__audience").filter(item__in=seen), uid=uid
    )


def _show_written(request: Any, comment: Comment) -> dict[str, Any]:
    item = comment.item
    return {
        "notes": author_notes(comment.body, request.viewer, group=item.group, audience=item.audience),
        "uid": comment.uid,
        "author": show_party(comment.author),
        "body": comment.body,
        "created_at": moment(comment.created_at),
        "edited_at": moment(comment.edited_at),
        "state": "withdrawn" if comment.withdrawn_at else "hidden" if comment.hidden_at else "shown",
        "quote": _show_quote(quote_of(comment.quotes)),
        "answers": [],
        **_comment_reactions(request, comment),
    }


@router.get("/reactions", response=list[ReactionKindOut])
def known_reactions(request: Any) -> Any:
    """The reactions of this community, as they are called in the language asked for."""
    return [{name: getattr(each, name) for name in ReactionKindOut.model_fields} for each in known()]


@router.get("/items/{uid}/reactions", response=ReactionsOut)
def reactions(request: Any, uid: UID) -> Any:
    return _reactions(request, get_object_or_404(seen_items(request), uid=uid))


@router.put("/items/{uid}/reactions/{kind}", response=ReactionsOut)
def react(request: Any, uid: UID, kind: Slug, confirmation: Confirmation = "") -> Any:
    """Give a reaction; twice is once. One that pays asks for the `confirmation` that its refusal names."""
    found = get_object_or_404(seen_items(request), uid=uid)
    give_reaction(by=request.viewer, item=found, kind=kind, confirmation=confirmation)
    return _reactions(request, found)


@router.delete("/items/{uid}/reactions/{kind}", response=ReactionsOut)
def unreact(request: Any, uid: UID, kind: Slug) -> Any:
    """Take it back."""
    found = get_object_or_404(seen_items(request), uid=uid)
    take_reaction(by=request.viewer, item=found, kind=kind)
    return _reactions(request, found)


def _reactions(request: Any, item: Any) -> dict[str, Any]:
    party = request.viewer.party
    given: dict[str, int] = {}
    mine = []
    for reaction in Reaction.objects.filter(item=item):
        given[reaction.kind] = given.get(reaction.kind, 0) + 1
        if party is not None and reaction.party_id == party.pk:
            mine.append(reaction.kind)
    return {"reactions": given, "mine": sorted(mine)}


@router.put("/comments/{uid}/reactions/{kind}", response=ReactionsOut)
def react_to_comment(request: Any, uid: UID, kind: Slug, confirmation: Confirmation = "") -> Any:
    """Give a reaction; twice is once. One that pays asks for the `confirmation` that its refusal names."""
    comment = _comment(request, uid)
    give_comment_reaction(by=request.viewer, comment=comment, kind=kind, confirmation=confirmation)
    return _comment_reactions(request, comment)


@router.delete("/comments/{uid}/reactions/{kind}", response=ReactionsOut)
def unreact_to_comment(request: Any, uid: UID, kind: Slug) -> Any:
    """Take it back."""
    comment = _comment(request, uid)
    take_comment_reaction(by=request.viewer, comment=comment, kind=kind)
    return _comment_reactions(request, comment)


def _comment_reactions(request: Any, comment: Comment) -> dict[str, Any]:
    return {"reactions": comment.reactions, "mine": sorted(given_by(request.viewer, [comment]).get(comment.pk, ()))}
