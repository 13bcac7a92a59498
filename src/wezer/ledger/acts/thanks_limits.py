"""How often thanks may be given, whichever way they are: so often per object, so many a day, from one giver's wallet."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from wezer.core.models import Party
from wezer.kernel.clock import now
from wezer.ledger.acts.orders import Order, known
from wezer.ledger.models import ISSUANCE, Account, Currency, Entry, State, Transaction
from wezer.ledger.posting import Move
from wezer.ledger.refusals import AlreadyGiven, TooOften

#: What is counted for ever in these states was taken back.
TAKEN_BACK = (State.REVERSED, State.ABORTED)


def gives_thanks(moves: Iterable[Move]) -> bool:
    """Whether a counter goes up by one of them."""
    return any(each.purpose == "thanks" for each in moves)


def keep_thanks_few(by: Any, order: Order, moves: Iterable[Move]) -> None:
    """Refuses an order of more thanks than its payer may give now. What its key has given before is given once, and said
    again. For acts only."""
    if not gives_thanks(moves):
        return
    _lock(order.payer.pk)
    if not known(by, order):
        _refuse_more(order.payer.pk, moves, order.about)


def keep_planned_thanks_few(transaction: Transaction, moves: Iterable[Move]) -> None:
    """The same for what was written down before, and is given now. For acts only."""
    if gives_thanks(moves):
        _lock(transaction.payer_id)
        _refuse_more(transaction.payer_id, moves, transaction.about)


def _lock(giver: int) -> None:
    """One giver's thanks come one after the other."""
    Party.objects.select_for_update(no_key=True).get(pk=giver)


def _refuse_more(giver: int, moves: Iterable[Move], about: str) -> None:
    for currency in [each.currency for each in moves if each.purpose == "thanks"]:
        if about and _given_for(giver, currency, about) >= (currency.rule("per_object") or 1):
            raise AlreadyGiven()
        if _given_lately(giver, currency) >= (currency.rule("per_day") or 20):
            raise TooOften()


def _given_for(giver: int, currency: Currency, about: str) -> int:
    given = Transaction.objects.filter(
        about=about, payer=giver, transfers__currency=currency, transfers__purpose="thanks"
    )
    return given.exclude(state__in=TAKEN_BACK).count()


def _given_lately(giver: int, currency: Currency) -> int:
    """Read off the account that all thanks come from, back to a day ago: whoever began them, and whenever that was."""
    source = Account.objects.filter(currency=currency, purpose=ISSUANCE).values_list("pk", flat=True).first()
    given = Entry.objects.filter(account=source)
    older = given.filter(at__lte=now() - timedelta(days=1)).order_by("-seq").values_list("seq", flat=True).first()
    lately = given.filter(seq__gt=older or 0, transfer__purpose="thanks", transfer__transaction__payer=giver)
    return lately.exclude(transfer__transaction__state__in=TAKEN_BACK).count()
