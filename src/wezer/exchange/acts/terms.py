"""The terms of an answer: each version stored beside the former, within what the announcement allows. For acts only."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from wezer.core.mediation.rules import side_of
from wezer.exchange import rules
from wezer.exchange.acts.checks import check_amount
from wezer.exchange.models import Announcement, Asked, PriceMode, Reply, ReplyPrice, Terms
from wezer.exchange.models.reply import LONGEST_MESSAGE
from wezer.exchange.prices import bounds_words
from wezer.exchange.refusals import (
    AmountMissing,
    MessageEmpty,
    NothingAsked,
    PriceInvalid,
    PriceOutside,
    QuantityRefused,
)
from wezer.kernel.clock import now
from wezer.kernel.money import Money
from wezer.ledger.currencies import currency


def check_quantity(announcement: Announcement, quantity: int) -> None:
    left = announcement.available
    most = announcement.max_order
    if quantity < announcement.min_order or (left is not None and quantity > left) or (most and quantity > most):
        raise QuantityRefused(available=left if left is not None else most or quantity)


def propose(
    by: Any, reply: Reply, quantity: int, prices: Sequence[Money] | None, message: str,
    starts_at: datetime | None, minutes: int | None, place: str, note: str,
) -> Terms:  # fmt: skip
    check_quantity(reply.announcement, quantity)
    if len(message) > LONGEST_MESSAGE:
        raise MessageEmpty(most=LONGEST_MESSAGE)
    author = side_of(by, reply)
    amounts = _amounts(reply, quantity, prices, by_replier=author.pk == reply.author_id)
    terms = Terms.objects.create(
        reply=reply, number=reply.terms_number + 1, author=author, written_by=by.member, message=message.strip(),
        quantity=quantity, starts_at=starts_at, minutes=minutes, place=place[:200], note=note[:300], created_at=now(),
    )  # fmt: skip
    ReplyPrice.objects.bulk_create(
        ReplyPrice(terms=terms, currency=currency(money.currency), units=money.units) for money in amounts
    )
    reply.terms, reply.terms_number, reply.quantity = terms, terms.number, quantity
    Reply.objects.filter(pk=reply.pk).update(terms=terms, terms_number=terms.number, quantity=quantity)
    return terms


def check_standing(reply: Reply) -> None:
    """What the answerer proposed must still be what the announcement allows, which may have changed since."""
    terms = reply.terms
    if terms is not None and terms.author_id == reply.author_id:
        _refuse_outside(reply.announcement, _asked(reply.announcement), terms.price(), terms.quantity)


def _amounts(reply: Reply, quantity: int, proposed: Sequence[Money] | None, *, by_replier: bool) -> list[Money]:
    """What the terms say is paid: what the announcement asks unless something else is proposed, within its bounds. Who
    announced may go beyond their own."""
    announcement = reply.announcement
    if not announcement.is_priced:
        if proposed:
            raise NothingAsked()
        return []
    asked = _asked(announcement)
    if proposed is None:
        proposed = rules.usual(announcement.price_mode, asked, quantity)
    if len({money.currency for money in proposed}) < len(proposed):
        raise PriceInvalid()
    for money in proposed:
        check_amount(money)
    if not proposed and announcement.price_mode != PriceMode.PAY_WHAT_YOU_CAN:
        raise AmountMissing()
    if by_replier:
        _refuse_outside(announcement, asked, proposed, quantity)
    return list(proposed)


def _asked(announcement: Announcement) -> list[Asked]:
    return [line.asked for line in announcement.prices.select_related("currency")]


def _refuse_outside(
    announcement: Announcement, asked: Sequence[Asked], proposed: Sequence[Money], quantity: int
) -> None:
    code = rules.refused_currency(announcement.price_mode, asked, proposed, quantity)
    if code:
        line = next(each for each in asked if each.money.currency == code)
        raise PriceOutside(currency=code, bounds=bounds_words(line, quantity))
