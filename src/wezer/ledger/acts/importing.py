"""History that happened elsewhere: posted with its own dates, without limits, fees or notices; undone as a whole."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from wezer.core.community import community
from wezer.core.models import Party
from wezer.kernel.acts import act, move
from wezer.kernel.clock import now
from wezer.kernel.events import emit
from wezer.kernel.money import LARGEST, Money
from wezer.kernel.permissions import require
from wezer.kernel.ref import ref
from wezer.kernel.refusals import InvalidTransition
from wezer.ledger import posting
from wezer.ledger.acts.accounts import ensure_accounts
from wezer.ledger.currencies import currency, forget
from wezer.ledger.events import HistoryPosted, HistoryUndone
from wezer.ledger.models import WALLET, State, Transaction, Transfer
from wezer.ledger.posting import Move, Outcome, Payment, Step
from wezer.ledger.refusals import AccountInactive, AmountInvalid, SameAccount

#: Of one call: on SQLite nobody else writes meanwhile (SETTLED row 51).
MOST = 500
_ROUNDS = 4


@dataclass(frozen=True, slots=True)
class Past:
    """One payment of the past. `key` names it within its batch, so that it is posted once."""

    key: str
    at: datetime
    payer: Party
    payee: Party
    money: Money
    memo: str = ""
    payer_purpose: str = WALLET
    payee_purpose: str = WALLET
    external_ref: str = ""


@act
def post_history(*, by: Any, batch: str, rows: Sequence[Past]) -> int:
    """Post up to 500 payments of the past; those of the batch that are there already stay as they are. How many are new."""
    require(by, "ledger.moderate", None)
    assert len(rows) <= MOST
    new = sum(_post(by, batch, row) for row in rows)
    if new:
        emit(HistoryPosted(subject=ref(community()), batch=batch), quantity=new, unit="transactions", audit=True)
    return new


def _post(by: Any, batch: str, row: Past) -> bool:
    if not 0 < row.money.units <= LARGEST:
        raise AmountInvalid(scale=currency(row.money.currency).scale)
    if (row.payer.pk, row.payer_purpose) == (row.payee.pk, row.payee_purpose):
        raise SameAccount()
    for _round in range(_ROUNDS):
        payment = _payment(by, batch, row)
        outcome = posting.pay(payment)
        if outcome.code is None or outcome.code == "replay":
            return outcome.code is None
        if not _mended(outcome, payment.moves):
            break
    raise AccountInactive(field=outcome.side)


def _payment(by: Any, batch: str, row: Past) -> Payment:
    one = currency(row.money.currency)
    paid = Move(
        row.payer.pk,
        row.payee.pk,
        one,
        row.money.units,
        payer_purpose=row.payer_purpose,
        payee_purpose=row.payee_purpose,
    )
    return Payment(
        payer=row.payer.pk,
        payee=row.payee.pk,
        state=State.COMPLETED.value,
        # what was paid outside was settled long ago: only the volume remains
        moves=(paid, paid.back("settlement")) if one.is_tracked else (paid,),
        at=row.at,
        party=community().pk,
        key=f"{batch}:{row.key}"[:100],
        initiator=by.member.pk if by.member is not None else None,
        author_role="system",
        path="import",
        description=row.memo[:500],
        origin="import",
        external_ref=row.external_ref[:100],
        batch=batch,
        reason="import",
        mode="free",
    )


def _mended(outcome: Outcome, moves: Sequence[Move]) -> bool:
    if outcome.code == "stale_currency":
        forget()
    elif outcome.code == "account_missing":
        ensure_accounts(moves)
    return outcome.code in ("stale_currency", "account_missing")


@act
def undo_history(*, by: Any, batch: str) -> int:
    """Reverse up to 500 payments of a batch by counter-payments, newest first; how many. 0: nothing is left to undo."""
    require(by, "ledger.moderate", None)
    standing = Transaction.objects.filter(batch=batch, path="import", state=State.COMPLETED).order_by("-id")
    done = 0
    for original in standing.select_for_update(of=("self",))[:MOST]:
        _reverse(by, original)
        done += 1
    if done:
        emit(HistoryUndone(subject=ref(community()), batch=batch), quantity=done, unit="transactions", audit=True)
    return done


def _reverse(by: Any, original: Transaction) -> None:
    if not move(original, State.COMPLETED, State.REVERSED):
        raise InvalidTransition(state=State(original.state).label)
    transfers = list(
        Transfer.objects.filter(transaction=original, purpose="payment").select_related(
            "payer_account", "payee_account"
        )
    )
    moves = tuple(
        Move(
            one.payee_account.holder_id, one.payer_account.holder_id, currency(one.currency.code), one.units, "refund",
            one.payee_account.purpose, one.payer_account.purpose,
        )
        for one in transfers
    )  # fmt: skip
    settled = tuple(each.back("settlement") for each in moves if each.currency.is_tracked)
    log = posting.post(Step(original.pk, original.version, State.REVERSED.value, now(), reason="import"))
    assert log.code is None
    for _round in range(_ROUNDS):
        counter = Payment(
            payer=original.payee_id, payee=original.payer_id, state=State.COMPLETED.value, moves=moves + settled, at=now(),
            party=community().pk, initiator=by.member.pk if by.member is not None else None, author_role="system",
            path="reversal", description=original.description, origin="import", batch=original.batch,
            reverses=original.pk, reason="import", mode="free",
        )  # fmt: skip
        outcome = posting.pay(counter)
        if outcome.code is None:
            return
        if outcome.code != "stale_currency":
            break
        forget()
        moves = tuple(
            Move(m.payer, m.payee, currency(m.currency.code), m.units, m.purpose, m.payer_purpose, m.payee_purpose)
            for m in moves
        )
    raise AccountInactive(field=outcome.side)
