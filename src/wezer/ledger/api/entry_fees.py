"""The fee that a membrane asks: the same as its page."""

from typing import Any, Literal

from django.http import Http404
from django.shortcuts import get_object_or_404

from wezer.core.crossing.judging import settings_of
from wezer.core.models import Crossing, Group
from wezer.kernel.refusals import NotAllowed
from wezer.ledger.acts.entry_fees import (
    give_back_entry_fee,
    have_entry_fee_back,
    note_entry_fee,
    pay_entry_fee,
    refuse_entry_unpaid,
    unsay_entry_fee,
)
from wezer.ledger.api.common import router
from wezer.ledger.api.transactions import TransactionOut, show_transaction
from wezer.ledger.entry_fees import (
    KIND,
    Awaited,
    awaited_of,
    decides_entry,
    fee_of,
    found_crossing,
    is_open,
    is_paid,
    left_over,
    left_over_in,
    reference_of,
    sees_fees,
    underway,
    waits_for_nothing_else,
    with_payments,
)
from wezer.ledger.models import State
from wezer.ledger.rest import money_out
from wezer.ui.paging import page_after
from wezer.ui.rest import (
    MADE,
    UID,
    After,
    Limit,
    Listed,
    MoneyOut,
    PartyOut,
    Schema,
    idempotent,
    made,
    moment,
    show_party,
)


class EntryFeeOut(Schema):
    """`is_awaited`: whoever asks waits for it to be received; `is_underway`: they say that they paid it outside, or it waits
    to be signed; `may_refuse`: one may end the attempt, which waits for nothing else; `left`: what was paid by who did not
    come in, empty when nothing was."""

    group: PartyOut
    member: PartyOut
    fee: MoneyOut
    how: str
    reference: str
    is_awaited: bool
    is_underway: bool
    is_paid: bool
    may_refuse: bool
    left: Literal["", "received", "said", "on_its_way_back", "given_back"]


class EntryRefusalIn(Schema):
    reason: str


#: Where a payment stands of who did not come in.
LEFT = {
    State.COMPLETED: "received",
    State.CONFIRMING: "said",
    State.REFUNDING: "on_its_way_back",
    State.REVERSED: "given_back",
}


def _found(request: Any, uid: Any) -> Crossing:
    found = found_crossing(request.viewer, uid)
    if found is None:
        raise Http404
    return found


@router.get("/entry-fees/{crossing}", response=EntryFeeOut)
def fee(request: Any, crossing: UID) -> Any:
    """What is to be paid for an attempt to come in, and how: for who makes it, and for those who receive or decide."""
    return _shown(request.viewer, _found(request, crossing))


def _shown(viewer: Any, found: Crossing) -> dict[str, Any]:
    paid_for_nothing = left_over(found)
    asked, said = fee_of(found), settings_of(found, KIND) or {}
    assert asked is not None, "only attempts that ask a fee are found"
    paid = is_paid(found, asked)
    return {
        "group": show_party(found.belonging.group),
        "member": show_party(found.belonging.member),
        "fee": money_out(asked),
        "how": said.get("how", ""),
        "reference": reference_of(found),
        "is_awaited": is_open(found) and not paid,
        "is_underway": underway(found) is not None,
        "is_paid": paid,
        "may_refuse": decides_entry(viewer, found.belonging.group) and waits_for_nothing_else(found),
        "left": LEFT[State(paid_for_nothing.state)] if paid_for_nothing is not None else "",
    }


class AwaitedFeeOut(Schema):
    """`crossing`: under which the fee is found. `state`: where its payment stands, empty when there is none."""

    crossing: str
    member: PartyOut
    fee: MoneyOut
    reference: str
    began_at: str
    state: str


def _group(request: Any, uid: UID) -> Group:
    found = get_object_or_404(Group.objects.visible_to(request.viewer), uid=uid)
    if not sees_fees(request.viewer, found):
        raise NotAllowed()
    return found


def _row(one: Awaited) -> dict[str, Any]:
    return {
        "crossing": str(one.crossing.uid),
        "member": show_party(one.crossing.belonging.member),
        "fee": money_out(one.fee),
        "reference": one.reference,
        "began_at": moment(one.crossing.began_at),
        "state": one.payment.state if one.payment is not None else "",
    }


@router.get("/groups/{uid}/entry-fees", response=Listed[AwaitedFeeOut])
def awaited(request: Any, uid: UID, after: After = "", limit: Limit = 20) -> Any:
    """The fees that a group waits for, longest first: for who decides who enters, and who receives."""
    page = page_after(awaited_of(_group(request, uid)), after, size=limit, order=("began_at", "id"))
    return {"items": [_row(one) for one in with_payments(page.items)], "next": page.next or None}


@router.get("/groups/{uid}/entry-fees/left", response=list[AwaitedFeeOut])
def left(request: Any, uid: UID) -> Any:
    """What was paid by people who did not come in, and is not given back yet."""
    return [_row(one) for one in left_over_in(_group(request, uid))]


@router.post("/entry-fees/{crossing}/payment", response=MADE(TransactionOut))
@idempotent(by_act=True)
def payment(request: Any, crossing: UID) -> Any:
    """Pay it from one's own wallet; in money from elsewhere: say that one has paid it."""
    paid = pay_entry_fee(by=request.viewer, crossing=_found(request, crossing), key=request.key)
    return made(show_transaction(paid), replay=paid.is_replay)


@router.post("/entry-fees/{crossing}/receipt", response=TransactionOut)
def receipt(request: Any, crossing: UID) -> Any:
    """Whoever answers for the group's wallet has received it: that lets in."""
    return show_transaction(note_entry_fee(by=request.viewer, crossing=_found(request, crossing)))


@router.delete("/entry-fees/{crossing}/payment", response=EntryFeeOut)
def unsay(request: Any, crossing: UID) -> Any:
    """What is said to be paid outside is not: for who said so, and for who waits for it in vain."""
    found = _found(request, crossing)
    unsay_entry_fee(by=request.viewer, crossing=found)
    return _shown(request.viewer, found)


@router.post("/entry-fees/{crossing}/return", response=EntryFeeOut)
def give_back(request: Any, crossing: UID) -> Any:
    """Give it back to who did not come in; what was paid outside is given back outside."""
    found = _found(request, crossing)
    give_back_entry_fee(by=request.viewer, crossing=found)
    return _shown(request.viewer, found)


@router.post("/entry-fees/{crossing}/return/receipt", response=EntryFeeOut)
def have_back(request: Any, crossing: UID) -> Any:
    """Whoever paid outside has it back."""
    found = _found(request, crossing)
    have_entry_fee_back(by=request.viewer, crossing=found)
    return _shown(request.viewer, found)


@router.post("/entry-fees/{crossing}/refusal", response=EntryFeeOut)
def refuse(request: Any, crossing: UID, said: EntryRefusalIn) -> Any:
    """Those who decide who enters wait no longer for a fee that does not come, and say why."""
    found = _found(request, crossing)
    refuse_entry_unpaid(by=request.viewer, crossing=found, reason=said.reason)
    return _shown(request.viewer, _found(request, crossing))
