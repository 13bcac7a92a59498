"""Disputes in which nobody may mediate: the money of both sides stands still."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from wezer.core.panels import HealthSign, health_signs
from wezer.exchange.models import Reply
from wezer.exchange.queries.mediation import roles_of_the_community


@health_signs.add
class Mediation(HealthSign):
    kind, name, order = "mediation", gettext_lazy("Mediation"), 45

    def read(self, viewer: Any) -> dict[str, Any]:
        """One statement. The worker looks every hour, and whenever roles change."""
        number = Reply._base_manager.filter(disputed_at__isnull=False, unmediated_since__isnull=False).count()
        if not number:
            return {"state": "good", "text": _("No exchange waits in vain for somebody who may mediate.")}
        said = ngettext(
            "In {number} exchange nobody may mediate: give somebody the role.",
            "In {number} exchanges nobody may mediate: give somebody the role.", number,
        )  # fmt: skip
        return {"state": "alert", "text": said.format(number=number), "url": roles_of_the_community()}
