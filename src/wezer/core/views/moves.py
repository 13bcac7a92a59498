"""Moving a group: what would change, who must agree, their answers."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from wezer.core.acts.moving import consent_to_move, propose_move, refuse_move, withdraw_move
from wezer.core.forms_groups import MoveForm, MoveWordForm, ReasonForm
from wezer.core.halls import find_group
from wezer.core.http import MemberRequest
from wezer.core.models import GroupMove
from wezer.core.moving import Change, Preview, change_by, preview, sides_awaited, sides_spoken_for
from wezer.core.refusals import Cycle
from wezer.kernel.permissions import can, require
from wezer.ui.forms import status_of, submit
from wezer.ui.http import go


@login_required
def propose(request: MemberRequest, slug: str) -> HttpResponse:
    """First what would change (`?parent=`), then the request itself (core.md G-6)."""
    viewer: Any = request.viewer
    group = find_group(viewer, slug)
    require(viewer, "core.tend_group", group)
    chosen = MoveForm(request.GET, group=group, viewer=viewer)
    if not chosen.is_valid():
        return redirect(reverse("groups:settings", args=[slug]) + "#place")
    parent = chosen.cleaned_data["parent"]
    form = MoveWordForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and (asked := submit(form, propose_move, by=viewer, group=group, parent=parent)):
        return _after(request, asked)
    change = change_by(group, parent, viewer)
    context = {"group": group, "parent": parent, "form": form, "preview": preview(change, viewer)}
    return render(request, "core/groups/move.html", context | _asked(viewer, change), status=status_of(form))


def _asked(viewer: Any, change: Change) -> dict[str, bool]:
    """Whose consent the move would wait for."""
    wide, spoken = change.widens, sides_spoken_for(viewer.member, change.group, change.parent)
    return {
        "waits_for_group": wide and "group" not in spoken,
        "waits_for_parent": "parent" not in spoken and (wide or not can(viewer, "core.create_group", change.parent)),
    }


def _after(request: MemberRequest, asked: GroupMove) -> HttpResponse:
    request.viewer.forget()
    if asked.is_waiting:
        return go(request, asked, said=_("Asked. Nothing changes until those concerned agree."))
    return go(request, asked.group, said=_("{name} has moved.").format(name=asked.group.name))


@login_required
def request_page(request: MemberRequest, uid: Any) -> HttpResponse:
    """One move: what it would change, who agreed, and the answer of whoever is asked."""
    return _page(request, _found(request, uid), ReasonForm())


def _found(request: MemberRequest, uid: Any) -> GroupMove:
    return get_object_or_404(GroupMove.objects.visible_to(request.viewer).with_places(), uid=uid)


def _page(request: MemberRequest, asked: GroupMove, form: ReasonForm) -> HttpResponse:
    viewer: Any = request.viewer
    spoken = sides_spoken_for(viewer.member, asked.group, asked.parent) if asked.is_waiting else []
    context = {
        "asked": asked,
        "form": form,
        "preview": _preview(asked, viewer),
        "may_refuse": bool(spoken),
        "may_consent": bool(set(spoken) & set(sides_awaited(asked))),
        "may_withdraw": asked.is_waiting
        and (viewer.member.pk == asked.proposed_by_id or can(viewer, "core.tend_group", asked.group)),
    }
    return render(request, "core/groups/move_request.html", context, status=status_of(form))


def _preview(asked: GroupMove, viewer: Any) -> Preview | None:
    """What it would change; nothing when it has ended, or something else has made it impossible."""
    try:
        return preview(change_by(asked.group, asked.parent, viewer), viewer) if asked.is_waiting else None
    except Cycle:
        return None


@login_required
@require_POST
def consent(request: MemberRequest, uid: Any) -> HttpResponse:
    asked = _found(request, uid)
    consent_to_move(by=request.viewer, asked=asked)
    request.viewer.forget()
    asked = GroupMove.objects.with_places().get(pk=asked.pk)
    if asked.is_waiting:
        return go(request, asked, said=_("You agreed. Others are still asked."))
    return go(request, asked, said=_("You agreed, and {name} has moved.").format(name=asked.group.name))


@login_required
@require_POST
def refuse(request: MemberRequest, uid: Any) -> HttpResponse:
    asked, form = _found(request, uid), ReasonForm(request.POST)
    if submit(form, lambda reason: refuse_move(by=request.viewer, asked=asked, reason=reason) or asked):
        return go(request, asked, said=_("Refused. Nothing has changed."))
    return _page(request, asked, form)


@login_required
@require_POST
def withdraw(request: MemberRequest, uid: Any) -> HttpResponse:
    asked = _found(request, uid)
    withdraw_move(by=request.viewer, asked=asked)
    return go(request, asked.group, said=_("Taken back. Nothing has changed."))
