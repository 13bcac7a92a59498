"""What foreign legal currencies are worth, from a day on. The past is never rewritten."""

import re
from datetime import date
from decimal import Decimal
from typing import Any

from wezer.kernel.acts import act
from wezer.kernel.events import emit
from wezer.kernel.permissions import require
from wezer.kernel.ref import ref
from wezer.ledger.models import Currency
from wezer.operation.acts.recording import record
from wezer.operation.amounts import digits_of
from wezer.operation.days import today
from wezer.operation.events import BooksChanged
from wezer.operation.models import Books, ForeignRate
from wezer.operation.permissions import KEEP_BOOKS
from wezer.operation.queries.rates import foreign_rate_on
from wezer.operation.refusals import CurrencyOdd, RateOdd, RateUnknown
from wezer.workflow.models import Flight

CODE = re.compile(r"[A-Z]{3}\Z")
RATE = re.compile(r"[0-9]{1,9}(?:\.[0-9]{1,6})?\Z", re.ASCII)


@act
def set_foreign_rate(*, by: Any, books: Books, currency: str, rate: str, since: date | None = None) -> ForeignRate:
    """From that day on, `rate` units of the currency (“1.0825”) are one of the books' own."""
    require(by, KEEP_BOOKS, books)
    code, written, since = currency.strip().upper(), rate.strip().replace(",", "."), since or today()
    if not CODE.match(code) or code == books.currency or Currency.objects.filter(code=code).exists():
        raise CurrencyOdd(currency=books.currency)
    if not RATE.match(written) or not Decimal(written):
        raise RateOdd()
    written = format(Decimal(written).normalize(), "f")
    made, _new = ForeignRate.objects.update_or_create(
        books=books, currency=code, since=since, defaults={"rate": written}
    )
    tell_rate(books, code, since, written)
    # untranslated: a name within the fact, for programs
    emit(BooksChanged(subject=ref(books.entity), what=f"rate {code}"), audit=True)
    return made


def rate_or_refuse(books: Books, currency: str, day: date) -> str:
    """The rate in force that day. For acts only."""
    found = foreign_rate_on(books, currency, day)
    if found is None:
        raise RateUnknown(currency=currency, date=day.isoformat())
    return found.rate


def tell_rate(books: Books, currency: str, day: date, rate: str) -> Flight:
    """The books know the currency, and its rate from that day on. For acts only."""
    known = record(
        books=books,
        method="ensure_currency",
        key=f"currency:{books.entity.uid}:{currency}",
        payload={"code": currency, "name": currency, "digits": str(digits_of(currency))},
    )
    return record(
        books=books,
        method="set_rate",
        key=f"rate:{currency}:{day.isoformat()}:{rate}",
        payload={"currency": currency, "date": day.isoformat(), "rate": rate},
        depends_on=[known],
    )
