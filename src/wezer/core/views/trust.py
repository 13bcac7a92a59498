"""Trust in a group: given, received, and for what; one's birth date and what rules learn of it."""

from typing import Any
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from wezer.core.accounts.sudo import show_again
from wezer.core.halls import find_group, role_name, rooms_of, tabs_of
from wezer.core.http import MemberRequest
from wezer.core.models import Age, AgeTold, Group, Role, TrustMark
from wezer.core.trust.acts import give_trust, say_age, set_role_trust, take_trust_back
from wezer.core.trust.forms import AgeForm, RoleTrustForm, TrustForm
from wezer.core.trust.pages import roles_by_trust
from wezer.kernel.permissions import can, require
from wezer.ui.forms import status_of, submit
from wezer.ui.http import go
from wezer.ui.paging import page_of


@login_required
def trust(request: MemberRequest, slug: str) -> HttpResponse:
    """Whom I trust here, who trusts me, what others say aloud; roles that trust gives."""
    viewer: Any = request.viewer
    group = find_group(viewer, slug)
    require(viewer, "core.see_trust", group)
    form = TrustForm(request.POST if "member" in request.POST else None, group=group)
    if form.is_bound and submit(form, give_trust, by=viewer, group=group) is not None:
        return go(request, request.path, said=_("It is said."))
    if request.method == "POST" and not form.is_bound:
        named = _uid(request.POST.get("mark", ""))
        mark = get_object_or_404(TrustMark, uid=named, by=viewer.member, group=group)
        take_trust_back(by=viewer, mark=mark)
        return go(request, request.path, said=_("Taken back."))
    return _page(request, group, form)


def _uid(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError:
        raise Http404 from None


def _page(request: MemberRequest, group: Group, form: TrustForm) -> HttpResponse:
    viewer: Any = request.viewer
    marks = (
        TrustMark.objects.visible_to(viewer).filter(group=group).select_related("member__photo", "by__photo", "role")
    )
    context = {
        "group": group,
        "tabs": tabs_of(group, rooms_of(group), viewer),
        "form": form,
        "given": list(marks.filter(by=viewer.member).order_by("-at", "-id")[:100]),
        "received": list(marks.filter(member=viewer.member).order_by("-at", "-id")[:100]),
        "page": page_of(
            marks.exclude(by=viewer.member).exclude(member=viewer.member), request, size=40, order=("-at", "-id")
        ),
        "roles": roles_by_trust(group),
        "may_give": can(viewer, "core.give_trust", group),
    }
    return render(request, "core/groups/trust.html", context, status=status_of(form))


@login_required
def role_trust(request: MemberRequest, slug: str, uid: Any) -> HttpResponse:
    """So many have to trust somebody that a role is theirs."""
    viewer: Any = request.viewer
    group = find_group(viewer, slug)
    require(viewer, "core.grant_roles", group)
    role = get_object_or_404(Role.objects.select_related("group"), group=group, uid=uid)
    form = RoleTrustForm(
        request.POST if request.method == "POST" else None,
        initial={"percent": role.trust_percent, "cap": role.trust_cap},
    )
    if form.is_bound and form.is_valid() and form.cleaned_data["percent"] and role.rights:
        said = _("Let trust give the role “{role}”").format(role=role_name(role))
        show_again(request, said)  # as when the role is given by hand: few that trust somebody may do it
    if form.is_bound and submit(form, lambda **said: set_role_trust(**said) or True, by=viewer, role=role):
        return go(request, reverse("groups:role", args=[slug, uid]), said=_("Kept."))
    return render(
        request, "core/groups/role_trust.html", {"group": group, "role": role, "form": form}, status=status_of(form)
    )


@login_required
def age(request: MemberRequest) -> HttpResponse:
    """My birth date, which nobody reads, and what the rules of groups may know of it."""
    viewer: Any = request.viewer
    mine = Age.objects.filter(member=viewer.member).first()
    initial = {"born_on": mine.born_on, "told": mine.told} if mine else {"told": AgeTold.NOTHING}
    form = AgeForm(request.POST if request.method == "POST" else None, initial=initial)
    if form.is_bound and submit(form, _say_age, by=viewer):
        return go(request, request.path, said=_("Kept."))
    return render(request, "core/me/age.html", {"form": form, "mine": mine}, status=status_of(form))


def _say_age(**said: Any) -> bool:
    """An act that may return nothing, for a form that wants to know whether it was refused."""
    say_age(**said)
    return True
