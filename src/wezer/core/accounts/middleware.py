"""What a signed-in person's every request means: they are here, and for how long they have been."""

import time
from collections.abc import Callable
from typing import Any

from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import resolve_url

from wezer.core.acts.login import note_visit
from wezer.core.http import MemberRequest

#: After so long one signs in again, however active one was (core.md 2.3).
ABSOLUTE_SECONDS = 90 * 24 * 60 * 60
#: Where those go who signed in but are not inside: asking, refused, suspended.
OUTSIDE_PAGES = ("/account/", "/join/", "/me/", "/files/", "/static/", "/api/", "/live/", "/screen/", "/theme.css")


class Presence:
    """Ends sessions that are too old, notes the visit, and shows those who are not inside where they stand."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: MemberRequest) -> HttpResponse:
        user: Any = request.user
        if not user.is_authenticated:
            return self.get_response(request)
        if _too_old(request):
            logout(request)
            return HttpResponseRedirect(resolve_url("account_login"))
        viewer: Any = request.viewer
        if not request.path.startswith(OUTSIDE_PAGES) and not viewer.is_inside:
            return HttpResponseRedirect(resolve_url("join:door"))
        response = self.get_response(request)
        if viewer.member is not None and not request.path.startswith("/live/"):
            note_if_due(viewer)
        return response


def note_if_due(viewer: Any) -> None:
    """Ask for the act only when it would write: a page costs no transaction otherwise."""
    from wezer.core.acts.login import SEEN_EVERY
    from wezer.kernel.clock import now

    seen = viewer.member.seen_at
    if seen is None or now() - seen > SEEN_EVERY:
        note_visit(by=viewer, member=viewer.member)


def _too_old(request: MemberRequest) -> bool:
    """The session remembers when it was opened; real time, whatever the demo's clock says."""
    opened = request.session.get("opened")
    if opened is None:
        request.session["opened"] = int(time.time())
        return False
    return time.time() - opened > ABSOLUTE_SECONDS
