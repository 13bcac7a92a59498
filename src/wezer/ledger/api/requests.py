"""Thanks, who may ask to be paid, tickets."""

from typing import Annotated, Any

from django.shortcuts import get_object_or_404
from pydantic import Field

from wezer.core.accounts.sudo import show_again
from wezer.ledger.acts.requests import set_request_policy
from wezer.ledger.acts.thanking import thank
from wezer.ledger.acts.tickets import cancel_ticket, find_ticket, open_ticket, pay_ticket
from wezer.ledger.api.common import Amounts, Description, caller, found_party, router
from wezer.ledger.api.transactions import TransactionOut, found_transaction, show_transaction
from wezer.ledger.currencies import currency as currency_of
from wezer.ledger.lasting import Rests, lasts_until, rests
from wezer.ledger.models import (
    Answer,
    RequestPolicy,
    Ticket,
    Transaction,
)
from wezer.ledger.rest import money_in, money_out
from wezer.ui.rest import (
    MADE,
    UID,
    After,
    Code,
    Limit,
    Listed,
    MoneyOut,
    PartyOut,
    Schema,
    Strict,
    idempotent,
    listed,
    made,
    moment,
    party_or_refuse,
    show_party,
)


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
    told = show_transaction(found_transaction(request, one.uid))
    return made(told, replay=bool(getattr(one, "is_replay", False)))


@router.get("/request-policy", response=PolicyOut)
def policy(request: Any) -> Any:
    """How requests to the caller are answered."""
    found = RequestPolicy.objects.filter(party=caller(request)).first()
    return _show_policy(found)


@router.put("/request-policy", response=PolicyOut)
def set_policy(request: Any, new: PolicyIn) -> Any:
    """Always ask, pay at once (everybody, or whom one trusts), or pay after some days of silence."""
    trusted = [party_or_refuse(uid, "trusted") for uid in new.trusted]
    party = caller(request)
    if new.answer != Answer.ASK:  # from now on the wallet pays without being asked
        show_again(request)
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


def show_ticket(ticket: Ticket, *, mine: bool, closed: Rests | None = None) -> dict[str, Any]:
    """Its code is told to who asks to be paid; who pays has it already."""
    return {
        "uid": ticket.uid,
        "payee": show_party(ticket.payee),
        "amounts": [money_out(each) for each in ticket.money()],
        "description": ticket.description,
        "state": ticket.state,
        "expires_at": moment(lasts_until(ticket, closed)),
        "code": ticket.code if mine else None,
        "secret": ticket.secret if mine else None,
    }


@router.get("/tickets", response=Listed[TicketOut])
def tickets(request: Any, after: After = "", limit: Limit = 20) -> Any:
    """The caller's tickets."""
    rows, closed = Ticket.objects.filter(payee=caller(request)).select_related("payee"), rests()
    return listed(rows, after, limit, lambda one: show_ticket(one, mine=True, closed=closed), order=("-id",))


@router.post("/tickets", response=MADE(TicketOut))
@idempotent
def new_ticket(request: Any, new: TicketIn) -> Any:
    """Ask for an amount without knowing who will pay: a code to type, a secret for the QR code."""
    payee = found_party(request, new.payee, "payee")
    ticket = open_ticket(
        by=request.viewer, payee=payee, amounts=money_in(new.amounts), memo=new.description, hours=new.hours
    )
    return made(show_ticket(ticket, mine=True))


@router.post("/tickets/lookup", response=TicketOut)
def look_up(request: Any, sent: CodeIn) -> Any:
    """What a code asks for. Five wrong codes lock typing."""
    caller(request)
    return show_ticket(find_ticket(by=request.viewer, code=sent.code), mine=False)


@router.post("/ticket-payments", response=MADE(TransactionOut))
@idempotent(by_act=True)
def pay_a_ticket(request: Any, new: TicketPaymentIn) -> Any:
    """Pay what a code asks for."""
    payer = found_party(request, new.payer, "payer")
    known = Transaction.objects.filter(party=caller(request), key=request.key, path="ticket").first()
    if known is not None:
        return made(show_transaction(found_transaction(request, known.uid)), replay=True)
    ticket = find_ticket(by=request.viewer, code=new.code)
    one = pay_ticket(by=request.viewer, ticket=ticket, payer=payer, key=request.key)
    return made(show_transaction(one, payer=payer, payee=ticket.payee, amounts=ticket.money()))


@router.delete("/tickets/{uid}", response={204: None})
def drop_ticket(request: Any, uid: UID) -> Any:
    """Nobody can pay it any more."""
    mine = Ticket.objects.filter(payee__in=request.viewer.own_party_ids).select_related("payee")
    cancel_ticket(by=request.viewer, ticket=get_object_or_404(mine, uid=uid))
    return None
