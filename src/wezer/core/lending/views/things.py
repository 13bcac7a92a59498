"""Things: the shelf of all groups, a thing with its calendar, putting it there, changing it."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from wezer.core.agenda.months import read_month
from wezer.core.forms_talk import CommentForm
from wezer.core.halls import around, may_know, room_name
from wezer.core.http import MemberRequest
from wezer.core.lending.acts.loans import ask_for_loan
from wezer.core.lending.acts.stepping import today
from wezer.core.lending.acts.things import change_thing, end_thing, offer_thing, pause_thing, remove_thing_photo
from wezer.core.lending.forms import AskForm, ThingForm
from wezer.core.lending.queries import FILTERS, availability, requests_for, shelf
from wezer.core.lending.terms import lines_of
from wezer.core.maps.find import by_our_clocks
from wezer.core.maps.ground import ground_for
from wezer.core.maps.opening import is_open, read_week
from wezer.core.markdown import html_of
from wezer.core.models import Loan, Room, Thing
from wezer.core.models.lending import OUT
from wezer.core.posting import audience_words
from wezer.core.talk_feed import mark_mine
from wezer.core.thread import thread
from wezer.core.views.map_page import framed
from wezer.core.views.posts import find_room
from wezer.kernel.permissions import can, require
from wezer.ui.forms import status_of, submit
from wezer.ui.http import form_key, go
from wezer.ui.http import show as show_page
from wezer.ui.paging import page_of

SIZE = 24


def shelf_context(request: MemberRequest, room: Room | None = None) -> dict[str, Any]:
    """One screen of a shelf, as the address filters it."""
    wanted = request.GET.get("show", "")
    wanted = wanted if wanted in FILTERS else ""
    words = request.GET.get("q", "")[:100]
    page = page_of(shelf(request.viewer, room=room, words=words, only=wanted), request, size=SIZE)
    return {"page": page, "show": wanted, "words": words, "with_groups": room is None}


def index(request: MemberRequest) -> HttpResponse:
    """Everything that is lent and that the viewer may see, whatever group's."""
    return show_page(request, "core/lending/index.html", "core/lending/_things.html", shelf_context(request))


def find_thing(request: MemberRequest, slug: str, uid: Any) -> Thing:
    found = Thing.objects.visible_to(request.viewer).select_related(
        "author__photo", "group", "room", "audience", "count"
    )
    return get_object_or_404(found, uid=uid, group__slug=slug)


def show(request: MemberRequest, slug: str, uid: Any) -> HttpResponse:
    thing = find_thing(request, slug, uid)
    return framed(
        render(request, "core/lending/thing.html", thing_context(request, thing)), ground_for(request.session)
    )


def thing_context(request: MemberRequest, thing: Thing, form: AskForm | None = None) -> dict[str, Any]:
    """A thing, when it is free, and how to ask for it; `?month=2026-12`."""
    viewer: Any = request.viewer
    assert thing.group is not None and thing.room is not None  # the address names them
    known = may_know(thing.group, viewer)
    mark_mine([thing], viewer)
    mine = viewer.party is not None and viewer.may_act_for(thing.author_id)
    first = max(read_month(request.GET.get("month", "")), today().replace(day=1))
    return {
        "item": thing,
        "thing": thing,
        "group": thing.group if known else None,
        "crumbs": around(thing.group, viewer).crumbs if known else [],
        "room_name": room_name(thing.room),
        "html": html_of(thing) if thing.body else "",
        "lines": lines_of(thing.terms),
        "is_open": is_open(read_week(thing.hours), by_our_clocks()),
        "free": availability(thing, first),
        "first": first,
        "is_out": Loan.objects.filter(thing=thing, state__in=OUT).exists(),
        "requests": requests_for(thing, viewer) if mine else [],
        "ask_form": form or AskForm(),
        "may_ask": thing.is_offered and not mine and can(viewer, "core.borrow_thing", thing),
        "audience": audience_words(thing.audience.kind, thing.group if known else None),
        "thread": thread(thing, viewer, everything=request.GET.get("comments") == "all"),
        "comment_form": CommentForm(auto_id=f"c-%s-{thing.uid}"),
        "mine": mine,
        "may_change": can(viewer, "core.change_thing", thing),
        "may_moderate": can(viewer, "core.moderate", thing.group),
    }


@login_required
def create(request: MemberRequest, slug: str, room_slug: str) -> HttpResponse:
    """Put a thing on a shelf."""
    viewer: Any = request.viewer
    room = find_room(viewer, slug, room_slug)
    if room.kind != "things":
        raise Http404
    require(viewer, "core.lend_thing", room.group)
    form = ThingForm(request.POST or None, request.FILES or None, group=room.group)
    if request.method == "POST" and (made := submit(form, offer_thing, by=viewer, room=room, key=form_key(request))):
        return go(request, reverse("things:thing", args=[slug, made.uid]), said=_("It stands on the shelf."))
    context = {"form": form, "room": room, "group": room.group, "room_name": room_name(room)}
    return render(request, "core/lending/new.html", context, status=status_of(form))


@login_required
def edit(request: MemberRequest, slug: str, uid: Any) -> HttpResponse:
    viewer: Any = request.viewer
    thing = find_thing(request, slug, uid)
    require(viewer, "core.change_thing", thing)
    assert thing.group is not None and thing.room is not None
    form = ThingForm(request.POST or None, request.FILES or None, group=thing.group, thing=thing)
    if request.method == "POST":
        version = request.POST.get("version", "")
        more = {"version": int(version) if version.isdecimal() and len(version) < 10 else None}
        if submit(form, change_thing, by=viewer, thing=thing, **more):
            return go(request, reverse("things:thing", args=[slug, uid]), said=_("Changed."))
    context = {
        "form": form,
        "thing": thing,
        "group": thing.group,
        "room_name": room_name(thing.room),
        "room": thing.room,
    }
    return render(request, "core/lending/edit.html", context, status=status_of(form))


@login_required
@require_POST
def ask(request: MemberRequest, slug: str, uid: Any) -> HttpResponse:
    """Ask the owner for it."""
    thing = find_thing(request, slug, uid)
    form = AskForm(request.POST)
    made = submit(form, ask_for_loan, by=request.viewer, thing=thing, key=form_key(request))
    if made is None:
        return render(request, "core/lending/thing.html", thing_context(request, thing, form), status=422)
    return go(request, reverse("library:loan", args=[made.uid]), said=_("Asked. The owner answers here."))


@login_required
@require_POST
def standing(request: MemberRequest, slug: str, uid: Any) -> HttpResponse:
    """`to`: paused, offered or gone."""
    thing = find_thing(request, slug, uid)
    to = request.POST.get("to", "")
    if to == "gone":
        end_thing(by=request.viewer, thing=thing)
    elif to in ("paused", "offered"):
        pause_thing(by=request.viewer, thing=thing, paused=to == "paused")
    else:
        raise Http404
    return go(request, reverse("things:thing", args=[slug, uid]), said=_("Noted."))


@login_required
@require_POST
def drop_photo(request: MemberRequest, slug: str, uid: Any, file: Any) -> HttpResponse:
    thing = find_thing(request, slug, uid)
    remove_thing_photo(by=request.viewer, thing=thing, file=get_object_or_404(thing.files, uid=file))
    return go(request, reverse("things:edit", args=[slug, uid]), said=_("Taken away."))
