"""Rates of foreign currencies: what is known, and one more."""

from typing import Any

from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _

from wezer.operation.acts.rates import set_foreign_rate
from wezer.operation.forms_rates import RateForm
from wezer.operation.permissions import KEEP_BOOKS
from wezer.operation.queries.rates import foreign_rates
from wezer.operation.views.common import office
from wezer.ui.forms import status_of, submit
from wezer.ui.http import go
from wezer.ui.http import show as show_page

PAGE = "operation/settings/rates.html"


@office(KEEP_BOOKS)
def index(request: Any) -> HttpResponse:
    if request.books is None:
        raise Http404
    form = RateForm(request.POST or None)
    if request.method == "POST" and submit(form, set_foreign_rate, by=request.viewer, books=request.books):
        return go(request, "office:rates", said=_("Kept. What is in the books already keeps its value."))
    context = {"books": request.books, "form": form, "rates": foreign_rates(request.books)}
    return show_page(request, PAGE, PAGE, context, status=status_of(form))
