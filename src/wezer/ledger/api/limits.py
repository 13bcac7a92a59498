"""Limits of wallets, at every scope; what one would do before it is set."""

from typing import Annotated, Any

from django.shortcuts import get_object_or_404
from pydantic import Field

from wezer.core.models import Group, Level
from wezer.kernel.permissions import require
from wezer.ledger.acts.limits import remove_limit, set_limit
from wezer.ledger.api.common import Bound, CodeInPath, bound_in, bound_out, router
from wezer.ledger.api.currencies import found_currency
from wezer.ledger.limits import check_expression
from wezer.ledger.models import Currency, LimitRule, Side
from wezer.ledger.preview import effect_of_limits
from wezer.ui.rest import (
    MADE,
    UID,
    After,
    Limit,
    Listed,
    PartyOut,
    Schema,
    Strict,
    When,
    idempotent,
    listed,
    made,
    moment,
    party_or_refuse,
    show_party,
)


class LimitIn(Strict):
    """One limit on one side, for one of: a member or group of its own (`member`), everyone in a group, everyone of a
    level (its key), all members or all groups (`account_kind`); none of them is everybody. Null without an expression
    removes the limit there."""

    side: Side
    amount: Bound | None = None
    expression: Annotated[str, Field(max_length=2000)] = ""
    member: UID | None = None
    group: UID | None = None
    level: Annotated[str, Field(max_length=40)] | None = None
    account_kind: Annotated[str, Field(max_length=20, pattern="^(|member|group)$")] = ""
    soft: bool = False
    priority: Annotated[int, Field(ge=-1000, le=1000)] = 0
    valid_from: When | None = None
    valid_to: When | None = None
    reason: Annotated[str, Field(max_length=300)] = ""


class LimitOut(Schema):
    uid: UID
    side: str
    amount: str | None
    expression: str
    member: PartyOut | None
    group: PartyOut | None
    level: str | None
    account_kind: str
    soft: bool
    priority: int
    valid_from: str | None
    valid_to: str | None
    reason: str
    author: PartyOut | None


class TouchedOut(Schema):
    holder: PartyOut
    before: str | None
    after: str | None
    beyond: bool


class EffectOut(Schema):
    """Of the wallets looked at: how many would change, how many would lie beyond; the first few of them."""

    looked_at: int
    changed: int
    beyond: int
    wallets: list[TouchedOut]


@router.get("/currencies/{code}/limits", response=Listed[LimitOut])
def limits(request: Any, code: CodeInPath, after: After = "", limit: Limit = 20) -> Any:
    """The rules in force, newest first. The currency's own floor and ceiling are among its rules."""
    require(request.viewer, "ledger.set_limits", None)
    found = LimitRule.objects.filter(currency=found_currency(request, code), removed_at=None)
    rows = found.select_related("currency", "member", "group", "level", "author")
    return listed(rows, after, limit, _show, order=("-id",))


@router.post("/currencies/{code}/limits", response=MADE(LimitOut))
@idempotent
def new_limit(request: Any, code: CodeInPath, new: LimitIn) -> Any:
    """Set a limit: in force at once, or from its date on."""
    one = found_currency(request, code)
    more = new.dict(include={"account_kind", "priority", "valid_from", "valid_to", "reason"})
    require(request.viewer, "ledger.set_limits", one)
    return made(_show(set_limit(by=request.viewer, currency=one, **_read(new, one), **more)))


@router.post("/currencies/{code}/limits/preview", response=EffectOut)
def preview_limit(request: Any, code: CodeInPath, new: LimitIn) -> Any:
    """Whom it would touch if it were set. Nothing is written."""
    one = found_currency(request, code)
    require(request.viewer, "ledger.set_limits", one)
    if new.expression:
        check_expression(new.expression)
    effect = effect_of_limits(one, {**_read(new, one), "account_kind": new.account_kind})
    wallets = [
        {
            "holder": show_party(row.account.holder),
            "before": None if row.before is None else one.text(row.before.units),
            "after": None if row.after is None else one.text(row.after.units),
            "beyond": row.is_beyond,
        }
        for row in effect.rows
    ]
    return {"looked_at": effect.looked_at, "changed": effect.changed, "beyond": effect.beyond, "wallets": wallets}


@router.delete("/currencies/{code}/limits/{uid}", response={204: None})
def end_limit(request: Any, code: CodeInPath, uid: UID) -> Any:
    """From now on the next specific one holds."""
    require(request.viewer, "ledger.set_limits", None)
    rules = LimitRule.objects.filter(removed_at=None, currency=found_currency(request, code))
    remove_limit(by=request.viewer, rule=get_object_or_404(rules, uid=uid))
    return None


def _read(new: LimitIn, one: Currency) -> dict[str, Any]:
    return {
        "side": new.side,
        "units": bound_in(new.amount, one.scale),
        "expression": new.expression,
        "member": party_or_refuse(new.member, "member") if new.member else None,
        "group": get_object_or_404(Group, uid=new.group) if new.group else None,
        "level": get_object_or_404(Level, key=new.level) if new.level else None,
        "soft": new.soft,
    }


def _show(rule: LimitRule) -> dict[str, Any]:
    return {
        "uid": rule.uid,
        "side": rule.side,
        "amount": bound_out(rule.units, rule.currency),
        "expression": rule.expression,
        "member": show_party(rule.member),
        "group": show_party(rule.group),
        "level": rule.level.key if rule.level else None,
        "account_kind": rule.account_kind,
        "soft": rule.soft,
        "priority": rule.priority,
        "valid_from": moment(rule.valid_from),
        "valid_to": moment(rule.valid_to),
        "reason": rule.reason,
        "author": show_party(rule.author),
    }
