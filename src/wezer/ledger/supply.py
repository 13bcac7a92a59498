"""What is in circulation of an issued currency, and who made it: what those who issue look at. Reads only."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q

from wezer.core.community import community
from wezer.core.models import Party
from wezer.kernel.money import Money
from wezer.ledger.currencies import kind_of
from wezer.ledger.models import ISSUANCE, Account, Currency, State, Transaction
from wezer.ledger.queries import money_supply
from wezer.ledger.statements import Line, statement

#: What waits for signatures is little; more than this nobody would read.
WAITING = 50


@dataclass(frozen=True, slots=True)
class Supply:
    """Units in circulation, and how many there may be at most (None: no bound)."""

    in_circulation: Money
    most: Money | None
    signatures: int

    @property
    def room(self) -> Money | None:
        """How many may still be issued."""
        if self.most is None:
            return None
        return Money(max(0, self.most.units - self.in_circulation.units), self.most.currency)


def supply(currency: Currency) -> Supply:
    most = kind_of(currency).most_in_circulation(currency)
    return Supply(
        currency.money(money_supply(currency)),
        None if most is None else currency.money(most),
        int(currency.rule("signatures")),
    )


@dataclass(frozen=True, slots=True)
class Issue:
    """Units made (or, below zero, taken back), and how many were in circulation then."""

    at: datetime
    transaction: Transaction
    other: Party
    made: Money
    in_circulation: Money


@dataclass(frozen=True, slots=True)
class Issues:
    items: list[Issue]
    next: str  # opaque; "" at the end


def issues(currency: Currency, *, after: str = "", limit: int = 20) -> Issues:
    """What was made and taken back, newest first: the statement of issuance, seen from outside."""
    account = Account.objects.filter(holder=community(), currency=currency, purpose=ISSUANCE)
    page = statement(list(account), after=after, limit=limit)
    return Issues([_issue(line) for line in page.lines], page.next)


def _issue(line: Line) -> Issue:
    return Issue(line.at, line.transaction, line.other, -line.money, -line.balance_after)


def waiting_issues(currency: Currency) -> list[Transaction]:
    """Issued or taken back, and waiting for signatures."""
    root = community()
    found = Transaction.objects.filter(Q(payer=root) | Q(payee=root), state=State.PENDING, planned__currency=currency)
    found = found.filter(path__in=("issue", "destroy")).with_parties().prefetch_related("planned__currency")
    return list(found.order_by("-id")[:WAITING])
