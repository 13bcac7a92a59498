"""The door: how one comes in, an invitation in hand or not, and what those who asked are waiting for."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from wezer.core.accounts.door import arrival_open, forget_invitation, remember_invitation, remembered_invitation
from wezer.core.accounts.outside import SHUT_OUT
from wezer.core.acts.admission import apply, come_in_with, withdraw_application
from wezer.core.acts.applications import write_on_application
from wezer.core.acts.invitations import accept_invitation
from wezer.core.community import community
from wezer.core.crossing.agreements import asked_at_the_door, present_text
from wezer.core.crossing.kinds import Todo
from wezer.core.crossing.pages import todos
from wezer.core.exclusion.barring import why_barred
from wezer.core.http import MemberRequest
from wezer.core.invitations import find_invitation
from wezer.core.markdown import render as render_markdown
from wezer.core.models import Application, Belonging, BelongingState, Crossing, CrossingState
from wezer.core.models.veil import introduce
from wezer.core.settings_registry import value
from wezer.core.settlement import OpenPoint, as_reached, open_points
from wezer.core.viewer import Viewer
from wezer.core.views.forms import AnswersForm
from wezer.ui.forms import submit
from wezer.ui.http import form_key, go


@require_safe
@never_cache
def agreement(request: MemberRequest, key: str) -> HttpResponse:
    """What everybody accepts who signs up: for whoever may, and for those inside."""
    viewer: Any = request.viewer
    found = next((each for each in asked_at_the_door() if each.key == key), None)
    if found is None or not (viewer.is_inside or arrival_open(request)):
        raise Http404
    html = SafeString(render_markdown(present_text(found).body))
    return render(request, "core/join/agreement.html", {"agreement": found, "html": html})


@require_safe
@never_cache
def door(request: MemberRequest) -> HttpResponse:
    """Outside: how one comes in. Signed in but not inside: where one stands."""
    viewer: Any = request.viewer
    if viewer.is_inside and viewer.member is not None:
        return redirect("home:home")
    if request.user.is_authenticated:
        return _where_i_stand(request, AnswersForm())
    context = {
        "mode": value("admission.mode"),
        "root": community(),
        "invitation": remembered_invitation(request),
        **_first_read(),
    }
    return render(request, "core/join/door.html", context)


def _first_read() -> dict[str, str]:
    """What whoever comes reads first, however they come."""
    return {"welcome": value("admission.welcome"), "charter": value("community.charter")}


def _where_i_stand(request: MemberRequest, form: Any, status: int = 200) -> HttpResponse:
    member = request.viewer.member
    mine = Belonging.objects.select_related("member", "group").filter(member=member, group=community())
    belonging = mine.first() if member else None
    context = {
        "belonging": belonging,
        "barred": why_barred(belonging.member, belonging.group) if belonging else "",
        "points": _to_settle(request, belonging),
        "application": _own_application(belonging),
        "todos": _todos(request, belonging),
        "member": member,
        "form": form,
        "mode": value("admission.mode"),
        "root": community(),
    }
    return render(request, "core/join/waiting.html", context, status=status)


def _todos(request: MemberRequest, belonging: Belonging | None) -> list[Todo]:
    """What whoever asked is to do themselves before they are in: pay a fee, for instance."""
    if belonging is None or belonging.state != BelongingState.APPLIED:
        return []
    crossing = Crossing.objects.filter(belonging=belonging, state=CrossingState.WAITING).first()
    if crossing is None:
        return []
    crossing.belonging = belonging
    return todos(crossing, request.viewer)


def _to_settle(request: MemberRequest, belonging: Belonging | None) -> list[OpenPoint]:
    """What somebody suspended or excluded still has open, with the way there."""
    if belonging is None or belonging.state not in SHUT_OUT:
        return []
    return as_reached(open_points(belonging.member), request.viewer)


def _own_application(belonging: Belonging | None) -> Application | None:
    """The request that is being read, with what was said about it."""
    if belonging is None or belonging.state != BelongingState.APPLIED:
        return None
    return Application.objects.filter(belonging=belonging).prefetch_related("messages__author").first()


@require_POST
def message(request: MemberRequest) -> HttpResponse:
    """The applicant asks or answers."""
    member = request.viewer.member
    mine = get_object_or_404(Application, belonging__member=member, belonging__group=community())
    body, key = request.POST.get("body", ""), form_key(request)
    write_on_application(by=request.viewer, application=mine, body=body, key=key)
    return go(request, "join:door", said=_("Those who welcome people have your words."))


@require_POST
def application(request: MemberRequest) -> HttpResponse:
    """Ask again; where the door is open, come back in."""
    if value("admission.mode") == "open":
        apply(by=request.viewer)
        return go(request, "home:home", said=_("You are in again. Welcome back."))
    form = AnswersForm(request.POST)
    if submit(form, lambda **kept: apply(by=request.viewer, answers=form.answers())):
        return go(request, "join:door", said=_("Your request is with those who welcome people."))
    return _where_i_stand(request, form, status=422)


@require_POST
def withdrawal(request: MemberRequest) -> HttpResponse:
    withdraw_application(by=request.viewer)
    return go(request, "join:door", said=_("Your request is withdrawn."))


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def invitation(request: MemberRequest, token: str) -> HttpResponse:
    """An invitation. Looking at it uses nothing; accepting is a POST by someone signed in."""
    found = find_invitation(token)
    viewer: Any = request.viewer
    if request.method == "POST" and request.user.is_authenticated:
        if viewer.member is not None:
            accept_invitation(by=viewer, invitation=found)
        else:
            language = getattr(request, "LANGUAGE_CODE", "")
            come_in_with(by=Viewer.system(), user=request.user, invitation=found, language=language)
        forget_invitation(request)
        return go(request, found.group, said=_("Welcome to {group}.").format(group=found.group.name))
    remember_invitation(request, found)
    introduce(found.inviter)
    context = {"invitation": found, **({} if viewer.is_inside else _first_read())}
    return render(request, "core/join/invitation.html", context)
