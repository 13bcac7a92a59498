"""The duties of a group: what is borne by whom, how far one is, and for those who tend it who is behind."""

from collections.abc import Callable
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from wezer.core.group_duties.acts.declaring import change_duty, declare_duty, end_duty
from wezer.core.group_duties.acts.noting import let_pass, note_done, take_note_back
from wezer.core.group_duties.forms import ChangeDutyForm, DutyForm, NoteForm
from wezer.core.group_duties.pages import (
    RoundLine,
    amount_words,
    asks,
    borne_by,
    follows,
    lines,
    measure_words,
    rounds_of,
    standing_of,
    standings,
)
from wezer.core.group_duties.progress import bearers, duties_of
from wezer.core.halls import find_group, rooms_of, tabs_of
from wezer.core.http import MemberRequest, uid_in
from wezer.core.models import UNMET, Duty, DutyNote, DutyRound, Group
from wezer.core.viewer import TEND
from wezer.core.views.doors import member_required
from wezer.kernel.permissions import can, require
from wezer.ui.forms import status_of, submit
from wezer.ui.http import form_key, go
from wezer.ui.paging import page_of


@login_required
def duties(request: MemberRequest, slug: str) -> HttpResponse:
    """What the group's roles and belonging bring with them; who tends it declares more."""
    viewer: Any = request.viewer
    group = find_group(viewer, slug)
    require(viewer, "core.see_duties", group)
    may_tend = can(viewer, TEND, group)
    form = DutyForm(request.POST if request.method == "POST" else None, group=group) if may_tend else None
    if request.method == "POST":
        require(viewer, TEND, group)
        made = submit(form, declare_duty, by=viewer, group=group) if form else None
        if made is not None:
            page = reverse("groups:duty", args=[slug, made.uid])
            return go(request, page, said=_("Declared. Whoever bears it is told; the first whole period counts."))
    found = Duty.objects.filter(group=group, ended_at=None).select_related("group", "role").order_by("pk")
    context = {
        "group": group,
        "tabs": tabs_of(group, rooms_of(group), viewer),
        "lines": lines(list(found), viewer.member),
        "form": form,
    }
    return render(request, "core/groups/duties.html", context, status=status_of(form) if form else 200)


@login_required
def duty(request: MemberRequest, slug: str, uid: Any) -> HttpResponse:
    """One duty: what it asks, what follows, how far I am; for those who tend the group everybody’s, and what is missing."""
    viewer: Any = request.viewer
    group = find_group(viewer, slug)
    require(viewer, "core.see_duties", group)
    found = get_object_or_404(Duty.objects.select_related("group", "role"), uid=uid, group=group)
    asked = request.POST.get("do", "") if request.method == "POST" else ""
    change = ChangeDutyForm(request.POST if asked == "change" else None, duty=found)
    note = NoteForm(request.POST if asked == "note" else None, duty=found)
    if request.method == "POST":
        require(viewer, TEND, group)
        if said := _do(request, found, asked, change, note):
            return go(request, request.path, said=said)
        found.refresh_from_db()
    return _page(request, group, found, change, note)


def _do(request: MemberRequest, duty: Duty, asked: str, change: ChangeDutyForm, note: NoteForm) -> str:
    """What was asked, and what is said of it; nothing when a form says what is wrong."""
    viewer: Any = request.viewer
    if asked == "change":
        return _("Kept. Whoever bears it is told.") if submit(change, change_duty, by=viewer, duty=duty) else ""
    if asked == "note":
        made = submit(note, note_done, by=viewer, duty=duty, key=form_key(request))
        return _("Noted.") if made else ""
    return _STEPS[asked](request, duty) if asked in _STEPS else ""


def _end(request: MemberRequest, duty: Duty) -> str:
    end_duty(by=request.viewer, duty=duty)
    return _("The duty has ended. Nobody bears it any more.")


def _pass(request: MemberRequest, duty: Duty) -> str:
    rounds = DutyRound.objects.select_related("member", "duty__group")
    one = get_object_or_404(rounds, duty=duty, uid=uid_in(request.POST.get("round", "")))
    let_pass(by=request.viewer, round=one, word=request.POST.get("word", ""))
    return _("Let pass. {name} is told.").format(name=one.member.name)


def _take_back(request: MemberRequest, duty: Duty) -> str:
    notes = DutyNote.objects.select_related("duty__group")
    take_note_back(
        by=request.viewer, note=get_object_or_404(notes, duty=duty, uid=uid_in(request.POST.get("note", "")))
    )
    return _("Taken back.")


_STEPS: dict[str, Callable[[MemberRequest, Duty], str]] = {"end": _end, "pass": _pass, "take_back": _take_back}


def _page(request: MemberRequest, group: Group, duty: Duty, change: ChangeDutyForm, note: NoteForm) -> HttpResponse:
    viewer: Any = request.viewer
    context: dict[str, Any] = {
        "group": group,
        "tabs": tabs_of(group, rooms_of(group), viewer),
        "duty": duty,
        "asks": asks(duty),
        "bearers": borne_by(duty),
        "measure": measure_words(duty),
        "follows": follows(duty),
        "mine": standing_of(duty, viewer.member),
        "rounds": rounds_of(duty, viewer.member),
        "may_tend": can(viewer, TEND, group),
        "change": change,
        "note": note,
    }
    if context["may_tend"]:
        context |= _for_those_who_tend(request, duty)
    return render(request, "core/groups/duty.html", context, status=max(status_of(change), status_of(note)))


def _for_those_who_tend(request: MemberRequest, duty: Duty) -> dict[str, Any]:
    """Everybody's progress, page by page; what is missing; what was noted lately."""
    page = page_of(bearers(duty).select_related("photo"), request, size=40, order=("name", "id"))
    missing = DutyRound.objects.filter(duty=duty, state__in=UNMET).select_related("member__photo", "duty")
    notes = DutyNote.objects.filter(duty=duty).select_related("member", "by").order_by("-on", "-id")[:20]
    return {
        "page": page,
        "standings": standings(duty, page),
        "missing": [RoundLine(one) for one in missing.order_by("-starts_on", "member__name")[:100]],
        "notes": [(each, amount_words(duty, each.amount)) for each in notes],
    }


@member_required
def mine(request: MemberRequest) -> HttpResponse:
    """All duties that I bear, in every group, and how far I am."""
    viewer: Any = request.viewer
    found = duties_of(viewer.member)
    shown = [(asks(each), standings(each, [viewer.member])[0]) for each in found]
    return render(request, "core/me/duties.html", {"duties": shown})
