"""The long road of guarded accounts: signatures, velocity, limits that are reckoned (exchange.md A.2, A.4, B.8)."""

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Count, Q, Sum

from wezer.kernel.clock import now
from wezer.kernel.events import emit
from wezer.kernel.ref import ref
from wezer.ledger.events import LimitRuleFailed
from wezer.ledger.limits import Limits, limits_of, standing_rules
from wezer.ledger.models import WALLET, Account, AuthorisationRule, Entry, Transaction, Transfer, lines
from wezer.ledger.posting import Move
from wezer.ledger.refusals import TooOften

PERIODS = {"day": 1, "week": 7, "month": 30, "year": 365}


@dataclass(frozen=True, slots=True)
class Needs:
    """How many signatures, and within how many days."""

    count: int
    within_days: int


def signatures_needed(party: int, moves: Sequence[Move], *, since: datetime | None = None) -> Needs | None:
    """What the strictest matching rule of the paying wallet asks for; None when one person suffices. With `since` also what a
    rule asks for that stood then: taking it away lets nothing through that waits already."""
    out = [each for each in moves if each.payer == party and each.payer_purpose == WALLET]
    standing = Q(removed_at=None) if since is None else Q(removed_at=None) | Q(removed_at__gt=since)
    rules = AuthorisationRule.objects.filter(standing, party_id=party)
    asked = [rule for rule in rules if any(_matches(rule, each) for each in out)]
    count = max((rule.needs for rule in asked), default=1)
    return Needs(count, min(rule.within_days for rule in asked)) if count > 1 else None


def _matches(rule: AuthorisationRule, one: Move) -> bool:
    if rule.currency_id not in (None, one.currency.pk) or one.units <= rule.above_units:
        return False
    return not rule.only_new_payees or not _has_paid(one.payer, one.payee)


def _has_paid(payer: int, payee: int) -> bool:
    return Transfer.objects.filter(payer_account__holder=payer, payee_account__holder=payee).exists()


def content_digest(transaction: Transaction) -> str:
    """The hash of exactly what is signed. Another content has another hash, so its signatures no longer count."""
    legs = [
        [str(line.payer_account.uid), str(line.payee_account.uid), line.currency.code, str(line.units), line.purpose]
        for line in lines(transaction)
    ]
    content = {"tx": str(transaction.uid), "legs": legs, "description": transaction.description}
    return hashlib.sha256(json.dumps(content, sort_keys=True, ensure_ascii=False).encode()).hexdigest()


def clear(moves: Sequence[Move]) -> tuple[Move, ...]:
    """Lock the accounts, ask what the primitive cannot ask, and say the limits it must hold."""
    accounts = lock(moves)
    limits: dict[int, Limits] = {}
    for account in accounts.values():
        limits[account.pk] = limits_of(account, standing_rules(account.currency))
        for rule in limits[account.pk].failed:
            emit(LimitRuleFailed(subject=ref(rule), account=ref(account)))
    cleared = []
    for one in moves:
        payer = accounts[one.payer, one.currency.pk, one.payer_purpose]
        payee = accounts[one.payee, one.currency.pk, one.payee_purpose]
        if not payer.is_system:
            _refuse_haste(payer, one.units)
        cleared.append(replace(one, floor=limits[payer.pk].floor, ceiling=limits[payee.pk].ceiling))
    return tuple(cleared)


def lock(moves: Sequence[Move]) -> dict[tuple[int, int, str], Account]:
    """The accounts of all moves, locked in id order like the primitive does."""
    wanted = {(m.payer, m.currency.pk, m.payer_purpose) for m in moves}
    wanted |= {(m.payee, m.currency.pk, m.payee_purpose) for m in moves}
    rows = Account.objects.filter(holder__in={w[0] for w in wanted}, currency__in={w[1] for w in wanted})
    ids = [row.pk for row in rows if (row.holder_id, row.currency_id, row.purpose) in wanted]
    return {(row.holder_id, row.currency_id, row.purpose): row for row in lock_accounts(ids)}


def lock_accounts(ids: Iterable[int]) -> list[Account]:
    """These accounts, locked in id order (on SQLite the act already holds the one write lock)."""
    locked = Account.objects.select_for_update(no_key=True, of=("self",)).filter(pk__in=list(ids)).order_by("pk")
    return list(locked.select_related("currency", "holder"))


def _refuse_haste(account: Account, units: int) -> None:
    """Velocity: so many payments, so much, in a period; so many seconds between two."""
    currency, moment = account.currency, now()
    for rule in currency.rule("velocity"):
        spent = _spent(account, moment - timedelta(days=PERIODS[rule["per"]]))
        too_many = rule.get("count") is not None and spent["n"] + 1 > rule["count"]
        too_much = rule.get("units") is not None and (spent["units"] or 0) + units > rule["units"]
        if too_many or too_much:
            raise TooOften()
    pause = currency.rule("pause_seconds")
    if pause and _spent(account, moment - timedelta(seconds=pause))["n"]:
        raise TooOften()


def _spent(account: Account, since: datetime) -> dict[str, Any]:
    outgoing = Entry.objects.filter(account=account, at__gt=since, units__lt=0)
    found = outgoing.aggregate(n=Count("id"), units=Sum("units"))
    return {"n": found["n"], "units": -(found["units"] or 0)}
