"""What a member asked of the help desk, besides the words of the request itself."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from wezer.core.duties import OwnData, own_data
from wezer.core.models import Member, Ticket


@own_data.add
class HelpAsked(OwnData):
    kind = "help_asked"
    name = _("The help I asked for")
    keeps = ("core.Ticket.taken_by",)
    order = 9

    def export(self, member: Member, viewer: Any) -> list[dict[str, Any]]:
        rows = Ticket.objects.filter(author=member).order_by("created_at", "id")
        return [
            {"uid": str(row.uid), "state": row.state, "private": row.is_private, "attached": row.context}
            for row in rows.iterator(chunk_size=500)
        ]

    def erase(self, *, by: Any, member: Member, wish: str) -> None:
        Ticket.objects.filter(author=member).update(context={})
        Ticket.objects.filter(taken_by=member).update(taken_by=None)
