"""Setting and removing limits, and saying who must sign."""

from datetime import datetime
from typing import Any

from wezer.core.models import Belonging, Group, Level, Member, Party
from wezer.kernel.acts import act
from wezer.kernel.clock import now
from wezer.kernel.events import emit
from wezer.kernel.permissions import require
from wezer.kernel.ref import ref
from wezer.ledger.acts.accounts import refresh_limits, refresh_party
from wezer.ledger.events import AuthorisationChanged, LimitChanged
from wezer.ledger.limits import check_expression
from wezer.ledger.models import Account, AuthorisationRule, Currency, LimitRule
from wezer.ledger.refusals import Dates, ScopesMany


@act
def set_limit(
    *,
    by: Any,
    currency: Currency,
    side: str,
    units: int | None = None,
    expression: str = "",
    account: Account | None = None,
    member: Party | None = None,
    level: Level | None = None,
    group: Group | None = None,
    account_kind: str = "",
    soft: bool = False,
    priority: int = 0,
    valid_from: datetime | None = None,
    valid_to: datetime | None = None,
    reason: str = "",
) -> LimitRule:
    """A limit on one side at one scope (none: the currency's default). `units` None without expression removes the limit."""
    require(by, "ledger.set_limits", currency)
    if sum(each is not None for each in (account, member, level, group)) + bool(account_kind) > 1:
        raise ScopesMany()
    begins = valid_from or now()
    if valid_to is not None and valid_to <= begins:
        raise Dates(field="valid_to")
    if expression:
        check_expression(expression)
    rule = LimitRule.objects.create(
        currency=currency, account=account, member=member, level=level, group=group, account_kind=account_kind,
        side=side, units=units, expression=expression, soft=soft, priority=priority, valid_from=begins,
        valid_to=valid_to, reason=reason, author=by.party,
    )  # fmt: skip
    _put_in_force(by, rule)
    return rule


@act
def remove_limit(*, by: Any, rule: LimitRule) -> None:
    """From now on the next specific rule holds. Balances already beyond it stay; they may only come closer to zero."""
    require(by, "ledger.set_limits", rule.currency)
    LimitRule.objects.filter(pk=rule.pk).update(removed_at=now())
    _put_in_force(by, rule)


def _put_in_force(by: Any, rule: LimitRule) -> None:
    accounts = Account.objects.filter(currency_id=rule.currency_id).select_related("currency", "holder")
    if rule.account_id is not None:
        accounts = accounts.filter(pk=rule.account_id)
    elif rule.member_id is not None:
        accounts = accounts.filter(holder_id=rule.member_id)
    elif rule.level_id is not None:
        accounts = accounts.filter(holder__in=Member.objects.filter(level_id=rule.level_id).values("pk"))
    elif rule.group_id is not None:
        inside = Belonging.objects.filter(group_id=rule.group_id).values("member_id")
        accounts = accounts.filter(holder_id__in=inside) | accounts.filter(holder_id=rule.group_id)
    refresh_limits(by=by, accounts=accounts)
    emit(LimitChanged(subject=ref(rule), side=str(rule.side)), audit=True)


@act
def set_authorisation(
    *,
    by: Any,
    party: Party,
    needs: int,
    currency: Currency | None = None,
    above_units: int = 0,
    only_new_payees: bool = False,
    within_days: int = 14,
) -> AuthorisationRule:
    """From now on such payments from this wallet wait for `needs` signatures of those who may spend from it."""
    require(by, "ledger.manage_wallet", party)
    rule = AuthorisationRule.objects.create(
        party=party, needs=needs, currency=currency, above_units=above_units, only_new_payees=only_new_payees,
        within_days=within_days, author=by.party, created_at=now(),
    )  # fmt: skip
    refresh_party(by=by, party=party.pk)
    emit(AuthorisationChanged(subject=ref(rule), party=party.pk), audit=True)
    return rule


@act
def remove_authorisation(*, by: Any, rule: AuthorisationRule) -> None:
    require(by, "ledger.manage_wallet", rule.party)
    AuthorisationRule.objects.filter(pk=rule.pk).update(removed_at=now())
    refresh_party(by=by, party=rule.party_id)
    emit(AuthorisationChanged(subject=ref(rule), party=rule.party_id), audit=True)
