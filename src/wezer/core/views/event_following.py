"""“This date and those that follow”: what would change is looked at first, then done as it was shown."""

from datetime import date
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from wezer.core.acts.event_following import change_following, look_at_following
from wezer.core.agenda.happenings import takes_place
from wezer.core.agenda.queries import gone_on
from wezer.core.agenda.recurrence import read_rule
from wezer.core.agenda.refusals import DoesNotRepeat
from wezer.core.agenda.words import rule_words
from wezer.core.forms_agenda import FollowingForm
from wezer.core.http import MemberRequest
from wezer.core.models import Event
from wezer.core.views.events import day_in, find_event
from wezer.kernel.permissions import require
from wezer.ui.forms import status_of, submit
from wezer.ui.http import go


@login_required
def following(request: MemberRequest, slug: str, uid: Any, on: str) -> HttpResponse:
    """Sent once it shows what would change, sent again as it was it is done."""
    viewer: Any = request.viewer
    event = find_event(request, slug, uid)
    require(viewer, "core.change_event", event)
    if there := gone_on(event, day_in(on), viewer):  # it was changed so a moment ago
        return redirect(there)
    day = _follower(event, on)
    if day == event.starts_on:
        return redirect("events:edit", slug, uid)
    assert event.group is not None  # the address names it
    form = FollowingForm(request.POST if request.method == "POST" else None, group=event.group, event=event, on=day)
    preview = None
    if request.method == "POST" and form.is_valid():
        if request.POST.get("sure") != form.digest():
            preview = submit(form, look_at_following, by=viewer, event=event, on=day)
        elif made := submit(form, change_following, by=viewer, event=event, on=day, version=event.version):
            return go(request, reverse("events:event", args=[slug, made.uid]), said=_("From then on it is so."))
    context = {"form": form, "event": event, "group": event.group, "on": day, "preview": preview}
    context |= {"repeats": _repeats(preview.rule), "sure": form.digest()} if preview else {}
    return render(request, "core/agenda/following.html", context, status=status_of(form))


def _follower(event: Event, text: str) -> date:
    """A date of the series that the address names."""
    day = day_in(text)
    if not event.rule:
        raise DoesNotRepeat()
    if not takes_place(event, day):
        raise Http404
    return day


def _repeats(rule: str) -> str:
    return rule_words(read_rule(rule)) if rule else ""
