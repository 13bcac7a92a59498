"""Many payments at once: one to many, many to one, or any (exchange.md B.5)."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

from wezer.core.models import Party
from wezer.kernel.acts import act, attempt
from wezer.kernel.money import Money
from wezer.kernel.permissions import require
from wezer.kernel.refusals import Refusal
from wezer.ledger import posting
from wezer.ledger.acts.making import build_made, make, payment_of
from wezer.ledger.acts.orders import Order, moves_of
from wezer.ledger.acts.thanks_limits import gives_thanks
from wezer.ledger.models import Transaction
from wezer.ledger.refusals import BatchItemRefused, BatchSize

MOST = 1_000


@dataclass(frozen=True, slots=True)
class Item:
    """One payment of a batch."""

    payer: Party
    payee: Party
    amounts: tuple[Money, ...]
    memo: str = ""
    key: str | None = None
    category: str = ""
    external_ref: str = ""


@dataclass(frozen=True, slots=True)
class Result:
    """What became of one item: a transaction, or why not."""

    index: int
    transaction: Transaction | None = None
    refused: Refusal | None = None


@act
def pay_batch(
    *,
    by: Any,
    items: Sequence[Item],
    mode: Literal["all_or_nothing", "each"] = "all_or_nothing",
    batch: str = "",
    origin: str = "ui",
) -> list[Result]:
    """1 to 1000 payments in one transaction of the database.

    all_or_nothing: the first refusal undoes all of it and names its index. each: a refused item leaves nothing behind
    and the others go on.
    """
    if not 1 <= len(items) <= MOST:
        raise BatchSize(most=MOST)
    orders = [
        Order(i.payer, i.payee, i.amounts, i.memo, i.key, i.category, origin=origin, external_ref=i.external_ref,
              path="batch", batch=batch)
        for i in items
    ]  # fmt: skip
    if mode == "each":
        return [_one(by, index, order) for index, order in enumerate(orders)]
    return _all(by, orders)


def _one(by: Any, index: int, order: Order) -> Result:
    try:
        with attempt():
            require(by, "ledger.pay", order.payer)
            return Result(index, make(by, order))
    except Refusal as refused:
        return Result(index, refused=refused)


def _all(by: Any, orders: Sequence[Order]) -> list[Result]:
    """One call of the primitive; what it cannot decide alone is made one by one, in the same order."""
    payments = []
    for index, order in enumerate(orders):
        try:
            require(by, "ledger.pay", order.payer)
            payments.append(payment_of(by, order, moves_of(order), "checked"))
        except Refusal as refused:
            raise BatchItemRefused(index, refused) from refused
    if any(gives_thanks(one.moves) for one in payments):
        return _in_turn(by, orders)  # each of them counts for the next
    try:
        with attempt():
            outcomes = posting.pay_batch(payments)
            if len(outcomes) < len(orders) or any(one.code is not None for one in outcomes):
                raise _Unfinished
            return [
                Result(index, build_made(by, order, payment, outcome))
                for index, (order, payment, outcome) in enumerate(zip(orders, payments, outcomes, strict=True))
            ]
    except _Unfinished:
        return _in_turn(by, orders)


def _in_turn(by: Any, orders: Sequence[Order]) -> list[Result]:
    results = []
    for index, order in enumerate(orders):
        try:
            results.append(Result(index, make(by, order)))
        except Refusal as refused:
            raise BatchItemRefused(index, refused) from refused
    return results


class _Unfinished(Exception):
    """The primitive met something it cannot decide, or refused: undo, and find out item by item."""
