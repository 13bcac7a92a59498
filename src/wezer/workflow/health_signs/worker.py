"""Whether the worker works, and whether what should leave leaves: mail, webhooks, what goes to the books and to peers."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from wezer.core.panels import HealthSign, health_signs
from wezer.kernel.clock import now
from wezer.workflow.models import Flight, FlightState
from wezer.workflow.queries import failed_jobs, oldest_unread, workers

LATE, TOO_LATE = 30, 600


@health_signs.add
class Jobs(HealthSign):
    kind, name, order = "jobs", gettext_lazy("Jobs"), 10

    def read(self, viewer: Any) -> dict[str, Any]:
        """Three statements."""
        seen, oldest = workers(), oldest_unread()
        waits = int((now() - oldest).total_seconds()) if oldest else 0
        if not any(each.is_alive for each in seen):
            return {"state": "alert", "text": _("No worker has given a sign of life for half a minute.")}
        if waits > LATE:
            said = _("News has waited for {seconds} s.").format(seconds=waits)
            return {"state": "alert" if waits > TOO_LATE else "sun", "text": said}
        if number := len(failed_jobs()):
            said = ngettext("{number} job failed when it last ran.", "{number} jobs failed when they last ran.", number)
            return {"state": "sun", "text": said.format(number=number), "url": reverse("flights:list")}
        return {"state": "good", "text": _("The worker works, and nothing waits.")}


@health_signs.add
class Leaving(HealthSign):
    kind, name, order = "leaving", gettext_lazy("What leaves"), 15

    def read(self, viewer: Any) -> dict[str, Any]:
        number = Flight.objects.filter(state=FlightState.HELD).count()
        if not number:
            return {"state": "good", "text": _("Mail and other deliveries leave.")}
        said = ngettext("{number} delivery is held.", "{number} deliveries are held.", number)
        return {"state": "sun", "text": said.format(number=number), "url": reverse("flights:list")}
