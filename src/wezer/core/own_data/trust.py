"""Trust given and received, and the birth date."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from wezer.core.duties import OwnData, own_data
from wezer.core.models import Age, Member, TrustMark


@own_data.add
class Trust(OwnData):
    kind = "trust"
    name = _("Trust I gave and received")
    forgets = ("core.TrustMark.member", "core.TrustMark.by")

    def export(self, member: Member, viewer: Any) -> dict[str, Any]:
        rows = TrustMark.objects.select_related("group", "role", "member", "by").order_by("id")
        return {
            "given": [_row(each) | {"to": each.member.name} for each in rows.filter(by=member)],
            "received": [_row(each) | {"from": each.by.name} for each in rows.filter(member=member)],
        }


def _row(mark: TrustMark) -> dict[str, Any]:
    role = mark.role.name if mark.role else None
    return {"group": mark.group.name, "role": role, "shown_to": mark.shown_to, "at": mark.at.isoformat()}


@own_data.add
class BirthDate(OwnData):
    kind = "age"
    name = _("My birth date, and what rules may know of it")
    forgets = ("core.Age.member",)

    def export(self, member: Member, viewer: Any) -> dict[str, Any] | None:
        row = Age.objects.filter(member=member).first()
        return {"born_on": row.born_on.isoformat(), "told": row.told} if row else None
