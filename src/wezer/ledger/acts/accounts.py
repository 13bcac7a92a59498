"""Opening, setting aside and closing accounts, and keeping their limits in force."""

from collections.abc import Collection, Sequence
from typing import Any

from django.db.models import QuerySet

from wezer.core.community import community
from wezer.core.models import ACTIVE_STATES, Belonging, BelongingState, Group, Party
from wezer.kernel.acts import act, move
from wezer.kernel.events import emit
from wezer.kernel.permissions import require
from wezer.kernel.ref import ref
from wezer.kernel.refusals import InvalidTransition, NotAllowed
from wezer.ledger.acts.clearing import lock_accounts
from wezer.ledger.currencies import currencies
from wezer.ledger.currencies import currency as currency_of
from wezer.ledger.events import AccountChanged, AccountOpened
from wezer.ledger.limits import is_guarded, limits_of, standing_rules
from wezer.ledger.models import SYSTEM_PURPOSES, WALLET, Account, AccountState, Currency, CurrencyState, LimitRule
from wezer.ledger.posting import Move
from wezer.ledger.queries import may_hide
from wezer.ledger.refusals import AccountUnknown, BalanceLeft, BalanceShown, CurrencyNotAvailable

#: So many accounts are locked, reckoned and written in one go.
AT_ONCE = 500
#: What the rules decide of an account.
_LIMITS = ("floor", "ceiling", "soft_floor", "soft_ceiling", "guarded")


@act
def open_account(*, by: Any, holder: Party, currency: Currency, purpose: str = WALLET) -> Account:
    """The account of `holder` in `currency` for `purpose`, opened when it was not there. Opening twice changes nothing."""
    found = Account.objects.filter(holder=holder, currency=currency, purpose=purpose).first()
    if found is not None:
        return found
    if purpose == WALLET:
        _wait_for_its_wallet(holder)
        if not participates(holder, currency):
            raise CurrencyNotAvailable(currency=currency.code)
    account, is_new = Account.objects.get_or_create(
        holder_id=holder.pk, currency_id=currency.pk, purpose=purpose, defaults=_opening(holder, currency, purpose)
    )
    if is_new:
        emit(AccountOpened(subject=ref(account), holder=holder.pk))
    return account


@act
def open_wallet(*, by: Any, holder: Party) -> list[Account]:
    """The holder's accounts in every currency they take part in without asking."""
    return [
        open_account(by=by, holder=holder, currency=one)
        for one in currencies()
        if one.state == CurrencyState.ACTIVE
        and one.rule("participants")["who"] != "opt_in"
        and participates(holder, one)
    ]


def ensure_accounts(moves: Sequence[Move]) -> None:
    """Open what accounts these moves need and their holders may have. For acts only."""
    wanted = {(one.payer, one.payer_purpose, one.currency) for one in moves}
    wanted |= {(one.payee, one.payee_purpose, one.currency) for one in moves}
    parties = {party.pk: party for party in Party.objects.filter(pk__in={holder for holder, _p, _c in wanted})}
    for holder, purpose, currency in sorted(wanted, key=lambda each: (each[0], each[2].pk)):
        if holder not in parties:
            raise AccountUnknown()
        open_account(by=None, holder=parties[holder], currency=currency, purpose=purpose)


def participates(holder: Party, currency: Currency) -> bool:
    """Whether the currency's rules let this party have a wallet in it."""
    who = currency.rule("participants")
    if not holder.is_group and _observes(holder):
        return False
    if holder.is_group and not (who.get("group_wallets", True) and _has_wallet(holder)):
        return False
    if who["who"] != "groups":
        return True
    mine = Belonging.objects.filter(member_id=holder.pk, state__in=ACTIVE_STATES).values_list("group__uid", flat=True)
    allowed = set(who["groups"])
    return str(holder.uid) in allowed or any(str(uid) in allowed for uid in mine)


def _observes(holder: Party) -> bool:
    """Somebody from outside who reads and speaks in the community has no wallet (core.md 5.2)."""
    return Belonging.objects.filter(member_id=holder.pk, group__parent=None, state=BelongingState.OBSERVER).exists()


def _has_wallet(holder: Party) -> bool:
    return Group.objects.filter(pk=holder.pk, has_wallet=True).exists()


def _wait_for_its_wallet(holder: Party) -> None:
    """Whoever switches a group's wallet off at this moment goes first, or finds the account."""
    if holder.is_group:
        list(Group.objects.select_for_update(of=("self",)).filter(pk=holder.pk).values_list("pk"))


def _opening(holder: Party, currency: Currency, purpose: str) -> dict[str, Any]:
    account = Account(holder=holder, currency=currency, purpose=purpose)
    return _limits_in_force(account, standing_rules(currency))


def _limits_in_force(account: Account, rules: Sequence[LimitRule]) -> dict[str, Any]:
    found = limits_of(account, rules)
    return {
        "floor": found.floor,
        "ceiling": found.ceiling,
        "soft_floor": found.soft_floor,
        "soft_ceiling": found.soft_ceiling,
        "guarded": is_guarded(account, found),
    }


@act
def refresh_limits(*, by: Any, accounts: QuerySet[Account]) -> None:
    """Put in force what the rules say now; after a change of rule, level, belonging or authorisation. The accounts are locked
    before their rules are read: of two who change rules at once, the later reads both."""
    ids = sorted(accounts.values_list("pk", flat=True))
    for first in range(0, len(ids), AT_ONCE):
        _refresh(lock_accounts(ids[first : first + AT_ONCE]))


def _refresh(locked: Sequence[Account]) -> None:
    rules = {one.pk: standing_rules(one) for one in {account.currency for account in locked}}
    changed = [account for account in locked if _take_over(account, rules[account.currency_id])]
    Account.objects.bulk_update(changed, _LIMITS)


def _take_over(account: Account, rules: Sequence[LimitRule]) -> bool:
    """Whether anything is different now."""
    found = _limits_in_force(account, rules)
    is_different = any(getattr(account, name) != value for name, value in found.items())
    for name, value in found.items():
        setattr(account, name, value)
    return is_different


@act
def refresh_party(*, by: Any, party: int) -> None:
    """The same for all accounts of one party."""
    refresh_limits(by=by, accounts=Account.objects.filter(holder_id=party))


@act
def disable_account(*, by: Any, account: Account) -> None:
    """The owner puts the account away; they can take it out again."""
    require(by, "ledger.pay", account.holder)
    _change(account, (AccountState.ACTIVE,), AccountState.DISABLED)


@act
def enable_account(*, by: Any, account: Account) -> None:
    require(by, "ledger.pay", account.holder)
    _change(account, (AccountState.DISABLED,), AccountState.ACTIVE)


@act
def take_out_wallet(*, by: Any, holder: Party) -> None:
    """Who left has come back: every account that was put away then."""
    for account in Account.objects.filter(holder=holder, purpose=WALLET, state=AccountState.DISABLED):
        _change(account, (AccountState.DISABLED,), AccountState.ACTIVE)


@act
def suspend_account(*, by: Any, account: Account) -> None:
    """By mandate; only a mandate lifts it."""
    require(by, "ledger.moderate", account)
    _change(account, (AccountState.ACTIVE, AccountState.DISABLED), AccountState.SUSPENDED, audit=True)


@act
def lift_suspension(*, by: Any, account: Account) -> None:
    require(by, "ledger.moderate", account)
    _change(account, (AccountState.SUSPENDED,), AccountState.ACTIVE, audit=True)


@act
def close_account(*, by: Any, account: Account) -> None:
    """For good. Pay the balance out first, or have it written off."""
    if account.is_system:
        raise NotAllowed()
    require(by, "ledger.pay", account.holder)
    account = Account.objects.select_for_update().get(pk=account.pk)
    if account.balance or account.reserved or account.expected:
        raise BalanceLeft(count=1)
    _change(account, (AccountState.ACTIVE, AccountState.DISABLED), AccountState.CLOSED, audit=True)


@act
def hide_balance(*, by: Any, account: Account, hidden: bool) -> None:
    """The holder's wish, where the currency lets them."""
    if not by.may_spend_for(account.holder):
        raise NotAllowed()
    if hidden and not may_hide(account.currency):
        raise BalanceShown(currency=account.currency.code)
    Account.objects.filter(pk=account.pk).update(hides_balance=hidden)
    account.hides_balance = hidden


@act
def hide_balances(*, by: Any, holder: Party, hidden: Collection[str]) -> None:
    """Hide the holder's balances in these currencies (by code), and show those in the others as their rules say."""
    if not by.may_spend_for(holder):
        raise NotAllowed()
    held = Account.objects.filter(holder=holder, purpose=WALLET).select_related("currency", "holder")
    accounts = {one.currency.code: one for one in held}
    for code in hidden:
        if code not in accounts:
            accounts[code] = open_account(by=by, holder=holder, currency=currency_of(code))
    for code, account in sorted(accounts.items()):
        if account.hides_balance != (code in hidden):
            hide_balance(by=by, account=account, hidden=code in hidden)


def system_account(currency: Currency, purpose: str) -> Account:
    """One of the community's own accounts, opened at first use. For acts only."""
    assert purpose.partition(":")[0] in (*SYSTEM_PURPOSES, "conversion", "clearing")
    return open_account(by=None, holder=community(), currency=currency, purpose=purpose)


def _change(account: Account, allowed: Sequence[str], to: str, *, audit: bool = False) -> None:
    if not move(account, tuple(allowed), to):
        raise InvalidTransition(state=AccountState(account.state).label)
    emit(AccountChanged(subject=ref(account), state=str(to)), audit=audit)
