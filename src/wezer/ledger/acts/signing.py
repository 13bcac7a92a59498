"""Signatures: k of those who may spend from a wallet agree to exactly one content (exchange.md B.8)."""

from datetime import datetime, timedelta
from typing import Any

from django.db.models import Min

from wezer.kernel.acts import act
from wezer.kernel.clock import now
from wezer.kernel.events import emit
from wezer.kernel.permissions import can
from wezer.kernel.ref import ref
from wezer.ledger.acts.clearing import Needs, content_digest, signatures_needed
from wezer.ledger.acts.reserves import refuse_beyond_reserve
from wezer.ledger.acts.steps import planned_moves, post_planned, step
from wezer.ledger.events import PaymentSigned, SignatureNeeded
from wezer.ledger.models import OF_RIGHT, Signature, State, Transaction, lines
from wezer.ledger.refusals import InvalidTransition, NotSigner, SoleBeneficiary


@act
def sign(*, by: Any, transaction: Transaction) -> Transaction:
    """Agree to this content. The last signature needed posts it. Signing twice changes nothing."""
    transaction = lock_signatures(transaction)
    if transaction.state != State.PENDING:
        raise InvalidTransition(state=State(transaction.state).label)
    sign_content(by, transaction)
    emit(PaymentSigned(subject=ref(transaction), payer=transaction.payer_id, signer=by.member.pk))
    post_when_signed(by, transaction)
    return transaction


def lock_signatures(transaction: Transaction) -> Transaction:
    """Before one is given: two that come at once wait for each other, so that the last one sees them all. As it stands now.
    For acts only."""
    return Transaction.objects.select_for_update(of=("self",)).get(pk=transaction.pk)


def sign_content(by: Any, transaction: Transaction) -> None:
    """One signature under the content as it stands: of somebody who is asked for it, and does not receive it. For acts only."""
    if by.member is None or not may_sign(by, transaction):
        raise NotSigner()
    if by.member.pk == transaction.payee_id:
        raise SoleBeneficiary()
    Signature.objects.get_or_create(
        transaction=transaction, signer=by.member, digest=content_digest(transaction), defaults={"at": now()}
    )


def post_when_signed(by: Any, transaction: Transaction) -> None:
    """Post when the signatures that count are enough."""
    by_itself = 1 if by.is_system else 0  # the command line counts as one person, never as two
    if len(signers(transaction)) + by_itself < signatures_asked(transaction):
        return
    if transaction.path == "issue":
        refuse_beyond_reserve(planned_moves(lines(transaction)))
    post_planned(by, transaction, (State.PENDING,), "signed")


def signers(transaction: Transaction) -> set[int]:
    """Whose signatures count: those under the content as it stands."""
    standing = transaction.signatures.filter(digest=content_digest(transaction))
    return set(standing.values_list("signer_id", flat=True))


def signatures_asked(transaction: Transaction) -> int:
    moves = planned_moves(lines(transaction))
    if transaction.path in OF_RIGHT:
        return max(int(each.currency.rule("signatures")) for each in moves)
    needs = signatures_needed(transaction.payer_id, moves, since=waits_since(transaction))
    return needs.count if needs else 1


def waits_since(transaction: Transaction) -> datetime | None:
    """When it began to wait for signatures: what was asked of somebody, with the first one. None: it does not wait yet."""
    if transaction.path not in ("request", "ticket"):
        return transaction.created_at
    return first_signed(transaction)


def first_signed(transaction: Transaction) -> datetime | None:
    first: datetime | None = transaction.signatures.aggregate(at=Min("at"))["at"]
    return first


def may_sign(by: Any, transaction: Transaction) -> bool:
    if right := OF_RIGHT.get(transaction.path):
        return can(by, right, transaction)
    may_pay = can(by, "ledger.pay", transaction.payer) or can(by, "ledger.settle_own", transaction)
    return bool(by.may_spend_for(transaction.payer)) and may_pay


def ask_for_signatures(by: Any, transaction: Transaction, needs: Needs) -> None:
    """Instead of posting: the payer's side agreed, others must sign too. Who asks signs first."""
    if transaction.state != State.PENDING:
        until = now() + timedelta(days=needs.within_days)
        step(by, transaction, (transaction.state,), State.PENDING, reason="signatures", expires_at=until)
    emit(SignatureNeeded(subject=ref(transaction), payer=transaction.payer_id, needs=needs.count), group=by.acting_for)
    if by.member is not None and by.member.pk != transaction.payee_id and by.may_spend_for(transaction.payer):
        sign(by=by, transaction=transaction)
