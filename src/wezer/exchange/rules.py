"""Pure rules of the market: who may take which step from where, prices, what changed, scores. No database, no clock."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from fractions import Fraction
from typing import Any

from wezer.exchange.models.announcement import Announcement, Asked, PriceMode
from wezer.exchange.models.announcement import AnnouncementState as A
from wezer.exchange.models.reply import ReplyState as R
from wezer.kernel.money import HALF_EVEN, Money, divide
from wezer.kernel.states import state_table

CONTEST_DAYS = timedelta(days=7)
EVALUATION_DAYS = timedelta(days=14)
EDIT_HOURS = timedelta(hours=48)
REMINDERS = (7, 1)  # days before an announcement ends
LIFETIME = timedelta(days=180)  # one-click renewal gives so much

REPLIER, ANNOUNCER, PAYER, PAYEE, SYSTEM, MODERATOR = "replier", "announcer", "payer", "payee", "system", "moderator"
EITHER = "either"  # of the two parties
ANSWERER = "answerer"  # the party that did not write the terms that stand


@dataclass(frozen=True, slots=True)
class Step:
    """One row of the table: `actor` takes `name` from any of `before`."""

    name: str
    before: tuple[str, ...]
    actor: str


#: exchange.md C.2 and C.3 (with SETTLED row 5): anything not listed is refused. Who stands beside each step takes it,
#: or a moderator, who is named in the facts.
STEPS: dict[str, Step] = {
    step.name: step
    for step in (
        Step("publish", (R.DRAFT,), REPLIER),
        Step("counter", (R.OPEN, R.COUNTERED), EITHER),
        Step("accept", (R.OPEN, R.COUNTERED), ANSWERER),
        Step("reject", (R.OPEN, R.COUNTERED), ANNOUNCER),
        Step("redraft", (R.REJECTED,), ANNOUNCER),
        Step("withdraw", (R.DRAFT, R.OPEN, R.COUNTERED), REPLIER),
        Step("deliver", (R.ACCEPTED,), PAYEE),
        Step("contest", (R.DELIVERED,), PAYER),
        Step("invoice", (R.ACCEPTED, R.DELIVERED), PAYEE),
        Step("pay", (R.ACCEPTED, R.DELIVERED, R.INVOICED), PAYER),
        Step("confirm", (R.CONFIRMING,), PAYEE),
        Step("tick", (R.ACCEPTED, R.DELIVERED, R.INVOICED, R.CONFIRMING), EITHER),
        Step("refund", (R.EVALUATING, R.PAID), PAYEE),
        Step("confirm_refund", (R.REFUNDING,), PAYER),
        Step("evaluate", (R.EVALUATING, R.PAID), EITHER),
        Step(
            "dispute",
            (R.ACCEPTED, R.DELIVERED, R.INVOICED, R.CONFIRMING, R.EVALUATING, R.REFUNDING),
            EITHER,
        ),
    )
}

#: The steps of an announcement (exchange.md C.1): name → (from, to).
ANNOUNCEMENT_STEPS: dict[str, tuple[tuple[str, ...], str]] = {
    "publish": ((A.DRAFT, A.REVIEW), A.PUBLISHED),
    "submit": ((A.DRAFT,), A.REVIEW),
    "send_back": ((A.REVIEW,), A.DRAFT),
    "pause": ((A.PUBLISHED,), A.PAUSED),
    "resume": ((A.PAUSED,), A.PUBLISHED),
    "close": ((A.PUBLISHED, A.PAUSED), A.CLOSED),
    "reopen": ((A.CLOSED,), A.PUBLISHED),
    "cancel": ((A.DRAFT, A.REVIEW, A.PUBLISHED, A.PAUSED), A.CANCELLED),
    "expire": ((A.PUBLISHED, A.PAUSED), A.EXPIRED),
    "renew": ((A.PUBLISHED, A.EXPIRED), A.PUBLISHED),
    "remove": ((A.DRAFT, A.REVIEW, A.PUBLISHED, A.PAUSED, A.CLOSED, A.EXPIRED), A.REMOVED),
    "put_back": ((A.REMOVED,), A.DRAFT),  # or where it stood when it was removed
}
state_table(
    Announcement,
    {
        A.DRAFT: (A.REVIEW, A.PUBLISHED, A.CANCELLED, A.REMOVED),
        A.REVIEW: (A.DRAFT, A.PUBLISHED, A.CANCELLED, A.REMOVED),
        A.PUBLISHED: (A.PAUSED, A.CLOSED, A.EXPIRED, A.CANCELLED, A.REMOVED),
        A.PAUSED: (A.PUBLISHED, A.CLOSED, A.EXPIRED, A.CANCELLED, A.REMOVED),
        A.CLOSED: (A.PUBLISHED, A.REMOVED),
        A.EXPIRED: (A.PUBLISHED, A.REMOVED),
        A.REMOVED: (A.DRAFT, A.REVIEW, A.PUBLISHED, A.PAUSED, A.CLOSED, A.EXPIRED),
    },
)


def total(prices: Iterable[Money], quantity: int) -> list[Money]:
    """Quantity × unit price, currency by currency, without those that come to nothing."""
    return [money * quantity for money in prices if money.units]


def usual(mode: str, asked: Sequence[Asked], quantity: int) -> list[Money]:
    """What is paid when nobody proposes otherwise: all that is asked, or the first of which one is enough (a currency
    that must have its share before the others)."""
    chosen = list(asked)
    if mode == PriceMode.ONE:
        chosen = sorted(asked, key=lambda line: not line.share)[:1]
    return total((line.money for line in chosen), quantity)


def refused_currency(mode: str, asked: Sequence[Asked], proposed: Sequence[Money], quantity: int) -> str:
    """The first currency in which a proposal is not what is asked for; empty when it may be made."""
    given = {money.currency: money.units for money in proposed}
    codes = [line.money.currency for line in asked]
    if mode == PriceMode.ONE and asked and not set(codes) & set(given):
        return codes[0]
    for line in asked:
        units = given.get(line.money.currency, 0)
        if not units and given and not line.share and mode != PriceMode.ALL:
            continue  # another currency in its place
        if (mode == PriceMode.ALL and not units) or outside_bounds(line, units, quantity):
            return line.money.currency
    return ""


def outside_bounds(asked: Asked, proposed: int, quantity: int) -> bool:
    """Whether `proposed` units for the whole quantity leave what the line allows."""
    least = asked.least * quantity if asked.least is not None else 0
    if asked.share is not None:
        least = max(least, divide(asked.money.units * quantity * asked.share, 100, HALF_EVEN))
    return proposed < least or (asked.most is not None and proposed > asked.most * quantity)


@dataclass(frozen=True, slots=True)
class Difference:
    """One line of the terms beside the line it replaces: equal, changed, new or gone."""

    name: str
    before: Any
    after: Any

    @property
    def has_changed(self) -> bool:
        return bool(self.before != self.after)


def differences(before: Mapping[str, Any] | None, after: Mapping[str, Any]) -> list[Difference]:
    """Line by line, in the order of `after`; without a former version nothing has changed."""
    former = after if before is None else before
    names = list(dict.fromkeys([*after, *former]))
    lines = [Difference(name, former.get(name), after.get(name)) for name in names]
    return [line for line in lines if line.before or line.after]


def price_differences(before: Sequence[Money] | None, after: Sequence[Money]) -> list[Difference]:
    """Per currency: the amount before and after."""
    former = {money.currency: money for money in (after if before is None else before)}
    return differences(former, {money.currency: money for money in after})


def inherited(path: Sequence[tuple[Iterable[int], Iterable[int]]], everywhere: Iterable[int]) -> list[int]:
    """The criteria at the end of `path`: (added, removed) per category from the root down, on top of the global ones."""
    found = list(dict.fromkeys(everywhere))
    for added, removed in path:
        gone = set(removed)
        found = [each for each in found if each not in gone]
        found += [each for each in added if each not in found]
    return found


def score(ratings: Sequence[int | Fraction], prior: int = 0, weight: int = 5, least: int = 3) -> Fraction | None:
    """The mean with a prior; None below `least` ratings. 2, 1, 2, 2 give 7/9 (exchange.md E.2)."""
    if len(ratings) < least:
        return None
    return (Fraction(prior * weight) + sum(map(Fraction, ratings))) / (weight + len(ratings))


def reciprocity(given: int, received: int) -> Fraction | None:
    """1 when as much was given as received, 0 when all went one way; None without any movement."""
    moved = given + received
    return None if not moved else 1 - Fraction(abs(received - given), moved)
