"""What people are owed about their data: to be forgotten, to have their archive, to be told when something got out."""

from datetime import timedelta
from typing import Any

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from wezer.core.breach import CLOCK
from wezer.core.models import ArchiveState, Erasure, OwnArchive
from wezer.core.panels import HealthSign, health_signs
from wezer.kernel.clock import now
from wezer.kernel.models import Fact

#: So long after its day an erasure that is not done is worth a look; so soon an archive is promised.
LATE = timedelta(days=1)


@health_signs.add
class PersonalData(HealthSign):
    """Leads to the page where it is seen to; when nobody waits, to the register."""

    kind, name, order = "personal_data", gettext_lazy("Personal data"), 30

    def read(self, viewer: Any) -> dict[str, Any]:
        return (
            _breach()
            or _overdue()
            or _archives()
            or {
                "state": "good",
                "text": _("Nobody waits for their data or to be forgotten; the register says what is done with data."),
                "url": reverse("garden:register"),
            }
        )


def _breach() -> dict[str, Any] | None:
    """From the first list that was taken for one, as long as the authority's clock runs."""
    taken = Fact.objects.filter(name="core.breach_list_taken", at__gt=now() - CLOCK).order_by("at").first()
    if taken is None:
        return None
    said = _("Lists were taken because data got out: the authority is told by {when} at the latest.")
    when = date_format(localtime(taken.at + CLOCK), "DATETIME_FORMAT")
    return {"state": "alert", "text": said.format(when=when), "url": reverse("garden:breach")}


def _overdue() -> dict[str, Any] | None:
    number = Erasure.objects.filter(done_at=None, due_at__lt=now() - LATE).count()
    if not number:
        return None
    said = ngettext(
        "{number} person should be forgotten by now: something of theirs is open.",
        "{number} people should be forgotten by now: something of theirs is open.", number,
    )  # fmt: skip
    return {"state": "sun", "text": said.format(number=number), "url": reverse("garden:erasures")}


def _archives() -> dict[str, Any] | None:
    number = OwnArchive.objects.filter(asked_at__lt=now() - LATE).exclude(state=ArchiveState.READY).count()
    if not number:
        return None
    said = ngettext(
        "{number} person has waited a day for the archive of their data.",
        "{number} people have waited a day for the archive of their data.", number,
    )  # fmt: skip
    return {"state": "sun", "text": said.format(number=number), "url": reverse("garden:health")}
