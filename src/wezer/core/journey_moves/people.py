"""Invitations: to new people, and to those who were brought along from a list and have no login yet."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wezer.core.acts.activation import mail_links
from wezer.core.acts.invitations import create_invitation, revoke_invitation
from wezer.core.acts.journey import talk_room
from wezer.core.acts.posts import publish_post
from wezer.core.community import community
from wezer.core.invitations import waiting_for_a_login
from wezer.core.journey.kinds import JourneyMove, journey_moves
from wezer.core.models import Invitation, Post, User
from wezer.kernel.clock import now


@journey_moves.add
class Invite(JourneyMove):
    """{"email", "message"}."""

    kind = "invitation"

    def says(self, wanted: Mapping[str, Any]) -> str:
        return _("An invitation by mail to {address}").format(address=wanted["email"])

    def is_done(self, wanted: Mapping[str, Any]) -> bool:
        address = User.objects.normalise(wanted["email"])
        there = Invitation.objects.filter(email=address, revoked_at=None, expires_at__gt=now()).exists()
        return there or User.objects.filter(email=address).exists()

    def make(self, by: Any, wanted: Mapping[str, Any]) -> dict[str, Any]:
        made, _token = create_invitation(by=by, email=wanted["email"], days=60, message=wanted.get("message") or "")
        return {"invitation": str(made.uid)}

    def take_back(self, by: Any, made: Mapping[str, Any]) -> bool:
        found = Invitation.objects.select_related("group").filter(uid=made["invitation"]).first()
        if found is None or found.uses:
            return False
        revoke_invitation(by=by, invitation=found)
        return True


@journey_moves.add
class InviteTheBrought(JourneyMove):
    """A mail with their own link to everybody who was imported."""

    kind = "activation"

    def says(self, wanted: Mapping[str, Any]) -> str:
        number = waiting_for_a_login().count()
        return ngettext(
            "A mail with a link of their own to the one person you brought along",
            "A mail with a link of their own to each of the {number} people you brought along",
            number,
        ).format(number=number)

    def is_done(self, wanted: Mapping[str, Any]) -> bool:
        return not waiting_for_a_login().exists()

    def make(self, by: Any, wanted: Mapping[str, Any]) -> dict[str, Any]:
        return {"people": mail_links(by=by).people}


@journey_moves.add
class Announce(JourneyMove):
    """{"title", "body"}: the first word in the community's talk."""

    kind = "announcement"

    def says(self, wanted: Mapping[str, Any]) -> str:
        return _("A post to everybody: “{title}”").format(title=wanted["title"])

    def is_done(self, wanted: Mapping[str, Any]) -> bool:
        title = wanted["title"]
        return not title or Post.objects.filter(group=community(), title=title, withdrawn_at=None).exists()

    def make(self, by: Any, wanted: Mapping[str, Any]) -> dict[str, Any]:
        return {"post": str(publish_post(by=by, room=talk_room(), title=wanted["title"], body=wanted["body"]).uid)}
