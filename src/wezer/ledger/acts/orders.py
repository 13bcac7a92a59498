"""What somebody wants paid: from amounts to moves, keys and roles, and from an outcome to a refusal."""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from wezer.core.community import community
from wezer.core.models import Party
from wezer.kernel.money import LARGEST, Money
from wezer.kernel.refusals import Refusal
from wezer.ledger.acts.accounts import ensure_accounts
from wezer.ledger.currencies import currency, forget, kind_of
from wezer.ledger.models import ISSUANCE, Account, AuthorRole, CurrencyState, State, Transaction
from wezer.ledger.posting import Move, Outcome
from wezer.ledger.refusals import (
    AccountInactive,
    AmountInvalid,
    AmountsInvalid,
    CurrencyNotAvailable,
    DescriptionTooLong,
    IdempotencyConflict,
    LimitMax,
    LimitMaxOwn,
    LimitMin,
    LimitMinOther,
    SameAccount,
)

LONGEST_DESCRIPTION = 500
#: Accounts opened, a currency read anew: twice is the most that can happen without somebody meddling.
ROUNDS = 4


@dataclass(frozen=True, slots=True)
class Order:
    """What somebody wants paid."""

    payer: Party
    payee: Party
    amounts: tuple[Money, ...]
    memo: str = ""
    key: str | None = None
    category: str = ""
    quantity: int | None = None
    unit: str = ""
    about: str = ""
    origin: str = "ui"
    external_ref: str = ""
    path: str = "direct"
    batch: str = ""
    usage: str = "transfers"

    def digest(self) -> str:
        """Of everything that makes this order this order: the same key may repeat it, not change it."""
        parts = [str(self.payer.uid), str(self.payee.uid), self.memo, self.category, self.about, self.path]
        parts += [f"{each.units} {each.currency}" for each in self.amounts]
        return hashlib.blake2b("\x1f".join(parts).encode(), digest_size=16).hexdigest()


def moves_of(order: Order) -> tuple[Move, ...]:
    """The transfers of an order. Refuses what no database needs to be asked about."""
    if order.payer.pk == order.payee.pk:
        raise SameAccount()
    if len(order.memo) > LONGEST_DESCRIPTION:
        raise DescriptionTooLong(most=LONGEST_DESCRIPTION)
    if not order.amounts or len({each.currency for each in order.amounts}) < len(order.amounts):
        raise AmountsInvalid()
    return tuple(_move_of(order, each) for each in order.amounts)


def _move_of(order: Order, amount: Money) -> Move:
    one = currency(amount.currency)
    least, most = one.rule("min_amount") or 1, one.rule("max_amount") or LARGEST
    if not least <= amount.units <= most:
        raise AmountInvalid(scale=one.scale)
    if one.state != CurrencyState.ACTIVE or order.usage not in one.rule("usage"):
        raise CurrencyNotAvailable(currency=one.code)
    if kind_of(one).is_counter:
        return Move(community().pk, order.payee.pk, one, amount.units, "thanks", payer_purpose=ISSUANCE)
    return Move(order.payer.pk, order.payee.pk, one, amount.units)


def posted_state(moves: Iterable[Move]) -> State:
    """Completed, or confirming while something paid outside waits to be received."""
    return State.CONFIRMING if any(each.currency.is_tracked for each in moves) else State.COMPLETED


def known(by: Any, order: Order) -> Transaction | None:
    """What this party made with this key before."""
    if order.key is None:
        return None
    return Transaction.objects.filter(party_id=key_scope(by, order.payer), key=order.key).first()


def replayed(by: Any, order: Order) -> Transaction:
    """The transaction that this key made; refuses when it was for something else. Marked `is_replay`."""
    found = known(by, order)
    assert found is not None
    if found.digest != order.digest():
        raise IdempotencyConflict()
    found.is_replay = True
    return found


def key_scope(by: Any, payer: Party) -> int:
    """Keys belong to the acting party; the worker's belong to the payer it works for."""
    return int(by.party.pk) if by.party is not None else payer.pk


def author_role(by: Any, payer: Party, payee: Party) -> str:
    if by.member is None:
        return AuthorRole.SYSTEM
    if by.may_spend_for(payer):
        return AuthorRole.PAYER
    return AuthorRole.PAYEE if by.may_spend_for(payee) else AuthorRole.THIRD_PARTY


def who(by: Any) -> dict[str, int | None]:
    """Actor and principal, as log rows store them."""
    return {
        "actor": by.member.pk if by.member is not None else None,
        "acting_for": by.acting_for.pk if by.acting_for is not None else None,
    }


def mend(outcome: Outcome, moves: Sequence[Move]) -> bool:
    """Whether what stood in the way could be removed, so that trying again makes sense."""
    if outcome.code == "stale_currency":
        forget()
    elif outcome.code == "account_missing":
        ensure_accounts(moves)
    return outcome.code in ("stale_currency", "account_missing", "guarded")


def refusal(by: Any, outcome: Outcome, moves: Sequence[Move]) -> Refusal:
    """The sentence for a refused posting. Figures are told of one's own side only."""
    if outcome.code == "same_account":
        return SameAccount()
    assert outcome.leg is not None
    one = moves[outcome.leg - 1]
    if outcome.code == "account_inactive":
        return AccountInactive(field=outcome.side)
    holder, purpose = (one.payer, one.payer_purpose) if outcome.side == "payer" else (one.payee, one.payee_purpose)
    is_own = by.is_system or by.may_spend_for(holder)
    if not is_own:
        return (
            LimitMinOther(currency=one.currency.code)
            if outcome.code == "limit_min"
            else LimitMax(currency=one.currency.code)
        )
    account = Account.objects.get(holder=holder, currency=one.currency.pk, purpose=purpose)
    assert outcome.bound is not None and outcome.would_be is not None
    figures = {"limit": outcome.bound, "would_be": outcome.would_be}
    return (LimitMin if outcome.code == "limit_min" else LimitMaxOwn)(
        said={name: Money(units, one.currency.code) for name, units in figures.items()},
        account=str(account.uid),
        currency=one.currency.code,
        limit=one.currency.text(outcome.bound),
        would_be=one.currency.text(outcome.would_be),
    )
