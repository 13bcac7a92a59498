"""A member's page: what this viewer may read of them, and the tabs that packages bring."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from wezer.core.acts.endorsements import endorse_skill, take_endorsement_back
from wezer.core.community import community
from wezer.core.halls import role_name
from wezer.core.http import MemberRequest
from wezer.core.models import ACTIVE_STATES, Belonging, Group, Member, RoleHolding
from wezer.core.modules import open_kinds
from wezer.core.panels import party_actions, party_panels
from wezer.core.profiles import members_visible_to, profile_of
from wezer.core.skills import skills_of
from wezer.ui.http import answer


@require_safe
def show(request: MemberRequest, uid: Any, panel: str = "") -> HttpResponse:
    """`/m/<uid>/` and its tabs. A stranger's page that is not open to everyone does not exist."""
    viewer: Any = request.viewer
    member = members_visible_to(viewer).select_related("photo", "level").filter(uid=uid).first()
    if member is None:
        group = get_object_or_404(Group.objects.visible_to(viewer), uid=uid)
        return redirect(group)
    context = member_context(member, viewer, panel) | {"panel_key": panel}
    if panel:
        chosen = next((each for each in context["panels"] if each.kind == panel), None)
        if chosen is None:
            raise Http404
        context |= {"panel": chosen, **chosen.context(member, viewer, request)}
    else:
        context["skills"] = skills_of(context["profile"], viewer)
        context["briefs"] = [
            {"panel": each, **each.brief(member, viewer)}
            for each in context["panels"]
            if each.brief_template or each.aside_template
        ]
    return render(request, "core/members/member.html", context)


def member_context(member: Member, viewer: Any, panel: str = "") -> dict[str, Any]:
    """What the head of the page and its tabs need."""
    belongings = _belongings(member, viewer)
    root = next((each for each in belongings if each.group_id == community().pk), None)
    panels = sorted(
        (each for each in open_kinds(party_panels) if each.is_shown(member, viewer)), key=lambda each: each.order
    )
    actions = sorted(open_kinds(party_actions), key=lambda each: each.order)
    return {
        "party": member,
        "member": member,
        "viewer": viewer,
        "profile": profile_of(member, viewer),
        "is_me": viewer.member is not None and viewer.member.pk == member.pk,
        "belonging": root,
        "groups": [each for each in belongings if each.group_id != community().pk],
        "roles": _roles(member, viewer),
        "panels": panels,
        "tabs": _tabs(member, panels, panel),
        "actions": [
            {"name": each.name, "icon": each.icon, "href": href, "primary": each.primary}
            for each in actions
            if (href := each.url(member, viewer))
        ],
    }


def _tabs(member: Member, panels: list[Any], panel: str) -> list[dict[str, Any]]:
    first = {"key": "", "label": _("In brief"), "href": member.get_absolute_url(), "is_current": not panel}
    return [
        first,
        *(
            {"key": each.kind, "label": each.name, "href": f"{member.get_absolute_url()}{each.kind}/"}
            for each in panels
        ),
    ]


def _belongings(member: Member, viewer: Any) -> list[Belonging]:
    """Groups they are directly in, as far as the viewer may know that these exist."""
    shown = Belonging.objects.filter(member=member, group__in=Group.objects.visible_to(viewer)).select_related("group")
    inside = [each for each in shown if each.group.is_root or each.state in ACTIVE_STATES]
    return sorted(inside, key=lambda each: each.group.name.casefold())


def _roles(member: Member, viewer: Any) -> dict[int, list[str]]:
    if not viewer.is_inside:
        return {}
    found: dict[int, list[str]] = {}
    for holding in RoleHolding.objects.filter(member=member, until=None).select_related("role"):
        found.setdefault(holding.role.group_id, []).append(role_name(holding.role))
    return found


@login_required
@require_POST
def endorse(request: MemberRequest, uid: Any) -> HttpResponse:
    """Say that somebody can do what they name among their skills; with `take`, say it no longer."""
    viewer: Any = request.viewer
    member = get_object_or_404(members_visible_to(viewer), uid=uid)
    term = request.POST.get("term", "")[:80]
    if request.POST.get("take"):
        take_endorsement_back(by=viewer, member=member, term=term)
    else:
        endorse_skill(by=viewer, member=member, term=term)
    profile = profile_of(member, viewer)
    context = {"member": member, "skills": skills_of(profile, viewer), "viewer": viewer, "is_me": False}
    return answer(request, "core/members/_skills.html", context, page=member)
