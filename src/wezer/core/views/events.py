"""Events: their page, saying whether one comes, putting them into a calendar, changing them and their dates."""

from datetime import date
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from wezer.core.acts.answers import answer_event
from wezer.core.acts.event_dates import cancel_date, move_date, restore_date
from wezer.core.acts.event_import import import_events
from wezer.core.acts.events import cancel_event, change_event, publish_event, publish_event_draft
from wezer.core.agenda.clashes import beside, own_clashes
from wezer.core.agenda.entry import stays_outside
from wezer.core.agenda.happenings import Happening, find_happening, next_happening, rule_of
from wezer.core.agenda.online import online_address
from wezer.core.agenda.own_time import own_time
from wezer.core.agenda.polls import poll_of
from wezer.core.agenda.queries import MOST_COMING, coming_dates, continuation, earlier_part, gone_on, people_of
from wezer.core.agenda.registration import kept_answer
from wezer.core.agenda.reports import photos_of, report_of
from wezer.core.agenda.times import FIRST_DAY, LAST_DAY
from wezer.core.agenda.words import rule_words
from wezer.core.chat.becoming import begun
from wezer.core.forms_agenda import AnswerForm, DateForm, EventForm, ImportForm
from wezer.core.forms_event_question import ComingForm
from wezer.core.forms_talk import CommentForm
from wezer.core.halls import around, may_know, room_name
from wezer.core.http import MemberRequest
from wezer.core.maps.ground import ground_for
from wezer.core.markdown import html_of
from wezer.core.models import Answer, Event, Group, Suits
from wezer.core.posting import audience_words, unlisted_words
from wezer.core.talk_feed import mark_mine
from wezer.core.thread import thread
from wezer.core.views.map_page import framed
from wezer.core.views.posts import find_room
from wezer.kernel.clock import now
from wezer.kernel.permissions import can, require
from wezer.ui.forms import status_of, submit
from wezer.ui.http import form_key, go


def find_event(request: MemberRequest, slug: str, uid: Any) -> Event:
    found = Event.objects.visible_to(request.viewer).select_related(
        "author__photo", "group", "room", "audience", "count"
    )
    return get_object_or_404(found, uid=uid, group__slug=slug)


def day_in(text: str) -> date:
    """A day that an address names, among those that events have."""
    try:
        found = date.fromisoformat(text)
    except ValueError:
        raise Http404 from None
    if not FIRST_DAY <= found < LAST_DAY:
        raise Http404
    return found


def happening(event: Event, text: str, viewer: Any) -> Happening:
    """The date that the address names, else the one that comes next."""
    found = find_happening(event, day_in(text), viewer) if text else next_happening(event, viewer)
    if found is None:
        raise Http404
    return found


def show(request: MemberRequest, slug: str, uid: Any) -> HttpResponse:
    """An event, one of its dates, who comes to it; `?on=2026-12-01`."""
    event = find_event(request, slug, uid)
    if request.GET.get("on") and (there := gone_on(event, day_in(request.GET["on"]), request.viewer)):
        return redirect(there)
    return _render(request, event, request.GET.get("on", ""))


def _render(request: MemberRequest, event: Event, on: str, form: ComingForm | None = None) -> HttpResponse:
    """Its page; `form`: an answer that is still to be completed."""
    viewer: Any = request.viewer
    assert event.group is not None and event.room is not None  # the address names them
    rule = rule_of(event)
    coming = coming_dates(event, viewer) if rule else []
    shown = _shown(event, on, coming, viewer)
    known = may_know(event.group, viewer)
    crumbs = around(event.group, viewer).crumbs if known else []
    mark_mine([event], viewer)
    stands = not (shown.is_off or shown.is_over)
    asks = not event.registration_address  # whether they come
    people = people_of(shown, viewer) if asks and viewer.is_inside else None
    may_answer = stands and asks and can(viewer, "core.answer_event", event)
    tends = can(viewer, "core.change_event", event)
    context = {
        "item": event,
        "event": event,
        "shown": shown,
        "online": online_address(event, viewer),
        "coming": coming[:MOST_COMING],
        "clashes": own_clashes(shown, viewer) if may_answer and not shown.is_open else [],
        "own_time": own_time(shown, viewer) if may_answer and not shown.is_open else None,
        "repeats": rule_words(rule) if rule else "",
        "goes_on": continuation(event, viewer),
        "went_before": earlier_part(event, viewer),
        "report": report_of(shown, viewer),
        "photos": photos_of(shown),
        "people": people,
        "form": form or (ComingForm(event=event, mine=people.mine if people else None) if may_answer else None),
        "answers": [(each.value, each.label) for each in (Answer.GOING, Answer.MAYBE, Answer.DECLINED)],
        "group": event.group if known else None,
        "crumbs": crumbs,
        "room_name": room_name(event.room),
        "html": html_of(event) if event.body else "",
        "audience": _readers(event, event.group if known else None),
        "thread": thread(event, viewer, everything=request.GET.get("comments") == "all"),
        "comment_form": CommentForm(auto_id=f"c-%s-{event.uid}"),
        "mine": viewer.party is not None and viewer.may_act_for(event.author_id),
        "poll": poll_of(event, viewer) if shown.is_open else None,
        "suits": [(each.value, each.label) for each in Suits],
        "may_answer": may_answer,
        "outside_rsvp": stands and not shown.is_open and can(viewer, "core.answer_event_outside", event),
        "registers_elsewhere": stands and not asks,
        "kept": kept_answer(event, shown, viewer) if stands else None,
        "outside": may_answer and not tends and stays_outside(event, shown.mine, viewer),
        "may_change": tends and event.state != "cancelled",
        "may_report": tends and (event.state != "cancelled" or shown.is_reported),
        "may_moderate": can(viewer, "core.moderate", event.group),
    }
    status = status_of(form) if form else 200
    return framed(render(request, "core/agenda/event.html", context, status=status), ground_for(request.session))


def _readers(event: Event, group: Group | None) -> str:
    """Who reads it; without the name of a group that may not be known."""
    words = unlisted_words if event.is_unlisted else audience_words
    return words(event.audience.kind, group)


def _shown(event: Event, text: str, coming: list[Happening], viewer: Any) -> Happening:
    """The date that the address names, or the next: among those to come that were read already, else asked for."""
    wanted = [each for each in coming if (each.on.isoformat() == text if text else not each.is_off)]
    return wanted[0] if wanted else happening(event, text, viewer)


def _with_others(said: str, event: Event, viewer: Any) -> str:
    """What was done, and for whoever plans it what else is at that time."""
    shown = next_happening(event, viewer)
    others = [*own_clashes(shown, viewer), *beside(shown, viewer)] if shown and not shown.is_open else []
    names = ", ".join(dict.fromkeys(f"“{each.event.title}”" for each in others))
    beside_it = _("At the same time: {names}.")  # outside the f-string, where sentences are not gathered
    return f"{said} {beside_it.format(names=names)}" if names else said


def _page(event: Event, on: date | None = None) -> str:
    assert event.group is not None
    page = reverse("events:event", args=[event.group.slug, event.uid])
    return f"{page}?on={on.isoformat()}" if on else page


@login_required
def create(request: MemberRequest, slug: str, room_slug: str) -> HttpResponse:
    """Put an event into a calendar."""
    viewer: Any = request.viewer
    room = find_room(viewer, slug, room_slug)
    if room.kind != "calendar":
        raise Http404
    require(viewer, "core.create_event", room.group)
    day = request.GET.get("day", "") or timezone.localtime(now()).date().isoformat()
    came_of = begun(request)
    initial = {"starts_on": day, "zone": timezone.get_current_timezone_name(), **came_of.words()}
    form = EventForm(request.POST or None, group=room.group, initial=initial)
    draft, asks = (request.POST.get("as") == each for each in ("draft", "options"))
    if request.method == "POST" and (
        made := submit(
            form, came_of.making(publish_event), by=viewer, room=room, key=form_key(request), draft=draft or asks
        )
    ):
        if asks:
            return go(request, reverse("events:options", args=[slug, made.uid]))
        said = _("Your draft is kept; only you see it.") if draft else _("The event stands in the calendar.")
        return go(request, reverse("events:event", args=[slug, made.uid]), said=_with_others(said, made, viewer))
    context = {"form": form, "room": room, "group": room.group, "room_name": room_name(room)}
    return render(request, "core/agenda/new.html", context, status=status_of(form))


@login_required
def bring_in(request: MemberRequest, slug: str, room_slug: str) -> HttpResponse:
    """Take in the events of a calendar file, and tell what became of each."""
    viewer: Any = request.viewer
    room = find_room(viewer, slug, room_slug)
    if room.kind != "calendar":
        raise Http404
    require(viewer, "core.tend_group", room.group)
    form = ImportForm(request.POST or None, request.FILES or None, group=room.group)
    done = submit(form, import_events, by=viewer, room=room) if request.method == "POST" else None
    context = {"form": form, "done": done, "room": room, "group": room.group, "room_name": room_name(room)}
    return render(request, "core/agenda/import.html", context, status=status_of(form))


@login_required
def edit(request: MemberRequest, slug: str, uid: Any) -> HttpResponse:
    """Change the event, all its dates."""
    viewer: Any = request.viewer
    event = find_event(request, slug, uid)
    require(viewer, "core.change_event", event)
    assert event.group is not None and event.room is not None
    form = EventForm(request.POST or None, group=event.group, event=event)
    if request.method == "POST":
        version = request.POST.get("version", "")
        more = {"version": int(version) if version.isdecimal() and len(version) < 10 else None}
        if submit(form, change_event, by=viewer, event=event, **more):
            return go(request, _page(event), said=_with_others(_("Changed."), event, viewer))
    context = {
        "form": form,
        "event": event,
        "group": event.group,
        "room": event.room,
        "room_name": room_name(event.room),
        "beside": beside(shown, viewer) if (shown := next_happening(event, viewer)) and not shown.is_open else [],
    }
    return render(request, "core/agenda/edit.html", context, status=status_of(form))


@login_required
@require_POST
def answer(request: MemberRequest, slug: str, uid: Any) -> HttpResponse:
    """Say whether one comes to a date."""
    event = find_event(request, slug, uid)
    form = ComingForm(request.POST, event=event)
    if not form.is_valid() and set(form.errors) & set(AnswerForm.base_fields):
        raise Http404
    if event.asks:  # what is missing is said beside its field
        given = submit(form, answer_event, by=request.viewer, event=event)
        if given is None:
            return _render(request, event, form.cleaned_data["on"].isoformat(), form)
    else:
        given = answer_event(by=request.viewer, event=event, **form.cleaned_data)
    said = {
        Answer.GOING: _("You come. Noted."),
        Answer.MAYBE: _("You come perhaps. Noted."),
        Answer.DECLINED: _("You do not come. Noted."),
        Answer.REQUESTED: _("You asked to come. Those who tend the event will say whether you can; you are told."),
        Answer.WAITLISTED: _("All places are taken: you are on the waiting list, and are told when one becomes free."),
    }[Answer(given.answer)]
    return go(request, _page(event, form.cleaned_data["on"]), said=said)


@login_required
@require_POST
def publish(request: MemberRequest, slug: str, uid: Any) -> HttpResponse:
    """Let others read a draft."""
    event = find_event(request, slug, uid)
    publish_event_draft(by=request.viewer, event=event)
    return go(request, _page(event), said=_("The event stands in the calendar."))


@login_required
@require_POST
def cancel(request: MemberRequest, slug: str, uid: Any) -> HttpResponse:
    """The event takes place no more."""
    event = find_event(request, slug, uid)
    cancel_event(by=request.viewer, event=event)
    return go(request, _page(event), said=_("Cancelled. Those who wanted to come are told."))


@login_required
def one_date(request: MemberRequest, slug: str, uid: Any, on: str) -> HttpResponse:
    """One date at another time."""
    viewer: Any = request.viewer
    event = find_event(request, slug, uid)
    require(viewer, "core.change_event", event)
    shown = happening(event, on, viewer)
    initial = {"starts_on": shown.starts_on, "starts_time": shown.starts_time}
    form = DateForm(request.POST or None, initial=initial)
    if request.method == "POST" and (moved := submit(form, move_date, by=viewer, event=event, on=shown.on)):
        return go(request, _page(event, moved.on), said=_("Moved. Those who wanted to come are told."))
    context = {"form": form, "event": event, "shown": shown, "group": event.group}
    return render(request, "core/agenda/date.html", context, status=status_of(form))


@login_required
@require_POST
def cancel_one(request: MemberRequest, slug: str, uid: Any, on: str) -> HttpResponse:
    event, day = find_event(request, slug, uid), day_in(on)
    cancel_date(by=request.viewer, event=event, on=day)
    back = reverse("events:date-restore", args=[slug, uid, on])
    return go(request, _page(event, day), said=_("Cancelled. Those who wanted to come are told."), undo=back)


@login_required
@require_POST
def restore_one(request: MemberRequest, slug: str, uid: Any, on: str) -> HttpResponse:
    event, day = find_event(request, slug, uid), day_in(on)
    restore_date(by=request.viewer, event=event, on=day)
    return go(request, _page(event, day), said=_("It takes place as planned."))
