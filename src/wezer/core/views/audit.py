"""The log: for those who tend the community, and for a group as far as everybody in it may read it."""

from typing import Any

from allauth.account.decorators import reauthentication_required
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.views.decorators.http import require_safe

from wezer.core.acts.audit import take_log
from wezer.core.acts.member_list import take_member_list
from wezer.core.audit_log import MEMBERSHIP, Wanted, entries, known_names, lines
from wezer.core.halls import find_group, rooms_of, tabs_of
from wezer.core.http import MemberRequest, csv_file
from wezer.core.models import Group
from wezer.core.panels import health_signs
from wezer.core.views.doors import gardener_required
from wezer.kernel.permissions import can, require
from wezer.kernel.refusals import NotAllowed
from wezer.ui.http import show
from wezer.ui.paging import page_of


@gardener_required("core.tend_community")
@require_safe
def index(request: MemberRequest) -> HttpResponse:
    """Everything that touches rights, logins, money and data, newest first, with how far it is sealed."""
    wanted = Wanted.read(request.GET)
    page = page_of(entries(wanted), request, size=30, order=("-id",))
    chain = health_signs.get("chain")
    query = request.GET.copy()
    query.pop("after", None)
    context = {
        "page": page, "lines": lines(page.items), "wanted": wanted, "names": known_names(), "query": query.urlencode(),
        "chain": chain.read(request.viewer) if chain is not None else None,
    }  # fmt: skip
    return show(request, "core/garden/log.html", "core/garden/_log_lines.html", context)


@gardener_required("core.tend_community")
@require_safe
@reauthentication_required
def file(request: MemberRequest) -> HttpResponse:
    """The same as CSV. That it was taken stands in the log."""
    return csv_file(take_log(by=request.viewer, wanted=Wanted.read(request.GET)), "log.csv")


@gardener_required("core.export_members")
@require_safe
@reauthentication_required
def members_file(request: MemberRequest) -> HttpResponse:
    """The list of members as CSV. That it was taken stands in the log, and where each member sees who looked."""
    return csv_file(take_member_list(by=request.viewer), "members.csv")


@login_required
@require_safe
def members_file_of(request: MemberRequest, slug: str) -> HttpResponse:
    """The list of who is directly in the group, told as that of the community is."""
    group = find_group(request.viewer, slug)
    require(request.viewer, "core.export_members", group)
    return _file_of(request, group)


@reauthentication_required
def _file_of(request: MemberRequest, group: Group) -> HttpResponse:
    return csv_file(take_member_list(by=request.viewer, group=group), f"{group.slug}.csv")


@login_required
@require_safe
def of_group(request: MemberRequest, slug: str) -> HttpResponse:
    """Who came, went, holds which role: for everybody directly in the group; all of it for those who tend it."""
    viewer: Any = request.viewer
    group = find_group(viewer, slug)
    tends = can(viewer, "core.tend_group", group)
    if not (tends or viewer.belongs_directly(group)):
        raise NotAllowed()
    rows = entries(Wanted(), group=group, names=() if tends else MEMBERSHIP)
    page = page_of(rows, request, size=30, order=("-id",))
    context = {"page": page, "lines": lines(page.items), "group": group, "tends": tends}
    context["tabs"] = tabs_of(group, rooms_of(group), viewer)
    return show(request, "core/groups/log.html", "core/garden/_log_lines.html", context)
