"""The ledger for machines: the same questions and acts as the wallet's pages."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Annotated, Any, Literal
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy as _
from ninja import Query
from pydantic import Field

from wezer.core.models import Party
from wezer.kernel.money import Money, decimal_text, parse_amount
from wezer.kernel.refusals import NotAllowed, Refusal
from wezer.ledger import chain
from wezer.ledger.acts import agreements, payments, receipts
from wezer.ledger.acts.batches import Item, pay_batch
from wezer.ledger.acts.requests import set_request_policy
from wezer.ledger.acts.schedules import cancel_schedule, schedule_payment, settle_elsewhere
from wezer.ledger.acts.signing import sign
from wezer.ledger.acts.thanking import thank
from wezer.ledger.acts.tickets import cancel_ticket, find_ticket, open_ticket, pay_ticket
from wezer.ledger.currencies import currencies as known_currencies
from wezer.ledger.currencies import currency as currency_of
from wezer.ledger.exports import as_csv, as_json
from wezer.ledger.models import (
    Account,
    Answer,
    Currency,
    CurrencyState,
    Every,
    Occurrence,
    RequestPolicy,
    Schedule,
    Seal,
    State,
    Ticket,
    Transaction,
)
from wezer.ledger.queries import Balance, balances, may_see_balance, open_transactions, waiting_for
from wezer.ledger.statements import Filters, Line, statement
from wezer.ui.rest import (
    MADE,
    UID,
    After,
    Code,
    Limit,
    Listed,
    MoneyIn,
    MoneyOut,
    PartyOut,
    Router,
    Schema,
    Strict,
    Version,
    When,
    idempotent,
    listed,
    made,
    moment,
    party_or_refuse,
    show_party,
)

router = Router(tags=["Currencies and payments"])

Amounts = Annotated[list[MoneyIn], Field(min_length=1, max_length=20)]
Description = Annotated[str, Field(max_length=2000)]  # the act says how long it may be, in a sentence
Category = Annotated[str, Field(max_length=60)]


class PartyMissing(Refusal):
    code = "required"
    message = _("Say who pays and who is paid.")


def money_in(amounts: Sequence[MoneyIn]) -> list[Money]:
    """What was sent, in smallest units: read strictly with each currency's scale."""
    return [Money(parse_amount(each.amount, currency_of(each.currency).scale), each.currency) for each in amounts]


def money_out(money: Money) -> dict[str, str]:
    return {"amount": decimal_text(money.units, currency_of(money.currency).scale), "currency": money.currency}


def _me(request: Any) -> Party:
    """As whom the caller acts."""
    party = request.viewer.party
    if party is None:
        raise NotAllowed()
    return party  # type: ignore[no-any-return]


def _party(request: Any, uid: UUID | None, field: str) -> Party:
    """The named party; the caller's own when none is named."""
    own = _me(request)
    return own if uid is None or uid == own.uid else party_or_refuse(uid, field)


# ------------------------------------------------------------------ currencies and accounts


class CurrencyOut(Schema):
    uid: UID
    code: str
    name: str
    symbol: str
    scale: int
    kind: str
    category: str
    origin: str
    state: str


class AccountOut(Schema):
    """Null amounts are those the holder keeps to themselves, or limits that do not exist."""

    uid: UID
    holder: PartyOut
    currency: str
    balance: MoneyOut | None
    reserved: MoneyOut | None = None
    available: MoneyOut | None = None
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


def show_currency(one: Currency) -> dict[str, Any]:
    names = ("uid", "code", "name", "symbol", "scale", "kind", "category", "origin", "state")
    return {name: getattr(one, name) for name in names}


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


@router.get("/currencies", response=list[CurrencyOut])
def currencies(request: Any) -> Any:
    """The currencies of the community."""
    if not request.viewer.is_inside:
        raise NotAllowed()
    return [show_currency(one) for one in known_currencies() if one.state != CurrencyState.DRAFT]


@router.get("/currencies/{code}", response=CurrencyOut)
def currency(request: Any, code: Annotated[str, Field(max_length=12)]) -> Any:
    if not request.viewer.is_inside:
        raise NotAllowed()
    found = next((one for one in known_currencies() if one.code == code and one.state != CurrencyState.DRAFT), None)
    if found is None:
        raise Http404
    return show_currency(found)


@router.get("/accounts", response=list[AccountOut])
def accounts(request: Any, party: UID | None = None) -> Any:
    """One's own accounts with limits and what is set aside; of others, the balances they or the currency show."""
    holder = _party(request, party, "party")
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
    found = get_object_or_404(Account.objects.select_related("currency", "holder"), uid=uid)
    if not request.viewer.may_act_for(found.holder_id) and not request.viewer.has_right("ledger.audit"):
        raise Http404
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


# ------------------------------------------------------------------ transactions


class TransactionOut(Schema):
    uid: UID
    state: str
    version: int
    path: str
    payer: PartyOut
    payee: PartyOut
    amounts: list[MoneyOut]
    description: str
    category: str
    reverses: UID | None = None
    disputed: bool = False
    created_at: str
    completed_at: str | None


class TransactionIn(Strict):
    """`mode`: pay at once; draft it; request it (you are the payee); agree (set the amount aside)."""

    mode: Literal["pay", "draft", "request", "agree"] = "pay"
    payer: UID | None = None
    payee: UID | None = None
    amounts: Amounts
    description: Description = ""
    category: Category = ""


class StepIn(Strict):
    """`version`: as you saw it; when somebody moved it since, nothing is done (409)."""

    version: Version | None = None


class LogOut(Schema):
    at: str
    state: str
    version: int
    actor: PartyOut | None


class TransactionDetail(TransactionOut):
    log: list[LogOut]


def show_transaction(
    one: Transaction, *, payer: Party | None = None, payee: Party | None = None, amounts: Sequence[Money] | None = None
) -> dict[str, Any]:
    """What the caller already holds need not be read again."""
    told = amounts if amounts is not None else amounts_of(one)
    return {
        "uid": str(one.uid),
        "state": str(one.state),
        "version": one.version,
        "path": one.path,
        "payer": show_party(payer or one.payer),
        "payee": show_party(payee or one.payee),
        "amounts": [money_out(each) for each in told],
        "description": one.memo,
        "category": one.category,
        "reverses": str(one.reverses.uid) if one.reverses_id and one.reverses else None,
        "disputed": one.disputed_at is not None,
        "created_at": moment(one.created_at),
        "completed_at": moment(one.completed_at),
    }


def amounts_of(one: Transaction) -> list[Money]:
    """From prefetched rows: its plan, or its payments when it was posted at once."""
    planned = [leg.money for leg in one.planned.all()]
    return planned or [each.money for each in one.transfers.all() if each.purpose != "settlement"]


def _whole(rows: Any) -> Any:
    return rows.select_related("payer", "payee", "reverses").prefetch_related(
        "planned__currency", "transfers__currency"
    )


def _transaction(request: Any, uid: UUID) -> Transaction:
    found: Transaction = get_object_or_404(_whole(Transaction.objects.visible_to(request.viewer)), uid=uid)
    return found


@router.get("/transactions", response=Listed[TransactionOut])
def transactions(
    request: Any, which: Literal["open", "waiting", "drafts"] = "open", after: After = "", limit: Limit = 20
) -> Any:
    """What is not finished: all of it, what waits for the caller, or their drafts. What is finished is on the statements."""
    me = _me(request)
    rows = {
        "open": lambda: open_transactions(me),
        "waiting": lambda: waiting_for(me),
        "drafts": lambda: Transaction.objects.filter(party=me, state=State.DRAFT),
    }[which]()
    return listed(_whole(rows), after, limit, show_transaction, order=("-id",))


@router.post("/transactions", response=MADE(TransactionOut))
@idempotent(by_act=True)
def new_transaction(request: Any, new: TransactionIn) -> Any:
    """Pay, draft, ask to be paid, or agree. The key is remembered for ever: sent again, nothing is paid twice."""
    viewer, is_request = request.viewer, new.mode == "request"
    payer = _party(request, new.payer, "payer") if not is_request or new.payer else None
    payee = _party(request, new.payee, "payee") if is_request or new.payee else None
    if payer is None or payee is None:
        raise PartyMissing(field="payer" if payer is None else "payee")
    amounts = money_in(new.amounts)
    order = {"payer": payer, "payee": payee, "amounts": amounts, "memo": new.description, "key": request.key}
    act = _MODES[new.mode]
    one = act(by=viewer, category=new.category, origin="api", **order)
    return made(
        show_transaction(one, payer=payer, payee=payee, amounts=amounts), replay=bool(getattr(one, "is_replay", False))
    )


_MODES: dict[str, Callable[..., Transaction]] = {
    "pay": payments.pay,
    "draft": payments.draft,
    "request": payments.request_payment,
    "agree": agreements.reserve,
}


@router.get("/transactions/{uid}", response=TransactionDetail)
def transaction(request: Any, uid: UID) -> Any:
    """One of one's own transactions, with the steps it took."""
    one = _transaction(request, uid)
    log = [
        {"at": moment(row.at), "state": row.state, "version": row.version, "actor": show_party(row.actor)}
        for row in one.log.select_related("actor").order_by("id")
    ]
    return {**show_transaction(one), "log": log}


#: What the parties may do with a transaction; the acts know from which state, and who.
STEPS: dict[str, Callable[..., Any]] = {
    "commitment": payments.commit,
    "submission": payments.submit,
    "acceptance": payments.accept_request,
    "refusal": payments.refuse,
    "cancellation": payments.abort,
    "agreement": agreements.accept,
    "invoice": agreements.invoice,
    "settlement": agreements.settle,
    "release": agreements.release,
    "receipt": receipts.confirm_receipt,
    "reversal": receipts.reverse,
    "refund-receipt": receipts.confirm_refund,
    "signature": lambda *, by, transaction, version=None: sign(by=by, transaction=transaction),
    "withdrawal": lambda *, by, transaction, version=None: receipts.withdraw_thanks(by=by, transaction=transaction),
}
StepName = Literal[
    "commitment", "submission", "acceptance", "refusal", "cancellation", "agreement", "invoice", "settlement", "release",
    "receipt", "reversal", "refund-receipt", "signature", "withdrawal",
]  # fmt: skip


@router.post("/transactions/{uid}/{step}", response=TransactionOut)
def take_step(request: Any, uid: UID, step: StepName, sent: StepIn) -> Any:
    """One step: commit a draft, answer a request, sign, confirm a receipt, give back… 409 when it does not start from here."""
    STEPS[step](by=request.viewer, transaction=_transaction(request, uid), version=sent.version)
    return show_transaction(_transaction(request, uid))


# ------------------------------------------------------------------ batches


class BatchItemIn(Strict):
    payer: UID | None = None
    payee: UID
    amounts: Amounts
    description: Description = ""
    category: Category = ""
    key: Annotated[str, Field(max_length=100)] | None = None


class BatchIn(Strict):
    mode: Literal["all_or_nothing", "each"] = "all_or_nothing"
    name: Annotated[str, Field(max_length=60)] = ""
    items: Annotated[list[BatchItemIn], Field(min_length=1, max_length=1000)]


class RefusedOut(Schema):
    code: str
    message: str
    field: str | None


class ResultOut(Schema):
    index: int
    transaction: TransactionOut | None
    refused: RefusedOut | None


class BatchOut(Schema):
    results: list[ResultOut]


@router.post("/batches", response=MADE(BatchOut))
@idempotent
def batch(request: Any, new: BatchIn) -> Any:
    """1 to 1000 payments in one go: all or nothing, or each by itself."""
    own = _me(request)
    wanted = {uid for item in new.items for uid in (item.payer, item.payee) if uid is not None and uid != own.uid}
    known = {party.uid: party for party in Party.objects.filter(uid__in=wanted)} | {own.uid: own}
    for index, item in enumerate(new.items):
        for field, uid in (("payer", item.payer), ("payee", item.payee)):
            if uid is not None and uid not in known:
                party_or_refuse(uid, f"items.{index}.{field}")
    items = [
        Item(
            known[item.payer or own.uid], known[item.payee], tuple(money_in(item.amounts)), item.description, item.key,
            item.category,
        )
        for item in new.items
    ]  # fmt: skip
    results = pay_batch(by=request.viewer, items=items, mode=new.mode, batch=new.name or request.key[:60], origin="api")
    return made({"results": [_show_result(result, items[result.index]) for result in results]})


def _show_result(result: Any, item: Item) -> dict[str, Any]:
    one, no = result.transaction, result.refused
    return {
        "index": result.index,
        "transaction": show_transaction(one, payer=item.payer, payee=item.payee, amounts=item.amounts) if one else None,
        "refused": {"code": no.code, "message": no.sentence, "field": no.field} if no else None,
    }


# ------------------------------------------------------------------ thanks, requests, tickets


class ThanksIn(Strict):
    receiver: UID
    currency: Code
    units: Annotated[int, Field(ge=1, le=1000)] = 1
    about: Annotated[str, Field(max_length=100)] = ""
    description: Description = ""


class PolicyIn(Strict):
    answer: Answer
    silence_days: Annotated[int, Field(ge=1, le=365)] = 7
    trusted: Annotated[list[UID], Field(max_length=200)] = []


class PolicyOut(Schema):
    answer: str
    silence_days: int
    trusted: list[PartyOut]


class TicketIn(Strict):
    payee: UID | None = None
    amounts: Amounts
    description: Description = ""
    hours: Annotated[int, Field(ge=1, le=24 * 31)] = 24


class TicketOut(Schema):
    uid: UID
    payee: PartyOut
    amounts: list[MoneyOut]
    description: str
    state: str
    expires_at: str
    code: str | None = None
    secret: UID | None = None


class CodeIn(Strict):
    code: Annotated[str, Field(min_length=1, max_length=60)]


class TicketPaymentIn(CodeIn):
    payer: UID | None = None


@router.post("/thanks", response=MADE(TransactionOut))
@idempotent(by_act=True)
def new_thanks(request: Any, new: ThanksIn) -> Any:
    """Thank somebody in a counted currency."""
    receiver = party_or_refuse(new.receiver, "receiver")
    one = thank(
        by=request.viewer, receiver=receiver, currency=currency_of(new.currency), about=new.about, units=new.units,
        memo=new.description, key=request.key,
    )  # fmt: skip
    told = show_transaction(_transaction(request, one.uid))
    return made(told, replay=bool(getattr(one, "is_replay", False)))


@router.get("/request-policy", response=PolicyOut)
def policy(request: Any) -> Any:
    """How requests to the caller are answered."""
    found = RequestPolicy.objects.filter(party=_me(request)).first()
    return _show_policy(found)


@router.put("/request-policy", response=PolicyOut)
def set_policy(request: Any, new: PolicyIn) -> Any:
    """Always ask, pay at once (everybody, or whom one trusts), or pay after some days of silence."""
    trusted = [party_or_refuse(uid, "trusted") for uid in new.trusted]
    party = _me(request)
    set_request_policy(
        by=request.viewer, party=party, answer=new.answer, silence_days=new.silence_days, trusted=trusted
    )
    return _show_policy(RequestPolicy.objects.filter(party=party).first())


def _show_policy(found: RequestPolicy | None) -> dict[str, Any]:
    if found is None:
        return {"answer": Answer.ASK.value, "silence_days": 7, "trusted": []}
    trusted: Any = found.trusted.order_by("pk")
    return {
        "answer": found.answer,
        "silence_days": found.silence_days,
        "trusted": [show_party(one) for one in trusted],
    }


def show_ticket(ticket: Ticket, *, mine: bool) -> dict[str, Any]:
    """Its code is told to who asks to be paid; who pays has it already."""
    return {
        "uid": ticket.uid,
        "payee": show_party(ticket.payee),
        "amounts": [money_out(each) for each in ticket.money()],
        "description": ticket.description,
        "state": ticket.state,
        "expires_at": moment(ticket.expires_at),
        "code": ticket.code if mine else None,
        "secret": ticket.secret if mine else None,
    }


@router.get("/tickets", response=Listed[TicketOut])
def tickets(request: Any, after: After = "", limit: Limit = 20) -> Any:
    """The caller's tickets."""
    rows = Ticket.objects.filter(payee=_me(request)).select_related("payee")
    return listed(rows, after, limit, lambda one: show_ticket(one, mine=True), order=("-id",))


@router.post("/tickets", response=MADE(TicketOut))
@idempotent
def new_ticket(request: Any, new: TicketIn) -> Any:
    """Ask for an amount without knowing who will pay: a code to type, a secret for the QR code."""
    payee = _party(request, new.payee, "payee")
    ticket = open_ticket(
        by=request.viewer, payee=payee, amounts=money_in(new.amounts), memo=new.description, hours=new.hours
    )
    return made(show_ticket(ticket, mine=True))


@router.post("/tickets/lookup", response=TicketOut)
def look_up(request: Any, sent: CodeIn) -> Any:
    """What a code asks for. Five wrong codes lock typing."""
    _me(request)
    return show_ticket(find_ticket(by=request.viewer, code=sent.code), mine=False)


@router.post("/ticket-payments", response=MADE(TransactionOut))
@idempotent(by_act=True)
def pay_a_ticket(request: Any, new: TicketPaymentIn) -> Any:
    """Pay what a code asks for."""
    payer = _party(request, new.payer, "payer")
    known = Transaction.objects.filter(party=_me(request), key=request.key, path="ticket").first()
    if known is not None:
        return made(show_transaction(_transaction(request, known.uid)), replay=True)
    ticket = find_ticket(by=request.viewer, code=new.code)
    one = pay_ticket(by=request.viewer, ticket=ticket, payer=payer, key=request.key)
    return made(show_transaction(one, payer=payer, payee=ticket.payee, amounts=ticket.money()))


@router.delete("/tickets/{uid}", response={204: None})
def drop_ticket(request: Any, uid: UID) -> Any:
    """Nobody can pay it any more."""
    mine = Ticket.objects.filter(payee__in=request.viewer.own_party_ids).select_related("payee")
    cancel_ticket(by=request.viewer, ticket=get_object_or_404(mine, uid=uid))
    return None


# ------------------------------------------------------------------ schedules


class ScheduleIn(Strict):
    """`count` 1: at a date. `in_instalments`: the amounts are the whole, split in `count` parts."""

    payer: UID | None = None
    payee: UID
    amounts: Amounts
    description: Description = ""
    first_on: date
    every: Every = Every.MONTH
    step: Annotated[int, Field(ge=1, le=1000)] = 1
    count: Annotated[int, Field(ge=1, le=1000)] | None = 1
    until: date | None = None
    in_instalments: bool = False
    retry_days: Annotated[int, Field(ge=0, le=60)] = 0


class OccurrenceOut(Schema):
    number: int
    due_on: str
    state: str
    amounts: list[MoneyOut]
    problem: str


class ScheduleOut(Schema):
    uid: UID
    payer: PartyOut
    payee: PartyOut
    amounts: list[MoneyOut]
    description: str
    first_on: str
    every: str
    step: int
    count: int | None
    until: str | None
    state: str


class ScheduleDetail(ScheduleOut):
    occurrences: list[OccurrenceOut]


def show_schedule(one: Schedule) -> dict[str, Any]:
    return {
        "uid": one.uid,
        "payer": show_party(one.payer),
        "payee": show_party(one.payee),
        "amounts": [money_out(each) for each in one.money()],
        "description": one.description,
        "first_on": one.first_on.isoformat(),
        "every": str(one.every),
        "step": one.step,
        "count": one.count,
        "until": one.until.isoformat() if one.until else None,
        "state": str(one.state),
    }


def _schedules(request: Any) -> Any:
    """Those of the caller's parties, as payer or payee."""
    mine = request.viewer.own_party_ids
    rows = Schedule.objects.select_related("payer", "payee")
    return rows.filter(payer__in=mine) | rows.filter(payee__in=mine)


@router.get("/schedules", response=Listed[ScheduleOut])
def schedules(request: Any, after: After = "", limit: Limit = 20) -> Any:
    """Payments to come, made or received."""
    _me(request)
    return listed(_schedules(request), after, limit, show_schedule, order=("-id",))


@router.post("/schedules", response=MADE(ScheduleDetail))
@idempotent
def new_schedule(request: Any, new: ScheduleIn) -> Any:
    """Plan payments: once, in instalments, or again and again."""
    payer, payee = _party(request, new.payer, "payer"), party_or_refuse(new.payee, "payee")
    one = schedule_payment(
        by=request.viewer, payer=payer, payee=payee, amounts=money_in(new.amounts), first_on=new.first_on,
        memo=new.description, every=new.every, step=new.step, count=new.count, until=new.until,
        in_instalments=new.in_instalments, retry_days=new.retry_days, key=request.key,
    )  # fmt: skip
    return made(_schedule_detail(one))


@router.get("/schedules/{uid}", response=ScheduleDetail)
def schedule(request: Any, uid: UID) -> Any:
    return _schedule_detail(get_object_or_404(_schedules(request), uid=uid))


@router.delete("/schedules/{uid}", response={204: None})
def end_schedule(request: Any, uid: UID) -> Any:
    """No more payments; what was paid stays."""
    cancel_schedule(by=request.viewer, schedule=get_object_or_404(_schedules(request), uid=uid))
    return None


@router.post("/schedules/{uid}/occurrences/{number}/settlement", response=ScheduleDetail)
def settle_one(request: Any, uid: UID, number: Annotated[int, Field(ge=1, le=2**31 - 1)]) -> Any:
    """The payee says that this one was paid in another way."""
    one = get_object_or_404(_schedules(request), uid=uid)
    occurrence = get_object_or_404(Occurrence.objects.select_related("schedule__payee"), schedule=one, number=number)
    settle_elsewhere(by=request.viewer, occurrence=occurrence)
    return _schedule_detail(one)


def _schedule_detail(one: Schedule) -> dict[str, Any]:
    coming = [
        {
            "number": each.number,
            "due_on": each.due_on.isoformat(),
            "state": str(each.state),
            "amounts": [money_out(money) for money in each.money()],
            "problem": each.problem,
        }
        for each in one.occurrences.order_by("number")[:1000]
    ]
    return {**show_schedule(one), "occurrences": coming}


# ------------------------------------------------------------------ proof


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
