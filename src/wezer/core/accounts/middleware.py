"""What a signed-in person's every request means: they are here, and for how long they have been."""

import time
from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import resolve_url

from wezer.core.accounts.outside import is_open_outside
from wezer.core.accounts.second_factor import asked_from, is_done_for_others, is_due, is_guarded
from wezer.core.accounts.sudo import SHOWN_ON, forget_what_waited_long, resume_for_whom
from wezer.core.acts.login import note_visit
from wezer.core.http import MemberRequest
from wezer.kernel.clock import now
from wezer.kernel.refusals import NotAllowed
from wezer.ui.http import go
from wezer.ui.middleware import refuse

#: After so long one signs in again, however active one was (core.md 2.3).
ABSOLUTE_SECONDS = 90 * 24 * 60 * 60


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
        if not viewer.is_inside and not is_open_outside(request.path, viewer):
            return HttpResponseRedirect(resolve_url("join:door"))
        response = self.get_response(request)
        if viewer.member is not None and not request.path.startswith("/live/"):
            note_if_due(viewer)
        return response

    def process_view(self, request: MemberRequest, *_view: Any) -> HttpResponse | None:
        if request.resolver_match is not None and request.resolver_match.url_name in SHOWN_ON:
            forget_what_waited_long(request)
            try:
                resume_for_whom(request)
            except NotAllowed as refusal:  # Django asks no middleware about what is raised here
                return refuse(request, refusal)
        return None


class SecondFactor:
    """Leads those who hold much to their second lock before guarded pages open, and before they act for a group or for
    others with money, once their grace is over."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: MemberRequest) -> HttpResponse:
        if is_guarded(request.path) and request.user.is_authenticated:
            moment = asked_from(request.viewer)
            if moment is not None and moment <= now():
                return _to_the_second_lock(request)
        return self.get_response(request)

    def process_view(self, request: MemberRequest, view: Any, _more: Any, named: dict[str, Any]) -> HttpResponse | None:
        """For whom they act is known by now; programs are asked where their token is read."""
        if request.path.startswith("/api/") or not is_done_for_others(request, named):
            return None
        return _to_the_second_lock(request) if is_due(request.viewer) else None


def _to_the_second_lock(request: MemberRequest) -> HttpResponse:
    there = request.get_full_path() if request.method == "GET" else request.path
    return go(request, f"{resolve_url('me:second_factor')}?{urlencode({'next': there})}")


def note_if_due(viewer: Any) -> None:
    """Ask for the act only when it would write: a page costs no transaction otherwise."""
    from wezer.core.acts.login import SEEN_EVERY

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
