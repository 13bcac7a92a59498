"""Payments and their steps."""

from collections.abc import Callable, Sequence
from typing import Any, Literal
from uuid import UUID

from django.shortcuts import get_object_or_404

from wezer.core.models import Party
from wezer.kernel.money import Money
from wezer.kernel.refusals import NotAllowed
from wezer.ledger.acts import agreements, payments, receipts
from wezer.ledger.acts.settling import SETTLES
from wezer.ledger.acts.signing import sign
from wezer.ledger.agreed import dispute_of
from wezer.ledger.api.common import Amounts, Category, Description, PartyMissing, caller, found_party, router
from wezer.ledger.models import (
    State,
    Transaction,
)
from wezer.ledger.queries import open_transactions, waiting_for
from wezer.ledger.rest import money_in, money_out
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
    Version,
    idempotent,
    listed,
    made,
    moment,
    show_party,
)


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
    about: str
    """The reference of what was thanked for, or of what a reaction was given to."""
    reverses: UID | None = None
    disputed: bool = False
    created_at: str
    completed_at: str | None


class TransactionIn(Strict):
    """`mode`: pay at once; draft it; request it (you are the payee); agree (set the amount aside for the payee, who is told and may
    decline)."""

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
    acting_for: PartyOut | None
    """The group in whose name the actor did it; None: their own."""


class TransactionDetail(TransactionOut):
    log: list[LogOut]
    stands_still: bool
    """The two sides disagree about what it is for: until that is settled it takes no step."""


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
        "about": one.about,
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


def found_transaction(request: Any, uid: UUID) -> Transaction:
    found: Transaction = get_object_or_404(_whole(Transaction.objects.visible_to(request.viewer)), uid=uid)
    return found


@router.get("/transactions", response=Listed[TransactionOut])
def transactions(
    request: Any, which: Literal["open", "waiting", "drafts"] = "open", after: After = "", limit: Limit = 20
) -> Any:
    """What is not finished: all of it, what waits for the caller, or their drafts. What is finished is on the statements."""
    me = caller(request)
    found: dict[str, Callable[[], Any]] = {
        "open": lambda: open_transactions(me),
        "waiting": lambda: waiting_for(me),
        "drafts": lambda: Transaction.objects.filter(party=me, state=State.DRAFT),
    }
    return listed(_whole(found[which]()), after, limit, show_transaction, order=("-id",))


@router.post("/transactions", response=MADE(TransactionOut))
@idempotent(by_act=True)
def new_transaction(request: Any, new: TransactionIn) -> Any:
    """Pay, draft, ask to be paid, or agree. The key is remembered for ever: sent again, nothing is paid twice."""
    viewer, is_request = request.viewer, new.mode == "request"
    payer = found_party(request, new.payer, "payer") if not is_request or new.payer else None
    payee = found_party(request, new.payee, "payee") if is_request or new.payee else None
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
    "agree": agreements.set_aside_for,
}


@router.get("/transactions/{uid}", response=TransactionDetail)
def transaction(request: Any, uid: UID) -> Any:
    """One of one's own transactions, with the steps it took."""
    one = found_transaction(request, uid)
    log = [
        {
            "at": moment(row.at),
            "state": row.state,
            "version": row.version,
            "actor": show_party(row.actor),
            "acting_for": show_party(row.acting_for if row.acting_for_id != row.actor_id else None),
        }
        for row in one.log.select_related("actor", "acting_for").order_by("id")
    ]
    return {**show_transaction(one), "log": log, "stands_still": dispute_of(one, request.viewer) is not None}


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
    "release": payments.abort,  # the act of that name trusts its caller to have asked both parties
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
    if not request.viewer.is_inside and step not in SETTLES:
        raise NotAllowed()
    STEPS[step](by=request.viewer, transaction=found_transaction(request, uid), version=sent.version)
    return show_transaction(found_transaction(request, uid))
