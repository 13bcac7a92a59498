"""Coming into the community itself, and what happens to one's own login."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wezer.core.kinds import NoticeKind, notice_kinds


@notice_kinds.add
class AsksToJoin(NoticeKind):
    kind = "asks_to_join"
    topic = "belonging"
    name = gettext_lazy("Someone asks to join the community")
    icon = "user-plus"
    waits = True

    def sentence(self, notice: Any) -> str:
        name = notice.actor.name if notice.actor else _("Someone")
        return _("{name} asks to join the community").format(name=name)

    def url(self, notice: Any) -> str:
        return reverse("garden:waiting")


@notice_kinds.add
class ApplicantWrites(NoticeKind):
    kind = "applicant_writes"
    topic = "belonging"
    name = gettext_lazy("Someone who asks to join has written")
    icon = "message-circle"

    def sentence(self, notice: Any) -> str:
        name = notice.actor.name if notice.actor else _("Someone")
        return _("{name}, who asks to join, has written").format(name=name)

    def url(self, notice: Any) -> str:
        return reverse("garden:waiting")


@notice_kinds.add
class CameByMyInvitation(NoticeKind):
    kind = "came_by_my_invitation"
    topic = "belonging"
    name = gettext_lazy("Someone came in by my invitation")
    icon = "door-open"

    def sentence(self, notice: Any) -> str:
        name = notice.actor.name if notice.actor else _("Someone")
        return _("{name} came in by your invitation").format(name=name)

    def url(self, notice: Any) -> str:
        return notice.actor.get_absolute_url() if notice.actor else reverse("me:invitations")


@notice_kinds.add
class Welcomed(NoticeKind):
    kind = "welcomed"
    topic = "belonging"
    name = gettext_lazy("I am a member from now on")
    icon = "sprout"

    def sentence(self, notice: Any) -> str:
        return _("Welcome: you are a member from now on. A few words about you help the others to find you.")

    def url(self, notice: Any) -> str:
        return reverse("me:profile")


@notice_kinds.add
class Leaves(NoticeKind):
    kind = "leaves"
    topic = "belonging"
    name = gettext_lazy("Someone asks to leave the community")
    icon = "log-out"

    def sentence(self, notice: Any) -> str:
        name = notice.actor.name if notice.actor else _("Someone")
        return _("{name} is about to leave the community").format(name=name)

    def url(self, notice: Any) -> str:
        return reverse("garden:leaving")


@notice_kinds.add
class LeavingWaits(NoticeKind):
    """The days of grace are over and something is open."""

    kind = "leaving_waits"
    topic = "belonging"
    name = gettext_lazy("Something of mine is still open, and I want to leave")
    icon = "hourglass"
    waits = True

    def sentence(self, notice: Any) -> str:
        return _("Something is still open before you can leave")

    def url(self, notice: Any) -> str:
        return reverse("me:leaving")


@notice_kinds.add
class LoginChanged(NoticeKind):
    """Cannot be switched off (core.md N-1)."""

    kind = "login_changed"
    topic = "security"
    name = gettext_lazy("How I sign in changed")
    icon = "shield-alert"

    def sentence(self, notice: Any) -> str:
        return {
            "password": _(
                "Your password was changed. If it was not you, close your other sessions and choose a new one."
            ),
            "email": _("An e-mail address of your account was confirmed."),
        }.get(
            notice.detail.get("what", ""),
            _("How you sign in was changed. If it was not you, close your other sessions."),
        )

    def url(self, notice: Any) -> str:
        return reverse("usersessions_list")


@notice_kinds.add
class MailPaused(NoticeKind):
    kind = "mail_paused"
    topic = "security"
    name = gettext_lazy("My address takes no mail")
    icon = "circle-x"

    def sentence(self, notice: Any) -> str:
        return _("Your address refused our mail several times: nothing more is sent there until you say so.")

    def url(self, notice: Any) -> str:
        return reverse("me:notices")


@notice_kinds.add
class MailBounces(NoticeKind):
    kind = "mail_bounces"
    topic = "belonging"
    name = gettext_lazy("A member's address takes no mail")
    icon = "circle-x"

    def sentence(self, notice: Any) -> str:
        name = notice.actor.name if notice.actor else _("Someone")
        return _("Mail to {name} comes back: ask them for another address").format(name=name)

    def url(self, notice: Any) -> str:
        return notice.actor.get_absolute_url() if notice.actor else reverse("garden:members")


@notice_kinds.add
class JourneyReview(NoticeKind):
    kind, name, icon = "journey_review", gettext_lazy("The community's first choices come up again"), "route"
    topic, waits = "roles", True

    def sentence(self, notice: Any) -> str:
        return _("{days} days since the launch: look at your choices again").format(days=notice.detail.get("days", ""))

    def url(self, notice: Any) -> str:
        return reverse("journey:home")
