"""What I follow, and the button that begins and ends it."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from wezer.core.acts.following import follow, unfollow
from wezer.core.following import FOUND, find_followed, find_target, followed_by, listed
from wezer.core.http import MemberRequest
from wezer.core.kinds import room_kinds
from wezer.core.models import Item, Room
from wezer.core.views.doors import member_required
from wezer.core.views.items import page_of_item
from wezer.ui.http import answer
from wezer.ui.http import show as show_page
from wezer.ui.paging import page_of


@member_required
@require_safe
def mine(request: MemberRequest) -> HttpResponse:
    """Everything I follow, newest first."""
    viewer: Any = request.viewer
    page = page_of(followed_by(viewer.member), request, size=30, order=("-created_at", "-id"))
    context = {"page": page, "followed": listed(page.items, viewer)}
    return show_page(request, "core/me/following.html", "core/me/_following.html", context)


@member_required
@require_POST
def change(request: MemberRequest, kind: str, uid: UUID) -> HttpResponse:
    """Follow; with `stop`, no longer. One may stop following what one cannot see any more."""
    viewer: Any = request.viewer
    if kind not in FOUND:
        raise Http404
    if request.POST.get("stop"):
        target = find_followed(viewer.member, kind, uid)
        unfollow(by=viewer, target=target)
        said = _("You do not follow it any more.")
    else:
        target = find_target(viewer, kind, uid)
        follow(by=viewer, target=target)
        said = _("You follow it: what is new there comes to your notices.")
    context = {"kind": kind, "uid": uid, "follows": not request.POST.get("stop"), "may_follow": True}
    here = "me:following" if request.POST.get("stop") == "list" else _page_of(target)
    return answer(request, "core/me/_follow.html", context, page=here, said=said)


def _page_of(target: Any) -> str:
    """Where the button stood. (A page that may not be seen any more answers 404, like to anybody.)"""
    if isinstance(target, Item):
        return page_of_item(target)
    if isinstance(target, Room):
        return room_kinds[target.kind].url(target)
    return str(target.get_absolute_url())
