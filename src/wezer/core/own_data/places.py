"""What a member said of places on the map."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from wezer.core.duties import OwnData, own_data
from wezer.core.models import Member, PlaceVote
from wezer.core.places.acts.judging import forget_judgements


@own_data.add
class Judgements(OwnData):
    kind = "place_judgements"
    name = _("What I said of places on the map")
    forgets = ("core.PlaceVote.member",)
    keeps = ("core.PlaceImport.written_by",)
    order = 20

    def export(self, member: Member, viewer: Any) -> list[dict[str, Any]]:
        rows = PlaceVote.objects.filter(member=member).select_related("place").order_by("at", "id")
        return [
            {"place": str(row.place.uid), "is_there": row.is_there, "at": row.at.isoformat()}
            for row in rows.iterator(chunk_size=500)
        ]

    def erase(self, *, by: Any, member: Member, wish: str) -> None:
        forget_judgements(by=by, member=member)
