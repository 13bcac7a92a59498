"""Rates of foreign currencies, for machines."""

from typing import Annotated, Any

from pydantic import Field

from wezer.operation.acts.rates import set_foreign_rate
from wezer.operation.api.common import router
from wezer.operation.api.invoices import Day, books_here
from wezer.operation.models import ForeignRate
from wezer.operation.permissions import KEEP_BOOKS
from wezer.operation.queries.rates import foreign_rates
from wezer.ui.rest import Schema, Strict


class RateIn(Strict):
    """`rate`: how many units are one of the books' own currency. `since`: today when left out."""

    rate: Annotated[str, Field(max_length=20, examples=["1.0825"])]
    since: Day | None = None


class RateOut(Schema):
    currency: str
    rate: str
    since: str


def _show(one: ForeignRate) -> dict[str, Any]:
    return {"currency": one.currency, "rate": one.rate, "since": one.since.isoformat()}


@router.get("/books/rates", response=list[RateOut])
def rates(request: Any) -> Any:
    """What foreign currencies are worth, each one's newest rate first."""
    return [_show(one) for one in foreign_rates(books_here(request))]


@router.put("/books/rates/{currency}", response=RateOut)
def put_rate(request: Any, currency: str, sent: RateIn) -> Any:
    """What a foreign currency is worth from a day on; the past is never rewritten."""
    books = books_here(request, KEEP_BOOKS)
    return _show(set_foreign_rate(by=request.viewer, books=books, currency=currency, rate=sent.rate, since=sent.since))
