"""Trust: both sides hear of it (core.md M-5)."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wezer.core.kinds import NoticeKind, notice_kinds


class _OfTrust(NoticeKind):
    topic, icon = "roles", "handshake"

    def url(self, notice: Any) -> str:
        return reverse("groups:trust", args=[notice.group.slug]) if notice.group_id else reverse("home:home")


@notice_kinds.add
class Trusted(_OfTrust):
    kind, name = "trusted", gettext_lazy("Somebody trusts me")

    def sentence(self, notice: Any) -> str:
        name, group = notice.actor.name if notice.actor else _("Someone"), notice.group.name
        if role := notice.detail.get("role"):
            return _("{name} trusts you for a role in {group}: {role}").format(name=name, group=group, role=_(role))
        return _("{name} trusts you in {group}").format(name=name, group=group)


@notice_kinds.add
class RoleByTrust(_OfTrust):
    kind, name = "role_by_trust", gettext_lazy("A role is mine by trust, or no longer")

    def sentence(self, notice: Any) -> str:
        role, group = _(notice.detail.get("role", "")), notice.group.name
        if notice.detail.get("holds"):
            return _("So many trust you that a role in {group} is yours: {role}").format(group=group, role=role)
        return _("Fewer trust you than a role in {group} needs: {role} has ended").format(group=group, role=role)
