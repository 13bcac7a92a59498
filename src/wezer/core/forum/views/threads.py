"""Topics and questions: beginning, reading, changing, and what becomes of them."""

import re
from typing import Any
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from wezer.core.chat.becoming import begun
from wezer.core.forms_talk import CommentForm
from wezer.core.forum.acts.questions import close_question, mark_duplicate, reopen_question
from wezer.core.forum.acts.threads import ask_question, edit_thread, open_topic, pin_item
from wezer.core.forum.forms import DuplicateForm, ItemAnswerForm, ThreadForm
from wezer.core.forum.reading import answers_to
from wezer.core.halls import around, may_know, room_name
from wezer.core.http import MemberRequest
from wezer.core.kinds import item_kinds
from wezer.core.markdown import html_of
from wezer.core.mentions import author_notes
from wezer.core.models import Question, Room, Topic
from wezer.core.posting import audience_words
from wezer.core.revisions import kept_for
from wezer.core.search.alike import alike
from wezer.core.talk_feed import mark_mine
from wezer.core.thread import thread
from wezer.core.views.posts import find_room
from wezer.kernel.permissions import can, require
from wezer.ui.forms import status_of, submit
from wezer.ui.http import form_key, go, part

_WITH = ("author__photo", "group", "room", "audience", "count", "forum_entry")
_UID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE)


def find_topic(request: MemberRequest, uid: Any) -> Topic:
    return get_object_or_404(Topic.objects.visible_to(request.viewer).select_related(*_WITH), uid=uid)


def find_question(request: MemberRequest, uid: Any) -> Question:
    found = Question.objects.visible_to(request.viewer).select_related(*_WITH, "same_as__group", "accepted")
    return get_object_or_404(found, uid=uid)


def find_either(request: MemberRequest, uid: Any) -> Topic | Question:
    """The topic or question at this address."""
    topic = Topic.objects.visible_to(request.viewer).select_related(*_WITH).filter(uid=uid).first()
    return topic or find_question(request, uid)


def similar_to(request: MemberRequest, typed: str) -> list[Any]:
    """Questions and help articles that look like what is being asked, as far as the viewer finds them."""
    return alike(request.viewer, typed, kinds=("question", "help_article"), language=(get_language() or "en")[:2])


def context_of(request: MemberRequest, item: Any) -> dict[str, Any]:
    """What the pages of a topic, a question and a ticket share. Read by people who may not know its group: then it is
    unnamed."""
    viewer: Any = request.viewer
    known = may_know(item.group, viewer)
    mark_mine([item], viewer)
    return {
        "item": item,
        "group": item.group if known else None,
        "crumbs": around(item.group, viewer).crumbs if known else [],
        "room_name": room_name(item.room),
        "html": html_of(item),
        "audience": audience_words(item.audience.kind, item.group if known else None),
        "thread": thread(item, viewer, everything=request.GET.get("comments") == "all"),
        "comment_form": CommentForm(auto_id=f"c-%s-{item.uid}"),
        "mine": viewer.party is not None and viewer.may_act_for(item.author_id),
        "may_pin": can(viewer, "core.pin_item", item),
        "may_moderate": can(viewer, "core.moderate", item.group),
    }


@require_safe
def topic(request: MemberRequest, slug: str, uid: Any) -> HttpResponse:
    """A topic with what was replied."""
    found = find_topic(request, uid)
    return render(request, "core/forum/topic.html", {**context_of(request, found), "topic": found})


def question(request: MemberRequest, slug: str, uid: Any) -> HttpResponse:
    """A question, its answers, and the way to give one."""
    return question_page(request, find_question(request, uid))


def question_page(request: MemberRequest, found: Question, form: Any = None) -> HttpResponse:
    shown = context_of(request, found)
    context = {
        **shown,
        "question": found,
        "answers": answers_to(found, request.viewer),
        "answer_form": form or ItemAnswerForm(auto_id="answer-%s"),
        "same_as": _readable(request, found.same_as),
    }
    return render(request, "core/forum/question.html", context, status=status_of(form) if form else 200)


def _readable(request: MemberRequest, other: Question | None) -> Question | None:
    if other is None or not Question.objects.visible_to(request.viewer).filter(pk=other.pk).exists():
        return None
    return other


@login_required
def begin(request: MemberRequest, slug: str, room_slug: str) -> HttpResponse:
    """Ask something, or open a topic (`?kind=topic`). What looks like the same question is shown once before it is asked."""
    viewer: Any = request.viewer
    room = find_room(viewer, slug, room_slug)
    if room.kind != "forum":
        raise Http404
    require(viewer, "core.begin_thread", room.group)
    is_topic = request.GET.get("kind") == "topic"
    initial = {"title": request.GET.get("title", "")[:200], **begun(request).words()}
    form = ThreadForm(request.POST or None, group=room.group, looks_for_similar=not is_topic, initial=initial)
    found: list[Any] = []
    if request.method == "POST" and not is_topic and not request.POST.get("sure"):
        found = similar_to(request, request.POST.get("title", "")[:500])
    if request.method == "POST" and not found and (made := _begin(request, form, room, is_topic)):
        notes = author_notes(made.body, viewer, group=room.group, audience=made.audience)
        said = _("Your topic is open.") if is_topic else _("Your question is asked.")
        return go(request, item_kinds[made.kind].url(made), said=" ".join([said, *notes]))
    context = {"form": form, "room": room, "group": room.group, "room_name": room_name(room), "is_topic": is_topic}
    return render(
        request, "core/forum/begin.html", {**context, "similar": found}, status=200 if found else status_of(form)
    )


def _begin(request: MemberRequest, form: ThreadForm, room: Room, is_topic: bool) -> Any:
    act = open_topic if is_topic else ask_question
    more = {"key": form_key(request), "confirmation": request.POST.get("confirmation", "")}
    made: Any = submit(form, begun(request).making(act), by=request.viewer, room=room, **more)
    if made:
        made.group = room.group
    return made


@login_required
@require_safe
def similar(request: MemberRequest) -> HttpResponse:
    """While one types: what looks like the same question."""
    return part(
        request, "core/forum/_similar.html", {"similar": similar_to(request, request.GET.get("title", "")[:500])}
    )


@login_required
def edit(request: MemberRequest, uid: Any) -> HttpResponse:
    """Its author says it otherwise."""
    viewer: Any = request.viewer
    found = find_either(request, uid)
    if not viewer.may_act_for(found.author_id):
        raise Http404
    assert found.group is not None  # it lies in a room of a group
    initial = {"title": found.title, "body": found.body, "tags": ", ".join(found.tags), "audience": found.audience.kind}
    form = ThreadForm(request.POST or None, group=found.group, initial=initial)
    page = item_kinds[found.kind].url(found)
    if request.method == "POST":
        version = request.POST.get("version", "")
        more = {"version": int(version) if version.isdecimal() and len(version) < 10 else None}
        if submit(form, edit_thread, by=viewer, item=found, confirmation=request.POST.get("confirmation", ""), **more):
            return go(request, page, said=_("Changed."))
    context = {"form": form, "item": found, "group": found.group, "back": page}
    return render(request, "core/forum/edit.html", context, status=status_of(form))


@require_safe
def versions(request: MemberRequest, uid: Any) -> HttpResponse:
    """What it said before: for whoever reads it."""
    found = find_either(request, uid)
    back = item_kinds[found.kind].url(found)
    kept = kept_for(request.viewer, found)[:100]
    if not found.edited_at:
        return redirect(back)
    return render(request, "core/forum/versions.html", {"title": found.title, "back": back, "revisions": kept})


@login_required
@require_POST
def pin(request: MemberRequest, uid: Any) -> HttpResponse:
    """On top of the room, or down again: the field `pinned` says yes or no."""
    found = find_either(request, uid)
    pinned = request.POST.get("pinned") == "yes"
    pin_item(by=request.viewer, item=found, pinned=pinned)
    said = _("It stands on top of the room now.") if pinned else _("It is taken down.")
    return go(request, item_kinds[found.kind].url(found), said=said)


@login_required
@require_POST
def state(request: MemberRequest, uid: Any) -> HttpResponse:
    """Close the question, or open it again: the field `to` says which."""
    found = find_question(request, uid)
    wanted = {"closed": close_question, "reopened": reopen_question}.get(request.POST.get("to", ""))
    if wanted is None:
        raise Http404
    wanted(by=request.viewer, question=found)
    said = _("Answers are welcome again.") if found.state == "reopened" else _("The question is closed.")
    return go(request, item_kinds["question"].url(found), said=said)


@login_required
def duplicate(request: MemberRequest, uid: Any) -> HttpResponse:
    """Say which other question this one repeats."""
    found = find_question(request, uid)
    require(request.viewer, "core.tend_question", found)
    form = DuplicateForm(request.POST or None)

    def repeat(same_as: str) -> bool:
        named = _UID.findall(same_as)
        other = find_question(request, UUID(named[-1])) if named else found
        mark_duplicate(by=request.viewer, question=found, same_as=other)
        return True

    page = item_kinds["question"].url(found)
    if request.method == "POST" and submit(form, repeat):
        return go(request, page, said=_("Its page leads to the other question now."))
    context = {"form": form, "question": found, "back": page, "similar": _others(request, found)}
    return render(request, "core/forum/duplicate.html", context, status=status_of(form))


def _others(request: MemberRequest, found: Question) -> list[Any]:
    near = alike(request.viewer, found.title, kinds=("question",), language=(get_language() or "en")[:2], limit=6)
    return [each for each in near if each.pk != found.pk]
