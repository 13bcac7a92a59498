"""After the agreement: delivery, settlement, payment, receipt, cancelling, giving back, disputes. The reply's state
follows its ledger transaction in the same act."""

from typing import Any

from wezer.core.mediation.acts import forget_mediator, look_at_mediation
from wezer.core.mediation.rules import side_of
from wezer.exchange import rules
from wezer.exchange.acts.availability import give_back
from wezer.exchange.acts.evaluations import begin_evaluations, drop_evaluations, give_time_again
from wezer.exchange.acts.stepping import reread, shift, take, treasurer
from wezer.exchange.events import CancellationTicked, DisputeOpened, DisputeSettled, ReplyPaid
from wezer.exchange.models import HOLDING, Reply, ReplyState
from wezer.exchange.permissions import is_actor
from wezer.exchange.refusals import (
    ContestTooLate,
    InvalidTransition,
    KindInvalid,
    NotCaller,
    NotParty,
    NotPayee,
    NotPayer,
)
from wezer.kernel.acts import act
from wezer.kernel.clock import now
from wezer.kernel.events import emit
from wezer.kernel.permissions import require
from wezer.kernel.ref import ref
from wezer.ledger.acts import agreements, receipts
from wezer.ledger.acts.clearing import signatures_needed
from wezer.ledger.acts.steps import planned_moves
from wezer.ledger.models import State, Transaction, lines
from wezer.ledger.refusals import NotSigner

AGREED = (ReplyState.ACCEPTED, ReplyState.DELIVERED, ReplyState.INVOICED)
CALLABLE_OFF = (*AGREED, ReplyState.CONFIRMING)
GIVEN_BACK_FROM = (ReplyState.EVALUATING, ReplyState.PAID)


@act
def deliver_reply(*, by: Any, reply: Reply) -> Reply:
    """Who is paid says that it is done."""
    take(by, reply, "deliver")
    shift(by, reply, "deliver", ReplyState.DELIVERED, delivered_at=now(), reason="")
    return reply


@act
def contest_reply(*, by: Any, reply: Reply, reason: str = "") -> Reply:
    """Who pays says, within seven days, that it is not done: back to agreed."""
    take(by, reply, "contest")
    if reply.delivered_at and now() - reply.delivered_at > rules.CONTEST_DAYS:
        raise ContestTooLate(days=rules.CONTEST_DAYS.days)
    shift(by, reply, "contest", ReplyState.ACCEPTED, contested_at=now(), delivered_at=None, reason=reason[:500])
    return reply


@act
def invoice_reply(*, by: Any, reply: Reply) -> Reply:
    """Who is paid asks for settlement."""
    take(by, reply, "invoice")
    if reply.transaction is not None:
        agreements.invoice(by=treasurer(by, reply), transaction=reply.transaction)
    shift(by, reply, "invoice", ReplyState.INVOICED)
    return reply


@act
def pay_reply(*, by: Any, reply: Reply, key: str) -> Transaction | None:
    """Pay what was agreed, all its currencies in one transaction or none. The same key pays once.

    Without a price this says “done, thank you”. A tracked currency leaves the receipt to be confirmed by who is paid.
    Where the payer's wallet asks for several signatures, this is one of them and the reply waits for the others.
    """
    reread(reply)
    if reply.pay_key and reply.pay_key == key and reply.state not in AGREED:
        require(by, "exchange.pay_reply", reply)
        return reply.transaction
    take(by, reply, "pay")
    paid = reply.transaction
    if paid is not None:
        _refuse_unsigned(by, reply, paid)
        paid = agreements.settle(by=treasurer(by, reply), transaction=paid)
        reply.transaction = paid
    Reply.objects.filter(pk=reply.pk).update(pay_key=key[:100])
    _follow(by, reply)
    return paid


def _refuse_unsigned(by: Any, reply: Reply, paid: Transaction) -> None:
    """Who mediates is none of those whose signatures a wallet asks for."""
    if not is_actor(by, reply, rules.EITHER) and signatures_needed(paid.payer_id, planned_moves(lines(paid))):
        raise NotSigner()


@act
def confirm_reply_receipt(*, by: Any, reply: Reply) -> Reply:
    """Who is paid has received what was paid outside."""
    take(by, reply, "confirm")
    assert reply.transaction is not None
    receipts.confirm_receipt(by=treasurer(by, reply), transaction=reply.transaction)
    _follow(by, reply)
    return reply


@act
def tick_cancellation(*, by: Any, reply: Reply, side: str = "", wanted: bool = True) -> bool:
    """“I want to cancel”: each party ticks its own box only. True when both have and it is cancelled."""
    take(by, reply, "tick")
    boxes = _own_boxes(by, reply)
    if side and side not in boxes:
        raise (NotPayer if side == rules.PAYER else NotPayee)()
    if not boxes:
        raise NotParty()
    for box in [side] if side else boxes[:1]:
        setattr(reply, f"{box}_cancels_at", now() if wanted else None)
        Reply.objects.filter(pk=reply.pk).update(**{f"{box}_cancels_at": getattr(reply, f"{box}_cancels_at")})
        party = reply.payer_id if box == rules.PAYER else reply.payee_id
        emit(
            CancellationTicked(subject=ref(reply), party=party, wanted=wanted),
            group=reply.group_id,
            audience=reply.audience_id,
        )
    if reply.payer_cancels_at and reply.payee_cancels_at:
        _call_off(by, reply, "both")
        return True
    return False


def _own_boxes(by: Any, reply: Reply) -> list[str]:
    """The boxes the viewer may tick, first the one of the party they act as."""
    own = [box for box in (rules.PAYER, rules.PAYEE) if is_actor(by, reply, box)]
    party = by.party.pk if by.party is not None else None
    return sorted(own, key=lambda box: (reply.payer_id if box == rules.PAYER else reply.payee_id) != party)


@act
def refund_reply(*, by: Any, reply: Reply) -> Reply:
    """Who was paid gives it back: what is issued here at once; what was paid outside when the payer confirms it."""
    take(by, reply, "refund")
    _refund(by, reply)
    return reply


def _refund(by: Any, reply: Reply) -> None:
    if reply.transaction is not None:
        receipts.reverse(by=treasurer(by, reply), transaction=reply.transaction)
        reply.transaction.refresh_from_db()
    _follow(by, reply)


@act
def confirm_reply_refund(*, by: Any, reply: Reply) -> Reply:
    """Who had paid has it back."""
    take(by, reply, "confirm_refund")
    assert reply.transaction is not None
    receipts.confirm_refund(by=treasurer(by, reply), transaction=reply.transaction)
    _follow(by, reply)
    return reply


@act
def dispute_reply(*, by: Any, reply: Reply, reason: str) -> Reply:
    """Call for mediation: nothing moves until someone who mediates has spoken."""
    take(by, reply, "dispute")
    reply.disputed_at, reply.reason = now(), reason[:500]
    reply.disputed_by = side_of(by, reply)
    Reply.objects.filter(pk=reply.pk, disputed_at=None).update(
        disputed_at=reply.disputed_at, disputed_by=reply.disputed_by, reason=reply.reason
    )
    if reply.transaction_id:
        Transaction.objects.filter(pk=reply.transaction_id).update(disputed_at=reply.disputed_at)
    emit(DisputeOpened(subject=ref(reply)), group=reply.group_id, audience=reply.audience_id, audit=True)
    look_at_mediation(by=by, case=reply)
    return reply


@act
def settle_dispute(*, by: Any, reply: Reply, outcome: str, reason: str = "") -> Reply:
    """Who mediates decides: `continue` as agreed, or `cancel` (what was set aside is released, what was paid goes back)."""
    reread(reply)
    if not reply.is_disputed:
        raise InvalidTransition(state=reply.get_state_display())
    require(by, "exchange.mediate", reply)  # of the row as it is now: both sides may have released them meanwhile
    if outcome not in ("continue", "cancel"):
        raise KindInvalid(field="outcome")
    _end_dispute(reply, outcome, reason)
    if outcome == "cancel":
        if reply.state in CALLABLE_OFF:
            _call_off(by, reply, "mediation")
        elif reply.state in GIVEN_BACK_FROM:
            _refund(by, reply)
    return reply


@act
def take_back_call(*, by: Any, reply: Reply) -> Reply:
    """Whoever called for mediation needs it no more: all goes on as agreed."""
    require(by, "exchange.dispute_reply", reply)
    reread(reply)
    if not reply.is_disputed:
        raise InvalidTransition(state=reply.get_state_display())
    if reply.disputed_by_id is None or not by.may_act_for(reply.disputed_by_id):
        raise NotCaller()
    _end_dispute(reply, "taken_back", "")
    return reply


def _end_dispute(reply: Reply, outcome: str, reason: str) -> None:
    give_time_again(reply)
    forget_mediator(reply)
    Reply.objects.filter(pk=reply.pk).update(disputed_at=None, disputed_by=None, reason=reason[:500])
    reply.disputed_at, reply.disputed_by, reply.reason = None, None, reason[:500]
    if reply.transaction_id:
        Transaction.objects.filter(pk=reply.transaction_id).update(disputed_at=None)
    emit(
        DisputeSettled(subject=ref(reply), outcome=outcome),
        group=reply.group_id,
        audience=reply.audience_id,
        audit=True,
    )


@act
def follow_transaction(*, by: Any, reply: Reply) -> None:
    """The wallet has its own doors (a signature, a confirmation, a reversal there): the reply follows. May run twice."""
    reread(reply)
    if reply.transaction is not None:
        _follow(by, reply)


def _call_off(by: Any, reply: Reply, why: str) -> None:
    if reply.transaction is not None:
        agreements.release(by=treasurer(by, reply), transaction=reply.transaction)
    _end(by, reply, CALLABLE_OFF, why)


def _follow(by: Any, reply: Reply) -> None:
    """Where the money stands is where the reply stands."""
    state = reply.transaction.state if reply.transaction is not None else _without_money(reply)
    if state == State.CONFIRMING and reply.state in AGREED:
        shift(by, reply, "pay", ReplyState.CONFIRMING, before=AGREED, paid_at=now())
        _tell_paid(reply)
    elif state == State.COMPLETED and reply.state in CALLABLE_OFF:
        was = reply.state
        begin_evaluations(by, reply, before=CALLABLE_OFF, step="confirm" if was == ReplyState.CONFIRMING else "pay")
        if was != ReplyState.CONFIRMING:
            _tell_paid(reply)
    elif state == State.INVOICED and reply.state in (ReplyState.ACCEPTED, ReplyState.DELIVERED):
        shift(by, reply, "invoice", ReplyState.INVOICED)
    elif state == State.REFUNDING and reply.state in (*CALLABLE_OFF, *GIVEN_BACK_FROM):
        drop_evaluations(reply)
        shift(by, reply, "refund", ReplyState.REFUNDING, before=(*CALLABLE_OFF, *GIVEN_BACK_FROM))
    elif state in (State.REVERSED, State.ABORTED) and not (reply.is_over and reply.state != ReplyState.PAID):
        drop_evaluations(reply)
        _end(by, reply, HOLDING, "refund" if state == State.REVERSED else "wallet")


def _without_money(reply: Reply) -> str:
    """An exchange without a price: paying completes it, giving back undoes it."""
    return State.REVERSED if reply.state in GIVEN_BACK_FROM else State.COMPLETED


def _tell_paid(reply: Reply) -> None:
    if reply.transaction is None:
        return
    emit(
        ReplyPaid(
            subject=ref(reply),
            transaction=ref(reply.transaction),
            payer=reply.payer_id,
            payee=reply.payee_id,
            state=reply.state,
        ),
        group=reply.group_id,
        audience=reply.audience_id,
        quantity=reply.quantity,
        unit=reply.announcement.unit[:20],
    )


def _end(by: Any, reply: Reply, before: tuple[str, ...], why: str) -> None:
    held = reply.holds
    shift(by, reply, "cancel", ReplyState.CANCELLED, before=before, holds=0, ended_at=now())
    give_back(by, reply.announcement, held)
