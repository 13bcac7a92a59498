"""What one pays by a plan, in one's own agenda on its day."""

from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext, gettext_lazy

from wezer.core.agenda.happenings import Entry, Named
from wezer.core.agenda.times import moment
from wezer.core.community import community
from wezer.core.kinds import CalendarSource, calendar_sources
from wezer.core.settings_registry import value
from wezer.kernel.compiled import Compiled
from wezer.ledger.models import Occurrence, OccurrenceState

#: So many in one answer: all of a plan, which holds a thousand at most.
MOST = 1_000


@calendar_sources.add
class PlannedSource(CalendarSource):
    """Planned payments from the viewer's own wallet, and those that were not made and wait for them. Never a group's."""

    kind = "planned_payments"
    name = gettext_lazy("What I pay by a plan")

    def own(self, viewer: Any, start: datetime, end: datetime) -> list[Entry]:
        if viewer.member is None:
            return []
        last = end - timedelta(microseconds=1)  # at midnight the next window begins
        return [_entry(row) for row in _due(viewer.member.pk, start.date(), last.date())]


def _due_from(member: int, first: date, last: date) -> QuerySet[Occurrence]:
    rows = Occurrence.objects.filter(schedule__payer=member, due_on__gte=first, due_on__lte=last, state__in=_WORDS)
    return rows.select_related("schedule__payee").order_by("due_on", "pk")[:MOST]


_due = Compiled(_due_from)


_WORDS = {
    OccurrenceState.SCHEDULED: gettext_lazy("Paid to {name} by a plan"),
    OccurrenceState.MISSED: gettext_lazy("Was not paid to {name} and waits for you"),
}


def _entry(row: Occurrence) -> Entry:
    payee = row.schedule.payee
    title = row.schedule.description or gettext("Planned payment")
    named = Named(f"{row.schedule.uid}-{row.number}", title, community())
    words = str(_WORDS[OccurrenceState(row.state)]).format(name=payee.name)
    at = moment(row.due_on, None, str(value("community.timezone")))
    return Entry(named, row.due_on, words, reverse("wallet:planned"), at)
