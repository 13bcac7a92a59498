"""Roles with their rights and holders, levels, and the lines a community asks of everybody."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.db.models import Count, Prefetch, QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from wezer.core.accounts.sudo import show_again
from wezer.core.acts.levels import change_level, create_level
from wezer.core.acts.role_pages import open_role_page
from wezer.core.acts.roles import change_role
from wezer.core.acts.settings import change_setting
from wezer.core.community import community
from wezer.core.custom_lines import KINDS, with_line
from wezer.core.forms_groups import RoleForm
from wezer.core.halls import find_group, role_name
from wezer.core.http import MemberRequest
from wezer.core.models import Level, Member, Role, RoleHolding
from wezer.core.profiles import audience_label
from wezer.core.role_pages import may_open_page, page_of_role
from wezer.core.settings_registry import value
from wezer.core.views.doors import Guard, gardener_required
from wezer.core.views.forms import CustomLineForm, LevelForm
from wezer.kernel.permissions import can, rights
from wezer.kernel.refusals import NotAllowed
from wezer.ui.forms import submit
from wezer.ui.http import go
from wezer.ui.paging import page_of

tending: Guard = gardener_required("core.tend_community")
#: What a right reaches, most careful first, as a tag says it.
RISKS = ("irreversible", "money", "personal", "normal")


def _roles() -> QuerySet[Role]:
    """With who holds them now."""
    now_held = RoleHolding.objects.filter(until=None).select_related("member__photo").order_by("since")
    return Role.objects.select_related("group__parent", "page").prefetch_related(
        Prefetch("holdings", queryset=now_held)
    )


@tending
def roles(request: MemberRequest) -> HttpResponse:
    """The roles of the community: what each may do, and who holds it."""
    root = community()
    shown = [_shown(role) for role in _roles().filter(group=root).order_by("pk")]
    return render(request, "core/garden/roles.html", {"roles": shown, "root": root})


def _shown(role: Role) -> dict[str, Any]:
    known = [each for each in rights() if each.name in role.rights]
    by_risk = sorted(known, key=lambda each: (RISKS.index(each.risk), str(each.label)))
    return {"role": role, "name": role_name(role), "rights": by_risk, "holdings": list(role.holdings.all())}


@login_required
def role(request: MemberRequest, slug: str, uid: Any) -> HttpResponse:
    """One role of a group: its rights, who holds it and held it. Who gives roles there changes it, never beyond their own rights."""
    viewer: Any = request.viewer
    group = find_group(viewer, slug)
    found = get_object_or_404(_roles(), uid=uid, group=group)
    if not viewer.is_inside or (request.method == "POST" and not can(viewer, "core.tend_group", group)):
        raise NotAllowed()
    initial = {"name": role_name(found), "purpose": found.purpose, "rights": found.rights, "seats": found.seats}
    initial["term_months"] = found.term_months
    form = RoleForm(request.POST or None, viewer=viewer, group=group, role=found, initial=initial)
    if request.method == "POST" and can(viewer, "core.grant_roles", group) and _gives_more(form, found):
        show_again(request, _("Put further rights in the role “{role}”").format(role=role_name(found)))
    if request.method == "POST" and submit(form, _change, by=viewer, role=found) is not None:
        return go(
            request,
            reverse("groups:role", args=[slug, uid]),
            said=_("The role is changed. Who holds it has these rights at once."),
        )
    past = RoleHolding.objects.filter(role=found).exclude(until=None).select_related("member__photo")
    context = {
        "this": _shown(found), "name": role_name(found), "group": group, "form": form, "past": past.order_by("-until")[:50],
        "may_change": can(viewer, "core.grant_roles", group), "may_tend": can(viewer, "core.tend_group", group),
        "duties": list(found.duties.filter(ended_at=None).order_by("pk")) if can(viewer, "core.see_duties", group) else [],
        "page": page_of_role(found, viewer), "may_open": may_open_page(found, viewer),
    }  # fmt: skip
    return render(request, "core/groups/role.html", context, status=422 if form.errors else 200)


@login_required
@require_POST
def role_page(request: MemberRequest, slug: str, uid: Any) -> HttpResponse:
    """Open the page of a role."""
    found = get_object_or_404(Role.objects.select_related("group"), uid=uid, group=find_group(request.viewer, slug))
    page = open_role_page(by=request.viewer, role=found)
    return go(request, page, said=_("The role has its page. Say there what it answers for."))


def _gives_more(form: RoleForm, role: Role) -> bool:
    """Whoever holds the role would have more rights at once."""
    return form.is_valid() and bool(set(form.cleaned_data["rights"]) - set(role.rights))


def _change(*, by: Any, role: Role, name: str, **said: Any) -> Role:
    """A standard role whose name was left alone keeps the one that is translated."""
    changes = said if name == role_name(role) else {"name": name, **said}
    return change_role(by=by, role=role, **changes)


@tending
def levels(request: MemberRequest) -> HttpResponse:
    """The ladder: each step with how many stand there, and a form for a new one."""
    form = LevelForm(request.POST or None, initial={"position": (Level.objects.count() + 1) * 10})
    if request.method == "POST" and submit(form, create_level, by=request.viewer) is not None:
        return go(request, "garden:levels", said=_("The level is made; nobody stands there yet."))
    ladder = Level.objects.annotate(number=Count("members")).order_by("position", "id")
    return render(
        request, "core/garden/levels.html", {"form": form, "levels": ladder}, status=422 if form.errors else 200
    )


@tending
def level(request: MemberRequest, uid: Any) -> HttpResponse:
    """One step: its name, its place, who stands there."""
    found = get_object_or_404(Level, uid=uid)
    form = LevelForm(request.POST or None, initial={"name": found.name, "position": found.position})
    if request.method == "POST" and submit(form, change_level, by=request.viewer, level=found) is not None:
        return go(request, "garden:levels", said=_("Kept."))
    page = page_of(Member.objects.filter(level=found).select_related("photo"), request, size=40, order=("name", "id"))
    context = {"form": form, "level": found, "page": page}
    return render(request, "core/garden/level.html", context, status=422 if form.errors else 200)


@tending
def profile_lines(request: MemberRequest) -> HttpResponse:
    """Lines that the community asks for beside those every profile has."""
    rows = value("profile.custom")
    form = CustomLineForm(request.POST or None)
    if request.method == "POST" and submit(form, _add_line, by=request.viewer, rows=rows) is not None:
        return go(request, "garden:profile_lines", said=_("From now on profiles have this line."))
    shown = [{**row, "kind": KINDS[row["kind"]], "audience": audience_label(row["audience"])} for row in rows]
    return render(
        request, "core/garden/profile.html", {"form": form, "lines": shown}, status=422 if form.errors else 200
    )


def _add_line(*, by: Any, rows: list[dict[str, Any]], **said: Any) -> Any:
    return change_setting(by=by, key="profile.custom", value=with_line(rows, **said))


@tending
@require_POST
def remove_line(request: MemberRequest, key: str) -> HttpResponse:
    """Nobody is asked for it any more; what was written waits in case it comes back."""
    rows = [row for row in value("profile.custom") if row["key"] != key]
    change_setting(by=request.viewer, key="profile.custom", value=rows)
    return go(request, "garden:profile_lines", said=_("The line is taken away."))
