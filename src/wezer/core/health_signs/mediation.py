"""Disputes in which nobody may mediate: they stand still for both sides."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from wezer.core.community import community
from wezer.core.mediation.kinds import mediation_kinds
from wezer.core.mediation.queries import where_roles_are_given
from wezer.core.panels import HealthSign, health_signs


@health_signs.add
class Mediation(HealthSign):
    kind, name, order = "mediation", gettext_lazy("Mediation"), 45

    def read(self, viewer: Any) -> dict[str, Any]:
        """One statement for each kind of dispute. The worker looks every hour, and whenever roles change."""
        number = sum(kind.disputed().filter(unmediated_since__isnull=False).count() for kind in mediation_kinds)
        if not number:
            return {"state": "good", "text": _("No dispute waits in vain for somebody who may mediate.")}
        said = ngettext(
            "In {number} dispute nobody may mediate: give somebody the role.",
            "In {number} disputes nobody may mediate: give somebody the role.", number,
        )  # fmt: skip
        return {"state": "alert", "text": said.format(number=number), "url": where_roles_are_given(community())}
