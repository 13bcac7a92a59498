"""Making units and taking them back."""

from typing import Annotated, Any

from django.http import Http404
from pydantic import Field

from wezer.kernel.money import parse_amount
from wezer.kernel.refusals import NotAllowed
from wezer.ledger.acts.issuing import destroy, issue
from wezer.ledger.api.common import CodeInPath, Description, router
from wezer.ledger.api.transactions import TransactionOut, found_transaction, show_transaction
from wezer.ledger.currencies import currency as currency_of
from wezer.ledger.currencies import kind_of
from wezer.ledger.models import Currency, Transaction
from wezer.ledger.rest import money_out
from wezer.ledger.supply import Issue, issues, supply
from wezer.ui.rest import (
    MADE,
    UID,
    After,
    Limit,
    Listed,
    MoneyOut,
    PartyOut,
    Schema,
    Strict,
    idempotent,
    made,
    moment,
    party_or_refuse,
    show_party,
)


class UnitsIn(Strict):
    """For (or from) whose wallet, how many, and why."""

    party: UID
    amount: Annotated[str, Field(strict=True, max_length=40, examples=["12.50"])]
    description: Description


class IssueOut(Schema):
    """`amount` is below zero where units were taken back."""

    at: str
    transaction: UID
    other: PartyOut | None
    description: str
    amount: MoneyOut
    in_circulation: MoneyOut


class SupplyOut(Schema):
    """`most`: what the reserve covers; null when nothing bounds it. `signatures`: of how many people."""

    in_circulation: MoneyOut
    most: MoneyOut | None
    signatures: int


@router.get("/currencies/{code}/supply", response=SupplyOut)
def units_in_circulation(request: Any, code: CodeInPath) -> Any:
    """How many units there are, and how many there may be."""
    found = supply(_issued(request, code))
    return {
        "in_circulation": money_out(found.in_circulation),
        "most": None if found.most is None else money_out(found.most),
        "signatures": found.signatures,
    }


@router.get("/currencies/{code}/issues", response=Listed[IssueOut])
def units_issued(request: Any, code: CodeInPath, after: After = "", limit: Limit = 20) -> Any:
    """What was made and taken back, newest first. What waits for signatures is not there yet."""
    page = issues(_issued(request, code), after=after, limit=limit)
    return {"items": [_show(one) for one in page.items], "next": page.next or None}


@router.post("/currencies/{code}/issues", response=MADE(TransactionOut))
@idempotent(by_act=True)
def issue_units(request: Any, code: CodeInPath, new: UnitsIn) -> Any:
    """Make units for a wallet: posted at once, or pending until enough people have signed."""
    one = currency_of(code)
    return _made(
        request,
        issue(
            by=request.viewer, currency=one, to=party_or_refuse(new.party), units=parse_amount(new.amount, one.scale),
            memo=new.description, key=request.key,
        ),
    )  # fmt: skip


@router.post("/currencies/{code}/destructions", response=MADE(TransactionOut))
@idempotent(by_act=True)
def destroy_units(request: Any, code: CodeInPath, new: UnitsIn) -> Any:
    """Take units out of a wallet that you may pay from, and out of circulation."""
    one = currency_of(code)
    return _made(
        request,
        destroy(
            by=request.viewer, currency=one, holder=party_or_refuse(new.party),
            units=parse_amount(new.amount, one.scale), memo=new.description, key=request.key,
        ),
    )  # fmt: skip


def _made(request: Any, one: Transaction) -> Any:
    told = show_transaction(found_transaction(request, one.uid))
    return made(told, replay=bool(getattr(one, "is_replay", False)))


def _issued(request: Any, code: str) -> Currency:
    one = currency_of(code)
    if not request.viewer.has_right("ledger.issue"):
        raise NotAllowed()
    if not kind_of(one).can_be_issued:
        raise Http404
    return one


def _show(one: Issue) -> dict[str, Any]:
    return {
        "at": moment(one.at),
        "transaction": one.transaction.uid,
        "other": show_party(one.other),
        "description": one.transaction.memo,
        "amount": money_out(one.made),
        "in_circulation": money_out(one.in_circulation),
    }
