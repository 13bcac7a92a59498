"""The life of a group: opened, paused, archived, merged, dissolved. What ends something shows first what it would change."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from wezer.core.acts import lifecycle
from wezer.core.acts.founding import vote_on_group
from wezer.core.community import community
from wezer.core.ends import merge_preview, obstacles
from wezer.core.forms_life import EndForm, MergeForm
from wezer.core.halls import find_group
from wezer.core.http import MemberRequest
from wezer.core.models import Group, GroupState
from wezer.kernel.permissions import can, require
from wezer.ui.forms import status_of, submit
from wezer.ui.http import go


def _at_place(group: Group) -> str:
    return reverse("groups:settings", args=[group.slug]) + "#place"


@login_required
@require_POST
def pause(request: MemberRequest, slug: str) -> HttpResponse:
    group = find_group(request.viewer, slug)
    lifecycle.pause_group(by=request.viewer, group=group)
    said = _("{name} is paused: readable, nothing new.").format(name=group.name)
    return go(request, group, said=said, undo=reverse("groups:reopen", args=[slug]))


@login_required
@require_POST
def archive(request: MemberRequest, slug: str) -> HttpResponse:
    group = find_group(request.viewer, slug)
    lifecycle.archive_group(by=request.viewer, group=group)
    said = _("{name} is archived: readable, out of the lists.").format(name=group.name)
    return go(request, group, said=said, undo=reverse("groups:reopen", args=[slug]))


@login_required
@require_POST
def reopen(request: MemberRequest, slug: str) -> HttpResponse:
    group = find_group(request.viewer, slug)
    lifecycle.reopen_group(by=request.viewer, group=group)
    return go(request, group, said=_("{name} is open again.").format(name=group.name))


@login_required
@require_POST
def publish(request: MemberRequest, slug: str) -> HttpResponse:
    """A draft opens, or is proposed."""
    group = find_group(request.viewer, slug)
    lifecycle.publish_group(by=request.viewer, group=group)
    return go(request, group, said=_("It is open.") if group.state == "active" else _("It is proposed."))


@login_required
@require_POST
def second(request: MemberRequest, slug: str) -> HttpResponse:
    """Found a proposed group together."""
    group = find_group(request.viewer, slug)
    lifecycle.second_group(by=request.viewer, group=group)
    return go(request, group, said=_("You are one of those who found {name}.").format(name=group.name))


@login_required
@require_POST
def ballot(request: MemberRequest, slug: str) -> HttpResponse:
    """Vote on a proposed group, or on a change of one's own."""
    group = find_group(request.viewer, slug)
    page = group if group.state == GroupState.PROPOSED else reverse("groups:changes", args=[slug])
    vote_on_group(by=request.viewer, group=group, choice=request.POST.get("choice", ""))
    if group.state == GroupState.REFUSED and not group.is_known_to(request.viewer):
        return go(request, group.parent, said=_("The vote is over: {name} is not opened.").format(name=group.name))
    return go(request, page, said=_("Your ballot is kept."))


@login_required
@require_POST
def decide(request: MemberRequest, slug: str) -> HttpResponse:
    """Let a proposed group open, or say why not."""
    group = find_group(request.viewer, slug)
    accept = request.POST.get("accept") == "yes"
    lifecycle.decide_group(by=request.viewer, group=group, accept=accept, reason=request.POST.get("reason", ""))
    if accept:
        return go(request, group, said=_("{name} is open.").format(name=group.name))
    return go(request, group.parent, said=_("{name} has been told.").format(name=group.name))


@login_required
def dissolve(request: MemberRequest, slug: str) -> HttpResponse:
    """What holds it back and what becomes of what is left, then the end itself."""
    viewer: Any = request.viewer
    group = find_group(viewer, slug)
    require(viewer, "core.end_group", group)
    form = EndForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and submit(form, _done(lifecycle.dissolve_group), by=viewer, group=group):
        return go(request, group, said=_("{name} is dissolved.").format(name=group.name))
    group = find_group(viewer, slug)
    context = {"group": group, "form": form, "obstacles": obstacles(group), "heir": group.parent}
    context["may_hold"] = can(viewer, "core.tend_community", community())
    return render(request, "core/groups/dissolve.html", context, status=status_of(form))


def _done(act: Any) -> Any:
    """An act that returns nothing, for a form that wants to know whether it was refused."""
    return lambda **said: act(**said) or True


@login_required
def merge(request: MemberRequest, slug: str) -> HttpResponse:
    """What a merger would change (`?into=`), then the request; those who tend the other group agree or not."""
    viewer: Any = request.viewer
    group = find_group(viewer, slug)
    require(viewer, "core.end_group", group)
    form = MergeForm(request.POST if request.method == "POST" else request.GET, group=group, viewer=viewer)
    if request.method == "POST" and submit(form, _done(lifecycle.begin_merge), by=viewer, group=group):
        return go(request, group, said=_("Asked. Until they agree, nothing new is written here."))
    if not form.is_valid() and request.method != "POST":
        return redirect(_at_place(group))
    into = form.cleaned_data.get("into")
    context = {"group": group, "into": into, "form": form, "obstacles": obstacles(group)}
    context["preview"] = merge_preview(group, into) if into else None
    return render(request, "core/groups/merge.html", context, status=status_of(form))


@login_required
@require_POST
def merge_answer(request: MemberRequest, slug: str) -> HttpResponse:
    """Those who tend the other group agree, or either side lets it be."""
    group = find_group(request.viewer, slug)
    if request.POST.get("accept") == "yes":
        lifecycle.accept_merge(by=request.viewer, group=group)
        request.viewer.forget()
        return go(request, group.heir, said=_("{name} has become a part of this group.").format(name=group.name))
    lifecycle.cancel_merge(by=request.viewer, group=group)
    return go(request, group, said=_("{name} is as it was.").format(name=group.name))
