"""Imports: from which line of which sheet a person came."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from wezer.core.duties import OwnData, own_data
from wezer.core.models import Member
from wezer.hosting.models import ImportRow
from wezer.kernel.ref import ref


@own_data.add
class Imports(OwnData):
    kind = "imports"
    name = _("From which import I came")
    keeps = ("hosting.ImportOrder.author",)

    def export(self, member: Member, viewer: Any) -> list[dict[str, Any]] | None:
        rows = ImportRow.objects.filter(kind="person", ref=ref(member)).select_related("batch").order_by("pk")
        return [{"batch": row.batch.code, "line": row.key} for row in rows] or None

    def erase(self, *, by: Any, member: Member, wish: str) -> None:
        """The name of a line in a sheet is often a member number or an address."""
        ImportRow.objects.filter(kind="person", ref=ref(member)).update(key=f"erased {member.uid}")
