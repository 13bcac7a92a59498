"""Pictures of a date that is over: added one by one, each with what it shows."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from wezer.core.acts.event_photos import MOST_PHOTOS, add_event_photo, remove_event_photo
from wezer.core.agenda.reports import photos_of
from wezer.core.forms_event_report import EventPhotoForm
from wezer.core.http import MemberRequest
from wezer.core.views.events import day_in, find_event, happening
from wezer.kernel.permissions import can, require
from wezer.ui.forms import status_of, submit
from wezer.ui.http import go


@login_required
def photos(request: MemberRequest, slug: str, uid: Any, on: str) -> HttpResponse:
    """For those who may change the event; POST: one more."""
    viewer: Any = request.viewer
    event = find_event(request, slug, uid)
    require(viewer, "core.change_event", event)
    shown = happening(event, on, viewer)
    if event.published_at is None or shown.is_off or not shown.is_over:
        raise Http404
    form = EventPhotoForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and submit(form, add_event_photo, by=viewer, event=event, on=shown.on) is not None:
        return go(request, request.path, said=_("It stands on the page of the date, as soon as it is prepared."))
    there = photos_of(shown)
    context = {
        "form": form, "event": event, "group": event.group, "shown": shown, "photos": there,
        "may_add": len(there) < MOST_PHOTOS,
    }  # fmt: skip
    return render(request, "core/agenda/photos.html", context, status=status_of(form))


@login_required
@require_POST
def removal(request: MemberRequest, slug: str, uid: Any, on: str, file: Any) -> HttpResponse:
    event, day = find_event(request, slug, uid), day_in(on)
    remove_event_photo(by=request.viewer, event=event, on=day, file=get_object_or_404(event.files, uid=file))
    if can(request.viewer, "core.change_event", event):
        return go(request, reverse("events:photos", args=[slug, uid, on]), said=_("Taken away."))
    return go(request, f"{reverse('events:event', args=[slug, uid])}?on={on}", said=_("Taken away."))
