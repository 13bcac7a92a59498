"""Links between groups; roles that end soon or that nobody holds."""

from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wezer.core.kinds import NoticeKind, notice_kinds


class _OfSheet(NoticeKind):
    topic, icon, page = "roles", "network", "sheet"
    said: Any = ""

    def sentence(self, notice: Any) -> str:
        named = {name: notice.detail.get(name, "") for name in ("source", "target")}
        return str(self.said).format(**named)

    def url(self, notice: Any) -> str:
        return reverse(f"groups:{self.page}", args=[notice.group.slug]) if notice.group_id else reverse("home:home")


@notice_kinds.add
class LinkAsks(_OfSheet):
    kind, name = "link_asks", gettext_lazy("A group wants to be linked to one I tend")
    waits = True
    said = gettext_lazy("{source} wants to be linked to {target}: your consent is asked")


@notice_kinds.add
class LinkAgreed(_OfSheet):
    kind, name = "link_agreed", gettext_lazy("A link I asked for is agreed to")
    said = gettext_lazy("{target} agreed to be linked to {source}")


@notice_kinds.add
class LinkRefused(_OfSheet):
    kind, name = "link_refused", gettext_lazy("A link I asked for is refused")
    said = gettext_lazy("{target} does not want to be linked to {source}")


@notice_kinds.add
class VoiceAgreed(_OfSheet):
    kind, name = "voice_agreed", gettext_lazy("I represent a group in another")
    said = gettext_lazy("You carry the voice of {source} in {target}")


@notice_kinds.add
class VoiceEnded(_OfSheet):
    kind, name = "voice_ended", gettext_lazy("I no longer represent a group in another")
    said = gettext_lazy("You no longer carry the voice of {source} in {target}")


class _OfRole(NoticeKind):
    topic, icon = "roles", "key-round"

    def url(self, notice: Any) -> str:
        return reverse("groups:sheet", args=[notice.group.slug]) if notice.group_id else reverse("home:home")


@notice_kinds.add
class RoleEnding(_OfRole):
    kind, name = "role_ending", gettext_lazy("A role ends soon")

    def sentence(self, notice: Any) -> str:
        day = date_format(timezone.localtime(datetime.fromisoformat(notice.detail["until"])), "DATE_FORMAT")
        named = {"role": _(notice.detail.get("role", "")), "group": notice.group.name, "day": day}
        if notice.actor is None:
            return _("Your role in {group} ends on {day}: {role}").format(**named)
        return _("The role of {name} in {group} ends on {day}: {role}").format(name=notice.actor.name, **named)


@notice_kinds.add
class RoleVacant(_OfRole):
    kind, name = "role_vacant", gettext_lazy("Nobody holds a role where I give roles")
    waits = True

    def sentence(self, notice: Any) -> str:
        role = _(notice.detail.get("role", ""))
        return _("Nobody holds a role in {group} any more: {role}").format(group=notice.group.name, role=role)
