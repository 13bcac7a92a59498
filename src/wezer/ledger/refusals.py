"""What the ledger refuses, in sentences. None of them tells one party a figure of the other's account."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from wezer.kernel.money import AmountInvalid, Money
from wezer.kernel.refusals import (
    Conflict,
    InvalidTransition,
    NotAllowed,
    NotFound,
    Refusal,
    StaleVersion,
    TooMany,
)
from wezer.ui.money import text

__all__ = [
    "AccountInactive",
    "AccountUnknown",
    "AlreadyGiven",
    "AmountInvalid",
    "AmountsInvalid",
    "BalanceLeft",
    "BalanceShown",
    "BatchItemRefused",
    "BatchSize",
    "CodeLocked",
    "CodeWrong",
    "CurrencyInvalid",
    "CurrencyNotAvailable",
    "Dates",
    "DescriptionTooLong",
    "ExpressionInvalid",
    "FirstDayPast",
    "IdempotencyConflict",
    "InvalidTransition",
    "KeyRequired",
    "LimitMax",
    "LimitMaxOwn",
    "LimitMin",
    "LimitMinOther",
    "NotAllowed",
    "NotAuthor",
    "NotPayee",
    "NotPayer",
    "NotSigner",
    "NothingMissed",
    "OwesMore",
    "PlanTooFar",
    "ReactionUnsigned",
    "ReasonMissing",
    "ReserveTooSmall",
    "SameAccount",
    "ScopesMany",
    "SoleBeneficiary",
    "StaleVersion",
    "TooOften",
]


class NotPayer(NotAllowed):
    code = "not_payer"
    message = _("Only who pays can do this, or someone who may spend from that wallet.")


class OwesMore(NotAllowed):
    code = "owes_more"
    message = _("While you are suspended you pay what you were asked before out of what you have, and owe nothing new.")


class NotPayee(NotAllowed):
    code = "not_payee"
    message = _("Only who is paid can do this.")


class NotAuthor(NotAllowed):
    code = "not_author"
    message = _("Only who began this can do it.")


class NotSigner(NotAllowed):
    code = "not_signer"
    message = _("Your signature is not among those asked for here.")


class SignedFor(NotAllowed):
    code = "signed_for"
    message = _("These units were signed for. They are taken back, or made again, by signing that.")


class SoleBeneficiary(NotAllowed):
    code = "sole_beneficiary"
    message = _("Who alone receives the money cannot sign for it. Ask another holder of this wallet.")


class CodeClosed(Refusal):
    code = "code_closed"
    message = _("The currency {code} was closed, and a code is for ever: choose another one.")
    field = "code"


class WalletSigned(Refusal):
    code = "wallet_signed"
    message = _(
        "The wallet of {holder} asks for several signatures: pay the units to one that does not, and take them from there."
    )


class BeyondOwnLimit(Refusal):
    """One's own side: they may know the figures. Programs read them in the currency's decimals, people as pages write them."""

    def __init__(self, *, said: dict[str, Money], **details: Any) -> None:
        super().__init__(**details)
        self._said = said

    @property
    def sentence(self) -> str:
        return str(self.message).format(**{name: text(amount) for name, amount in self._said.items()})


class LimitMin(BeyondOwnLimit):
    code = "limit_min"
    message = _("This would take your balance to {would_be}; your limit is {limit}. Pay less, or earn first.")
    field = "amount"


class LimitMinOther(Refusal):
    code = "limit_min"
    message = _("This amount cannot be paid from that wallet.")
    field = "amount"


class LimitMax(Refusal):
    """Says nothing of the other party's figures."""

    code = "limit_max"
    message = _("This amount cannot be received by that wallet. Pay less, or ask its holder.")
    field = "amount"


class LimitMaxOwn(BeyondOwnLimit):
    code = "limit_max"
    message = _("This would take your balance to {would_be}; your upper limit is {limit}. Spend first.")
    field = "amount"


class AmountsInvalid(Refusal):
    code = "amount_invalid"
    message = _("These are not amounts that can be paid: give each currency once, with a number above zero.")
    field = "amount"


class SameAccount(Refusal):
    code = "same_account"
    message = _("Who pays and who is paid are the same. Choose somebody else.")
    field = "payee"


class AccountUnknown(NotFound):
    code = "account_unknown"
    message = _("There is no such wallet.")
    field = "payee"


class AccountInactive(Refusal):
    code = "account_inactive"
    message = _("This wallet is closed or set aside for now. Ask its holder or someone who tends the community.")


class CurrencyNotAvailable(Refusal):
    code = "currency_not_available"
    message = _("{currency} cannot be used for this. Choose another currency.")
    field = "currency"


class CurrencyInvalid(Refusal):
    code = "currency_invalid"
    message = _("This currency cannot be kept like this: {problem}")


class ExpressionInvalid(Refusal):
    code = "expression_invalid"
    message = _("This rule cannot be read: {problem}.")
    field = "expression"


class ScopesMany(Refusal):
    code = "scopes_many"
    message = _(
        "A limit is for one: a member or group, everyone in a group, or everyone of a level. Choose one of them."
    )
    field = "member"


class DescriptionTooLong(Refusal):
    code = "description_too_long"
    message = _("A description holds at most {most} characters. Shorten it.")
    field = "memo"


class KeyRequired(Refusal):
    code = "key_required"
    message = _("This needs a key of its own, so that it cannot happen twice.")
    status = 400


class IdempotencyConflict(Conflict):
    code = "idempotency_conflict"
    message = _("This key was already used for something else. Begin anew.")


class NothingMissed(Conflict):
    code = "nothing_missed"
    message = _("No planned payment waits for you here: it was paid or left out already.")


class AlreadyGiven(Conflict):
    code = "already_given"
    message = _("You already gave thanks for this.")


class TooOften(TooMany):
    message = _("That is enough for now. Try again later.")


class BatchSize(Refusal):
    code = "batch_size"
    message = _("A batch holds between 1 and {most} payments.")


class BatchItemRefused(Refusal):
    """One item of an all-or-nothing batch; nothing was posted. `index` counts from 0."""

    message = _("Payment number {number} cannot be made, so none was: {problem}")

    def __init__(self, index: int, refused: Refusal) -> None:
        self.refused = refused
        super().__init__(index=index, number=index + 1, problem=refused.sentence, item=refused.as_dict())
        self.code = refused.code  # type: ignore[misc]  # an instance's own code over its class's
        self.status = refused.status  # type: ignore[misc]  # an instance's own code over its class's
        self.field = refused.field


class BalanceLeft(Refusal):
    code = "balance_left"
    message = _(
        "There are still balances that are not zero ({count}). Pay them out, or write them off with the signatures needed."
    )


class BalanceShown(Refusal):
    code = "balance_shown"
    message = _(
        "The rules of {currency} say who sees balances, for everybody alike. Ask those who tend the currencies."
    )
    field = "hidden"


class ReactionUnsigned(Refusal):
    code = "reaction_unsigned"
    message = _("Payments of your wallet ask for signatures, and a reaction cannot wait for them. Pay from the wallet.")


class ReasonMissing(Refusal):
    code = "reason_missing"
    message = _("Say why in a few words: they stand beside the units for as long as there are books.")
    field = "memo"


class ReserveTooSmall(Refusal):
    code = "reserve_too_small"
    message = _("The reserve covers at most {most} units in circulation. Raise the reserve first.")
    field = "amount"


class Dates(Refusal):
    code = "dates"
    message = _("These dates do not follow each other. Choose an end after the beginning, and both to come.")


class FirstDayPast(Refusal):
    code = "first_day_past"
    message = _("The first day has passed. Choose today, or a day to come.")
    field = "first_on"


class PlanTooFar(Refusal):
    code = "plan_too_far"
    message = _("A plan reaches at most {years} years ahead. Choose an earlier day, or fewer payments.")
    field = "first_on"


class CodeWrong(Refusal):
    code = "code_wrong"
    message = _("There is no open ticket with this code. Look again.")
    status = 404
    field = "code"


class CodeLocked(TooMany):
    code = "code_locked"
    message = _("Too many wrong codes. Typing codes is locked for a while; scan the code or pay directly.")
    field = "code"


class ShareUnread(Refusal):
    code = "share_unread"
    message = _("This amount cannot be read: {why}")


class ShareTooMuch(Refusal):
    code = "share_too_much"
    message = _("More than is there cannot go along. Available in the wallet: {there}.")


class ShareNeedsSignatures(Refusal):
    code = "share_needs_signatures"
    message = _(
        "Payments of this wallet ask for signatures. Split the group without money, and pay the part afterwards."
    )


class PdfMissing(Refusal):
    code = "pdf_missing"
    message = _("This instance cannot print: its host has not installed Pango. Take the statement as CSV meanwhile.")
    status = 503


class InDispute(Conflict):
    """`page`: of what the two sides disagree about."""

    code = "in_dispute"
    message = _(
        "The two sides disagree about this. Until that is settled, nothing is paid, confirmed, given back or cancelled here."
    )


class FeeNotAwaited(Conflict):
    code = "fee_not_awaited"
    message = _("This fee is not awaited: it is paid or on its way, or whoever asked waits no more.")


class NotOnlyTheFee(Conflict):
    code = "not_only_the_fee"
    message = _(
        "This attempt waits for more than the fee, or the fee is on its way: it cannot be ended only because nothing was paid."
    )


class FeeNotToGiveBack(Conflict):
    code = "fee_not_to_give_back"
    message = _(
        "There is nothing of this fee to give back: nothing was received, they came in, or it is given back already."
    )


class FeePaidThere(Conflict):
    code = "fee_paid_there"
    message = _("This fee is paid in a currency of the community: whoever asks pays it from their wallet.")
