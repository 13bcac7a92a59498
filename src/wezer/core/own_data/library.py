"""Documents of groups: the group's papers stay, and go on naming the pseudonym of who brought them."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from wezer.core.duties import OwnData, own_data
from wezer.core.models import DocumentVersion, Member


@own_data.add
class Documents(OwnData):
    kind = "documents"
    name = _("Versions of documents that I brought")
    keeps = ("core.DocumentVersion.party", "core.DocumentVersion.written_by", "core.Document.taken_by")

    def export(self, member: Member, viewer: Any) -> list[dict[str, Any]]:
        rows = DocumentVersion.objects.filter(written_by=member).select_related("document").order_by("pk")
        return [
            {
                "document": row.document.title,
                "number": row.number,
                "name": row.name,
                "note": row.note,
                "sha256": row.sha256,
                "at": row.at.isoformat(),
            }
            for row in rows.iterator(chunk_size=500)
        ]
