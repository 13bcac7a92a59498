"""The journey of a new community: presets, steps, what each would do, talking, deciding, applying."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from wezer.core.acts import journey as acts
from wezer.core.http import MemberRequest
from wezer.core.journey.forms import DecisionForm
from wezer.core.journey.kinds import journey_presets
from wezer.core.journey.reading import Standing, journey, plan, presets, progress, standing, standings
from wezer.core.models.journey import Method, StepState
from wezer.core.views.doors import Guard, gardener_required
from wezer.ui.forms import submit
from wezer.ui.http import go

tending: Guard = gardener_required("core.tend_community")


@tending
@require_safe
def home(request: MemberRequest) -> HttpResponse:
    """How far one has come: the steps, and the presets as long as nothing is applied."""
    steps = standings()
    begun = journey()
    context = {
        "journey": begun,
        "preset": journey_presets.get(begun.preset) if begun and begun.preset else None,
        "presets": presets(),
        "steps": steps,
        "next": next((each for each in steps if not each.is_done), None),
        "progress": progress(steps),
        "is_new": not any(each.is_done for each in steps),
        "waiting": sum(1 for each in steps if each.kind.is_whole and not each.is_done),
    }
    return render(request, "core/journey/home.html", context)


@tending
@require_safe
def preset(request: MemberRequest, key: str) -> HttpResponse:
    """What a preset would make of this community, before anything is taken."""
    found = _preset(key)
    values = found.steps()
    steps = [
        (each, plan(each.kind, {**each.kind.proposal(), **values[each.kind.kind]}))
        for each in standings()
        if each.kind.kind in values
    ]
    return render(request, "core/journey/preset.html", {"preset": found, "steps": steps})


@tending
@require_POST
def take(request: MemberRequest, key: str) -> HttpResponse:
    acts.take_preset(by=request.viewer, preset=_preset(key))
    if request.POST.get("whole") != "yes":
        return go(request, "journey:home", said=_("It is proposed in every step. Change what you like."))
    return _whole(request)


@tending
@require_POST
def apply_whole(request: MemberRequest) -> HttpResponse:
    """Every step that a preset fills, as it is proposed."""
    return _whole(request)


def _whole(request: MemberRequest) -> HttpResponse:
    number = acts.apply_whole(by=request.viewer)
    return go(request, "journey:home", said=acts.made_sentence(number))


@tending
def step(request: MemberRequest, key: str) -> HttpResponse:
    """One step: its form, what applying would do, and the way from talking to applying."""
    found = _step(key)
    form = found.kind.form(request.POST if request.method == "POST" else None, found.row.value)
    if request.method == "POST" and form.is_valid():
        _propose(request, found, form)
        acts.note_decision(by=request.viewer, kind=found.kind, **_typed_beside(request))
        return go(request, _at(found), said=_("Kept. Nothing is applied yet."))
    decision = _decision(request.POST) if request.method == "POST" else None
    return _page(request, found, form, decision)


def _decision(typed: Any) -> DecisionForm:
    return DecisionForm(typed, auto_id="decision_%s")


def _typed_beside(request: MemberRequest) -> dict[str, str]:
    """Who took part and the minutes, as far as they were typed beside the step: kept with it before anything is decided."""
    form = _decision(request.POST)
    return form.cleaned_data if form.is_valid() else {}


def _propose(request: MemberRequest, found: Standing, form: Any) -> None:
    """Keep what was typed in the step."""
    version = request.POST.get("version", "")
    known = int(version) if version.isdecimal() and len(version) < 10 else None
    acts.propose_step(by=request.viewer, kind=found.kind, value=form.value(), version=known)


def _page(request: MemberRequest, found: Standing, form: Any = None, decision: Any = None) -> HttpResponse:
    steps = standings()
    place = found.number - 1
    row = found.row
    said = {"people": row.people, "method": row.method or Method.GARDENER, "minutes": row.minutes}
    context = {
        "step": found,
        "row": row,
        "form": form or found.kind.form(None, row.value),
        "decision": DecisionForm(initial=said, auto_id="decision_%s") if decision is None else decision,
        "steps": steps,
        "before": steps[place - 1] if place else None,
        "after": steps[place + 1] if place + 1 < len(steps) else None,
        "place": reverse(found.kind.place) if found.kind.place else "",
        "may_decide": row.state in (StepState.TODO, StepState.IN_DISCUSSION),
        "to_make": sum(1 for each in found.planned if not each.is_done),
    }
    is_wrong = bool((form and form.errors) or (decision and decision.errors))
    return render(request, "core/journey/step.html", context, status=422 if is_wrong else 200)


@tending
@require_POST
def discuss(request: MemberRequest, key: str) -> HttpResponse:
    row = acts.discuss_step(by=request.viewer, kind=_step(key).kind)
    assert row.discussion is not None
    said = _("Everybody in the community can answer now.")
    return go(request, reverse("journey:step", args=[key]), said=said)


@tending
@require_POST
def decide(request: MemberRequest, key: str) -> HttpResponse:
    """Kept with its minutes, and with what was typed in the step's form beside; applied in the same breath when asked to."""
    found = _step(key)
    form = _decision(request.POST)
    if "version" in request.POST:
        proposal = found.kind.form(request.POST, found.row.value)
        if not (proposal.is_valid() and form.is_valid()):
            return _page(request, found, proposal, form)
        _propose(request, found, proposal)
        found = _step(key)
    if submit(form, acts.decide_step, by=request.viewer, kind=found.kind) is None:
        return _page(request, found, decision=form)
    if request.POST.get("apply") == "yes":
        return _apply(request, found)
    return go(request, _at(found), said=_("Decided, and kept with its minutes."))


@tending
@require_POST
def apply(request: MemberRequest, key: str) -> HttpResponse:
    return _apply(request, _step(key))


def _apply(request: MemberRequest, found: Standing) -> HttpResponse:
    made = acts.apply_step(by=request.viewer, kind=found.kind)
    return go(
        request, _at(found), said=acts.made_sentence(len(made)) if made else _("Everything was as you want it already.")
    )


@tending
@require_POST
def take_back(request: MemberRequest, key: str) -> HttpResponse:
    found = _step(key)
    kept = acts.take_back_step(by=request.viewer, kind=found.kind)
    said = _("It is as it was before.")
    if kept:
        said = ngettext(
            "Taken back, but for one thing that is used: {things}.",
            "Taken back, but for {number} things that are used: {things}.",
            len(kept),
        ).format(number=len(kept), things=", ".join(kept[:5]))
    return go(request, _at(found), said=said)


@tending
@require_POST
def keep(request: MemberRequest, key: str) -> HttpResponse:
    found = _step(key)
    acts.keep_step(by=request.viewer, kind=found.kind, minutes=request.POST.get("minutes", ""))
    return go(request, _at(found), said=_("Looked at, and kept."))


def _step(key: str) -> Standing:
    found = standing(key)
    if found is None:
        raise Http404
    return found


def _preset(key: str) -> Any:
    found = journey_presets.get(key)
    if found is None:
        raise Http404
    return found


def _at(found: Standing) -> str:
    return reverse("journey:step", args=[found.kind.kind])
