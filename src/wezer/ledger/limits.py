"""Which limits hold for an account: the most specific rule wins, reckoned ones are reckoned (exchange.md A.4)."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Decimal

from django.db.models import Q

from wezer.core.models import Belonging, Member
from wezer.kernel.clock import now
from wezer.kernel.wel import WelError, compile_rule
from wezer.ledger.currencies import kind_of
from wezer.ledger.figures import figures_for, limit_context
from wezer.ledger.models import Account, AuthorisationRule, Currency, LimitRule, Side
from wezer.ledger.refusals import ExpressionInvalid


def earned_credit(initial: str, cap: str) -> str:
    """Preset: a floor that sinks with what was received and not given back, down to a cap; paying never raises it again, and
    what comes back of one's own payments never sinks it."""
    return f"-min({initial} + gross_in, {cap})"


def share_of_volume(percent: str, least: str = "0") -> str:
    """Preset: a percentage of the average monthly volume of the last 90 days."""
    return f"-max({least}, volume_90d / 3 * {percent} / 100)"


def check_expression(source: str) -> None:
    """Refuses, with the place, what is not a limit rule."""
    try:
        compile_rule(source, limit_context())
    except WelError as error:
        raise ExpressionInvalid(problem=error.sentence, position=error.position) from error


@dataclass(frozen=True, slots=True)
class Limits:
    floor: int | None
    ceiling: int | None
    soft_floor: int | None = None
    soft_ceiling: int | None = None
    is_reckoned: bool = False
    failed: tuple[LimitRule, ...] = ()


def limits_of(account: Account, rules: Sequence[LimitRule] | None = None) -> Limits:
    """The limits that hold for `account` now. A community's own account has none but what a rule says."""
    standing = standing_rules(account.currency) if rules is None else rules
    applying = [rule for rule in standing if _applies(rule, account, _Belongings())]
    opening = (
        (None, None)
        if account.is_system
        else kind_of(account.currency).opening_limits(account.currency, account.holder)
    )
    found: dict[tuple[str, bool], int | None] = {(Side.FLOOR, False): opening[0], (Side.CEILING, False): opening[1]}
    failed, is_reckoned = [], False
    for side in (Side.FLOOR, Side.CEILING):
        for soft in (False, True):
            rule = max((r for r in applying if r.side == side and r.soft == soft), key=lambda r: r.rank, default=None)
            if rule is None:
                continue
            found[side, soft] = rule.units
            if rule.expression:
                is_reckoned = True
                value, error = _reckon(rule, account)
                found[side, soft] = value
                failed += [rule] if error else []
    return Limits(
        found[Side.FLOOR, False],
        found[Side.CEILING, False],
        found.get((Side.FLOOR, True)),
        found.get((Side.CEILING, True)),
        is_reckoned,
        tuple(failed),
    )


def standing_rules(currency: Currency) -> list[LimitRule]:
    """The rules of a currency in force now."""
    moment = now()
    return list(
        LimitRule.objects.filter(Q(valid_to=None) | Q(valid_to__gt=moment), currency=currency, removed_at=None)
        .filter(valid_from__lte=moment)
        .order_by("id")
    )


def is_guarded(account: Account, limits: Limits) -> bool:
    """Whether the posting primitive must not decide alone."""
    if account.is_system:
        return False
    currency = account.currency
    if limits.is_reckoned or currency.rule("velocity") or currency.rule("pause_seconds"):
        return True
    return AuthorisationRule.objects.filter(party_id=account.holder_id, removed_at=None).exists()


class _Belongings:
    """Groups and level of a holder, read once and only when a rule asks."""

    def __init__(self) -> None:
        self._groups: set[int] | None = None

    def groups(self, holder: int) -> set[int]:
        if self._groups is None:
            from wezer.core.models import ACTIVE_STATES

            inside = Belonging.objects.filter(member_id=holder, state__in=ACTIVE_STATES)
            self._groups = set(inside.values_list("group_id", flat=True)) | {holder}
        return self._groups


def _applies(rule: LimitRule, account: Account, belongings: _Belongings) -> bool:
    if rule.account_id is not None:
        return rule.account_id == account.pk
    if account.is_system and not rule.account_kind:
        return False
    if rule.member_id is not None:
        return rule.member_id == account.holder_id
    if rule.level_id is not None:
        return Member.objects.filter(pk=account.holder_id, level_id=rule.level_id).exists()
    if rule.group_id is not None:
        return rule.group_id in belongings.groups(account.holder_id)
    if rule.account_kind:
        return rule.account_kind in (account.purpose, account.purpose.partition(":")[0]) or (
            account.purpose == "wallet" and rule.account_kind == account.holder.kind
        )
    return True


def _reckon(rule: LimitRule, account: Account) -> tuple[int | None, WelError | None]:
    """The rule's value in units, or its declared default and what went wrong."""
    try:
        compiled = compile_rule(rule.expression, limit_context())
    except WelError as error:  # the package that told one of its figures is no longer installed
        return rule.units, error
    outcome = compiled.outcome(figures_for(compiled.needs, account), otherwise=None)
    if outcome.error is not None:
        return rule.units, outcome.error
    scaled = Decimal(outcome.value).scaleb(account.currency.scale)
    return int(scaled.to_integral_value(ROUND_HALF_EVEN)), None
