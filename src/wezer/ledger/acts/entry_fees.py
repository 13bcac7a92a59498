"""Paying the fee that a membrane asks, and noting that it is received: that lets in; who does not come in has it back
(core.md 2.2)."""

from contextlib import suppress
from typing import Any

from django.utils.translation import gettext as _

from wezer.core.crossing.acts.attempts import locked, settle, turn_away
from wezer.core.crossing.judging import settings_of
from wezer.core.models import Belonging, Crossing, CrossingState, Group
from wezer.core.refusals import MembraneClosed, NotWaiting, ReasonMissing
from wezer.core.viewer import Viewer
from wezer.kernel.acts import act, attempt
from wezer.kernel.money import Money
from wezer.kernel.permissions import require
from wezer.kernel.ref import Ref, ref, resolve
from wezer.kernel.refusals import NotAllowed
from wezer.ledger.acts.agreements import release
from wezer.ledger.acts.making import make
from wezer.ledger.acts.orders import Order
from wezer.ledger.acts.payments import abort, pay
from wezer.ledger.acts.receipts import confirm_receipt, confirm_refund, reverse
from wezer.ledger.currencies import currency
from wezer.ledger.entry_fees import (
    ABOUT,
    KIND,
    NOT_PAID,
    NOT_RECEIVED,
    fee_of,
    is_open,
    is_paid,
    left_over,
    payments_for,
    right_to_decide,
    underway,
    waits_for_nothing_else,
)
from wezer.ledger.models import State, Transaction
from wezer.ledger.refusals import FeeNotAwaited, FeeNotToGiveBack, FeePaidThere, NotOnlyTheFee, NotPayer


@act
def pay_entry_fee(*, by: Any, crossing: Crossing, key: str | None = None) -> Transaction:
    """Pay it from one's own wallet. In a currency of the community one is in at once; what is paid outside waits until the
    group says that it is received."""
    member = crossing.belonging.member
    if by.member is None or by.member.pk != member.pk:
        raise NotPayer()
    if key and (known := payments_for(crossing).filter(party=member, key=key).first()):
        known.is_replay = True
        return known  # type: ignore[no-any-return]  # the manager of another model says Any here
    held, fee = _awaited(crossing)
    if underway(held) is not None:
        raise FeeNotAwaited()
    made = pay(
        by=by, payer=member, payee=held.belonging.group, amounts=[fee], memo=_memo(held), about=str(ref(held)), key=key
    )
    if made.state == State.COMPLETED:
        settle(held)
    return made


@act
def note_entry_fee(*, by: Any, crossing: Crossing) -> Transaction:
    """Whoever answers for the group's wallet has received it outside: it stands in the books as a payment of whoever asks,
    and lets them in, once the group is open. What is paid inside its payer pays. What waited to be signed for it is not paid
    any more: the fee has come in by another way."""
    require(by, "ledger.receive", crossing.group)
    held, fee = _awaited(crossing)
    made = underway(held)
    if made is None or made.state == State.PENDING:
        if not currency(fee.currency).is_tracked:
            raise FeePaidThere()
        _drop_unsigned(held)
        group, about = held.belonging.group, str(ref(held))
        made = make(by, Order(held.belonging.member, group, (fee,), _memo(held), about=about, path="request"))
    if made.state == State.CONFIRMING:
        confirm_receipt(by=by, transaction=made)
    _let_in_if_open(held)
    return made


@act
def give_back_entry_fee(*, by: Any, crossing: Crossing) -> Transaction:
    """Whoever does not come in has their fee back, by a payment the other way. What was paid outside goes back outside: it is
    done once they say that they have it. What they say they paid is received by this, and given back."""
    require(by, "ledger.receive", crossing.group)
    paid = left_over(locked(crossing))
    if paid is None or paid.state not in (State.COMPLETED, State.CONFIRMING):
        raise FeeNotToGiveBack()
    if paid.state == State.CONFIRMING:
        confirm_receipt(by=by, transaction=paid)
    return reverse(by=by, transaction=paid)


@act
def have_entry_fee_back(*, by: Any, crossing: Crossing) -> Transaction:
    """Whoever paid outside has it back. Here, since who is not let in by the community has no wallet to say it in."""
    back = left_over(locked(crossing))
    if back is None or back.state != State.REFUNDING:
        raise FeeNotToGiveBack()
    return confirm_refund(by=by, transaction=back)


@act
def unsay_entry_fee(*, by: Any, crossing: Crossing) -> None:
    """What is said to be paid outside is not: whoever said so takes it back, or whoever receives has waited in vain. Then
    nobody waits for it, and it may be paid."""
    is_payer = by.may_spend_for(crossing.belonging.member)
    if not is_payer:
        require(by, "ledger.receive", crossing.group)
    said = underway(locked(crossing))
    if said is None or said.state != State.CONFIRMING:
        raise FeeNotAwaited()
    release(by=by, transaction=said, reason=NOT_PAID if is_payer else NOT_RECEIVED)


@act
def drop_entry_fee(*, by: Any, crossing: Crossing) -> None:
    """The attempt is over, in one way or the other: what waits to be signed for it is not paid any more."""
    if not by.is_system:
        raise NotAllowed()
    _drop_unsigned(crossing)


def _drop_unsigned(crossing: Crossing) -> None:
    for waiting in payments_for(crossing).filter(state=State.PENDING):
        abort(by=Viewer.system(), transaction=waiting)


@act
def refuse_entry_unpaid(*, by: Any, crossing: Crossing, reason: str) -> None:
    """Those who decide who enters end an attempt that waits for nothing but a fee which does not come, and say why."""
    require(by, right_to_decide(crossing.group), crossing.group)
    if not reason.strip():
        raise ReasonMissing()
    held, _fee = _awaited(crossing)
    if not waits_for_nothing_else(held):
        raise NotOnlyTheFee()
    turn_away(held, reason.strip())


@act
def look_at_entry(*, by: Any, transaction: Transaction) -> None:
    """A payment was received: if it was the fee of somebody who waits, they may be in. A group that is paused keeps them
    waiting until it is open again."""
    if not transaction.about.startswith(ABOUT):
        return
    crossing = resolve(Ref(transaction.about))
    if not isinstance(crossing, Crossing):
        return
    if (fee := fee_of(crossing)) is not None and is_paid(crossing, fee):
        _drop_unsigned(crossing)
    if crossing.state == CrossingState.WAITING:
        _let_in_if_open(crossing)


@act
def look_at_entries(*, by: Any, group: Group) -> None:
    """Those whose fee is received and who wait still may be in: the group is open again, or what they waited for besides is
    there without anybody having told."""
    for crossing in Crossing.objects.filter(group=group, state=CrossingState.WAITING).order_by("pk"):
        if settings_of(crossing, KIND) is not None and payments_for(crossing).filter(state=State.COMPLETED).exists():
            _let_in_if_open(crossing)


def _let_in_if_open(crossing: Crossing) -> None:
    """What was received stays received, whether they come in now or not."""
    with suppress(NotWaiting, MembraneClosed), attempt():
        settle(locked(crossing))


def _awaited(crossing: Crossing) -> tuple[Crossing, Money]:
    """The attempt with its row held, and its fee: two clicks at once pay once."""
    held = locked(crossing)
    held.belonging = Belonging.objects.select_related("group", "member").get(pk=held.belonging_id)
    fee = fee_of(held)
    if fee is None or not is_open(held) or is_paid(held, fee):
        raise FeeNotAwaited()
    return held, fee


def _memo(crossing: Crossing) -> str:
    return _("Fee to come into {group}").format(group=crossing.belonging.group.name)
