"""Years and months: the checklist of a year's end, and closing."""

from datetime import date
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from wezer.kernel.clock import now
from wezer.operation.acts.closing import close_period, close_year
from wezer.operation.models import BookYear
from wezer.operation.permissions import SET_UP_BOOKS
from wezer.operation.queries.settings import years_of
from wezer.operation.queries.year_end import checklist
from wezer.operation.views.common import office
from wezer.ui.http import go
from wezer.ui.http import show as show_page


@office()
def index(request: Any) -> HttpResponse:
    """The year that waits to be closed, or the one that is running."""
    if not request.books:
        return _page(request, None)
    years = sorted(request.books.years.all(), key=lambda one: one.start)
    waiting = next((one for one in years if one.state != "closed"), years[-1] if years else None)
    return _page(request, waiting)


@office()
def year(request: Any, start: str) -> HttpResponse:
    return _page(request, _year(request, start))


def _page(request: Any, year: BookYear | None) -> HttpResponse:
    context: dict[str, Any] = {"books": request.books, "year": year}
    if year is not None:
        checks = checklist(request.books, year) if year.state == "open" else []
        context |= {"checks": checks, "years": years_of(request.books), "today": now().date()}
        context |= {"may_close": not any(each.blocks and not each.is_good for each in checks)}
        context |= {"months": list(year.periods.order_by("start"))}
    return show_page(request, "operation/year_end/year.html", "operation/year_end/year.html", context)


@office(SET_UP_BOOKS)
@require_POST
def close(request: Any, start: str) -> HttpResponse:
    found = _year(request, start)
    close_year(by=request.viewer, year=found)
    return go(request, "office:year-end", said=_("The worker closes the year."))


@office(SET_UP_BOOKS)
@require_POST
def close_month(request: Any, start: str, month: str) -> HttpResponse:
    found = _year(request, start)
    period = get_object_or_404(found.periods.select_related("year__books__entity"), start=_day(month))
    close_period(by=request.viewer, period=period)
    return go(request, "office:year-end", said=_("The worker closes the month."))


def _year(request: Any, start: str) -> BookYear:
    if not request.books:
        raise Http404
    years = request.books.years.select_related("books__entity")
    return get_object_or_404(years, start=_day(start))  # type: ignore[no-any-return]  # Django and ninja say Any here


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise Http404 from None
