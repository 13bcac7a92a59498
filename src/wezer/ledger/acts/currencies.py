"""Creating, changing, freezing and closing currencies. Every change is a version with its date; nothing is retroactive."""

import re
from datetime import datetime
from typing import Any

from wezer.core.community import community
from wezer.core.models import Party
from wezer.kernel.acts import act, move_all
from wezer.kernel.clock import now
from wezer.kernel.events import emit
from wezer.kernel.permissions import require
from wezer.kernel.ref import ref
from wezer.kernel.refusals import InvalidTransition
from wezer.ledger.acts.accounts import open_account, refresh_limits
from wezer.ledger.acts.clearing import lock_accounts
from wezer.ledger.currencies import forget, kind_of
from wezer.ledger.events import CurrencyChanged, CurrencyCreated
from wezer.ledger.kinds import currency_kinds
from wezer.ledger.models import (
    Account,
    Category,
    Currency,
    CurrencyState,
    CurrencyVersion,
    DisplayFormat,
    Origin,
    Transaction,
    Transfer,
)
from wezer.ledger.models.currency import new_stamp
from wezer.ledger.models.transaction import OPEN_STATES
from wezer.ledger.refusals import BalanceLeft, CurrencyInvalid

_CODE = re.compile(r"[A-Z0-9]{2,12}")
#: What a change may change. Code, scale, kind, category and origin are chosen once.
CHANGEABLE = ("name", "name_plural", "symbol", "symbol_before", "display_decimals", "display_format")
_NEXT: dict[str, tuple[str, ...]] = {
    CurrencyState.DRAFT: (CurrencyState.ACTIVE,),
    CurrencyState.ACTIVE: (CurrencyState.FROZEN, CurrencyState.CLOSING),
    CurrencyState.FROZEN: (CurrencyState.ACTIVE, CurrencyState.CLOSING),
    CurrencyState.CLOSING: (CurrencyState.ACTIVE, CurrencyState.FROZEN),
    CurrencyState.CLOSED: (),
}


@act
def create_currency(
    *,
    by: Any,
    code: str,
    name: str,
    kind: str,
    scale: int = 0,
    category: str = "",
    origin: str = "",
    symbol: str = "",
    name_plural: str = "",
    symbol_before: bool = False,
    display_decimals: int | None = None,
    display_format: str = DisplayFormat.DECIMAL,
    rules: dict[str, Any] | None = None,
    state: str = CurrencyState.ACTIVE,
    governance_ref: str = "",
) -> Currency:
    """A currency with its first version and the community's own accounts. What is not said follows from its kind."""
    require(by, "ledger.manage_currencies", None)
    if kind not in currency_kinds:
        raise CurrencyInvalid(problem="kind", field="kind")
    nature = currency_kinds[kind]
    made = Currency(
        code=code,
        name=name.strip(),
        name_plural=name_plural.strip() or name.strip(),
        symbol=symbol.strip() or code,
        symbol_before=symbol_before,
        scale=scale,
        display_decimals=scale if display_decimals is None else display_decimals,
        display_format=display_format,
        category=category or nature.categories[0],
        origin=origin or nature.origins[0],
        kind=kind,
        state=state,
        rules={**nature.default_rules(), **(rules or {})},
        created_at=now(),
    )
    _check(made)
    made.save(force_insert=True)
    moment = now()
    _write_version(by.party, made, governance_ref, moment, applied_at=moment)
    for purpose in nature.system_accounts:
        open_account(by=by, holder=community(), currency=made, purpose=purpose)
    forget()
    emit(CurrencyCreated(subject=ref(made)), audit=True)
    return made


def _check(one: Currency) -> None:
    """Everything that can be wrong with a currency, as a refusal beside its field."""
    nature = kind_of(one)
    wrong: list[tuple[bool, str, str]] = [
        (not _CODE.fullmatch(one.code), "code", "2-12 A-Z 0-9"),
        (Currency.objects.filter(code=one.code).exclude(pk=one.pk).exists(), "code", one.code),
        (not 1 <= len(one.name) <= 60, "name", "1-60"),
        (len(one.symbol) > 8, "symbol", "1-8"),
        (not 0 <= one.scale <= 9, "scale", "0-9"),
        (not 0 <= one.display_decimals <= one.scale, "display_decimals", f"0-{one.scale}"),
        (one.category not in Category or one.category not in nature.categories, "category", one.category),
        (one.origin not in Origin or one.origin not in nature.origins, "origin", one.origin),
        (one.display_format not in DisplayFormat, "display_format", one.display_format),
    ]
    for is_wrong, field, problem in wrong:
        if is_wrong:
            raise CurrencyInvalid(problem=problem, field=field)
    floor, ceiling = one.rule("floor"), one.rule("ceiling")
    if floor is not None and ceiling is not None and floor > ceiling:
        raise CurrencyInvalid(problem=f"{floor} > {ceiling}", field="floor")
    if problem := nature.check_rules(one.rules, one.scale):
        raise CurrencyInvalid(problem=problem, field="rules")


@act
def change_currency(
    *,
    by: Any,
    currency: Currency,
    rules: dict[str, Any] | None = None,
    effective_from: datetime | None = None,
    governance_ref: str = "",
    **attributes: Any,
) -> CurrencyVersion:
    """A new version, in force at once or from a date on; the worker puts later ones in force, which then change only what
    they change today."""
    require(by, "ledger.manage_currencies", currency)
    if foreign := set(attributes) - set(CHANGEABLE):
        raise CurrencyInvalid(problem=", ".join(sorted(foreign)), field=min(foreign))
    current = _locked(currency.pk)
    for field, value in attributes.items():
        setattr(current, field, value)
    current.rules = {**current.rules, **(rules or {})}
    _check(current)
    when = effective_from or now()
    version = _write_version(by.party, current, governance_ref, when)
    if when <= now():
        apply_version(by=by, version=version)
        currency.refresh_from_db()
    return version


def _locked(currency: int) -> Currency:
    """Whoever else would change it waits; whoever pays does not."""
    return Currency.objects.select_for_update(no_key=True).get(pk=currency)


@act
def apply_version(*, by: Any, version: CurrencyVersion) -> None:
    """Put a version in force: payments reckoned under the one before are reckoned anew. What was changed after it was written
    stays; where it no longer says all that holds, a version after the newest one does."""
    current = _locked(version.currency_id)
    version = CurrencyVersion.objects.select_related("author").get(pk=version.pk)
    if version.applied_at is not None:
        return
    _take_over(current, version)
    _check(current)
    moment = now()
    CurrencyVersion.objects.filter(pk=version.pk).update(applied_at=moment)
    if not _says_all(version, current):
        version = _write_version(version.author, current, version.governance_ref, moment, applied_at=moment)
    Currency.objects.filter(pk=current.pk).update(
        rules=version.rules, version=version.number, stamp=new_stamp(), **version.attributes
    )
    forget()
    current.refresh_from_db()
    refresh_limits(by=by, accounts=current.accounts.all())
    emit(CurrencyChanged(subject=ref(current), version=version.number, state=current.state), audit=True)


def _take_over(current: Currency, version: CurrencyVersion) -> None:
    """Change in the currency, as it stands, what the version changed in the one that was in force when it was written."""
    earlier = current.versions.filter(number__lt=version.number, applied_at__lte=version.created_at)
    before = earlier.order_by("applied_at", "number").last()
    rules, attributes = (before.rules, before.attributes) if before is not None else ({}, {})
    current.rules = {**current.rules, **_changed(rules, version.rules)}
    for field, value in _changed(attributes, version.attributes).items():
        setattr(current, field, value)


def _changed(before: dict[str, Any], after: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in after.items() if name not in before or before[name] != value}


def _says_all(version: CurrencyVersion, current: Currency) -> bool:
    """Whether it is newer than the one in force, whose number never falls, and says what is to hold now."""
    is_newer = version.number > current.version
    return is_newer and (version.rules, version.attributes) == (current.rules, _attributes(current))


@act
def move_currency(*, by: Any, currency: Currency, to: str) -> None:
    """Activate, freeze (reads and reversals only), or begin to close. Closing for good is `close_currency`."""
    require(by, "ledger.manage_currencies", currency)
    if to not in _NEXT[currency.state]:
        raise InvalidTransition(state=CurrencyState(currency.state).label)
    _set_state(currency, to)


@act
def freeze_currency(*, by: Any, currency: Currency) -> None:
    """No payments from now on; reads and reversals only."""
    move_currency(by=by, currency=currency, to=CurrencyState.FROZEN)


@act
def close_currency(*, by: Any, currency: Currency) -> None:
    """For good: every balance must be zero, or have been written off by a signed decision, and nothing open."""
    require(by, "ledger.manage_currencies", currency)
    if currency.state == CurrencyState.CLOSED:
        raise InvalidTransition(state=CurrencyState.CLOSED.label)
    accounts = lock_accounts(Account.objects.filter(currency=currency).values_list("pk", flat=True))
    left = [one for one in accounts if one.balance or one.reserved or one.expected]
    is_open = Transaction.objects.filter(state__in=OPEN_STATES, planned__currency=currency).exists()
    if left or is_open:
        raise BalanceLeft(count=len(left) or 1, accounts=[str(one.uid) for one in left[:20]])
    _set_state(currency, CurrencyState.CLOSED)


def _set_state(currency: Currency, to: str) -> None:
    if not move_all(Currency.objects.filter(pk=currency.pk), currency.state, to, stamp=new_stamp()):
        raise InvalidTransition(state=CurrencyState(currency.state).label)
    currency.refresh_from_db()
    forget()
    emit(CurrencyChanged(subject=ref(currency), version=currency.version, state=str(to)), audit=True)


def _write_version(
    author: Party | None, one: Currency, governance_ref: str, when: datetime, *, applied_at: datetime | None = None
) -> CurrencyVersion:
    newest = (
        CurrencyVersion.objects.filter(currency_id=one.pk).order_by("-number").values_list("number", flat=True).first()
    )
    return CurrencyVersion.objects.create(
        currency=one,
        number=(newest or 0) + 1,
        effective_from=when,
        applied_at=applied_at,
        attributes=_attributes(one),
        rules=one.rules,
        author=author,
        governance_ref=governance_ref,
    )


def _attributes(one: Currency) -> dict[str, Any]:
    return {field: getattr(one, field) for field in CHANGEABLE}


def is_used(currency: Currency) -> bool:
    """Whether units of it were ever moved."""
    return Transfer.objects.filter(currency=currency).exists()
