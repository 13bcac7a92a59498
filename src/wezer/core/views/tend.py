"""Tending a group: what it is, its membrane, rooms, roles, its place, its end."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from wezer.core.accounts.sudo import show_again
from wezer.core.acts.groups import change_group
from wezer.core.acts.roles import create_role, end_role, grant_role
from wezer.core.acts.rooms import open_room
from wezer.core.acts.settings import change_setting
from wezer.core.changing import decides_by_vote, right_to_change
from wezer.core.forms_groups import (
    AboutForm,
    GrantForm,
    LooksForm,
    MembraneForm,
    MoveForm,
    ProposedMembraneForm,
    PurposeForm,
    RoleForm,
    SovereigntyForm,
    SpaceForm,
    WalletForm,
)
from wezer.core.forms_life import MergeForm
from wezer.core.forms_rooms import RoomForm
from wezer.core.group_wallet.acts import change_wallet
from wezer.core.halls import find_group, role_name, room_name, rooms_of, tabs_of, who_holds_what
from wezer.core.http import MemberRequest
from wezer.core.models import Group, Role, RoleHolding
from wezer.core.models.group import DOMAINS
from wezer.core.moving import moves_about
from wezer.core.rooms.doors import listed_rooms
from wezer.core.settings_registry import explain
from wezer.core.space import KEY, space_of
from wezer.core.views.changes import put_to_vote
from wezer.core.views.naming import says_alike
from wezer.kernel.permissions import can, require
from wezer.ui.forms import submit
from wezer.ui.http import go


def _tended(request: MemberRequest, slug: str, right: str = "core.tend_group") -> Group:
    viewer: Any = request.viewer
    group = find_group(viewer, slug)
    require(viewer, right, group)
    return group


@login_required
def settings(request: MemberRequest, slug: str) -> HttpResponse:
    """One page, a form per matter; each is sent by itself."""
    group = _tended(request, slug)
    if request.method == "POST":
        return _change(request, group)
    return _page(request, group)


def _change(request: MemberRequest, group: Group) -> HttpResponse:
    viewer: Any = request.viewer
    if request.POST.get("part") == "space":
        return _change_space(request, group)
    if request.POST.get("part") == "wallet":
        return _change_wallet(request, group)
    if (proposed := _PROPOSED.get(request.POST.get("part", ""))) and decides_by_vote(group):
        why = proposed(request.POST)
        return put_to_vote(request, group, why) or _page(request, group, bound=why)
    kind = {"membrane": MembraneForm, "looks": LooksForm}.get(request.POST.get("part", ""))
    form: Any = kind(request.POST) if kind is not None else AboutForm(request.POST, group=group)
    confirmation = request.POST.get("confirmation", "")
    said = kind is None and says_alike(request, form, but=group)
    kept = None if said else submit(form, change_group, by=viewer, group=group, confirmation=confirmation)
    if kept is not None:
        return go(request, reverse("groups:settings", args=[group.slug]), said=_("Kept."))
    group.refresh_from_db()  # what was refused is not what the page's head shows
    return _page(request, find_group(viewer, group.slug), bound=form)


#: Where those in the group vote on it: the parts of the page that propose.
_PROPOSED: dict[str, Any] = {"membrane": ProposedMembraneForm, "purpose": PurposeForm}


def _change_space(request: MemberRequest, group: Group) -> HttpResponse:
    form = SpaceForm(request.POST)
    if submit(form, change_setting, by=request.viewer, key=KEY, group=group) is not None:
        return go(request, reverse("groups:settings", args=[group.slug]) + "#space", said=_("Kept."))
    return _page(request, group, bound=form)


def _change_wallet(request: MemberRequest, group: Group) -> HttpResponse:
    viewer: Any = request.viewer
    form = WalletForm(request.POST)
    require(viewer, "core.change_wallet", group)
    if form.is_valid() and form.cleaned_data["has_wallet"] and not group.has_wallet:
        show_again(request, _("Give “{name}” a wallet").format(name=group.name))
    if submit(form, change_wallet, by=viewer, group=group) is not None:
        return go(request, reverse("groups:settings", args=[group.slug]) + "#wallet", said=_("Kept."))
    return _page(request, group, bound=form)


def _page(request: MemberRequest, group: Group, bound: Any = None) -> HttpResponse:
    viewer: Any = request.viewer
    rooms = rooms_of(group)
    said = explain(KEY, group)
    is_voted_on = decides_by_vote(group)
    roles = list(Role.objects.filter(group=group).order_by("pk"))
    choices = [(str(role.uid), role_name(role)) for role in roles]
    forms = {
        "about": AboutForm(initial={name: getattr(group, name) for name in AboutForm.base_fields}, group=group),
        "looks": LooksForm.of(group),
        "membrane": (ProposedMembraneForm if is_voted_on else MembraneForm)(
            initial={name: getattr(group, name) for name in MembraneForm.base_fields}
        ),
        "purpose": PurposeForm(initial={"purpose": group.purpose}) if is_voted_on else None,
        "room": RoomForm(group=group, there={room.kind for room in rooms}, viewer=viewer),
        "role": RoleForm(viewer=viewer, group=group),
        "grant": GrantForm(roles=choices),
        "move": MoveForm(group=group, viewer=viewer),
        "merge": MergeForm(group=group, viewer=viewer),
        "space": SpaceForm(initial={"value": said.value}),
        "wallet": WalletForm(initial={"has_wallet": group.has_wallet}),
        "sovereignty": SovereigntyForm(
            initial={name: name in group.sovereign_in for name in DOMAINS} | {"changes_by": group.changes_by}
        ),
    }
    names: dict[Any, str] = {
        AboutForm: "about",
        LooksForm: "looks",
        MembraneForm: "membrane",
        ProposedMembraneForm: "membrane",
        PurposeForm: "purpose",
        RoomForm: "room",
        RoleForm: "role",
        GrantForm: "grant",
        MoveForm: "move",
        SpaceForm: "space",
        WalletForm: "wallet",
    }
    if bound is not None:
        forms[names[type(bound)]] = bound
    holdings = RoleHolding.objects.filter(role__group=group, until=None).select_related("role", "member__photo")
    context = {
        "group": group,
        "space": space_of(group),
        "is_said_above": said.locked_above,
        "forms": forms,
        "rooms": listed_rooms(group),
        "open_roles": [held for held in who_holds_what(group) if held.member is None],
        "holdings": [{"holding": each, "name": role_name(each.role)} for each in holdings.order_by("role_id", "since")],
        "may_grant": can(viewer, "core.grant_roles", group),
        "may_be_sovereign": can(viewer, right_to_change(group, "core.change_sovereignty"), group),
        "may_change_membrane": can(viewer, right_to_change(group, "core.change_membrane"), group),
        "may_change_wallet": can(viewer, "core.change_wallet", group),
        "is_voted_on": is_voted_on,
        "may_end": can(viewer, "core.end_group", group),
        "moves": moves_about(group),
        "tabs": tabs_of(group, rooms, viewer),
        "bound": bound,
    }
    return render(request, "core/groups/settings.html", context, status=422 if bound is not None else 200)


@login_required
@require_POST
def add_room(request: MemberRequest, slug: str) -> HttpResponse:
    group = _tended(request, slug)
    form = RoomForm(request.POST, group=group, there=set(), viewer=request.viewer)
    if made := submit(form, open_room, by=request.viewer, group=group):
        return go(request, group, said=_("{name} is open.").format(name=room_name(made)))
    return _page(request, group, bound=form)


@login_required
@require_POST
def add_role(request: MemberRequest, slug: str) -> HttpResponse:
    viewer: Any = request.viewer
    group = _tended(request, slug, "core.grant_roles")
    form = RoleForm(request.POST, viewer=viewer, group=group)
    if submit(form, create_role, by=viewer, group=group):
        return go(
            request,
            reverse("groups:settings", args=[slug]) + "#roles",
            said=_("The role is made; nobody holds it yet."),
        )
    return _page(request, group, bound=form)


@login_required
@require_POST
def grant(request: MemberRequest, slug: str) -> HttpResponse:
    viewer: Any = request.viewer
    group = _tended(request, slug, "core.grant_roles")
    roles = {str(role.uid): role for role in Role.objects.filter(group=group).select_related("group")}
    form = GrantForm(request.POST, roles=[(uid, role.name) for uid, role in roles.items()])

    def seat(role: str, member: Any) -> RoleHolding:
        if roles[role].rights:
            said = _("Give the role “{role}” to {name}")
            show_again(request, said.format(role=role_name(roles[role]), name=member.name))
        return grant_role(by=viewer, role=roles[role], member=member)

    held = submit(form, seat)
    if held:
        said = _("{name} holds this role from now on.").format(name=held.member.name)
        return go(request, reverse("groups:settings", args=[slug]) + "#roles", said=said)
    return _page(request, group, bound=form)


@login_required
@require_POST
def end(request: MemberRequest, slug: str, number: int) -> HttpResponse:
    """End a holding: one's own, or as someone who grants roles here."""
    viewer: Any = request.viewer
    group = find_group(viewer, slug)
    holding = get_object_or_404(
        RoleHolding.objects.select_related("role__group", "member"), pk=number, role__group=group, until=None
    )
    end_role(by=viewer, holding=holding)
    viewer.forget()
    page = reverse("groups:settings", args=[slug]) + "#roles" if can(viewer, "core.tend_group", group) else group
    return go(request, page, said=_("The role has ended."))
