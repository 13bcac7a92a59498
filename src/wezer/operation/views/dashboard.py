"""The office's first page: the compass."""

from typing import Any

from django.http import HttpResponse
from django.utils import formats
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from wezer.kernel.clock import now
from wezer.ledger.models import Currency
from wezer.operation.amounts import shown
from wezer.operation.models import Books
from wezer.operation.queries.budgets import running_budget
from wezer.operation.queries.compass import Compass, lowest
from wezer.operation.queries.opening import engine_progress
from wezer.operation.views.common import office
from wezer.ui import charts
from wezer.ui.http import show as show_page


@office()
@require_safe
def dashboard(request: Any) -> HttpResponse:
    """Money available, to receive, to pay, result, budget, VAT, community currencies, forecast."""
    books = request.books
    context: dict[str, Any] = {"books": books}
    if books is None or books.state == "opening":
        context |= {"engine": engine_progress()}
    if books is not None:
        compass = Compass(books, now().date())
        context |= {"compass": compass, "held": _held(compass), "budget": running_budget(books, compass.today)}
        context |= {"months": _months(compass, books), "forecast": _forecast(compass, books)}
        context |= {"lowest": lowest(compass.forecast)}
    return show_page(request, "operation/dashboard/dashboard.html", "operation/dashboard/dashboard.html", context)


def _held(compass: Compass) -> list[dict[str, Any]]:
    """Community currencies with the units as they are written."""
    found = compass.community
    known = (
        {one.code: one for one in Currency.objects.filter(code__in=[each.currency for each in found])} if found else {}
    )
    return [
        {"name": known[each.currency].name, "money": known[each.currency].money(each.units), "value": each.value}
        for each in found
        if each.currency in known
    ]


def _whole(books: Books) -> charts.Written:
    """Whole units: the marks of an axis need no cents."""
    return lambda units: (
        shown(units, books).partition(formats.get_format("DECIMAL_SEPARATOR"))[0]
        if books.digits
        else shown(units, books)
    )


def _months(compass: Compass, books: Books) -> charts.Chart:
    labels = [formats.date_format(each.start, "M") for each in compass.months]
    series = [
        charts.Series(_("Income"), [each.income for each in compass.months], "brand"),
        charts.Series(_("Expenses"), [each.expense for each in compass.months], "plain"),
    ]
    first, last = compass.months[0].start, compass.months[-1].start
    title = _("Income and expenses per month, {first} to {last} ({currency})").format(
        first=formats.date_format(first, "F Y"), last=formats.date_format(last, "F Y"), currency=books.currency
    )
    return charts.bars(title, labels, series, _whole(books))


def _forecast(compass: Compass, books: Books) -> charts.Chart:
    labels = [formats.date_format(day, "j M") for day, _units in compass.forecast]
    series = [charts.Series(_("Money available"), [units for _day, units in compass.forecast], "river")]
    title = _("Money available over the next 90 days ({currency})").format(currency=books.currency)
    return charts.lines(title, labels, series, _whole(books))
