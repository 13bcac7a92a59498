"""The login: address, locks, sessions. It goes last, and nothing of it stays."""

from typing import Any

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.models import Session
from django.core.cache import caches
from django.utils.translation import gettext_lazy as _

from wezer.core.acts.own_archive import forget_archives
from wezer.core.duties import OwnData, own_data
from wezer.core.models import Arrival, Member, OwnArchive


@own_data.add
class Login(OwnData):
    kind = "login"
    name = _("How I sign in")
    forgets = ("core.OwnArchive.member",)
    keeps = (
        "core.Arrival.user", "account.EmailAddress.user", "mfa.Authenticator.user", "usersessions.UserSession.user",
    )  # they go with the login itself  # fmt: skip
    order = 99

    def export(self, member: Member, viewer: Any) -> dict[str, Any] | None:
        if member.user_id is None:
            return None
        sessions = UserSession.objects.filter(user_id=member.user_id).order_by("pk")
        return {
            "addresses": list(EmailAddress.objects.filter(user_id=member.user_id).values_list("email", flat=True)),
            "locks": list(Authenticator.objects.filter(user_id=member.user_id).values_list("type", flat=True)),
            "sessions": [
                {"device": each.user_agent, "ip": each.ip, "last_seen_at": each.last_seen_at.isoformat()}
                for each in sessions
            ],
        }

    def erase(self, *, by: Any, member: Member, wish: str) -> None:
        forget_archives(OwnArchive.objects.filter(member=member))
        user = member.user
        if user is None:
            return
        Arrival.objects.filter(user=user).delete()
        for session in Session.objects.iterator(chunk_size=500):
            if session.get_decoded().get(SESSION_KEY) == str(user.pk):
                session.delete()
        Member.objects.filter(pk=member.pk).update(user=None)
        member.user = None
        user.delete()
        caches["limits"].clear()  # how often somebody tried: kept for minutes, by address
