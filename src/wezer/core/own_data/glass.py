"""Groups that somebody opened for reading."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from wezer.core.duties import OwnData, own_data
from wezer.core.models import GlassOpening, Member


@own_data.add
class Openings(OwnData):
    kind = "openings"
    name = _("Groups I opened for reading, and why")
    keeps = ("core.GlassOpening.opened_by",)  # the group goes on knowing that somebody read there, and why

    def export(self, member: Member, viewer: Any) -> list[dict[str, Any]]:
        rows = GlassOpening.objects.filter(opened_by=member).select_related("group").prefetch_related("pages")
        return [
            {
                "group": row.group.name,
                "reason": row.reason,
                "opened_at": row.opened_at.isoformat(),
                "until": row.until.isoformat(),
                "ended_at": row.ended_at.isoformat() if row.ended_at else None,
                "read": [page.path for page in row.pages.all()],
            }
            for row in rows.order_by("id")
        ]
