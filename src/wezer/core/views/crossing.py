"""Membranes: tended and tried, and the page of each belonging: how it stands, what one may say of it, its steps."""

from collections.abc import Callable
from datetime import datetime, time
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from wezer.core.acts.applications import write_on_application
from wezer.core.changing import decides_by_vote, right_to_change
from wezer.core.crossing.acts.membranes import set_membrane
from wezer.core.crossing.acts.newcomers import (
    assign_guide,
    end_pause,
    end_trial,
    meet_newcomer,
    pause_belonging,
    set_observer,
)
from wezer.core.crossing.acts.parting import let_go
from wezer.core.crossing.acts.voices import decide_entry, take_vouching_back, vote_on_entry, vouch
from wezer.core.crossing.falling import who_would_fall
from wezer.core.crossing.forms import GuideForm, InsideForm, NewcomersForm, PauseForm, TestForm, WayForm
from wezer.core.crossing.guides import guides_of, newcomers_of
from wezer.core.crossing.inviting import in_words as inviting_words
from wezer.core.crossing.membranes import MOST_WAYS, Rules, clean_rules, in_words, rules_of
from wezer.core.crossing.pages import StandingView, standing_view
from wezer.core.crossing.parting import in_words as leaving_words
from wezer.core.crossing.refusals import MembraneInvalid, NothingToSay, ReturnDateNeeded
from wezer.core.crossing.rule_values import families
from wezer.core.crossing.rules import trace
from wezer.core.exclusion.rules import exclusion_rule
from wezer.core.exclusion.rules import in_words as exclusion_words
from wezer.core.forms_groups import WhyForm
from wezer.core.halls import find_group, rooms_of, tabs_of
from wezer.core.http import MemberRequest
from wezer.core.models import Crossing, Group
from wezer.core.views.changes import put_to_vote
from wezer.kernel.permissions import require
from wezer.ui.forms import Form, say_on
from wezer.ui.http import form_key, go
from wezer.ui.paging import page_of

# ------------------------------------------------------------------ the membrane


@login_required
def membrane(request: MemberRequest, slug: str) -> HttpResponse:
    """What one has to fulfil to enter, in up to three ways; newcomers; and how a rule comes out for somebody."""
    viewer: Any = request.viewer
    group = find_group(viewer, slug)
    require(viewer, right_to_change(group, "core.change_membrane"), group)
    rules = rules_of(group)
    ways = [*rules.ways, []][:MOST_WAYS]
    data = request.POST if request.method == "POST" else None
    forms = [WayForm(data, prefix=f"way{number}", way=way) for number, way in enumerate(ways)]
    besides: list[Form] = [NewcomersForm.of(rules, data)]
    if not group.is_root:  # the community says it in its settings
        besides.append(InsideForm.of(rules, data))
    why = WhyForm(data) if decides_by_vote(group) else None
    if data is not None and (answer := _keep(request, group, forms, besides, why)):
        return answer
    return _membrane_page(request, group, forms, besides, why)


def _keep(
    request: MemberRequest, group: Group, forms: list[WayForm], besides: list[Form], why: WhyForm | None
) -> HttpResponse | None:
    """Kept, or put to the vote; or, when people would fall out, a page that lists them first. None: the forms say what is
    wrong."""
    asked = [*forms, *besides, *([why] if why is not None else [])]
    wrong = [form for form in asked if not form.is_valid()]  # each is looked at: all say what is wrong
    if wrong:
        return None
    ways = [form.way for form in forms if form.way]
    said = {name: value for form in besides for name, value in form.cleaned_data.items()}
    try:
        rules = clean_rules(ways, said, group)
    except MembraneInvalid as refusal:
        say_on(next((form for form in besides if refusal.field in form.fields), forms[0]), refusal)
        return None
    if not request.POST.get("sure") and (falling := who_would_fall(group, rules)):
        kept = [
            (name, said) for name, values in request.POST.lists() for said in values if name != "csrfmiddlewaretoken"
        ]
        context = {
            "group": group,
            "falling": falling,
            "words": in_words(rules),
            "inside_words": _inside_words(group, rules),
            "kept": kept,
            "grace": rules.grace_days,
        }
        return render(request, "core/groups/membrane_falls.html", context)
    if why is not None:
        return put_to_vote(request, group, why, entry={"ways": ways, **said})
    set_membrane(by=request.viewer, group=group, ways=ways, **said)
    return go(
        request, reverse("groups:membrane", args=[group.slug]), said=_("Kept. It holds for whoever comes from now on.")
    )


def _inside_words(group: Group, rules: Rules) -> list[str]:
    """What the membrane says of those inside, in sentences."""
    return [] if group.is_root else [inviting_words(rules.inviting), leaving_words(rules.leaving, rules.leaving_days)]


def _membrane_page(
    request: MemberRequest, group: Group, forms: list[WayForm], besides: list[Form], why: WhyForm | None
) -> HttpResponse:
    rules = rules_of(group)
    asked = TestForm(request.GET if "who" in request.GET else None)
    sources = [each["expression"] for way in rules.ways for each in way if each["kind"] == "rule"]
    tried = None
    if "who" in request.GET and asked.is_valid():
        who = asked.cleaned_data["who"]
        tried = {
            "who": who,
            "traces": [trace(source, who, group, to_member=False) for source in dict.fromkeys(sources)],
        }
    wrong = any(form.errors for form in [*forms, *besides, *([why] if why is not None else [])])
    context = {
        "group": group,
        "tabs": tabs_of(group, rooms_of(group), request.viewer),
        "words": in_words(rules),
        "inside_words": _inside_words(group, rules),
        "exclusion_words": exclusion_words(exclusion_rule(group)),
        "forms": forms,
        "newcomers": besides[0],
        "inside": besides[1:],
        "why": why,
        "facts": families(open_only=True),
        "test": asked if sources else None,
        "tried": tried,
        "versions": list(group.membrane_versions.select_related("author").order_by("-number")[:10]),
    }
    return render(request, "core/groups/membrane.html", context, status=422 if wrong else 200)


# ------------------------------------------------------------------ one belonging


@login_required
def standing(request: MemberRequest, slug: str, uid: Any) -> HttpResponse:
    """How somebody stands to the group: for them, for those who decide or welcome, for whoever has a say."""
    viewer: Any = request.viewer
    group = find_group(viewer, slug)
    view = standing_view(viewer, group, uid)
    if request.method == "POST":
        said = _do(request, view, request.POST.get("do", ""))
        viewer.forget()
        return go(request, reverse("groups:standing", args=[slug, uid]), said=said)
    context = {
        "group": group,
        "view": view,
        "belonging": view.belonging,
        "tabs": tabs_of(group, rooms_of(group), viewer),
        "guide_form": GuideForm(guides=list(guides_of(group)[:100])) if "guide" in view.may else None,
        "pause_form": PauseForm() if "pause" in view.may else None,
    }
    return render(request, "core/groups/standing.html", context)


def _do(request: MemberRequest, view: StandingView, wanted: str) -> str:
    """The one thing that was asked; what it needs is asked of the act."""
    doing = _DOING.get(wanted)
    if doing is None:
        raise NothingToSay()
    return doing(request, view)


def _crossing(view: StandingView) -> Crossing:
    if view.crossing is None:
        raise NothingToSay()
    return view.crossing


def _vouch(request: MemberRequest, view: StandingView) -> str:
    vouch(by=request.viewer, crossing=_crossing(view))
    return _("You vouch for {name}.").format(name=view.belonging.member.name)


def _unvouch(request: MemberRequest, view: StandingView) -> str:
    take_vouching_back(by=request.viewer, crossing=_crossing(view))
    return _("You no longer vouch for {name}.").format(name=view.belonging.member.name)


def _ballot(request: MemberRequest, view: StandingView) -> str:
    vote_on_entry(by=request.viewer, crossing=_crossing(view), choice=request.POST.get("choice", ""))
    return _("Your ballot is in the box; you may change it until the vote closes.")


def _decide(request: MemberRequest, view: StandingView) -> str:
    accept, reason = request.POST.get("accept") == "yes", request.POST.get("reason", "")
    decide_entry(by=request.viewer, belonging=view.belonging, accept=accept, reason=reason)
    return _("Your answer is kept.")


def _guide(request: MemberRequest, view: StandingView) -> str:
    guide = get_object_or_404(guides_of(view.belonging.group), uid=request.POST.get("guide") or None)
    assign_guide(by=request.viewer, belonging=view.belonging, guide=guide)
    return _("{guide} accompanies {name}.").format(guide=guide.name, name=view.belonging.member.name)


def _met(request: MemberRequest, view: StandingView) -> str:
    meet_newcomer(by=request.viewer, belonging=view.belonging)
    return _("Good: {name} has been met.").format(name=view.belonging.member.name)


def _end_trial(request: MemberRequest, view: StandingView) -> str:
    end_trial(by=request.viewer, belonging=view.belonging)
    return _("{name} is fully in.").format(name=view.belonging.member.name)


def _observe(request: MemberRequest, view: StandingView) -> str:
    set_observer(by=request.viewer, belonging=view.belonging, observes=request.POST.get("observes") == "yes")
    return _("Kept.")


def _pause(request: MemberRequest, view: StandingView) -> str:
    form = PauseForm(request.POST)
    if not form.is_valid():
        raise ReturnDateNeeded()
    until = timezone.make_aware(datetime.combine(form.cleaned_data["until"], time.min))
    pause_belonging(by=request.viewer, group=view.belonging.group, until=until)
    return _("Have a good time. You are back on the day you said.")


def _return(request: MemberRequest, view: StandingView) -> str:
    end_pause(by=request.viewer, group=view.belonging.group)
    return _("Welcome back.")


def _let_go(request: MemberRequest, view: StandingView) -> str:
    let_go(by=request.viewer, belonging=view.belonging)
    return _("{name} is out now.").format(name=view.belonging.member.name)


def _message(request: MemberRequest, view: StandingView) -> str:
    if view.application is None:
        raise NothingToSay()
    body, key = request.POST.get("body", ""), form_key(request)
    write_on_application(by=request.viewer, application=view.application, body=body, key=key)
    return _("They read it on their page, and in a mail.")


_DOING: dict[str, Callable[[MemberRequest, StandingView], str]] = {
    "vouch": _vouch,
    "unvouch": _unvouch,
    "ballot": _ballot,
    "decide": _decide,
    "guide": _guide,
    "met": _met,
    "end_trial": _end_trial,
    "observe": _observe,
    "pause": _pause,
    "return": _return,
    "let_go": _let_go,
    "message": _message,
}


# ------------------------------------------------------------------ newcomers


@login_required
def newcomers(request: MemberRequest, slug: str) -> HttpResponse:
    """Who is new, with whom, and whom nobody has met yet: for those who tend the group and its guides."""
    viewer: Any = request.viewer
    group = find_group(viewer, slug)
    require(viewer, "core.welcome_newcomers", group)
    found = newcomers_of(group)
    unmet = found.filter(contacted_at=None).count()
    if request.GET.get("unmet"):
        found = found.filter(contacted_at=None)
    context = {
        "group": group,
        "tabs": tabs_of(group, rooms_of(group), viewer),
        "page": page_of(found, request, size=50, order=("since", "id")),
        "unmet": unmet,
        "only_unmet": bool(request.GET.get("unmet")),
        "guides": list(guides_of(group)[:60]),
    }
    return render(request, "core/groups/newcomers.html", context)
