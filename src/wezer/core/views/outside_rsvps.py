"""Coming to an event without an account: the form, and the link that is mailed."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from wezer.core.accounts.limits import is_enough
from wezer.core.accounts.outside_forms import opened_form, private, refuse_machines
from wezer.core.acts.outside_rsvps import answer_outside, confirm_outside, strike_outside, take_back_outside
from wezer.core.agenda.happenings import Happening, find_happening
from wezer.core.agenda.outside_rsvps import confirmed_within, path_of, rsvp_of
from wezer.core.agenda.refusals import RsvpsEnough
from wezer.core.chat.outside import mailbox
from wezer.core.forms_agenda import OutsideRsvpForm
from wezer.core.http import MemberRequest
from wezer.core.models import Event, OutsideRsvp, OutsideRsvpState
from wezer.core.retention import kept_days
from wezer.core.viewer import Viewer
from wezer.core.views.events import day_in, find_event
from wezer.kernel.clock import now
from wezer.kernel.permissions import can, require
from wezer.ui.forms import status_of, submit
from wezer.ui.http import form_key, go

#: A day, from one address on the net and with one e-mail address.
ANSWERS = "10/d/ip,3/d/key"


def write(request: MemberRequest, uid: Any, on: str) -> HttpResponse:
    """The form. Members answer on the event's own page."""
    viewer: Any = request.viewer
    day = day_in(on)
    events = Event.objects.visible_to(viewer).select_related("group", "audience")
    event = events.filter(uid=uid).first()
    if event is None or event.group is None:
        return _nothing(request)
    if viewer.is_inside:
        return redirect(f"{reverse('events:event', args=[event.group.slug, event.uid])}?on={day.isoformat()}")
    shown = find_happening(event, day)
    if shown is None or not _is_asked(shown, viewer):
        return _nothing(request)
    form = OutsideRsvpForm(request.POST or None, most=1 + event.most_guests)
    if request.method == "POST" and submit(form, _send, request=request, shown=shown):
        return go(request, "rsvp:sent")
    context = {
        "form": form,
        "opened": opened_form(event.uid, request.POST.get("opened", "")),
        **_facts(shown),
        **_terms(),
    }
    return private(render(request, "core/agenda/outside_rsvp.html", context, status=status_of(form)))


def _is_asked(shown: Happening, viewer: Any) -> bool:
    stands = not (shown.is_off or shown.is_over or shown.is_open)
    return stands and can(viewer, "core.answer_event_outside", shown.event)


def _send(*, request: MemberRequest, shown: Happening, website: str, opened: str, email: str, **typed: Any) -> bool:
    """What fills the field that no person sees is a machine: it is told what everybody is told."""
    if website:
        return True
    refuse_machines(opened, shown.event.uid)
    if is_enough(request, "outside_rsvp", ANSWERS, mailbox(email)):
        raise RsvpsEnough()
    answer_outside(
        by=request.viewer, event=shown.event, on=shown.on, email=email, language=get_language() or "",
        key=form_key(request), **typed,
    )  # fmt: skip
    return True


@require_safe
def sent(request: MemberRequest) -> HttpResponse:
    return render(request, "core/agenda/outside_rsvp_sent.html", _terms())


def show(request: MemberRequest, token: str) -> HttpResponse:
    """The link of the mail. GET shows what was said, POST confirms it: programs that open links take nobody's place."""
    rsvp = _found(token)
    shown = find_happening(rsvp.event_date.event, rsvp.event_date.on) if rsvp else None
    if rsvp is None or shown is None:
        return _nothing(request)
    if request.method == "POST" and rsvp.state == OutsideRsvpState.WAITING:
        confirm_outside(by=Viewer.anonymous(), rsvp=rsvp)
        return go(request, path_of(rsvp), said=_("You come. Noted."))
    may_confirm = _is_asked(shown, Viewer.anonymous())
    is_open = shown.event.opens_to_all  # else they read no more of it than their mail said, and may take it back
    context = {
        "rsvp": rsvp, "token": token, "may_confirm": may_confirm, "is_open": is_open, **_facts(shown), **_terms(),
    }  # fmt: skip
    return private(render(request, "core/agenda/outside_rsvp_mine.html", context))


@require_POST
def take_back(request: MemberRequest, token: str) -> HttpResponse:
    """They do not come after all."""
    rsvp = _found(token)
    if rsvp is None:
        return _nothing(request)
    take_back_outside(by=Viewer.anonymous(), rsvp=rsvp)
    return private(render(request, "core/agenda/outside_rsvp_gone.html", {"event": rsvp.event_date.event}))


@login_required
@require_POST
def strike(request: MemberRequest, slug: str, uid: Any, on: str, rsvp: Any) -> HttpResponse:
    """Those who tend the event take somebody off the list."""
    event, day = find_event(request, slug, uid), day_in(on)
    require(request.viewer, "core.change_event", event)
    found = get_object_or_404(OutsideRsvp, uid=rsvp, event_date__event=event)
    strike_outside(by=request.viewer, event=event, rsvp=found)
    return go(request, reverse("events:attendance", args=[slug, uid, day.isoformat()]), said=_("Off the list."))


def _found(token: str) -> OutsideRsvp | None:
    """The answer of a link that holds: a confirmed one until it is forgotten, else as long as it waits."""
    rsvp = rsvp_of(token)
    if rsvp is None or (rsvp.state == OutsideRsvpState.WAITING and confirmed_within(rsvp) <= now()):
        return None
    return rsvp if rsvp.event_date.event.is_published else None


def _facts(shown: Happening) -> dict[str, Any]:
    return {"event": shown.event, "group": shown.event.group, "shown": shown}


def _terms() -> dict[str, int]:
    """For how long answers are kept, as the community has it now."""
    return {"kept_days": kept_days("outside_rsvps"), "waits_days": kept_days("unconfirmed_rsvps")}


def _nothing(request: MemberRequest) -> HttpResponse:
    """A link that leads nowhere, an event to which nobody comes this way: one page for all of them."""
    return render(request, "core/agenda/outside_rsvp_nothing.html", status=404)
