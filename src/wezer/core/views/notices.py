"""Notices of a member."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_POST

from wezer.core.acts.notices import read_notices, read_unseen
from wezer.core.http import MemberRequest
from wezer.core.kinds import notice_kinds
from wezer.core.queries import notices_of
from wezer.ui.http import go
from wezer.ui.http import show as show_page
from wezer.ui.paging import page_of


@login_required
def index(request: MemberRequest) -> HttpResponse:
    """All notices, newest first."""
    viewer: Any = request.viewer
    if viewer.unread and not request.GET:
        read_unseen(by=viewer)
    page = page_of(notices_of(viewer), request, size=30, order=("-created_at", "-id"))
    return show_page(request, "core/notices/list.html", "core/notices/_rows.html", {"notices": page})


@login_required
def open(request: MemberRequest, uid: str) -> HttpResponse:
    """Follow a notice: those that wait for nothing are read by that."""
    viewer: Any = request.viewer
    notice = get_object_or_404(notices_of(viewer), uid=uid)
    kind = notice_kinds.get(notice.kind)
    if kind is None:
        return go(request, "notices:list")
    if not kind.waits:
        read_notices(by=request.viewer, notices=[notice])
    return HttpResponseRedirect(kind.url(notice))


@login_required
@require_POST
def read(request: MemberRequest) -> HttpResponse:
    """Mark everything as read."""
    read_notices(by=request.viewer)
    return go(request, "notices:list")
