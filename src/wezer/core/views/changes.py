"""Votes on what a group is: the one that runs, and those before it."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from wezer.core.acts.changing import propose_change, withdraw_change
from wezer.core.changing import changes_of, lines_of, may_read_changes
from wezer.core.founding import vote_view
from wezer.core.halls import find_group, rooms_of, tabs_of
from wezer.core.http import MemberRequest
from wezer.core.models import Group
from wezer.ui.forms import Form, submit
from wezer.ui.http import go
from wezer.ui.paging import page_of


@login_required
def changes(request: MemberRequest, slug: str) -> HttpResponse:
    """For those in the group, and those who tend it."""
    viewer: Any = request.viewer
    group = _found(request, slug)
    page = page_of(changes_of(group), request, order=("-id",))
    context = {
        "group": group,
        "tabs": tabs_of(group, rooms_of(group), viewer),
        "page": page,
        "votes": [{"vote": vote, "lines": lines_of(vote)} for vote in page.items],
        "running": vote_view(group, viewer),
    }
    return render(request, "core/groups/changes.html", context)


@login_required
@require_POST
def withdraw(request: MemberRequest, slug: str, uid: Any) -> HttpResponse:
    """Whoever proposed it takes it back."""
    group = _found(request, slug)
    withdraw_change(by=request.viewer, vote=get_object_or_404(changes_of(group), uid=uid))
    return go(request, reverse("groups:changes", args=[slug]), said=_("Taken back: nothing changes."))


def put_to_vote(request: MemberRequest, group: Group, why: Form, **wanted: Any) -> HttpResponse | None:
    """For the pages that change what a group is, where those in it vote on it. None: the form says what is wrong."""
    if submit(why, propose_change, by=request.viewer, group=group, **wanted) is None:
        return None
    return go(request, reverse("groups:changes", args=[group.slug]), said=_("It is put to the vote."))


def _found(request: MemberRequest, slug: str) -> Group:
    group = find_group(request.viewer, slug)
    if not may_read_changes(request.viewer, group):
        raise Http404
    return group
