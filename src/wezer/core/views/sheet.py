"""The sheet of a group, and its links across the tree."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _

from wezer.core.accounts.sudo import show_again
from wezer.core.changing import may_read_changes
from wezer.core.founding import running_change
from wezer.core.halls import find_group, rooms_of, tabs_of
from wezer.core.http import MemberRequest
from wezer.core.links.acts import answer_link, ask_link, end_link
from wezer.core.links.forms import LinkForm
from wezer.core.links.pages import sheet as sheet_of
from wezer.core.models import ChangesBy, Group, GroupLink, LinkKind
from wezer.kernel.permissions import can, require
from wezer.ui.forms import status_of, submit
from wezer.ui.http import go


def sheet(request: MemberRequest, slug: str) -> HttpResponse:
    """What the group is for and answers for, and whom it is linked to; links are asked for and answered here."""
    viewer: Any = request.viewer
    group = find_group(viewer, slug)
    tends = can(viewer, "core.tend_group", group)
    form = None
    if request.method == "POST":
        if said := _do(request, group):
            return go(request, request.path, said=said)
        require(viewer, "core.tend_group", group)
        form = LinkForm(request.POST, group=group, viewer=viewer)
        if form.is_valid() and form.cleaned_data["kind"] == LinkKind.REPRESENTS and form.cleaned_data.get("member"):
            _show_who(request, form.cleaned_data["member"], group, form.cleaned_data["other"])
        if submit(form, ask_link, by=viewer, group=group) is not None:
            return go(request, request.path, said=_("Asked, or agreed where nobody else is asked."))
    elif tends:
        form = LinkForm(group=group, viewer=viewer)
    rooms = rooms_of(group)
    context = {"group": group, "sheet": sheet_of(viewer, group, rooms), "form": form, "may_tend": tends}
    context["may_read_changes"] = group.changes_by == ChangesBy.VOTE and may_read_changes(viewer, group)
    context["running"] = running_change(group, viewer)
    context["tabs"] = tabs_of(group, rooms, viewer)
    return render(request, "core/groups/sheet.html", context, status=status_of(form) if form else 200)


def _do(request: MemberRequest, group: Group) -> str:
    """An answer to a link; empty when a new one is asked for."""
    viewer: Any = request.viewer
    wanted = request.POST.get("do", "")
    if wanted not in ("agree", "refuse", "end"):
        return ""
    links = GroupLink.objects.visible_to(viewer)
    link = get_object_or_404(
        links.filter(source=group) | links.filter(target=group), uid=request.POST.get("link") or None
    )
    if wanted == "end":
        end_link(by=viewer, link=link)
        return _("The link has ended.")
    if wanted == "agree" and link.kind == LinkKind.REPRESENTS:
        _show_who(request, link.member, link.source, link.target)
    answer_link(by=viewer, link=link, agree=wanted == "agree")
    return _("Agreed.") if wanted == "agree" else _("They are told.")


def _show_who(request: MemberRequest, member: Any, group: Group, other: Group) -> None:
    """Whoever carries a voice belongs to the other group with a role: given by who showed again that it is them."""
    said = _("Let {name} carry the voice of {group} in {other}")
    show_again(request, said.format(name=member, group=group.name, other=other.name))
