"""Coming into groups."""

from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wezer.core.kinds import NoticeKind, notice_kinds


class _OfGroup(NoticeKind):
    topic = "belonging"
    page = "hall"

    def url(self, notice: Any) -> str:
        return reverse(f"groups:{self.page}", args=[notice.group.slug]) if notice.group_id else reverse("home:home")


@notice_kinds.add
class AsksToEnter(_OfGroup):
    kind, name, icon = "asks_to_enter", gettext_lazy("Someone asks to enter a group I tend"), "log-in"
    waits, page = True, "people"

    def sentence(self, notice: Any) -> str:
        name = notice.actor.name if notice.actor else _("Someone")
        return _("{name} asks to join {group}").format(name=name, group=notice.group.name)


@notice_kinds.add
class InvitationToConfirm(_OfGroup):
    kind, name, icon = "invitation_to_confirm", gettext_lazy("Someone would like to invite into a group I tend"), "mail"
    waits, page = True, "people"

    def sentence(self, notice: Any) -> str:
        name = notice.actor.name if notice.actor else _("Someone")
        return _("{name} would like to invite somebody into {group}").format(name=name, group=notice.group.name)


@notice_kinds.add
class InvitationAnswered(_OfGroup):
    kind, name, icon = "invitation_answered", gettext_lazy("Whom I would like to invite is answered"), "mail"
    page = "people"

    def sentence(self, notice: Any) -> str:
        name = notice.actor.name if notice.actor else _("Someone")
        said = {
            "confirmed": _("{name} is invited into {group}, as you proposed"),
            "expired": _("Nobody answered in time whether {name} is invited into {group}"),
        }.get(notice.detail.get("state", ""), _("{name} is not invited into {group}: “{reason}”"))
        return said.format(name=name, group=notice.group.name, reason=notice.detail.get("reason", ""))


@notice_kinds.add
class Invited(_OfGroup):
    kind, name, icon = "invited", gettext_lazy("I am invited to a group"), "mail"
    waits = True

    def sentence(self, notice: Any) -> str:
        observes = notice.detail.get("as_observer", False)
        if notice.actor:
            said = _("{name} invites you to {group} as an observer") if observes else _("{name} invites you to {group}")
            return said.format(name=notice.actor.name, group=notice.group.name)
        said = _("You are invited to {group} as an observer") if observes else _("You are invited to {group}")
        return said.format(group=notice.group.name)


@notice_kinds.add
class LetIn(_OfGroup):
    kind, name, icon = "let_in", gettext_lazy("A group answers my request"), "door-open"

    def sentence(self, notice: Any) -> str:
        return _("You are now in {group}").format(group=notice.group.name)


@notice_kinds.add
class Refused(_OfGroup):
    kind, name, icon = "refused", gettext_lazy("A group does not let me in"), "circle-x"

    def sentence(self, notice: Any) -> str:
        reason = notice.detail.get("reason", "")
        if reason:
            return _("{group} did not let you in: “{reason}”").format(group=notice.group.name, reason=reason)
        return _("{group} did not let you in").format(group=notice.group.name)


def _until(notice: Any) -> str:
    until = notice.detail.get("until")
    return date_format(localtime(datetime.fromisoformat(until)), "DATE_FORMAT") if until else ""


@notice_kinds.add
class LeavesGroup(_OfGroup):
    kind, name, icon = "leaves_group", gettext_lazy("Someone says that they leave a group I tend"), "log-out"
    page = "people"

    def sentence(self, notice: Any) -> str:
        name = notice.actor.name if notice.actor else _("Someone")
        said = _("{name} leaves {group}, on {day} at the latest")
        return said.format(name=name, group=notice.group.name, day=_until(notice))


@notice_kinds.add
class LeavingSoon(_OfGroup):
    kind, name, icon = "leaving_soon", gettext_lazy("The day comes near on which I leave a group"), "hourglass"
    page = "leave"

    def sentence(self, notice: Any) -> str:
        said = _("You leave {group} on {day}; until then you may stay after all")
        return said.format(group=notice.group.name, day=_until(notice))


@notice_kinds.add
class ReadingEnded(_OfGroup):
    kind, name, icon = (
        "reading_ended",
        gettext_lazy("I no longer read what is written in a group around mine"),
        "eye-off",
    )

    def sentence(self, notice: Any) -> str:
        return _("What is written in {group} is read by fewer people now: you are no longer among them").format(
            group=notice.group.name
        )


@notice_kinds.add
class RoleGiven(_OfGroup):
    kind, name, icon = "role_given", gettext_lazy("I am given a role"), "key-round"
    topic = "roles"

    def sentence(self, notice: Any) -> str:
        return _("You hold a role in {group}: {role}").format(
            group=notice.group.name, role=_(notice.detail.get("role", ""))
        )


@notice_kinds.add
class LookedInto(_OfGroup):
    kind, name, icon = "looked_into", gettext_lazy("Someone's role let them look into a secret group I tend"), "eye"
    topic = "moderation"

    def sentence(self, notice: Any) -> str:
        name = notice.actor.name if notice.actor else _("Someone")
        return _("{name}, who is not in {group}, looked in").format(name=name, group=notice.group.name)
