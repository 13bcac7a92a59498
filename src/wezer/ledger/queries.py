"""Questions to the ledger: balances, obligations, supply, and who may see them. Statements are in `statements.py`."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Case, Count, F, Q, QuerySet, Sum, When

from wezer.core.models import ACTIVE_STATES, Belonging, Party
from wezer.kernel.clock import now
from wezer.kernel.money import Money
from wezer.ledger.models import (
    ISSUANCE,
    OPEN_STATES,
    WALLET,
    Account,
    Currency,
    CurrencyState,
    Entry,
    Leg,
    State,
    Transaction,
    Transfer,
)

#: States whose legs are still to come, and are not set aside.
_COMING = (State.PENDING, State.SCHEDULED)


@dataclass(frozen=True, slots=True)
class Balance:
    """One account of a party, as its wallet shows it. Units everywhere."""

    account: Account
    currency: Currency
    units: int
    reserved: int
    available: int
    projected: int
    floor: int | None
    ceiling: int | None
    recent: int  # movements of the last 30 days: how near the currency hangs in the constellation

    @property
    def money(self) -> Money:
        return Money(self.units, self.currency.code)

    @property
    def given_and_received(self) -> tuple[int, int]:
        """For counters."""
        return self.account.gross_out, self.account.gross_in

    @property
    def room_to_pay(self) -> int | None:
        return self.account.room_to_pay

    @property
    def room_to_receive(self) -> int | None:
        return None if self.ceiling is None else max(0, self.ceiling - self.units - self.account.expected)


def balances(party: Party) -> list[Balance]:
    """Every wallet of a party, in the order of the currencies. Three statements, however many currencies."""
    accounts = list(
        Account.objects.filter(holder=party, purpose=WALLET)
        .exclude(currency__state__in=[CurrencyState.DRAFT, CurrencyState.CLOSED])
        .select_related("currency")
        .order_by("currency_id")
    )
    coming = _coming([one.pk for one in accounts])
    recent = recent_movements(accounts)
    return [
        Balance(
            one,
            one.currency,
            one.balance,
            one.reserved,
            one.available,
            one.available + coming.get(one.pk, 0),
            one.floor,
            one.ceiling,
            recent.get(one.pk, 0),
        )
        for one in accounts
    ]


def balance_of(party: Party, currency: str, purpose: str = WALLET) -> int:
    """The units on one account, 0 when there is none."""
    found = Account.objects.filter(holder=party, currency__code=currency, purpose=purpose)
    return found.values_list("balance", flat=True).first() or 0


def _coming(accounts: Sequence[int]) -> dict[int, int]:
    legs = Leg.objects.filter(transaction__state__in=_COMING, is_set_aside=False)
    legs = legs.filter(Q(payer_account__in=accounts) | Q(payee_account__in=accounts))
    total: dict[int, int] = {}
    for payer, payee, units in legs.values_list("payer_account_id", "payee_account_id", "units"):
        total[payer] = total.get(payer, 0) - units
        total[payee] = total.get(payee, 0) + units
    return total


#: Movements beyond this make no difference to how near a currency hangs.
MANY = 200


def recent_movements(accounts: Iterable[Account], days: int = 30) -> dict[int, int]:
    """How many entries each account had lately, up to `MANY`: a shop's wallet must not be counted through.

    The places of each account's newest entries are given as figures, so that they are read off its index.
    """
    newest = Q()
    for one in accounts:
        newest |= Q(account=one.pk, seq__gt=one.sequence - MANY)
    if not newest:
        return {}
    since = now() - timedelta(days=days)
    found = Entry.objects.filter(newest, at__gte=since).values("account").annotate(n=Count("id"))
    return {row["account"]: row["n"] for row in found}


def balance_at(account: Account, moment: datetime) -> int:
    """What the account said at a moment."""
    last = Entry.objects.filter(account=account, at__lte=moment).order_by("-seq")
    return last.values_list("balance_after", flat=True).first() or 0


@dataclass(frozen=True, slots=True)
class Obligation:
    """A tracked payment declared here and not confirmed yet: `debtor` owes `creditor`."""

    transaction: Transaction
    debtor: Party
    creditor: Party
    money: Money


def open_obligations(party: Party | None = None) -> list[Obligation]:
    """What is still to be confirmed as received, of one party or of all."""
    waiting = Transfer.objects.filter(
        Q(transaction__state=State.CONFIRMING, transaction__reverses=None) | Q(transaction__state=State.REFUNDING),
        currency__origin="tracked",
        purpose="payment",
    ).select_related("transaction__payer", "transaction__payee", "currency")
    if party is not None:
        waiting = waiting.filter(Q(transaction__payer=party) | Q(transaction__payee=party))
    found = []
    for one in waiting.order_by("id"):
        head = one.transaction
        back = head.state == State.REFUNDING
        debtor, creditor = (head.payee, head.payer) if back else (head.payer, head.payee)
        found.append(Obligation(head, debtor, creditor, one.money))
    return found


def waiting_for(party: Party) -> "QuerySet[Transaction]":
    """Open transactions that wait for this party: requests to answer, receipts to confirm, agreed amounts to pay."""
    return (
        Transaction.objects.filter(state__in=OPEN_STATES)
        .filter(
            Q(payer=party, state__in=[State.PENDING, State.INVOICED, State.REFUNDING])
            | Q(payee=party, state=State.CONFIRMING, reverses=None)
        )
        .with_parties()
        .order_by("-id")
    )


def open_transactions(party: Party) -> "QuerySet[Transaction]":
    """Everything of a party that is neither finished nor stopped."""
    mine = Q(payer=party) | Q(payee=party)
    return Transaction.objects.filter(mine, state__in=OPEN_STATES).with_parties().order_by("-id")


def money_supply(currency: Currency) -> int:
    """Units in circulation: what issuance gave out; for mutual credit, what those above zero hold."""
    accounts = Account.objects.filter(currency=currency)
    issued = accounts.filter(purpose=ISSUANCE).values_list("balance", flat=True).first()
    if issued is not None:
        return -issued
    return accounts.filter(balance__gt=0).aggregate(n=Sum("balance"))["n"] or 0


def beyond_soft_limits(transaction: Transaction) -> list[tuple[Account, str]]:
    """The wallets that this transaction moved and that lie beyond a limit which only warns, with its side."""
    touched = Entry.objects.filter(transfer__transaction=transaction).select_related(
        "account__currency", "account__holder"
    )
    below = touched.filter(units__lt=0, account__balance__lt=F("account__soft_floor"))
    above = touched.filter(units__gt=0, account__balance__gt=F("account__soft_ceiling"))
    return [(one.account, "floor") for one in below] + [(one.account, "ceiling") for one in above]


@dataclass(frozen=True, slots=True)
class Totals:
    count: int
    received: int
    paid: int


def totals(account: Account, since: datetime | None = None, until: datetime | None = None) -> Totals:
    """Movements of an account in a period."""
    entries = Entry.objects.filter(account=account)
    if since is not None:
        entries = entries.filter(at__gte=since)
    if until is not None:
        entries = entries.filter(at__lt=until)
    found = entries.aggregate(
        n=Count("id"),
        received=Sum(Case(When(units__gt=0, then=F("units")))),
        paid=Sum(Case(When(units__lt=0, then=-F("units")))),
    )
    return Totals(found["n"], found["received"] or 0, found["paid"] or 0)


def totals_by_category(account: Account, since: datetime, until: datetime) -> dict[str, int]:
    """Net units per category of the transactions in a period."""
    found = Entry.objects.filter(account=account, at__gte=since, at__lt=until)
    rows = found.values("transfer__transaction__category").annotate(n=Sum("units"))
    return {row["transfer__transaction__category"]: row["n"] for row in rows.order_by()}


def thanks_received(party: Party, currency: Currency) -> tuple[int, int]:
    """A counter: units received, distinct givers."""
    got = Transfer.objects.filter(
        payee_account__holder=party, currency=currency, purpose="thanks", transaction__state=State.COMPLETED
    )
    found = got.aggregate(units=Sum("units"), givers=Count("transaction__payer", distinct=True))
    return found["units"] or 0, found["givers"]


def may_see_balance(viewer: Any, account: Account) -> bool:
    """A.9: the owner always; others as the currency's rules say; by mandate, which is told (`acts.looks`)."""
    if viewer.is_system or viewer.may_spend_for(account.holder_id):
        return True
    seen_by = account.currency.rule("privacy").get("balances", "owner")
    if account.hides_balance and may_hide(account.currency):
        return False
    if seen_by == "everyone":
        return True
    if seen_by == "community":
        return bool(viewer.is_inside)
    if seen_by == "group":
        return _share_a_group(viewer, account)
    return False


def _share_a_group(viewer: Any, account: Account) -> bool:
    """Whether both are in one group now. That all are in the community is none they share."""
    theirs = Belonging.objects.filter(member_id=account.holder_id, state__in=ACTIVE_STATES)
    theirs = theirs.exclude(group__parent=None)
    return not viewer.group_ids.isdisjoint(theirs.values_list("group_id", flat=True))


def may_hide(currency: Currency) -> bool:
    """Whether holders may keep their balance to themselves: where others could see it, and the rules let them."""
    privacy = currency.rule("privacy")
    return bool(privacy.get("may_hide", True)) and privacy.get("balances", "owner") in ("group", "community")


def sees_by_mandate(viewer: Any) -> bool:
    """Whether this viewer may look at any balance, each look being told to its holder."""
    return bool(viewer.has_right("ledger.audit")) or bool(viewer.has_right("ledger.moderate"))
