"""Exclusions: proposed with what they would end, the file of one, the rule of a group."""

from collections.abc import Callable
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _

from wezer.core.changing import decides_by_vote, right_to_change
from wezer.core.exclusion.acts.appeals import appeal, decide_appeal
from wezer.core.exclusion.acts.effects import IN_SOME_WAY
from wezer.core.exclusion.acts.procedure import (
    decide_exclusion,
    propose_exclusion,
    set_exclusion_rule,
    speak_on_exclusion,
    vote_on_exclusion,
    withdraw_exclusion,
)
from wezer.core.exclusion.forms import ExclusionRuleForm, GroundsForm, ProposeForm, RecordForm, WordForm
from wezer.core.exclusion.pages import exclusion_view, would_end
from wezer.core.exclusion.rules import exclusion_rule, in_words
from wezer.core.forms_groups import WhyForm
from wezer.core.halls import find_group, rooms_of, tabs_of
from wezer.core.http import MemberRequest
from wezer.core.models import Belonging, Exclusion, Group
from wezer.core.views.changes import put_to_vote
from wezer.kernel.permissions import can, require
from wezer.ui.forms import Form, status_of, submit
from wezer.ui.http import go
from wezer.ui.paging import page_of


@login_required
def exclusions(request: MemberRequest, slug: str) -> HttpResponse:
    """The procedures of a group: for those who may propose one."""
    viewer: Any = request.viewer
    group = find_group(viewer, slug)
    require(viewer, "core.propose_exclusion", group)
    found = Exclusion.objects.visible_to(viewer).filter(group=group).select_related("member__photo")
    context = {
        "group": group,
        "tabs": tabs_of(group, rooms_of(group), viewer),
        "page": page_of(found, request, size=30, order=("-proposed_at", "-id")),
        "rule": in_words(exclusion_rule(group)),
        "may_change_rule": can(viewer, right_to_change(group, "core.change_membrane"), group),
    }
    return render(request, "core/groups/exclusions.html", context)


@login_required
def exclude(request: MemberRequest, slug: str, uid: Any) -> HttpResponse:
    """Propose to exclude somebody: first what it would end, then the reason."""
    viewer: Any = request.viewer
    group = find_group(viewer, slug)
    require(viewer, "core.propose_exclusion", group)
    inside = Belonging.objects.select_related("group", "member__photo").filter(group=group, state__in=IN_SOME_WAY)
    belonging = get_object_or_404(inside, uid=uid)
    if belonging.member_id == viewer.member.pk:
        raise Http404
    form = ProposeForm(request.POST if request.method == "POST" else None)
    if form.is_bound and (made := submit(form, propose_exclusion, by=viewer, group=group, member=belonging.member)):
        return go(request, made, said=_("{name} is told, and is heard.").format(name=belonging.member.name))
    context = {
        "group": group,
        "belonging": belonging,
        "form": form,
        "effects": would_end(viewer, belonging),
        "rule": in_words(exclusion_rule(group)),
    }
    return render(request, "core/groups/exclude.html", context, status=status_of(form))


@login_required
def exclusion(request: MemberRequest, uid: Any) -> HttpResponse:
    """The file: for the person, whoever proposed it and those who decide. Also for who is kept out meanwhile."""
    viewer: Any = request.viewer
    found = get_object_or_404(Exclusion.objects.visible_to(viewer).with_people(), uid=uid)
    wanted = request.POST.get("do", "")
    form = _FORMS[wanted](request.POST) if wanted in _FORMS else None
    if request.method == "POST" and (said := _do(request, found, wanted, form)):
        viewer.forget()
        seen = Exclusion.objects.visible_to(viewer).filter(pk=found.pk).exists()
        return go(request, found if seen else "home:home", said=said)
    view = exclusion_view(viewer, found)
    forms = {name: made() for name, made in _FORMS.items()} | ({wanted: form} if form else {})
    context = {"view": view, "exclusion": found, "group": found.group, "forms": forms, "open": wanted}
    return render(request, "core/groups/exclusion.html", context, status=status_of(form) if form else 200)


_FORMS: dict[str, type[Form]] = {
    "answer": WordForm,
    "record": RecordForm,
    "decide": GroundsForm,
    "appeal": WordForm,
    "judge": GroundsForm,
}


def _do(request: MemberRequest, found: Exclusion, wanted: str, form: Form | None) -> str:
    """What was done, in words; empty when the form says what is wrong."""
    viewer: Any = request.viewer
    given: dict[str, Any] = {"by": viewer, "exclusion": found}
    if wanted == "withdraw":
        withdraw_exclusion(**given)
        return _("The procedure has ended: {name} stays.").format(name=found.member.name)
    if wanted == "vote":
        vote_on_exclusion(**given, choice=request.POST.get("choice", ""))
        return _("Your ballot is in the box; you may change it until the vote closes.")
    if form is None:
        raise Http404
    says_yes = request.POST.get("answer") == "yes"
    acts: dict[str, tuple[Callable[..., Any], str]] = {
        "answer": (speak_on_exclusion, _("It is in the file.")),
        "record": (speak_on_exclusion, _("It is in the file.")),
        "decide": (lambda **kept: decide_exclusion(exclude=says_yes, **kept), _("Your decision is kept.")),
        "appeal": (appeal, _("Others will hear you.")),
        "judge": (lambda **kept: decide_appeal(uphold=says_yes, **kept), _("It is decided.")),
    }
    doing, said = acts[wanted]
    done = submit(form, lambda **kept: doing(**kept) or True, **given)
    return said if done else ""


@login_required
def rule(request: MemberRequest, slug: str) -> HttpResponse:
    """Who decides on an exclusion, how long one is heard and may appeal: a part of the membrane."""
    viewer: Any = request.viewer
    group = find_group(viewer, slug)
    require(viewer, right_to_change(group, "core.change_membrane"), group)
    data = request.POST if request.method == "POST" else None
    form = ExclusionRuleForm(data, initial=exclusion_rule(group))
    why = WhyForm(data) if decides_by_vote(group) else None
    if why is not None:
        answer = put_to_vote(request, group, why, exclusion=form.cleaned_data) if form.is_valid() else None
        return answer or _rule_page(request, group, form, why)
    kept = form.is_bound and submit(form, lambda **said: bool(set_exclusion_rule(**said)), by=viewer, group=group)
    if kept:
        return go(request, request.path, said=_("Kept. What is open already goes on as it began."))
    return _rule_page(request, group, form, why)


def _rule_page(request: MemberRequest, group: Group, form: Any, why: WhyForm | None) -> HttpResponse:
    context = {
        "group": group,
        "tabs": tabs_of(group, rooms_of(group), request.viewer),
        "form": form,
        "why": why,
        "rule": in_words(exclusion_rule(group)),
    }
    status = max(status_of(form), status_of(why) if why is not None else 200)
    return render(request, "core/groups/exclusion_rule.html", context, status=status)
