"""One message: changing it, taking it back, reacting, hiding."""

from functools import partial
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from wezer.core.chat.acts.messages import edit_message, gift_of, react, withdraw_message
from wezer.core.chat.acts.pins import pin_message, unpin_message
from wezer.core.chat.forms import ChangeForm
from wezer.core.chat.reading import spoken
from wezer.core.chat.views.conversation import page_of_conversation, rights
from wezer.core.forms_talk import HideForm
from wezer.core.http import MemberRequest
from wezer.core.markdown import plain_text
from wezer.core.models import Measure, Message, Revision
from wezer.core.moderation.acts.cases import decide_now, show_again
from wezer.core.views.doors import member_required
from wezer.core.views.giving import before_giving
from wezer.kernel.permissions import can, require
from wezer.kernel.ref import ref
from wezer.ui.forms import submit
from wezer.ui.http import answer, go


def find_message(request: MemberRequest, uid: Any) -> Message:
    found = Message.objects.visible_to(request.viewer).with_people()
    return get_object_or_404(
        found.select_related(
            "author__photo", "written_by", "answers__author", "conversation__group",
            "conversation__channel_of__group", "conversation__audience",
        ),
        uid=uid,
    )  # fmt: skip


def page_of_message(message: Message) -> str:
    return f"{page_of_conversation(message.conversation)}#m-{message.uid}"


@member_required
def change(request: MemberRequest, uid: Any) -> HttpResponse:
    """Say it otherwise, on a page of its own."""
    found, viewer = find_message(request, uid), request.viewer
    own = viewer.member is not None and found.written_by_id == viewer.member.pk
    if found.withdrawn_at or not (own or viewer.may_act_for(found.author_id)):
        raise Http404
    form = ChangeForm(request.POST or None, initial={"body": found.body})
    more = {"by": viewer, "message": found, "confirmation": request.POST.get("confirmation", "")}
    if request.method == "POST" and submit(form, edit_message, **more) is not None:
        return go(request, page_of_message(found))
    context = {"form": form, "message": found, "back": page_of_message(found)}
    return render(request, "core/chat/change.html", context, status=422 if form.errors else 200)


@member_required
@require_POST
def withdrawal(request: MemberRequest, uid: Any) -> HttpResponse:
    found = find_message(request, uid)
    withdraw_message(by=request.viewer, message=found)
    return _again(request, uid)


@member_required
@require_POST
def reactions(request: MemberRequest, uid: Any) -> HttpResponse:
    """Give or take a reaction: one of the fields `give` and `take` names its kind."""
    found = find_message(request, uid)
    taken = request.POST.get("take", "")
    kind, sure = taken or request.POST.get("give", ""), request.POST.get("confirmation", "")
    react(by=request.viewer, message=found, kind=kind, give=not taken, confirmation=sure)
    return _again(request, uid)


@member_required
def reaction(request: MemberRequest, uid: Any, kind: str) -> HttpResponse:
    """What one reaction costs, on a page of its own, before it is given."""
    found = find_message(request, uid)
    require(request.viewer, "core.write_in_conversation", found.conversation)
    if found.withdrawn_at or found.hidden_at:
        raise Http404
    is_given = found.reactions.filter(party=request.viewer.party, kind=kind).exists()
    return before_giving(
        request, gift_of(found, kind), words=plain_text(found.body, 160), is_given=is_given,
        give=partial(react, message=found), back=page_of_message(found),
    )  # fmt: skip


@member_required
@require_POST
def pin(request: MemberRequest, uid: Any) -> HttpResponse:
    """Keep it at the top of its conversation; with `take`, take it down."""
    found = find_message(request, uid)
    act = unpin_message if request.POST.get("take") else pin_message
    act(by=request.viewer, message=found)
    return _again(request, uid, page=f"{page_of_conversation(found.conversation)}#pins")


def _again(request: MemberRequest, uid: Any, page: str = "") -> HttpResponse:
    """The message as it is now: to htmx as a part, to a browser in its page."""
    fresh = find_message(request, uid)
    conversation = fresh.conversation
    context = {
        "one": spoken([fresh], conversation, request.viewer)[0],
        "conversation": conversation,
    }
    return answer(
        request, "core/chat/_message.html", context | rights(request, conversation), page=page or page_of_message(fresh)
    )


@member_required
def hiding(request: MemberRequest, uid: Any) -> HttpResponse:
    """Hide a message with a reason; `show` takes it back."""
    found = find_message(request, uid)
    if found.conversation.channel_of is None:
        raise Http404
    require(request.viewer, "core.moderate", found.conversation.group)
    if request.method == "POST" and request.POST.get("show"):
        show_again(by=request.viewer, kind="message", thing=found)
        return _again(request, uid)
    form = HideForm(request.POST or None)
    decision: Any = {"kind": "message", "thing": found, "decision": Measure.HIDE}
    if request.method == "POST" and submit(form, decide_now, by=request.viewer, **decision) is not None:
        return go(request, page_of_message(found), said=_("It is hidden; its author reads the reason."))
    context = {"form": form, "message": found, "back": page_of_message(found)}
    return render(request, "core/chat/hide.html", context, status=422 if form.errors else 200)


@member_required
@require_safe
def versions(request: MemberRequest, uid: Any) -> HttpResponse:
    """What a message said before it was changed, for whoever reads the conversation."""
    found = find_message(request, uid)
    moderates = can(request.viewer, "core.moderate", found.conversation.group) if found.conversation.group else False
    if found.withdrawn_at or (found.hidden_at and not moderates):
        raise Http404
    kept = Revision.objects.filter(subject=ref(found)).order_by("-number")[:50]
    return render(
        request, "core/chat/versions.html", {"message": found, "revisions": kept, "back": page_of_message(found)}
    )
