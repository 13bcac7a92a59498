"""Documents: the library of all groups, a document with its versions, adding, changing, taking away a copy."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from wezer.core.chat.becoming import begun
from wezer.core.forms_talk import CommentForm
from wezer.core.halls import around, may_know, room_name
from wezer.core.http import MemberRequest
from wezer.core.library import queries
from wezer.core.library.acts.approval import decide_document, give_document_back, propose_document, take_document
from wezer.core.library.acts.documents import add_document, add_version, describe_document, restore_version
from wezer.core.library.forms import CoverForm, DocumentForm, TakingForm, VersionForm
from wezer.core.library.serving import sent
from wezer.core.models import Approval, Document, Room
from wezer.core.posting import audience_words
from wezer.core.talk_feed import mark_mine
from wezer.core.thread import thread
from wezer.core.views.posts import find_room
from wezer.kernel.permissions import can, require
from wezer.ui.forms import status_of, submit
from wezer.ui.http import form_key, go
from wezer.ui.http import show as show_page
from wezer.ui.paging import page_of


def list_context(request: MemberRequest, room: Room | None = None) -> dict[str, Any]:
    """One screen of a library, as the address filters it."""
    said = {name: request.GET.get(name, "")[:100] for name in ("tag", "q", "state")}
    said["state"] = said["state"] if said["state"] in Approval.values else ""
    rows = queries.documents(request.viewer, room=room, tag=said["tag"], words=said["q"], state=said["state"])
    page = page_of(rows, request, size=24)
    tags = queries.tags_of(request.viewer, room=room) if not request.GET.get("after") else []
    return {"page": page, "tags": tags, "with_groups": room is None, "said": said, "states": Approval.choices}


def index(request: MemberRequest) -> HttpResponse:
    """Every document that the viewer may see, whatever group's."""
    return show_page(request, "core/library/index.html", "core/library/_documents.html", list_context(request))


def find_document(request: MemberRequest, slug: str, uid: Any) -> Document:
    found = Document.objects.visible_to(request.viewer).select_related(
        "author__photo", "group", "room", "audience", "count", "taken_by"
    )
    return get_object_or_404(found, uid=uid, group__slug=slug)


def show(request: MemberRequest, slug: str, uid: Any) -> HttpResponse:
    """A document, the words inside, its versions."""
    document = find_document(request, slug, uid)
    return render(request, "core/library/document.html", page_context(request, document))


def page_context(request: MemberRequest, document: Document, form: VersionForm | None = None) -> dict[str, Any]:
    viewer: Any = request.viewer
    assert document.group is not None and document.room is not None  # the address names them
    known = may_know(document.group, viewer)
    mark_mine([document], viewer)
    may_write = can(viewer, "core.write_document", document)
    standing = queries.standing(document)
    return {
        "item": document,
        "document": document,
        "group": document.group if known else None,
        "crumbs": around(document.group, viewer).crumbs if known else [],
        "room_name": room_name(document.room),
        "standing": standing,
        "first_words": standing.text[: queries.FIRST_WORDS],
        "versions": list(queries.versions_of(document)[:100]),
        "works": queries.who_works_on(document),
        "version_form": form or (VersionForm(group=document.group) if may_write else None),
        "taking_form": TakingForm(auto_id="take-%s"),
        "audience": audience_words(document.audience.kind, document.group if known else None),
        "thread": thread(document, viewer, everything=request.GET.get("comments") == "all"),
        "comment_form": CommentForm(auto_id=f"c-%s-{document.uid}"),
        "mine": viewer.party is not None and viewer.may_act_for(document.author_id),
        "may_write": may_write,
        "may_change": can(viewer, "core.change_document", document),
        "may_approve": can(viewer, "core.approve_document", document),
        "may_moderate": can(viewer, "core.moderate", document.group),
    }


@require_safe
def download(request: MemberRequest, slug: str, uid: Any, number: int) -> HttpResponse:
    """A version's file, for who may see the document."""
    return sent(request, find_document(request, slug, uid), number)


@login_required
def create(request: MemberRequest, slug: str, room_slug: str) -> HttpResponse:
    """Put a document into a library."""
    viewer: Any = request.viewer
    room = find_room(viewer, slug, room_slug)
    if room.kind != "library":
        raise Http404
    require(viewer, "core.add_document", room.group)
    came_of = begun(request)
    initial = {"tags": request.GET.get("tag", "")[:40], **came_of.words()}
    form = DocumentForm(request.POST or None, request.FILES or None, group=room.group, initial=initial)
    more = {"room": room, "key": form_key(request)} if request.method == "POST" else {}
    if request.method == "POST" and (made := submit(form, came_of.making(add_document), by=viewer, **more)):
        return go(request, reverse("documents:document", args=[slug, made.uid]), said=_("It is in the library."))
    context = {"form": form, "room": room, "group": room.group, "room_name": room_name(room)}
    return render(request, "core/library/new.html", context, status=status_of(form))


@login_required
def edit(request: MemberRequest, slug: str, uid: Any) -> HttpResponse:
    """Change what is said of it, not what is in it."""
    viewer: Any = request.viewer
    document = find_document(request, slug, uid)
    require(viewer, "core.change_document", document)
    assert document.group is not None and document.room is not None
    form = CoverForm(request.POST or None, group=document.group, document=document)
    if request.method == "POST":
        version = request.POST.get("version", "")
        more = {"version": int(version) if version.isdecimal() and len(version) < 10 else None}
        if submit(form, describe_document, by=viewer, document=document, **more):
            return go(request, _page(document), said=_("Changed."))
    context = {"form": form, "document": document, "group": document.group, "room_name": room_name(document.room)}
    return render(request, "core/library/edit.html", context, status=status_of(form))


@login_required
@require_POST
def new_version(request: MemberRequest, slug: str, uid: Any) -> HttpResponse:
    document = find_document(request, slug, uid)
    require(request.viewer, "core.write_document", document)
    assert document.group is not None
    form = VersionForm(request.POST, request.FILES, group=document.group)
    if submit(form, add_version, by=request.viewer, document=document) is None:
        return render(
            request, "core/library/document.html", page_context(request, document, form), status=status_of(form)
        )
    return go(request, _page(document), said=_("The new version stands."))


@login_required
@require_POST
def restore(request: MemberRequest, slug: str, uid: Any, number: int) -> HttpResponse:
    document = find_document(request, slug, uid)
    made = restore_version(by=request.viewer, document=document, number=number)
    said = _("Version {old} stands again, as version {new}.").format(old=number, new=made.number)
    return go(request, _page(document), said=said)


@login_required
@require_POST
def approval(request: MemberRequest, slug: str, uid: Any) -> HttpResponse:
    """`to`: proposed, approved or draft; `number`: the version one looked at."""
    document, to = find_document(request, slug, uid), request.POST.get("to", "")
    number = request.POST.get("number", "")
    if to == Approval.PROPOSED:
        propose_document(by=request.viewer, document=document)
    elif to in (Approval.APPROVED, Approval.DRAFT):
        seen = int(number) if number.isdecimal() and len(number) < 10 else None
        decide_document(by=request.viewer, document=document, approved=to == Approval.APPROVED, number=seen)
    else:
        raise Http404
    return go(request, _page(document), said=_("Noted."))


@login_required
@require_POST
def taking(request: MemberRequest, slug: str, uid: Any) -> HttpResponse:
    """Say that one works on it; `give=back`: no longer."""
    document = find_document(request, slug, uid)
    if request.POST.get("give") == "back":
        give_document_back(by=request.viewer, document=document)
    else:
        form = TakingForm(request.POST)
        take_document(by=request.viewer, document=document, hours=form.cleaned_data["hours"] if form.is_valid() else 24)
    return go(request, _page(document), said=_("Noted."))


def _page(document: Document) -> str:
    assert document.group is not None
    return reverse("documents:document", args=[document.group.slug, document.uid])
