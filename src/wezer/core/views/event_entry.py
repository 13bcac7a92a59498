"""Letting people come to an event: whom those who tend it invite, and who asks them."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from wezer.core.acts.event_entry import Invited, accept_request, invite_to_event, refuse_request, withdraw_invitation
from wezer.core.agenda.entry import entries_of
from wezer.core.agenda.happenings import Happening, takes_place
from wezer.core.agenda.queries import gone_on
from wezer.core.agenda.refusals import NobodyAsks, TooManyInvited
from wezer.core.chat.reaching import MOST_PEOPLE, members_named
from wezer.core.forms_event_entry import InviteToEventForm, NotLetInForm
from wezer.core.http import MemberRequest
from wezer.core.models import Answer, Event, Group, Member, Rsvp
from wezer.core.views.events import day_in, find_event, happening
from wezer.kernel.permissions import require
from wezer.ui.forms import status_of, submit
from wezer.ui.http import go


def _tended(request: MemberRequest, slug: str, uid: Any, on: str) -> tuple[Event, Happening]:
    """The event and its date, for those who may change it."""
    event = find_event(request, slug, uid)
    require(request.viewer, "core.change_event", event)
    shown = happening(event, on, request.viewer)
    if event.published_at is None or shown.is_open:
        raise Http404
    return event, shown


def _moved_to(event: Event, on: str, viewer: Any) -> str:
    """Where a date has gone that is none of the event's any more: what waits for an answer was told of before."""
    day = day_in(on)
    if takes_place(event, day):
        return ""
    assert event.group is not None
    return gone_on(event, day, viewer) or reverse("events:event", args=[event.group.slug, event.uid])


def _said(done: Invited) -> str:
    words = ngettext("{number} person is invited.", "{number} people are invited.", done.asked).format(
        number=done.asked
    )
    if not done.left_out:
        return words
    left = ngettext(
        "{number} person is left out: the invitation does not reach them.",
        "{number} people are left out: the invitation does not reach them.",
        done.left_out,
    )
    return f"{words} {left.format(number=done.left_out)}"


def _page(event: Event, shown: Happening) -> str:
    assert event.group is not None
    return reverse("events:invitations", args=[event.group.slug, event.uid, shown.on.isoformat()])


@login_required
def invitations(request: MemberRequest, slug: str, uid: Any, on: str) -> HttpResponse:
    """Who asks to come to a date and who is invited; POST: invite members, and everybody in a group."""
    viewer: Any = request.viewer
    if request.method == "GET" and (there := _moved_to(find_event(request, slug, uid), on, viewer)):
        return redirect(there)
    event, shown = _tended(request, slug, uid, on)
    form = InviteToEventForm(request.POST or None, viewer=viewer)

    def invite(members: str, group: Group | None) -> Invited:
        if members.count(",") >= MOST_PEOPLE:
            raise TooManyInvited(most=MOST_PEOPLE)
        return invite_to_event(by=viewer, event=event, on=shown.on, members=members_named(members), group=group)

    if request.method == "POST" and (done := submit(form, invite)):
        return go(request, _page(event, shown), said=_said(done))
    context = {"form": form, "event": event, "group": event.group, "shown": shown, "entries": entries_of(shown)}
    return render(request, "core/agenda/invitations.html", context, status=status_of(form))


@login_required
@require_POST
def withdrawal(request: MemberRequest, slug: str, uid: Any, on: str, member: Any) -> HttpResponse:
    """Invite somebody no more."""
    event, shown = _tended(request, slug, uid, on)
    withdraw_invitation(by=request.viewer, event=event, member=get_object_or_404(Member, uid=member))
    return go(request, _page(event, shown), said=_("Invited no more."))


@login_required
@require_POST
def acceptance(request: MemberRequest, slug: str, uid: Any, on: str, member: Any) -> HttpResponse:
    """Let somebody come who asks to."""
    event, shown = _tended(request, slug, uid, on)
    row = accept_request(by=request.viewer, event=event, on=shown.on, member=get_object_or_404(Member, uid=member))
    if row is None:
        raise NobodyAsks()
    is_waiting = row.answer == Answer.WAITLISTED
    said = _("All places are taken: they are on the waiting list.") if is_waiting else _("They come, and are told.")
    return go(request, _page(event, shown), said=said)


@login_required
def refusal(request: MemberRequest, slug: str, uid: Any, on: str, member: Any) -> HttpResponse:
    """Do not let somebody come, and say why."""
    event, shown = _tended(request, slug, uid, on)
    asks = Rsvp.objects.filter(event_date=shown.row, member__uid=member, answer=Answer.REQUESTED)
    who = get_object_or_404(asks.select_related("member")).member
    form = NotLetInForm(request.POST or None)
    told = {"by": request.viewer, "event": event, "on": shown.on, "member": who}
    if request.method == "POST" and submit(form, refuse_request, **told) is not None:
        return go(request, _page(event, shown), said=_("They are told, with your reason."))
    context = {"form": form, "event": event, "group": event.group, "shown": shown, "who": who}
    return render(request, "core/agenda/not_let_in.html", context, status=status_of(form))
