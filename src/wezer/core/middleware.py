"""Knows the person before the view does: viewer, language, zone."""

import uuid
import zoneinfo
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse
from django.utils import timezone, translation

from wezer.core.acting import ACTING_FOR, carry_on
from wezer.core.glass.acts import note_page
from wezer.core.glass.reading import GLASS, under_glass
from wezer.core.http import MemberRequest
from wezer.core.models import Party
from wezer.core.models.veil import Veil, veiled
from wezer.core.settings_registry import value
from wezer.core.viewer import Viewer
from wezer.kernel.refusals import NotAllowed, Refusal
from wezer.ui.middleware import reading_policy, refuse
from wezer.ui.words import speaks

#: In the address of a page that a gardener looks at as others do.
SEEN_AS = "seen_as"


class ViewerMiddleware:
    """Sets `request.viewer`: the member signed in, and the group they say they act for (never session state).

    The group comes with the request, as a party's uid: header `X-Acting-For`, form field `acting_for`, or `?acting_for=` in the
    address, which goes on from page to page (`core/acting.py`).
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: MemberRequest) -> HttpResponse:
        user: Any = request.user
        member = getattr(user, "member", None) if user.is_authenticated else None
        request.viewer = Viewer(member)
        if SEEN_AS in request.GET and request.viewer.has_right("core.tend_community"):
            return self._seen_as(request)
        return self._answer(request, member)

    def _seen_as(self, request: MemberRequest) -> HttpResponse:
        """A gardener looks at a page as any member or a visitor reads it; nothing can be sent from it."""
        if request.method not in ("GET", "HEAD"):
            return refuse(request, NotAllowed())
        member, who = request.viewer.member, request.GET[SEEN_AS]
        if who == "visitor":
            request.viewer, request.user, member = Viewer.anonymous(), AnonymousUser(), None
        else:
            request.viewer = request.viewer.without_roles()
        request.viewer.seen_as = "visitor" if who == "visitor" else "member"
        response = self._answer(request, member)
        response["Content-Security-Policy"] = reading_policy()
        response["Cache-Control"] = "no-store"
        return response

    def _answer(self, request: MemberRequest, member: Any) -> HttpResponse:
        language = getattr(member, "language", "") or community_language(request)
        if language:
            translation.activate(language)
            request.LANGUAGE_CODE = language  # type: ignore[attr-defined]  # requests carry it in this house
        own_zone = getattr(member, "timezone", "")
        veil = veiled(_veil(request) if request.viewer.is_anonymous else None)
        with timezone.override(_zone(own_zone) if own_zone else community_zone()), speaks(value("words")), veil:
            response = self.get_response(request)
        if request.viewer.glass is not None:
            return self._told(request, response)
        acts_for = request.viewer.acting_for
        return carry_on(response, str(acts_for.uid)) if acts_for and request.GET.get(ACTING_FOR) else response

    def _told(self, request: MemberRequest, response: HttpResponse) -> HttpResponse:
        """A page of a group that was opened for reading is written down before it is shown, and nothing can be sent from it."""
        if response.status_code == 200 and not response.get("Content-Type", "").startswith("image/"):
            note_page(by=request.viewer, path=_without(request, GLASS))
        if response.get("Content-Type", "").startswith("text/html"):  # files come under a stricter one of their own
            response["Content-Security-Policy"] = reading_policy()
        response["Cache-Control"] = "no-store"
        return carry_on(response, str(request.viewer.glass.opening.uid), GLASS, pictures=True)

    def process_view(self, request: MemberRequest, *_view: Any) -> HttpResponse | None:
        if request.path.startswith("/api/"):  # whose callers the API knows by their token
            return None
        viewer: Viewer = request.viewer
        if GLASS in request.GET and viewer.member is not None and not viewer.seen_as:
            try:
                reader = under_glass(viewer, request.GET[GLASS], request.resolver_match)
            except Refusal as refusal:
                return refuse(request, refusal)
            if reader is not None:
                return self._reads(request, reader)
        wanted = request.headers.get("X-Acting-For") or (
            request.POST.get(ACTING_FOR) if request.method == "POST" else ""
        )
        if not wanted and viewer.member is not None:  # a visitor comes in first
            wanted = request.GET.get(ACTING_FOR)
        if wanted:
            try:
                request.viewer = acting_for(viewer, wanted)
            except NotAllowed as refusal:  # Django asks no middleware about what is raised here
                return refuse(request, refusal)
        return None

    @staticmethod
    def _reads(request: MemberRequest, reader: Viewer) -> HttpResponse | None:
        if request.method not in ("GET", "HEAD"):
            return refuse(request, NotAllowed())
        request.viewer = reader
        return None


def _without(request: MemberRequest, mark: str) -> str:
    """The address that was asked for, but for this mark: each leaf of a room, each search in it is a page of its own."""
    asked = request.GET.copy()
    asked.pop(mark, None)
    return f"{request.path}?{asked.urlencode()}" if asked else request.path


def _veil(request: MemberRequest) -> Veil:
    """Over what somebody outside reads, until a token or a sign-in says who they are."""
    return Veil(lambda: not request.viewer.is_anonymous or request.user.is_authenticated)


def community_language(request: HttpRequest) -> str:
    """The community's language, for a visitor whose browser asks for none (SETTLED row 35)."""
    if "Accept-Language" in request.headers or settings.LANGUAGE_COOKIE_NAME in request.COOKIES:
        return ""
    return str(value("community.language") or "")


def acting_for(viewer: Viewer, uid: str) -> Viewer:
    """The same member acting for another party. Refuses (403) a party whose wallet they do not hold."""
    if viewer.member is not None and uid == str(viewer.member.uid):
        return viewer
    party = Party.objects.filter(uid=_uid(uid)).first()
    if party is None or not viewer.may_act_for(party):
        raise NotAllowed()
    return viewer.acting(party)


def _uid(text: str) -> Any:
    try:
        return uuid.UUID(text)
    except ValueError:
        raise NotAllowed() from None


def community_zone() -> zoneinfo.ZoneInfo:
    """Screens follow the member's zone, else the community's (SETTLED row 35)."""
    return _zone(str(value("community.timezone")))


def _zone(name: str) -> zoneinfo.ZoneInfo:
    try:
        return zoneinfo.ZoneInfo(name or "UTC")
    except (zoneinfo.ZoneInfoNotFoundError, ValueError):
        return zoneinfo.ZoneInfo("UTC")
