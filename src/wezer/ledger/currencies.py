"""The currencies, kept in the process. A stale one does no harm: payments carry its stamp, and the database knows."""

from time import monotonic

from django.core.cache import cache

from wezer.ledger.kinds import CurrencyKind, currency_kinds
from wezer.ledger.models import Currency
from wezer.ledger.refusals import CurrencyNotAvailable
from wezer.ui.money import Looks

#: How old what is shown may be. What is paid is checked against the stamp in the database.
SECONDS = 5

_KEY = "wezer:ledger:currencies"
_known: tuple[float, dict[str, Currency]] = (0.0, {})
_looks: tuple[float, dict[str, Looks]] = (0.0, {})


def currency(code: str) -> Currency:
    """The currency of this code. Refuses `currency_not_available` when there is none."""
    found = _all().get(code)
    if found is None:
        forget()
        found = _all().get(code)
    if found is None:
        raise CurrencyNotAvailable(currency=code)
    return found


def currencies() -> list[Currency]:
    """All of them, by id."""
    return list(_all().values())


def kind_of(one: Currency) -> CurrencyKind:
    return currency_kinds[one.kind]


def forget() -> None:
    """Read them anew at the next question."""
    cache.delete(_KEY)


def looks(code: str) -> Looks:
    """For `wezer.ui.money`: how amounts of this currency are written."""
    global _looks
    every = _all()
    if _looks[0] != _known[0]:
        _looks = (_known[0], {one.code: _looks_of(one) for one in every.values()})
    return _looks[1].get(code) or Looks(code, symbol=code)


def _looks_of(one: Currency) -> Looks:
    shown = "hours_minutes" if one.display_format == "hours_minutes" else "number"
    return Looks(
        one.code,
        symbol=one.symbol or one.code,
        scale=one.scale,
        category=one.category,
        display_format=shown,
        name=one.name,
    )


def _all() -> dict[str, Currency]:
    """The cache holds only a token: while it is the one of what is known here, that is young enough."""
    global _known
    token = cache.get(_KEY)
    if token is None or token != _known[0]:
        token = monotonic()
        _known = (token, {one.code: one for one in Currency.objects.order_by("id")})
        cache.set(_KEY, token, SECONDS)
    return _known[1]
