"""Finding a date together: which are offered, whom they suit, and which it is."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from wezer.core.acts.event_options import answer_options, drop_option, offer_date, settle_date
from wezer.core.agenda.polls import poll_of
from wezer.core.forms_agenda import OptionForm
from wezer.core.halls import room_name
from wezer.core.http import MemberRequest
from wezer.core.models import Event
from wezer.core.models.event import FEWEST_OPTIONS
from wezer.core.views.events import find_event
from wezer.kernel.permissions import require
from wezer.ui.forms import status_of, submit
from wezer.ui.http import go

#: Fields of the answers: this, and the uid of a date.
FIELD = "suits-"


@login_required
def options(request: MemberRequest, slug: str, uid: Any) -> HttpResponse:
    """Offer dates, one after the other."""
    viewer: Any = request.viewer
    event = find_event(request, slug, uid)
    require(viewer, "core.change_event", event)
    initial = {"starts_time": event.starts_time}
    form = OptionForm(request.POST or None, initial=initial)
    if request.method == "POST" and submit(form, offer_date, by=viewer, event=event) is not None:
        return go(request, request.path)
    assert event.group is not None and event.room is not None  # the address names them
    choices = poll_of(event, viewer).choices
    context = {
        "form": form, "event": event, "group": event.group, "room_name": room_name(event.room), "choices": choices,
        "may_publish": event.published_at is None and len(choices) >= FEWEST_OPTIONS,
    }  # fmt: skip
    return render(request, "core/agenda/options.html", context, status=status_of(form))


@login_required
@require_POST
def removal(request: MemberRequest, slug: str, uid: Any, option: Any) -> HttpResponse:
    event = find_event(request, slug, uid)
    drop_option(by=request.viewer, event=event, option=get_object_or_404(event.options, uid=option))
    return go(request, reverse("events:options", args=[slug, uid]))


@login_required
@require_POST
def answers(request: MemberRequest, slug: str, uid: Any) -> HttpResponse:
    """Say which dates suit."""
    event = find_event(request, slug, uid)
    said = {name.removeprefix(FIELD): str(value) for name, value in request.POST.items() if name.startswith(FIELD)}
    answer_options(by=request.viewer, event=event, answers=said)
    return go(request, _page(event), said=_("Noted which dates suit you."))


@login_required
@require_POST
def settlement(request: MemberRequest, slug: str, uid: Any, option: Any) -> HttpResponse:
    """It is this date."""
    event = find_event(request, slug, uid)
    settle_date(by=request.viewer, event=event, option=get_object_or_404(event.options, uid=option))
    return go(request, _page(event), said=_("The date is settled. Whom it suits is asked whether they come."))


def _page(event: Event) -> str:
    assert event.group is not None  # an event lies in a room of a group
    return reverse("events:event", args=[event.group.slug, event.uid])
