"""The fee that a membrane asks: the same as its page."""

from typing import Any

from django.http import Http404

from wezer.core.crossing.judging import settings_of
from wezer.core.models import Crossing
from wezer.ledger.acts.entry_fees import note_entry_fee, pay_entry_fee
from wezer.ledger.api.common import router
from wezer.ledger.api.transactions import TransactionOut, show_transaction
from wezer.ledger.entry_fees import KIND, fee_of, found_crossing, is_open, is_paid, underway
from wezer.ledger.rest import money_out
from wezer.ui.rest import MADE, UID, MoneyOut, PartyOut, Schema, idempotent, made, show_party


class EntryFeeOut(Schema):
    """`is_awaited`: whoever asks waits for it to be received; `is_underway`: they say that they paid it outside, or it waits
    to be signed."""

    group: PartyOut
    member: PartyOut
    fee: MoneyOut
    how: str
    reference: str
    is_awaited: bool
    is_underway: bool
    is_paid: bool


def _found(request: Any, uid: Any) -> Crossing:
    found = found_crossing(request.viewer, uid)
    if found is None:
        raise Http404
    return found


@router.get("/entry-fees/{crossing}", response=EntryFeeOut)
def fee(request: Any, crossing: UID) -> Any:
    """What is to be paid for an attempt to come in, and how: for who makes it, and for those who receive or decide."""
    found = _found(request, crossing)
    asked, said = fee_of(found), settings_of(found, KIND) or {}
    assert asked is not None, "only attempts that ask a fee are found"
    paid = is_paid(found, asked)
    return {
        "group": show_party(found.belonging.group),
        "member": show_party(found.belonging.member),
        "fee": money_out(asked),
        "how": said.get("how", ""),
        "reference": str(found.uid)[-8:].upper(),
        "is_awaited": is_open(found) and not paid,
        "is_underway": underway(found) is not None,
        "is_paid": paid,
    }


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
