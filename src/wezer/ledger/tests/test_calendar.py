"""What one pays by a plan stands in one's own agenda, and in nobody else's."""

from datetime import UTC, date, datetime

from wezer.core.agenda.queries import entries_of
from wezer.core.testing import viewer
from wezer.core.viewer import Viewer
from wezer.kernel import clock
from wezer.kernel.money import Money
from wezer.ledger.acts.schedules import cancel_schedule, schedule_payment
from wezer.ledger.models import Occurrence, OccurrenceState


def stands(member):
    start, end = datetime(2026, 1, 1, tzinfo=UTC), datetime(2026, 3, 10, tzinfo=UTC)
    return [
        (one.event.title, one.starts_on, one.words, one.address)
        for one in entries_of(viewer(member) if member else Viewer.anonymous(), start, end)
    ]


def test_planned_payments_stand_in_the_agenda_of_who_pays(join, val):
    fern, sage = join("Fern"), join("Sage")
    with clock.at(datetime(2026, 1, 10, 12, tzinfo=UTC)):
        plan = schedule_payment(
            by=viewer(fern), payer=fern, payee=sage, amounts=[Money(5, "VAL")], first_on=date(2026, 1, 20), count=3,
            memo="For the roof",
        )  # fmt: skip
        told = [
            ("For the roof", date(2026, month, 20), "Paid to Sage by a plan", "/wallet/planned/") for month in (1, 2)
        ]
        assert (stands(fern), stands(sage), stands(None)) == (told, [], [])
        Occurrence.objects.filter(schedule=plan, number=1).update(state=OccurrenceState.MISSED)
        assert [one[2] for one in stands(fern)] == [
            "Was not paid to Sage and waits for you", "Paid to Sage by a plan",
        ]  # fmt: skip
        Occurrence.objects.filter(schedule=plan, number=1).update(state=OccurrenceState.SCHEDULED)
        cancel_schedule(by=viewer(fern), schedule=plan)
        assert stands(fern) == []
