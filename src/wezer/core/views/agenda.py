"""One's own agenda: everything one may read, by month; and the addresses at which calendars elsewhere read it."""

import hashlib
from datetime import timedelta
from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.cache import cache
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.http import conditional_page, require_safe

from wezer.core.acts.agenda_address import digest_of, give_up_address, renew_address
from wezer.core.agenda.ical import TYPE, events_of, feed, told_of
from wezer.core.agenda.months import read_month
from wezer.core.agenda.queries import entries_of, month_of_all, week_of_all
from wezer.core.agenda.weeks import read_week
from wezer.core.community import community
from wezer.core.halls import room_name
from wezer.core.http import MemberRequest
from wezer.core.models import AgendaAddress, Event, Group, Room
from wezer.core.models.veil import read_by
from wezer.core.search.tagged import tag_of, under
from wezer.core.viewer import Viewer
from wezer.core.views.posts import find_room
from wezer.kernel.clock import now
from wezer.ui.http import go

#: The public calendar is the same for everybody: while it holds the same it is made so often at most.
PUBLIC_SECONDS = 300


@login_required
def mine(request: MemberRequest) -> HttpResponse:
    """A month, or a week, of all calendars that the viewer may read: `?month=2026-12`, `?week=2026-12-07`."""
    viewer: Any = request.viewer
    if asked := request.GET.get("week"):
        context: dict[str, Any] = {"week": week_of_all(read_week(asked), viewer)}
    else:
        context = {"month": month_of_all(read_month(request.GET.get("month", "")), viewer)}
    return render(request, "core/agenda/mine.html", {**context, "with_groups": True})


@login_required
def address(request: MemberRequest) -> HttpResponse:
    """The secret address of one's agenda. POST: a new one, shown this one time; or none (`give=up`)."""
    viewer: Any = request.viewer
    if request.method == "POST" and request.POST.get("give") == "up":
        give_up_address(by=viewer)
        return go(request, reverse("agenda:address"))
    context: dict[str, Any] = {
        "kept": AgendaAddress.objects.filter(member=viewer.member).first(),
        "for_all": request.build_absolute_uri(reverse("agenda:feed-for-all")),
    }
    if request.method == "POST":
        secret = renew_address(by=viewer)
        context["address"] = request.build_absolute_uri(reverse("agenda:feed", args=[secret]))
    response = render(request, "core/agenda/address.html", context)
    response["Cache-Control"] = "no-store"
    return response


def member_feed(request: HttpRequest, secret: str) -> HttpResponse:
    """A member's agenda for a calendar elsewhere: what their groups plan, and what they come to."""
    viewer = _whose(secret)
    with read_by(viewer):
        days = entries_of(viewer, now() - timedelta(days=60), now() + timedelta(days=400))
        own = [(each, request.build_absolute_uri(each.address)) for each in days]
        made = feed(events_of(viewer), name=community().name, address=_addresses(request), own=own, viewer=viewer)
    return _sent(request, made)


def room_feed_by_secret(request: HttpRequest, secret: str, uid: Any) -> HttpResponse:
    """One calendar, as the member whose secret it is may read it."""
    viewer = _whose(secret)
    return _room_feed(
        request, viewer, get_object_or_404(Room.objects.select_related("group"), uid=uid, kind="calendar")
    )


def room_feed(request: MemberRequest, slug: str, room_slug: str) -> HttpResponse:
    """One calendar, as who is signed in may read it; what is for everyone, without signing in."""
    viewer: Any = request.viewer
    room = find_room(viewer, slug, room_slug, locked=True)
    if room.kind != "calendar":
        raise Http404
    return _room_feed(request, viewer, room)


@require_safe
@conditional_page
def public_feed(request: MemberRequest) -> HttpResponse:
    """What all groups plan for everybody, or what of it stands under a tag (`?tag=bread`); nobody is asked who they are."""
    stranger, asked = Viewer.anonymous(), request.GET.get("tag", "")
    tag, name = tag_of(f"tag:{asked}"), community().name
    known = Group.objects.visible_to(stranger)  # what was open once may be secret today, its older events with it
    events = Event.objects.on_calendar_of(stranger).filter(group__in=known)
    if asked:
        if not tag:
            raise Http404
        events, name = events.filter(pk__in=under(tag, stranger).values("item")), f"{name}: #{tag}"
    shown = list(
        told_of(events).values_list("pk", "version", "sequence")
    )  # what was hidden since is in no copy of before
    stamp = hashlib.sha256(repr(shown).encode()).hexdigest()
    key = f"wezer:agenda:{get_language()}:{request.build_absolute_uri(request.path)}:{tag}:{stamp}"
    content = cache.get(key)
    if content is None:
        content = feed(events, name=name, address=_addresses(request), viewer=stranger)
        cache.set(key, content, PUBLIC_SECONDS)
    response = _sent(request, content)
    response["Cache-Control"] = "public, no-cache"  # whoever keeps a copy asks whether it still stands
    return response


def _room_feed(request: HttpRequest, viewer: Any, room: Room) -> HttpResponse:
    events = Event.objects.on_calendar_of(viewer).filter(room=room)
    name = f"{room.group.name}: {room_name(room)}"
    return _sent(request, feed(events, name=name, address=_addresses(request), viewer=viewer))


def _whose(secret: str) -> Viewer:
    """The member whose secret it is, as long as they belong to the community."""
    kept = get_object_or_404(AgendaAddress.objects.select_related("member"), digest=digest_of(secret))
    viewer = Viewer.of(kept.member)
    if not viewer.is_inside:
        raise Http404
    return viewer


def _addresses(request: HttpRequest) -> Any:
    return lambda event: request.build_absolute_uri(reverse("items:item", args=[event.uid]))


def _sent(request: HttpRequest, content: bytes) -> HttpResponse:
    response = HttpResponse(content, content_type=TYPE)
    response["Cache-Control"] = "private, no-cache"
    response["Content-Disposition"] = 'inline; filename="calendar.ics"'
    return response
