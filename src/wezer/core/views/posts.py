"""Posts: writing, reading, changing."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from wezer.core.acts.posts import edit_post, publish_draft, publish_post
from wezer.core.chat.becoming import begun
from wezer.core.forms_talk import CommentForm, PostForm
from wezer.core.halls import around, may_know, room_name
from wezer.core.http import MemberRequest
from wezer.core.markdown import html_of
from wezer.core.mentions import author_notes
from wezer.core.models import READABLE, STANDING, Post, Room, RoomState
from wezer.core.modules import room_kind
from wezer.core.polls.forms import WriteForm
from wezer.core.polls.reading import poll_of
from wezer.core.posting import audience_words
from wezer.core.previews.reading import preview_of
from wezer.core.revisions import kept_for
from wezer.core.rooms.taking import takes
from wezer.core.talk_feed import mark_mine
from wezer.core.thread import thread
from wezer.kernel.compiled import Compiled
from wezer.kernel.permissions import can, require
from wezer.ui.forms import submit
from wezer.ui.http import form_key, go


def find_post(request: MemberRequest, slug: str, uid: Any) -> Post:
    found = Post.objects.visible_to(request.viewer).select_related(
        "author__photo", "group", "room", "audience", "count"
    )
    return get_object_or_404(found, uid=uid, group__slug=slug)


def post(request: MemberRequest, slug: str, uid: Any) -> HttpResponse:
    """A post with its thread. A post may be read by people who may not know its group: then the group stays unnamed."""
    viewer: Any = request.viewer
    found = find_post(request, slug, uid)
    assert found.group is not None and found.room is not None  # the address names them
    known = may_know(found.group, viewer)
    crumbs = around(found.group, viewer).crumbs if known else []
    mark_mine([found], viewer)
    context = {
        "item": found,
        "post": found,
        "group": found.group if known else None,
        "crumbs": crumbs,
        "room_name": room_name(found.room),
        "html": html_of(found),
        "asked": poll_of(found, viewer),
        "preview": preview_of(found),
        "audience": audience_words(found.audience.kind, found.group if known else None),
        "thread": thread(found, viewer, everything=request.GET.get("comments") == "all"),
        "comment_form": CommentForm(auto_id=f"c-%s-{found.uid}"),
        "mine": viewer.party is not None and viewer.may_act_for(found.author_id),
        "may_moderate": can(viewer, "core.moderate", found.group),
        "here": request.path,
    }
    return render(request, "core/talk/post.html", context)


@login_required
def write(request: MemberRequest, slug: str, room_slug: str) -> HttpResponse:
    """A post in a room: the form on its own page, which the composer of the room opens or sends to."""
    viewer: Any = request.viewer
    room = find_room(viewer, slug, room_slug)
    if not takes(room, "post"):
        raise Http404
    require(viewer, "core.write_in_group", room.group)
    came_of = begun(request)
    initial = {"body": request.GET.get("body", "")[:2000], **came_of.words()}
    form = WriteForm(request.POST or None, request.FILES or None, group=room.group, initial=initial)
    if request.method == "POST":
        draft = request.POST.get("as") == "draft"
        more = {
            "room": room,
            "draft": draft,
            "key": form_key(request),
            "confirmation": request.POST.get("confirmation", ""),
        }
        if made := submit(form, came_of.making(publish_post), by=viewer, **more):
            made.group = room.group
            said = _("Your draft is kept; only you see it.") if draft else _with_notes(request, made, _("Published."))
            return go(request, reverse("groups:post", args=[slug, made.uid]), said=said)
    context = {"form": form, "room": room, "group": room.group, "room_name": room_name(room)}
    return render(request, "core/talk/write.html", context, status=422 if form.errors else 200)


_rooms_of = Compiled(lambda slug: Room.objects.select_related("group__parent").filter(group__slug=slug))


def find_room(viewer: Any, slug: str, room_slug: str, *, locked: bool = False) -> Room:
    """An open room of a group the viewer may know; archived ones stay readable (`locked`). With it, as `siblings`, the
    group's other rooms, since every page of a room shows the way to them. One statement."""
    rooms: list[Room] = _rooms_of(slug)
    room = next((each for each in rooms if each.slug == room_slug), None)
    if (
        room is None
        or room_kind(room.kind) is None
        or not may_know(room.group, viewer)
        or room.state not in (READABLE if locked else (RoomState.OPEN,))
    ):
        raise Http404
    shown = [each for each in rooms if each.state in STANDING and room_kind(each.kind)]
    for each in shown:
        each.group = room.group
    room.siblings = shown  # type: ignore[attr-defined]  # set where the room was found
    return room


@login_required
def edit(request: MemberRequest, slug: str, uid: Any) -> HttpResponse:
    """Change one's own post."""
    viewer: Any = request.viewer
    found = find_post(request, slug, uid)
    if not viewer.may_act_for(found.author_id):
        raise Http404
    initial = {"title": found.title, "body": found.body, "audience": found.audience.kind}
    assert found.group is not None  # the address names it
    form = PostForm(request.POST or None, request.FILES or None, group=found.group, post=found, initial=initial)
    if request.method == "POST":
        version = request.POST.get("version", "")
        more = {
            "version": int(version) if version.isdecimal() and len(version) < 10 else None,
            "confirmation": request.POST.get("confirmation", ""),
        }
        if submit(form, edit_post, by=viewer, post=found, **more):
            found.refresh_from_db()
            return go(
                request, reverse("groups:post", args=[slug, uid]), said=_with_notes(request, found, _("Changed."))
            )
    context = {"form": form, "post": found, "group": found.group}
    return render(request, "core/talk/edit.html", context, status=422 if form.errors else 200)


@login_required
@require_POST
def publication(request: MemberRequest, slug: str, uid: Any) -> HttpResponse:
    """Let others read a draft."""
    found = find_post(request, slug, uid)
    publish_draft(by=request.viewer, post=found, confirmation=request.POST.get("confirmation", ""))
    said = _with_notes(request, found, _("Published."))
    return go(request, reverse("groups:post", args=[slug, uid]), said=said)


def _with_notes(request: MemberRequest, post: Post, said: str) -> str:
    """Done, and what the author should know about whom they named."""
    notes = author_notes(post.body, request.viewer, group=post.group, audience=post.audience)
    return " ".join([said, *notes])


def versions(request: MemberRequest, slug: str, uid: Any) -> HttpResponse:
    """What the post said before it was changed: for whoever reads it."""
    found = find_post(request, slug, uid)
    kept = kept_for(request.viewer, found)[:100]
    if not found.edited_at:
        return redirect("groups:post", slug, uid)
    return render(request, "core/talk/versions.html", {"post": found, "group": found.group, "revisions": kept})
