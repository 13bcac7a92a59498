"""What the wallet's pages show: purses, movements, the constellation. Reads only."""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db import connection
from django.db.models import Q

from wezer.core.models import Party
from wezer.kernel.compiled import Compiled
from wezer.kernel.money import Money
from wezer.ledger.acts.accounts import participates
from wezer.ledger.currencies import currencies, kind_of
from wezer.ledger.models import OF_RIGHT, Account, Currency, CurrencyState, State, Transaction
from wezer.ledger.models.account import WALLET
from wezer.ledger.models.transaction import OPEN_STATES
from wezer.ledger.queries import may_see_balance, open_transactions, recent_movements

#: Movements on a wallet's first page.
MOVEMENTS = 20


@dataclass(frozen=True, slots=True)
class Purse:
    """A wallet's account in one currency, as its card shows it."""

    account: Account
    currency: Currency
    moved: int  # movements in the last thirty days

    @property
    def is_counter(self) -> bool:
        return kind_of(self.currency).is_counter

    @property
    def can_be_issued(self) -> bool:
        return kind_of(self.currency).can_be_issued

    @property
    def balance(self) -> Money:
        return self.currency.money(self.account.balance)

    @property
    def reserved(self) -> Money:
        return self.currency.money(self.account.reserved)

    @property
    def room_to_pay(self) -> Money | None:
        room = self.account.room_to_pay
        return None if room is None else self.currency.money(room)

    @property
    def given(self) -> Money:
        return self.currency.money(self.account.gross_out)

    @property
    def received(self) -> Money:
        return self.currency.money(self.account.gross_in)

    @property
    def floor(self) -> Money | None:
        return None if self.account.floor is None else self.currency.money(self.account.floor)

    @property
    def ceiling(self) -> Money | None:
        return None if self.account.ceiling is None else self.currency.money(self.account.ceiling)

    @property
    def has_limits(self) -> bool:
        return self.account.floor is not None and self.account.ceiling is not None

    @property
    def is_low(self) -> bool:
        """Below what was wished (a soft limit): said in a band, never refused."""
        soft = self.account.soft_floor
        return soft is not None and self.account.balance < soft


def purses(party: Party) -> list[Purse]:
    """The party's wallet, one purse per currency, busiest kinds in the order the currencies were made. Two statements."""
    held = _held(party)
    moved = recent_movements(held.values())
    accounts = ((currency, _account(party, currency, held)) for currency in _shown())
    return [Purse(account, currency, moved.get(account.pk, 0)) for currency, account in accounts if account is not None]


def opens_wallet(viewer: Any, party: Party) -> bool:
    """Whether the wallet's page is there for this viewer: their own, or one with a balance that they may see. No statement
    where the rules of no currency let others see balances."""
    if viewer.may_act_for(party):
        return True
    open_ones = [currency for currency in _shown() if currency.rule("privacy").get("balances", "owner") != "owner"]
    held = _held(party) if open_ones else {}
    accounts = (_account(party, currency, held) for currency in open_ones)
    return any(account is not None and may_see_balance(viewer, account) for account in accounts)


def _shown() -> list[Currency]:
    return [one for one in currencies() if one.state not in (CurrencyState.DRAFT, CurrencyState.CLOSED)]


def _held(party: Party) -> dict[int, Account]:
    accounts = Account.objects.filter(holder=party, purpose=WALLET).select_related("currency")
    return {account.currency_id: account for account in accounts}


def _account(party: Party, currency: Currency, held: dict[int, Account]) -> Account | None:
    if currency.pk in held:
        return held[currency.pk]
    return _not_yet_opened(party, currency) if participates(party, currency) else None


def _not_yet_opened(party: Party, currency: Currency) -> Account:
    """Accounts open with their first movement; until then the wallet shows what they will be like."""
    floor, ceiling = kind_of(currency).opening_limits(currency, party)
    return Account(holder=party, currency=currency, floor=floor, ceiling=ceiling)


def payable(party: Party) -> list[Currency]:
    """Currencies in which `party` may pay."""
    return [one for one in currencies() if one.state == CurrencyState.ACTIVE and participates(party, one)]


@dataclass(frozen=True, slots=True)
class Movement:
    """A transaction as one party's wallet sees it."""

    transaction: Transaction
    other: Party
    amounts: list[Money]  # negative: went out
    is_open: bool

    @property
    def state_tone(self) -> str:
        return {"completed": "", "reversed": "", "refused": "", "aborted": "", "expired": ""}.get(
            self.transaction.state, "sun"
        )


@dataclass(frozen=True, slots=True)
class History:
    """What a wallet lists: what is open with others, and what was moved."""

    waiting: list[Movement]
    moved: list[Movement]
    next: int  # the transaction before which to go on; 0 at the end


def history(party: Party, *, limit: int = MOVEMENTS, before: int = 0) -> History:
    """The newest posted movements of all the party's purses together, and on the first page whatever is open. Five statements."""
    accounts = list(Account.objects.filter(holder=party, purpose=WALLET).values_list("pk", flat=True))
    found = sorted(set(_newest_transactions(accounts, limit * 2, before)), reverse=True)
    newest = found[:limit]
    is_open = [] if before else list(open_transactions(party).values_list("pk", flat=True)[:50])
    rows = _as_movements(party, Transaction.objects.filter(pk__in={*newest, *is_open}).order_by("-id"))
    waiting = [row for row in rows if row.is_open and row.transaction.pk in is_open]
    moved = [row for row in rows if row.transaction.pk in newest and not (row.is_open and row in waiting)]
    return History(waiting, moved, newest[-1] if len(found) > limit else 0)


def _newest_transactions(accounts: list[int], limit: int, before: int) -> list[int]:
    """Ids of the transactions of the newest entries of each account, each read off its own index, in one statement."""
    if not accounts:
        return []
    part = """SELECT * FROM (SELECT t.transaction_id FROM ledger_entry e JOIN ledger_transfer t ON t.id = e.transfer_id
              WHERE e.account_id = %s{before} ORDER BY e.account_id DESC, e.seq DESC LIMIT %s) AS newest"""
    part = part.format(before=" AND t.transaction_id < %s" if before else "")
    values = [value for account in accounts for value in ((account, before, limit) if before else (account, limit))]
    with connection.cursor() as db:
        db.execute(" UNION ALL ".join([part] * len(accounts)), values)
        return [row[0] for row in db.fetchall()]


def _as_movements(party: Party, transactions: Iterable[Transaction]) -> list[Movement]:
    rows = list(
        transactions.select_related("payer__photo", "payee__photo").prefetch_related("planned", "transfers")  # type: ignore[attr-defined]  # a queryset or its manager
    )
    codes = {one.pk: one.code for one in currencies()}
    return [_movement(party, one, codes) for one in rows]


def _movement(party: Party, one: Transaction, codes: dict[int, str]) -> Movement:
    pays = one.payer_id == party.pk
    other = one.payee if pays else one.payer
    planned = list(one.planned.all())
    legs: list[Any] = planned or [each for each in one.transfers.all() if each.purpose != "settlement"]
    sign = -1 if pays else 1
    amounts = [Money(sign * leg.units, codes[leg.currency_id]) for leg in legs if pays or leg.purpose != "fee"]
    return Movement(one, other, amounts, one.state in OPEN_STATES)


@dataclass(frozen=True, slots=True)
class Body:
    """One currency in the sky of the wallet."""

    purse: Purse
    x: int
    y: int
    radius: int


@dataclass(frozen=True, slots=True)
class Constellation:
    bodies: list[Body]
    lines: list[tuple[Body, Body]]


_ORBITS = {"rare": 128, "sufficient": 240, "abundant": 330}
_CENTRE = (430, 404)
_WIDE = 640


def constellation(held: list[Purse]) -> Constellation:
    """Where the currencies stand: a sky per category; the more one moved lately, the larger; a line joins what a declared
    scale of values ties together."""
    most = max((purse.moved for purse in held), default=0) or 1
    bodies = []
    for category in _ORBITS:
        here = [purse for purse in held if purse.currency.category == category]
        for place, purse in enumerate(here, 1):
            spread = 860 * place / (len(here) + 1) + {"rare": -70, "sufficient": 40, "abundant": 0}[category]
            x = round(min(790, max(150, spread)))
            rise = _ORBITS[category] * math.sqrt(1 - ((x - _CENTRE[0]) / _WIDE) ** 2)
            bodies.append(Body(purse, x, round(_CENTRE[1] - rise), 38 + round(16 * purse.moved / most)))
    return Constellation(bodies, _lines(bodies))


def _lines(bodies: list[Body]) -> list[tuple[Body, Body]]:
    by_code = {body.purse.currency.code: body for body in bodies}
    pairs = {
        tuple(sorted((left, right)))
        for body in bodies
        for _a, left, _b, right in body.purse.currency.rule("value_scale") or []
        if left in by_code and right in by_code and left != right
    }
    return [(by_code[left], by_code[right]) for left, right in sorted(pairs)]


def may_see(viewer: Any, transaction: Transaction) -> bool:
    """Drafts are their author's; from `pending` on the two parties see it, who may sign it, and who moderates."""
    if viewer.is_system:
        return True
    if transaction.state == State.DRAFT:
        return transaction.party_id in viewer.own_party_ids
    mine = {transaction.payer_id, transaction.payee_id} & viewer.own_party_ids
    may_sign = transaction.path in OF_RIGHT and viewer.has_right(OF_RIGHT[transaction.path])
    return bool(mine) or may_sign or viewer.has_right("ledger.moderate") or viewer.has_right("ledger.audit")


_held_by = Compiled(
    lambda party: Account.objects.filter(holder=party, purpose=WALLET).values_list("currency_id", "balance")
)


def glance(party: Party) -> list[tuple[Currency, Money]]:
    """Balances for the home page, in one statement."""
    known = {one.pk: one for one in currencies() if one.state == CurrencyState.ACTIVE}
    held = dict(_held_by(party.pk))
    return [(one, one.money(held[number])) for number, one in known.items() if number in held]


#: Of one's own newest movements, so many are looked through for those with one other party.
LOOKED_THROUGH = 300


def exchanged_with(party: Party, other: Party, limit: int = 20) -> list[Movement]:
    """The newest movements between two parties, as `party` sees them: read off the purses of `party`, no other index."""
    accounts = list(Account.objects.filter(holder=party, purpose=WALLET).values_list("pk", flat=True))
    mine = Transaction.objects.filter(pk__in=set(_newest_transactions(accounts, LOOKED_THROUGH, 0)))
    return _as_movements(party, mine.filter(Q(payer=other) | Q(payee=other)).order_by("-id")[:limit])
