"""Making and taking back units by signature, and writing balances off (exchange.md A.7, H.32)."""

from typing import Any

from wezer.core.community import community
from wezer.core.models import Party
from wezer.kernel.acts import act
from wezer.kernel.clock import now
from wezer.kernel.events import emit
from wezer.kernel.money import LARGEST, Money
from wezer.kernel.permissions import require
from wezer.kernel.ref import ref
from wezer.ledger.acts.accounts import ensure_accounts
from wezer.ledger.acts.clearing import content_digest, signatures_needed
from wezer.ledger.acts.orders import LONGEST_DESCRIPTION, Order
from wezer.ledger.acts.reserves import refuse_beyond_reserve
from wezer.ledger.acts.signing import post_when_signed, signatures_asked
from wezer.ledger.acts.steps import plan
from wezer.ledger.currencies import kind_of
from wezer.ledger.events import SignatureNeeded
from wezer.ledger.models import ISSUANCE, WRITE_OFF, Account, Currency, CurrencyState, Signature, State, Transaction
from wezer.ledger.posting import Move
from wezer.ledger.refusals import (
    AmountInvalid,
    CurrencyNotAvailable,
    DescriptionTooLong,
    ReasonMissing,
    SameAccount,
    SoleBeneficiary,
    WalletSigned,
)


@act
def issue(
    *,
    by: Any,
    currency: Currency,
    to: Party,
    units: int,
    memo: str = "",
    key: str | None = None,
    purpose: str = "wallet",
) -> Transaction:
    """Make units: from issuance to a wallet (or the fund). Posted with the last signature the currency asks for."""
    require(by, "ledger.issue", currency)
    _check(currency, units, memo)
    _refuse_alone(by, to, currency)
    out = Move(community().pk, to.pk, currency, units, "issue", payer_purpose=ISSUANCE, payee_purpose=purpose)
    refuse_beyond_reserve([out])
    return _sign_first(by, out, "issue", community(), to, memo, key)


@act
def destroy(
    *,
    by: Any,
    currency: Currency,
    holder: Party,
    units: int,
    memo: str = "",
    key: str | None = None,
    purpose: str = "wallet",
) -> Transaction:
    """Take units out of circulation: from a wallet back to issuance. Its holder must agree (`ledger.pay`); where that takes
    several signatures, they pay the units to a wallet first where it takes one."""
    require(by, "ledger.issue", currency)
    require(by, "ledger.pay", holder)
    _check(currency, units, memo)
    back = Move(holder.pk, community().pk, currency, units, "destroy", payer_purpose=purpose, payee_purpose=ISSUANCE)
    if signatures_needed(holder.pk, [back]):
        raise WalletSigned(holder=holder.name)
    return _sign_first(by, back, "destroy", holder, community(), memo, key)


@act
def write_off(*, by: Any, account: Account, memo: str = "", key: str | None = None) -> Transaction:
    """Bring one balance to zero against the community's write-off account, by a signed decision."""
    require(by, "ledger.manage_currencies", account.currency)
    units, currency, root = abs(account.balance), account.currency, community()
    if not units:
        raise AmountInvalid(scale=currency.scale)
    if len(memo) > LONGEST_DESCRIPTION:
        raise DescriptionTooLong(most=LONGEST_DESCRIPTION)
    from_account = Move(
        account.holder_id, root.pk, currency, units, "write_off", payer_purpose=account.purpose, payee_purpose=WRITE_OFF
    )
    one = from_account if account.balance > 0 else from_account.back("write_off")
    payer, payee = (account.holder, root) if account.balance > 0 else (root, account.holder)
    _refuse_alone(by, payee, currency)
    return _sign_first(by, one, "write_off", payer, payee, memo, key)


def _refuse_alone(by: Any, payee: Party, currency: Currency) -> None:
    """Where several decide, nobody is the first of them for their own wallet."""
    if by.member is not None and by.member.pk == payee.pk and currency.rule("signatures") > 1:
        raise SoleBeneficiary()


def _check(currency: Currency, units: int, memo: str) -> None:
    if not kind_of(currency).can_be_issued or currency.state != CurrencyState.ACTIVE:
        raise CurrencyNotAvailable(currency=currency.code)
    if not 0 < units <= LARGEST:
        raise AmountInvalid(scale=currency.scale)
    if not memo.strip():
        raise ReasonMissing()
    if len(memo) > LONGEST_DESCRIPTION:
        raise DescriptionTooLong(most=LONGEST_DESCRIPTION)


def _sign_first(by: Any, one: Move, path: str, payer: Party, payee: Party, memo: str, key: str | None) -> Transaction:
    """A pending transaction with its author's signature; posted at once when one signature is enough."""
    if (one.payer, one.payer_purpose) == (one.payee, one.payee_purpose):
        raise SameAccount()
    ensure_accounts([one])
    order = Order(payer, payee, (Money(one.units, one.currency.code),), memo, key, path=path)
    made = plan(by, order, State.PENDING, moves=(one,))
    if made.is_replay or made.state != State.PENDING:
        return made
    if by.member is not None:
        Signature.objects.get_or_create(
            transaction=made, signer=by.member, digest=content_digest(made), defaults={"at": now()}
        )
    post_when_signed(by, made)
    if made.state == State.PENDING:
        emit(SignatureNeeded(subject=ref(made), payer=payer.pk, needs=signatures_asked(made)))
    return made
