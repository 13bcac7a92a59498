"""Paying the fee that a membrane asks, and noting that it is received: that lets in (core.md 2.2)."""

from contextlib import suppress
from typing import Any

from django.utils.translation import gettext as _

from wezer.core.crossing.acts.attempts import locked, settle
from wezer.core.crossing.judging import settings_of
from wezer.core.models import Belonging, Crossing, CrossingState, Group
from wezer.core.refusals import MembraneClosed, NotWaiting
from wezer.kernel.acts import act, attempt
from wezer.kernel.money import Money
from wezer.kernel.permissions import require
from wezer.kernel.ref import Ref, ref, resolve
from wezer.ledger.acts.making import make
from wezer.ledger.acts.orders import Order
from wezer.ledger.acts.payments import pay
from wezer.ledger.acts.receipts import confirm_receipt
from wezer.ledger.currencies import currency
from wezer.ledger.entry_fees import KIND, fee_of, is_open, is_paid, payments_for, underway
from wezer.ledger.models import State, Transaction
from wezer.ledger.refusals import FeeNotAwaited, FeePaidThere, NotPayer


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
    and lets them in, once the group is open. What is paid inside its payer pays; what waits to be signed is not here yet."""
    require(by, "ledger.receive", crossing.group)
    held, fee = _awaited(crossing)
    made = underway(held)
    if made is not None and made.state == State.PENDING:
        raise FeeNotAwaited()
    if made is None:
        if not currency(fee.currency).is_tracked:
            raise FeePaidThere()
        group, about = held.belonging.group, str(ref(held))
        made = make(by, Order(held.belonging.member, group, (fee,), _memo(held), about=about, path="request"))
    if made.state == State.CONFIRMING:
        confirm_receipt(by=by, transaction=made)
    _let_in_if_open(held)
    return made


@act
def look_at_entry(*, by: Any, transaction: Transaction) -> None:
    """A payment was received: if it was the fee of somebody who waits, they may be in. A group that is paused keeps them
    waiting until it is open again."""
    if not transaction.about.startswith("core.crossing/"):
        return
    crossing = resolve(Ref(transaction.about))
    if isinstance(crossing, Crossing) and crossing.state == CrossingState.WAITING:
        _let_in_if_open(crossing)


@act
def look_at_entries(*, by: Any, group: Group) -> None:
    """The group is open again: those whose fee was received meanwhile may be in."""
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
