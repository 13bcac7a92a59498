"""What every item has: one address, a thread of comments, reactions, withdrawing, hiding."""

from functools import partial
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from wezer.core.acts.comments import (
    add_comment,
    edit_comment,
    restore_comment,
    withdraw_comment,
)
from wezer.core.acts.items import restore_item, withdraw_item
from wezer.core.acts.reactions import gift_of, give_reaction, take_reaction
from wezer.core.community import community
from wezer.core.forms_talk import CommentForm, HideForm
from wezer.core.http import MemberRequest
from wezer.core.kinds import item_kinds
from wezer.core.mentions import author_notes
from wezer.core.models import Comment, Item, Measure, Reaction
from wezer.core.moderation.acts.cases import decide_now, show_again
from wezer.core.talk_feed import mark_mine
from wezer.core.thread import thread
from wezer.core.views.giving import before_giving
from wezer.kernel.permissions import require
from wezer.ui.forms import submit
from wezer.ui.http import answer, form_key, go, part, wants_part

_WITH = ("author", "group", "audience", "room", "count")


def find_item(request: MemberRequest, uid: Any) -> Item:
    """The item, if this viewer may open it; 404 otherwise, whether it exists or not."""
    found = Item.objects.visible_to(request.viewer).select_related(*_WITH)
    return get_object_or_404(found, uid=uid)


def page_of_item(item: Item) -> str:
    kind = item_kinds.get(item.kind)
    if kind is None:
        raise Http404
    return kind.url(item)


def item(request: MemberRequest, uid: Any) -> HttpResponse:
    """The one address of any item leads to its kind's page."""
    return redirect(page_of_item(find_item(request, uid)))


def _thread(
    request: MemberRequest, found: Item, *, form: Any = None, parent: Any = None, said: str = "", undo: str = ""
) -> HttpResponse:
    """The thread again: to htmx as a part, to a browser as its page."""
    if form is None and not wants_part(request):
        return go(request, f"{page_of_item(found)}#thread", said=said, undo=undo)
    fresh = find_item(request, found.uid)
    context = {
        "item": fresh,
        "thread": thread(fresh, request.viewer, everything="all" in request.GET),
        "comment_form": form if form is not None and not parent else CommentForm(auto_id=f"c-%s-{fresh.uid}"),
        "answer_form": form if parent else None,
        "answered": parent,
    }
    if form is not None:
        response = render(
            request,
            "core/items/thread_page.html" if not wants_part(request) else "core/items/_thread.html",
            context,
            status=422,
        )
        response.keeps_target = True  # type: ignore[attr-defined]  # read by the middleware of answers
        return response
    return answer(request, "core/items/_thread.html", context, page=page_of_item(fresh), said=said, undo=undo)


def comments(request: MemberRequest, uid: Any) -> HttpResponse:
    """GET: all the comments. POST: one more, or an answer to one (`parent`)."""
    found = find_item(request, uid)
    if request.method != "POST":
        if not wants_part(request):
            return redirect(f"{page_of_item(found)}?comments=all#thread")
        context = {"item": found, "thread": thread(found, request.viewer, everything=True)}
        return part(request, "core/items/_thread.html", {**context, "comment_form": CommentForm(auto_id=f"c-%s-{uid}")})
    return _comment(request, found)


@login_required
def _comment(request: MemberRequest, found: Item) -> HttpResponse:
    wanted = request.POST.get("parent", "")
    parent = _comment_of(found, wanted) if wanted else None
    form = CommentForm(request.POST, auto_id=f"a-%s-{wanted}" if parent else f"c-%s-{found.uid}")
    made = submit(
        form, add_comment, by=request.viewer, item=found, parent=parent, key=form_key(request),
        confirmation=request.POST.get("confirmation", ""),
    )  # fmt: skip
    if not made:
        return _thread(request, found, form=form, parent=parent)
    return _thread(request, found, said=_notes(request, found, made))


def _notes(request: MemberRequest, found: Item, said: Comment) -> str:
    return " ".join(author_notes(said.body, request.viewer, group=found.group, audience=found.audience))


def _comment_of(found: Item, uid: Any) -> Comment:
    try:
        return get_object_or_404(Comment.objects.select_related("parent"), uid=uid, item_id=found.pk)
    except ValueError as problem:
        raise Http404 from problem


def _found_comment(request: MemberRequest, uid: Any) -> tuple[Item, Comment]:
    comment = get_object_or_404(Comment.objects.select_related("author"), uid=uid)
    found = get_object_or_404(
        Item.objects.visible_to(request.viewer).select_related(*_WITH),
        pk=comment.item_id,  # type: ignore[attr-defined]  # made by Django
    )
    comment.item = found
    return found, comment


@login_required
def comment(request: MemberRequest, uid: Any) -> HttpResponse:
    """Change one's own comment, on a page of its own."""
    found, said = _found_comment(request, uid)
    if not request.viewer.may_act_for(said.author_id) or said.withdrawn_at:
        raise Http404
    form = CommentForm(request.POST or None, initial={"body": said.body})
    more = {"by": request.viewer, "comment": said, "confirmation": request.POST.get("confirmation", "")}
    if request.method == "POST" and submit(form, edit_comment, **more) is not None:
        return go(request, f"{page_of_item(found)}#comment-{said.uid}", said=_notes(request, found, said))
    context = {"form": form, "item": found, "comment": said, "back": page_of_item(found)}
    return render(request, "core/items/edit_comment.html", context, status=422 if form.errors else 200)


@login_required
@require_POST
def comment_withdrawal(request: MemberRequest, uid: Any) -> HttpResponse:
    found, said = _found_comment(request, uid)
    withdraw_comment(by=request.viewer, comment=said)
    return _thread(
        request, found, said=_("Your comment is withdrawn."), undo=reverse("items:comment-return", args=[uid])
    )


@login_required
@require_POST
def comment_return(request: MemberRequest, uid: Any) -> HttpResponse:
    found, said = _found_comment(request, uid)
    restore_comment(by=request.viewer, comment=said)
    return go(request, f"{page_of_item(found)}#comment-{said.uid}")


@login_required
def comment_hiding(request: MemberRequest, uid: Any) -> HttpResponse:
    """Hide a comment with a reason; `show` takes it back."""
    found, said = _found_comment(request, uid)
    viewer: Any = request.viewer
    if request.method == "POST" and request.POST.get("show"):
        show_again(by=viewer, kind="comment", thing=said)
        return _thread(request, found)
    return _hide(request, found, "comment", said)


@login_required
def hiding(request: MemberRequest, uid: Any) -> HttpResponse:
    """Hide the item with a reason; `show` takes it back."""
    viewer: Any = request.viewer
    found = get_object_or_404(Item.objects.moderated_by(viewer).select_related(*_WITH), uid=uid)
    if request.method == "POST" and request.POST.get("show"):
        show_again(by=viewer, kind="item", thing=found)
        return go(request, page_of_item(found))
    return _hide(request, found, "item", found)


def _hide(request: MemberRequest, found: Item, kind: str, thing: Any) -> HttpResponse:
    require(request.viewer, "core.moderate", found.group or community())
    form = HideForm(request.POST or None)
    decision: Any = {"kind": kind, "thing": thing, "decision": Measure.HIDE}
    if request.method == "POST" and submit(form, decide_now, by=request.viewer, **decision) is not None:
        group = found.group
        return go(request, group or "home:home", said=_("It is hidden; its author reads the reason."))
    context = {"form": form, "item": found, "back": page_of_item(found)}
    return render(request, "core/items/hide.html", context, status=422 if form.errors else 200)


@login_required
@require_POST
def withdrawal(request: MemberRequest, uid: Any) -> HttpResponse:
    """Take one's item out of sight; it can be taken back for thirty days."""
    found = find_item(request, uid)
    withdraw_item(by=request.viewer, item=found)
    return go(request, found.group or "home:home", said=_("It is withdrawn."), undo=reverse("items:return", args=[uid]))


@login_required
@require_POST
def item_return(request: MemberRequest, uid: Any) -> HttpResponse:
    """Bring one's withdrawn item back."""
    own = Item.objects.filter(author_id__in=request.viewer.own_party_ids)
    found = get_object_or_404(own.select_related(*_WITH), uid=uid)
    restore_item(by=request.viewer, item=found)
    return go(request, page_of_item(found), said=_("It is back."))


@login_required
@require_POST
def reactions(request: MemberRequest, uid: Any) -> HttpResponse:
    """Give or take a reaction: one of the fields `give` and `take` names its kind."""
    viewer: Any = request.viewer
    found = find_item(request, uid)
    if taken := request.POST.get("take"):
        take_reaction(by=viewer, item=found, kind=taken)
    else:
        give_reaction(
            by=viewer, item=found, kind=request.POST.get("give", ""), confirmation=request.POST.get("confirmation", "")
        )
    fresh = find_item(request, uid)
    mark_mine([fresh], viewer)
    return answer(request, "core/items/_actions.html", {"item": fresh}, page=f"{page_of_item(fresh)}#actions-{uid}")


@login_required
def reaction(request: MemberRequest, uid: Any, kind: str) -> HttpResponse:
    """What one reaction costs, on a page of its own, before it is given."""
    found = find_item(request, uid)
    require(request.viewer, "core.comment_item", found)
    is_given = Reaction.objects.filter(item=found, party=request.viewer.party, kind=kind).exists()
    return before_giving(
        request, gift_of(found, kind), words=found.title or str(found.card.get("excerpt", ""))[:160],
        is_given=is_given, give=partial(give_reaction, item=found), back=f"{page_of_item(found)}#actions-{uid}",
    )  # fmt: skip
