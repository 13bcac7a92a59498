"""What became of opening and closing books, years and months, and of the roles of accounts."""

from datetime import date
from typing import Any

from wezer.operation.acts.closing import closing_refused, period_closed, year_closed
from wezer.operation.acts.opening import year_opened
from wezer.operation.acts.settings import roles_given
from wezer.operation.kinds import RecordedKind, recorded_kinds
from wezer.operation.models import BookPeriod, BookYear


def _year(flight: Any) -> BookYear:
    """The year of the day that was named."""
    asked = flight.payload
    day = date.fromisoformat(asked["payload"].get("start") or asked["payload"]["date"])
    years = BookYear.objects.filter(books__entity__uid=asked["entity"], start__lte=day, end__gte=day)
    return years.select_related("books__entity").get()


def _period(flight: Any) -> BookPeriod:
    asked = flight.payload
    periods = BookPeriod.objects.filter(year__books__entity__uid=asked["entity"], start=asked["payload"]["date"])
    return periods.select_related("year__books__entity").get()


@recorded_kinds.add
class YearOpened(RecordedKind):
    kind = "operation.year_opened"
    method = "open_year"

    def recorded(self, flight: Any, result: Any) -> None:
        year_opened(year=_year(flight))


@recorded_kinds.add
class YearClosed(RecordedKind):
    kind = "operation.year_closed"
    method = "close_year"

    def recorded(self, flight: Any, result: Any) -> None:
        year_closed(year=_year(flight))

    def refused(self, flight: Any, refusal: Any) -> None:
        closing_refused(thing=_year(flight))


@recorded_kinds.add
class PeriodClosed(RecordedKind):
    kind = "operation.period_closed"
    method = "close_period"

    def recorded(self, flight: Any, result: Any) -> None:
        period_closed(period=_period(flight))

    def refused(self, flight: Any, refusal: Any) -> None:
        closing_refused(thing=_period(flight))


@recorded_kinds.add
class RolesGiven(RecordedKind):
    kind = "operation.roles_given"
    method = "set_roles"

    def recorded(self, flight: Any, result: Any) -> None:
        roles_given(entity=flight.payload["entity"], roles=flight.payload["payload"]["roles"])
