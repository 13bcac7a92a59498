"""Places: those of a room, one with its history, suggesting, correcting, judging."""

from dataclasses import asdict
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from wezer.core.forum.views.threads import context_of
from wezer.core.halls import around, room_name, tabs_of
from wezer.core.http import MemberRequest
from wezer.core.maps.find import by_our_clocks
from wezer.core.maps.ground import ground_for
from wezer.core.maps.opening import is_open, read_week
from wezer.core.models import Place, PlaceCategory, Room, RoomState
from wezer.core.places.acts.judging import judge_place, settle_place
from wezer.core.places.acts.places import correct_place, return_place, sheet_of, suggest_place, text_of
from wezer.core.places.forms import PlaceForm
from wezer.core.places.reading import places_of, voices_on
from wezer.core.places.rules import STEPS
from wezer.core.revisions import chosen, compare, versions_of
from wezer.core.views.map_page import framed
from wezer.core.views.posts import find_room
from wezer.kernel.permissions import can, require
from wezer.ui.forms import status_of, submit
from wezer.ui.http import form_key, go
from wezer.ui.http import show as show_page
from wezer.ui.paging import page_of

SIZE = 24


def find_place(request: MemberRequest, uid: Any) -> Place:
    rows = Place.objects.visible_to(request.viewer)
    return get_object_or_404(rows.select_related("author__photo", "group", "room", "audience", "count"), uid=uid)


def page_of_place(place: Place) -> str:
    return reverse("places:place", args=[place.uid])


def room_page(request: MemberRequest, room: Room) -> HttpResponse:
    """The places of a room; `?category=water`, `?q=pump`, `?open=now`. To htmx, the next part of the list."""
    viewer: Any = request.viewer
    category, words = request.GET.get("category", ""), request.GET.get("q", "")[:100]
    only_open = request.GET.get("open") == "now"
    found = places_of(viewer, room=room, category=category, words=words, is_open=only_open)
    page = page_of(found, request, size=SIZE)
    context: dict[str, Any] = {"page": page, "category": category, "words": words, "only_open": only_open}
    if not request.GET.get("after"):
        group, rooms = room.group, room.siblings  # type: ignore[attr-defined]  # set where the room was found
        for each in rooms:
            each.newest = page.items if each.pk == room.pk else []
        context |= {
            "group": group,
            "room": room,
            "room_name": room_name(room),
            "crumbs": around(group, viewer).crumbs,
            "tabs": tabs_of(group, rooms, viewer),
            "tab": room.slug,
            "categories": PlaceCategory.choices,
            "may_import": room.state == RoomState.OPEN and can(viewer, "core.import_places", group),
            "may_suggest": room.state == RoomState.OPEN and can(viewer, "core.suggest_place", group),
        }
    return show_page(request, "core/places/room.html", "core/places/_places.html", context)


@require_safe
def show(request: MemberRequest, uid: Any) -> HttpResponse:
    place = find_place(request, uid)
    viewer: Any = request.viewer
    context = {
        **context_of(request, place),
        "place": place,
        "is_open": is_open(read_week(place.hours), by_our_clocks()),
        "voices": voices_on(place, viewer),
        "may_correct": can(viewer, "core.correct_place", place),
        "may_judge": can(viewer, "core.judge_place", place),
        "steps": _steps(place) if can(viewer, "core.settle_place", place) else [],
    }
    return framed(render(request, "core/places/place.html", context), ground_for(request.session))


def _steps(place: Place) -> list[tuple[str, str, str]]:
    """What those who tend the group may do with it now: step, icon, words."""
    words = {
        "confirm": ("check", _("Confirm it")),
        "outdate": ("circle-alert", _("It is outdated")),
        "remove": ("archive", _("Take it off the map")),
        "return": ("rotate-ccw", _("Put it back on the map")),
    }
    return [(name, *words[name]) for name, (before, _after) in STEPS.items() if place.state in before]


@login_required
def suggest(request: MemberRequest, slug: str, room_slug: str) -> HttpResponse:
    viewer: Any = request.viewer
    room = find_room(viewer, slug, room_slug)
    if room.kind != "map":
        raise Http404
    require(viewer, "core.suggest_place", room.group)
    form = PlaceForm(request.POST or None, group=room.group)
    if request.method == "POST" and (made := submit(form, suggest_place, by=viewer, room=room, key=form_key(request))):
        return go(request, page_of_place(made), said=_("It stands on the map. Others can confirm it now."))
    context = {"form": form, "room": room, "group": room.group, "room_name": room_name(room)}
    return render(request, "core/places/suggest.html", context, status=status_of(form))


@login_required
def correct(request: MemberRequest, uid: Any) -> HttpResponse:
    place = find_place(request, uid)
    require(request.viewer, "core.correct_place", place)
    form = PlaceForm(request.POST or None, initial=asdict(sheet_of(place)))
    if request.method == "POST":
        version = request.POST.get("version", "")
        stood = int(version) if version.isdecimal() and len(version) < 10 else None
        if submit(form, correct_place, by=request.viewer, place=place, version=stood) is not None:
            return go(request, page_of_place(place), said=_("Corrected. What it said before is kept."))
    context = {"form": form, "place": place, "group": place.group}
    return render(request, "core/places/correct.html", context, status=status_of(form))


@login_required
@require_POST
def judgement(request: MemberRequest, uid: Any) -> HttpResponse:
    """`there`: yes or no."""
    place = judge_place(by=request.viewer, place=find_place(request, uid), is_there=request.POST.get("there") == "yes")
    return go(request, page_of_place(place), said=_("Noted."))


@login_required
@require_POST
def step(request: MemberRequest, uid: Any, name: str) -> HttpResponse:
    place = settle_place(by=request.viewer, place=find_place(request, uid), step=name)
    return go(request, page_of_place(place), said=_("Noted."))


@require_safe
def versions(request: MemberRequest, uid: Any) -> HttpResponse:
    """What it said before, and what changed between two of them (`?from=`, `?to=`)."""
    place = find_place(request, uid)
    found = versions_of(place, reader=request.viewer)
    found[0].body = text_of(place)  # as the earlier ones were kept
    new, old = chosen(found, request.GET.get("to", ""), 0), chosen(found, request.GET.get("from", ""), 1)
    may_correct = can(request.viewer, "core.correct_place", place)
    context = {
        "title": place.title, "back": page_of_place(place), "versions": found, "old": old, "new": new,
        "lines": compare(old.body, new.body),
        "return_to": reverse("places:return", args=[uid]) if may_correct else "",
    }  # fmt: skip
    return render(request, "core/revisions/compare.html", context)


@login_required
@require_POST
def return_to(request: MemberRequest, uid: Any) -> HttpResponse:
    """The version whose `number` is sent stands again."""
    place, number = find_place(request, uid), request.POST.get("number", "")
    if not number.isdecimal() or len(number) > 9:
        raise Http404
    return_place(by=request.viewer, place=place, number=int(number))
    return go(request, page_of_place(place), said=_("It says again what it said then."))
