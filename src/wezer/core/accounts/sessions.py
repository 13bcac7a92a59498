"""When a session ends, what it let in ends with it: pushes to the devices that were added in it. Those of sessions that end
without a word (they grew old, or somebody else signed in there) end at night."""

from collections.abc import Iterable
from typing import Any
from uuid import uuid4

from allauth.core import context
from allauth.usersessions.adapter import DefaultUserSessionsAdapter
from allauth.usersessions.models import UserSession
from django.contrib.auth import SESSION_KEY
from django.contrib.auth.signals import user_logged_out
from django.contrib.sessions.models import Session
from django.http import HttpRequest

from wezer.core.models import Member
from wezer.core.push.acts.devices import end_devices, end_devices_of_session
from wezer.core.viewer import Viewer
from wezer.kernel.clock import now

_MARK = "mark"


def mark_of(request: Any, *, draw: bool = False) -> str:
    """What a session is known by as long as it lasts, whatever its key becomes. Programs with a token have none."""
    session = getattr(request, "session", None)
    if session is None or SESSION_KEY not in session:
        return ""
    if draw and _MARK not in session:
        session[_MARK] = str(uuid4())
        session.save()  # before anything bears its mark: what bears one that no session has ends at night
    return str(session.get(_MARK, ""))


def living_marks() -> set[str]:
    """Of all sessions that live. What is in a session stands nowhere else, so each is opened."""
    living = Session.objects.filter(expire_date__gt=now()).only("session_data")
    return {str(each.get_decoded().get(_MARK, "")) for each in living.iterator(chunk_size=500)}


class SessionsAdapter(DefaultUserSessionsAdapter):
    def end_sessions(self, sessions: Iterable[UserSession]) -> None:
        """The page ends all but the one at hand."""
        super().end_sessions(sessions)
        for member in Member.objects.filter(user=context.request.user):
            end_devices(by=Viewer.of(member), member=member, spared=mark_of(context.request))


def end_with_sessions() -> None:
    """Leaving, and sessions that grew too old, come by here."""
    user_logged_out.connect(_left, dispatch_uid="wezer.core.accounts.sessions")


def _left(sender: Any, request: HttpRequest, **more: Any) -> None:
    if mark := mark_of(request):
        end_devices_of_session(by=Viewer.system(), session=mark)
