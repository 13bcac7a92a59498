"""Voices of groups that somebody carries in others."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from wezer.core.duties import OwnData, own_data
from wezer.core.models import GroupLink, Member


@own_data.add
class Voices(OwnData):
    kind = "voices"
    name = _("Groups I represented in others")
    forgets = ("core.GroupLink.member",)
    keeps = ("core.GroupLink.asked_by", "core.GroupLink.ended_by")

    def export(self, member: Member, viewer: Any) -> list[dict[str, Any]]:
        rows = GroupLink.objects.filter(member=member).select_related("source", "target").order_by("id")
        return [
            {"of": row.source.name, "in": row.target.name, "state": row.state, "asked_at": row.asked_at.isoformat()}
            for row in rows
        ]
