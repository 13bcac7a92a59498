"""Accounts, statements and the proof."""

from typing import Annotated, Any, Literal
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from ninja import Query
from pydantic import Field

from wezer.kernel.refusals import NotAllowed
from wezer.ledger import chain
from wezer.ledger.acts.moderating import look_at_balances
from wezer.ledger.api.common import Category, found_party, router
from wezer.ledger.exports import as_csv, as_json
from wezer.ledger.models import (
    Account,
    Seal,
)
from wezer.ledger.queries import Balance, balances, may_see_balance
from wezer.ledger.rest import money_out
from wezer.ledger.statements import Filters, Line, statement
from wezer.ui.rest import (
    UID,
    After,
    Limit,
    Listed,
    MoneyOut,
    PartyOut,
    Schema,
    Strict,
    When,
    moment,
    show_party,
)


class AccountOut(Schema):
    """Null amounts are those the holder keeps to themselves, or limits that do not exist."""

    uid: UID
    holder: PartyOut
    currency: str
    balance: MoneyOut | None
    reserved: MoneyOut | None = None
    available: MoneyOut | None = None
    room_to_pay: MoneyOut | None = None
    projected: MoneyOut | None = None
    floor: MoneyOut | None = None
    ceiling: MoneyOut | None = None


class EntryOut(Schema):
    at: str
    transaction: UID
    state: str
    other: PartyOut | None
    description: str
    category: str
    purpose: str
    amount: MoneyOut
    balance_after: MoneyOut


class FilterQuery(Strict):
    """Which movements: a period, a direction, words."""

    since: When | None = None
    until: When | None = None
    direction: Literal["", "in", "out"] = ""
    category: Category = ""
    words: Annotated[str, Field(max_length=100)] = ""


def show_balance(one: Balance) -> dict[str, Any]:
    def units(number: int | None) -> dict[str, str] | None:
        return None if number is None else {"amount": one.currency.text(number), "currency": one.currency.code}

    return {
        "uid": one.account.uid,
        "holder": show_party(one.account.holder),
        "currency": one.currency.code,
        "balance": units(one.units),
        "reserved": units(one.reserved),
        "available": units(one.available),
        "room_to_pay": units(one.room_to_pay),
        "projected": units(one.projected),
        "floor": units(one.floor),
        "ceiling": units(one.ceiling),
    }


def show_entry(line: Line) -> dict[str, Any]:
    head = line.transaction
    return {
        "at": moment(line.entry.at),
        "transaction": head.uid,
        "state": head.state,
        "other": show_party(line.other),
        "description": head.memo,
        "category": head.category,
        "purpose": line.purpose,
        "amount": money_out(line.money),
        "balance_after": money_out(line.balance_after),
    }


@router.get("/accounts", response=list[AccountOut])
def accounts(request: Any, party: UID | None = None) -> Any:
    """One's own accounts with limits and what is set aside; of others, the balances they or the currency show."""
    holder = found_party(request, party, "party")
    found = balances(holder)
    for one in found:
        one.account.holder = holder
    if request.viewer.may_act_for(holder):
        return [show_balance(one) for one in found]
    if not request.viewer.is_inside:
        raise NotAllowed()
    seen = [one for one in found if may_see_balance(request.viewer, one.account)]
    return [
        {
            "uid": one.account.uid,
            "holder": show_party(holder),
            "currency": one.currency.code,
            "balance": money_out(one.money),
        }
        for one in seen
    ]


def _account(request: Any, uid: UUID) -> Account:
    """One that the caller holds; any other by mandate, of which its holder is told."""
    found = get_object_or_404(Account.objects.select_related("currency", "holder"), uid=uid)
    if request.viewer.may_act_for(found.holder_id):
        return found
    if not request.viewer.has_right("ledger.audit"):
        raise Http404
    look_at_balances(by=request.viewer, party=found.holder, currency=found.currency)
    return found


def _filters(asked: FilterQuery) -> Filters:
    return Filters(
        since=asked.since, until=asked.until, direction=asked.direction, category=asked.category, words=asked.words
    )


@router.get("/accounts/{uid}/entries", response=Listed[EntryOut])
def entries(request: Any, uid: UID, filters: Query[FilterQuery], after: After = "", limit: Limit = 20) -> Any:
    """The statement, newest first, with the balance after each movement."""
    page = statement([_account(request, uid)], after=after, limit=limit, filters=_filters(filters))
    return {"items": [show_entry(line) for line in page.lines], "next": page.next or None}


@router.get(
    "/accounts/{uid}/statement.csv",
    openapi_extra={"responses": {200: {"description": "CSV", "content": {"text/csv": {"schema": {"type": "string"}}}}}},
)
def statement_csv(request: Any, uid: UID, filters: Query[FilterQuery]) -> HttpResponse:
    """The whole statement for a spreadsheet, oldest first."""
    found = _account(request, uid)
    return _file(as_csv(found, _filters(filters)), "text/csv; charset=utf-8", f"{found.currency.code}.csv")


@router.get("/accounts/{uid}/statement.json", response=dict[str, Any])
def statement_json(request: Any, uid: UID, filters: Query[FilterQuery]) -> HttpResponse:
    """The whole statement for a program, oldest first."""
    found = _account(request, uid)
    return _file(as_json(found, _filters(filters)), "application/json", f"{found.currency.code}.json")


def _file(content: bytes, kind: str, name: str) -> HttpResponse:
    return HttpResponse(content, content_type=kind, headers={"Content-Disposition": f'attachment; filename="{name}"'})


class HeadOut(Schema):
    seq: int
    link: str
    sealed_at: str | None


@router.get("/audit/head", response=HeadOut)
def head(request: Any) -> Any:
    """The newest link of the hash chain: write it down elsewhere, and nothing before it can be changed unseen."""
    if not request.viewer.is_inside:
        raise NotAllowed()
    newest = Seal.objects.order_by("-seq").first()
    if newest is None:
        return {"seq": 0, "link": chain.FIRST, "sealed_at": None}
    return {"seq": newest.seq, "link": newest.link, "sealed_at": moment(newest.sealed_at)}
