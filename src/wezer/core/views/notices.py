"""Notices of a member."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_POST

from wezer.core.acts.notices import read_notices
from wezer.core.kinds import notice_kinds
from wezer.core.queries import notices_of
from wezer.ui.http import go
from wezer.ui.http import show as show_page
from wezer.ui.paging import page_of


@login_required
def index(request: HttpRequest) -> HttpResponse:
    """All notices, newest first."""
    page = page_of(notices_of(request.viewer.member), request, size=30, order=("-created_at", "-id"))  # type: ignore[attr-defined]
    return show_page(request, "core/notices/list.html", "core/notices/_rows.html", {"notices": page})


@login_required
def open(request: HttpRequest, uid: str) -> HttpResponse:
    """Follow a notice: those that wait for nothing are read by that."""
    notice = get_object_or_404(notices_of(request.viewer.member), uid=uid)  # type: ignore[attr-defined]
    kind = notice_kinds.get(notice.kind)
    if kind is None:
        return go(request, "notices:list")
    if not kind.waits:
        read_notices(by=request.viewer, notices=[notice])  # type: ignore[attr-defined]
    return HttpResponseRedirect(kind.url(notice))


@login_required
@require_POST
def read(request: HttpRequest) -> HttpResponse:
    """Mark everything as read."""
    read_notices(by=request.viewer)  # type: ignore[attr-defined]
    return go(request, "notices:list")
