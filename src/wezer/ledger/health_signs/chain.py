"""How far the records are sealed (exchange.md B.9). `wezer audit` proves it; here one sees that it goes on."""

from datetime import timedelta
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wezer.core.panels import HealthSign, health_signs
from wezer.kernel.clock import now
from wezer.ledger.chain import head, oldest_unsealed

LATE, TOO_LATE = timedelta(minutes=1), timedelta(minutes=15)


@health_signs.add
class Chain(HealthSign):
    kind, name, order = "chain", gettext_lazy("Seals"), 30

    def read(self, viewer: Any) -> dict[str, Any]:
        """Three statements, however many records there are."""
        number, link = head()
        oldest = oldest_unsealed()
        waits = now() - oldest if oldest is not None else timedelta()
        if waits > LATE:
            said = _("Records wait for their seal since {minutes} minutes: is the worker running?")
            state = "alert" if waits > TOO_LATE else "sun"
            return {"state": state, "text": said.format(minutes=int(waits.total_seconds() // 60))}
        if not number:
            return {"state": "good", "text": _("Nothing had to be sealed yet.")}
        said = _("Sealed up to number {number}, whose seal begins with {link}.")
        return {"state": "good", "text": said.format(number=number, link=link[:12])}
