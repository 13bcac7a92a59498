"""What somebody agreed to have shown of their past."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from wezer.core.duties import OwnData, own_data
from wezer.core.models import Member, PastOpened


@own_data.add
class Past(OwnData):
    kind = "pasts_opened"
    name = _("What is shown of my past")
    forgets = ("core.PastOpened.member",)
    keeps = ("core.TransparencyVersion.author",)

    def export(self, member: Member, viewer: Any) -> list[dict[str, Any]]:
        rows = PastOpened.objects.filter(member=member).select_related("group").order_by("id")
        return [{"group": row.group.name, "what": row.kind, "at": row.at.isoformat()} for row in rows]
