"""Reactions to comments: those given stand below each; the others come when somebody wants to give one."""

from functools import partial
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404

from wezer.core.acts.reactions import gift_of_comment, give_comment_reaction, take_comment_reaction
from wezer.core.http import MemberRequest
from wezer.core.markdown import plain_text
from wezer.core.models import Comment, CommentReaction
from wezer.core.thread import given_by, said_of
from wezer.core.views.giving import before_giving
from wezer.core.views.items import find_item, page_of_item
from wezer.kernel.permissions import can, require
from wezer.ui.http import answer, show


def _find(request: MemberRequest, uid: Any) -> Comment:
    """A comment that can be read, with its item as this viewer may see it."""
    rows = Comment.objects.filter(withdrawn_at=None, hidden_at=None).select_related("author__photo", "item")
    found = get_object_or_404(rows, uid=uid)
    found.item = find_item(request, found.item.uid)
    return found


def _back(comment: Comment) -> str:
    return f"{page_of_item(comment.item)}#comment-{comment.uid}"


@login_required
def reactions(request: MemberRequest, uid: Any) -> HttpResponse:
    """GET: all that can be given. POST: one of the fields `give` and `take` names the one meant."""
    comment, viewer = _find(request, uid), request.viewer
    may = can(viewer, "core.comment_item", comment.item)
    if request.method != "POST":
        if not may:
            raise Http404
        context = _context(comment, viewer, may) | {"is_open": True}
        return show(request, "core/items/comment_reactions.html", "core/items/_comment_reactions.html", context)
    if taken := request.POST.get("take"):
        take_comment_reaction(by=viewer, comment=comment, kind=taken)
    else:
        kind, sure = request.POST.get("give", ""), request.POST.get("confirmation", "")
        give_comment_reaction(by=viewer, comment=comment, kind=kind, confirmation=sure)
    return answer(request, "core/items/_comment_reactions.html", _context(comment, viewer, may), page=_back(comment))


def _context(comment: Comment, viewer: Any, may: bool) -> dict[str, Any]:
    said = said_of(comment, viewer, False, given_by(viewer, [comment]))
    return {"one": said, "may": may, "back": _back(comment)}


@login_required
def reaction(request: MemberRequest, uid: Any, kind: str) -> HttpResponse:
    """What one reaction costs, on a page of its own, before it is given."""
    comment = _find(request, uid)
    require(request.viewer, "core.comment_item", comment.item)
    is_given = CommentReaction.objects.filter(comment=comment, party=request.viewer.party, kind=kind).exists()
    return before_giving(
        request, gift_of_comment(comment, kind), words=plain_text(comment.body, 160), is_given=is_given,
        give=partial(give_comment_reaction, comment=comment), back=_back(comment),
    )  # fmt: skip
