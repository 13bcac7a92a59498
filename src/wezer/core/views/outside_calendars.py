"""Calendars from elsewhere that a group's calendar follows."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from wezer.core.acts.outside_calendars import follow_calendar, leave_calendar
from wezer.core.forms_agenda import FollowForm
from wezer.core.halls import room_name
from wezer.core.http import MemberRequest
from wezer.core.models import OutsideCalendar, Room
from wezer.core.views.posts import find_room
from wezer.kernel.permissions import require
from wezer.ui.forms import status_of, submit
from wezer.ui.http import go


@login_required
def index(request: MemberRequest, slug: str, room_slug: str) -> HttpResponse:
    """Which are followed and how the last reading went, for those who tend the group; following one more."""
    room = _room(request, slug, room_slug)
    form = FollowForm(request.POST or None, group=room.group)
    if request.method == "POST" and submit(form, follow_calendar, by=request.viewer, room=room) is not None:
        return go(request, request.path, said=_("It is read within a few minutes, then every hour."))
    context = {
        "form": form, "room": room, "group": room.group, "room_name": room_name(room),
        "calendars": OutsideCalendar.objects.filter(room=room).select_related("added_by").order_by("name", "pk"),
    }  # fmt: skip
    return render(request, "core/agenda/outside.html", context, status=status_of(form))


@login_required
@require_POST
def removal(request: MemberRequest, slug: str, room_slug: str, uid: Any) -> HttpResponse:
    room = _room(request, slug, room_slug)
    found = get_object_or_404(OutsideCalendar.objects.select_related("room__group"), room=room, uid=uid)
    leave_calendar(by=request.viewer, calendar=found)
    said = _("Nothing of it stands here any more.")
    return go(request, reverse("events:outside", args=[slug, room_slug]), said=said)


def _room(request: MemberRequest, slug: str, room_slug: str) -> Room:
    viewer: Any = request.viewer
    room = find_room(viewer, slug, room_slug)
    if room.kind != "calendar":
        raise Http404
    require(viewer, "core.tend_group", room.group)
    return room
