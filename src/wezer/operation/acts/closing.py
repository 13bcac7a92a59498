"""Closing months and years: asked here, done by the engine, known here when it has answered."""

from typing import Any

from django.db.models import F

from wezer.kernel.acts import act, move, move_all
from wezer.kernel.events import emit
from wezer.kernel.permissions import require
from wezer.kernel.ref import ref
from wezer.operation.acts.recording import record
from wezer.operation.events import PeriodClosed
from wezer.operation.models import BookPeriod, Books, BookYear, YearState
from wezer.operation.queries.year_end import obstacles
from wezer.operation.refusals import PeriodNotOpen, YearNotReady


@act
def close_period(*, by: Any, period: BookPeriod) -> None:
    """Let nothing be posted in this month any more. The engine refuses while drafts lie in it."""
    books = period.year.books
    require(by, "operation.set_up_books", books)
    if not move(period, YearState.OPEN, YearState.CLOSING):
        raise PeriodNotOpen()
    key = f"books:{books.entity.uid}:close-period:{period.start.isoformat()}:v{_next_version(books)}"
    record(books=books, method="close_period", key=key, payload={"date": period.start.isoformat()})


@act
def close_year(*, by: Any, year: BookYear) -> None:
    """Hand the result over and close, when the checklist has nothing against it."""
    books = year.books
    require(by, "operation.set_up_books", books)
    found = obstacles(books, year)
    if found:
        raise YearNotReady(reasons=" ".join(str(each.sentence) for each in found))
    if not move(year, YearState.OPEN, YearState.CLOSING):
        raise PeriodNotOpen()
    key = f"books:{books.entity.uid}:close-year:{year.start.isoformat()}:v{_next_version(books)}"
    record(books=books, method="close_year", key=key, payload={"date": year.end.isoformat()})


@act
def period_closed(*, period: BookPeriod) -> None:
    """The engine has closed the month."""
    if move(period, YearState.CLOSING, YearState.CLOSED):
        emit(
            PeriodClosed(subject=ref(period.year.books.entity), what="period", name=period.start.isoformat()),
            audit=True,
        )


@act
def year_closed(*, year: BookYear) -> None:
    """The engine has closed the year, and its months with it."""
    if move(year, YearState.CLOSING, YearState.CLOSED):
        move_all(year.periods.all(), (YearState.OPEN, YearState.CLOSING), YearState.CLOSED)
        emit(PeriodClosed(subject=ref(year.books.entity), what="year", name=year.start.isoformat()), audit=True)


@act
def closing_refused(*, thing: BookPeriod | BookYear) -> None:
    """The engine found a reason against it: the month or the year goes on."""
    move(thing, YearState.CLOSING, YearState.OPEN)


def _next_version(books: Books) -> int:
    """A closing that was refused may be asked for again, under a key of its own."""
    Books.objects.filter(pk=books.pk).update(version=F("version") + 1)
    books.refresh_from_db(fields=["version"])
    return books.version
