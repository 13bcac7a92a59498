"""What the office refuses, in sentences that say what to do next."""

from django.utils.translation import gettext_lazy as _

from wezer.kernel.refusals import Conflict, Refusal
from wezer.operation.refusals.settling import (
    CreditKept as CreditKept,
)
from wezer.operation.refusals.settling import (
    CreditNothing as CreditNothing,
)
from wezer.operation.refusals.settling import (
    CreditTooMany as CreditTooMany,
)
from wezer.operation.refusals.settling import (
    CreditTooMuch as CreditTooMuch,
)
from wezer.operation.refusals.settling import (
    CreditWholeOnly as CreditWholeOnly,
)
from wezer.operation.refusals.settling import (
    CurrencyOdd as CurrencyOdd,
)
from wezer.operation.refusals.settling import (
    ForeignParts as ForeignParts,
)
from wezer.operation.refusals.settling import (
    LineWaits as LineWaits,
)
from wezer.operation.refusals.settling import (
    NotedTwice as NotedTwice,
)
from wezer.operation.refusals.settling import (
    OfBackOffice as OfBackOffice,
)
from wezer.operation.refusals.settling import (
    PaidAlready as PaidAlready,
)
from wezer.operation.refusals.settling import (
    PaidByBank as PaidByBank,
)
from wezer.operation.refusals.settling import (
    PaidInFull as PaidInFull,
)
from wezer.operation.refusals.settling import (
    PaidInWallet as PaidInWallet,
)
from wezer.operation.refusals.settling import (
    PartPaid as PartPaid,
)
from wezer.operation.refusals.settling import (
    PaymentNotThere as PaymentNotThere,
)
from wezer.operation.refusals.settling import (
    PaymentTicked as PaymentTicked,
)
from wezer.operation.refusals.settling import (
    RateOdd as RateOdd,
)
from wezer.operation.refusals.settling import (
    RateUnknown as RateUnknown,
)
from wezer.operation.refusals.settling import (
    UndoneBefore as UndoneBefore,
)


class BooksAlreadyOpen(Conflict):
    code = "books_already_open"
    message = _("The books of this organisation are open already. Change them in the settings of the books.")


class BooksMissing(Conflict):
    code = "books_missing"
    message = _("No books are kept here yet. Set them up first.")


class StepMissing(Refusal):
    code = "step_missing"
    message = _("Answer “{step}” first.")


class PackUnknown(Refusal):
    code = "pack_unknown"
    field = "pack"
    message = _("Choose one of the charts of accounts that are offered.")


class RegimeUnknown(Refusal):
    code = "regime_unknown"
    field = "tax_regime"
    message = _("Choose one of the tax regimes of your country.")


class VatNumberNeeded(Refusal):
    code = "vat_number_needed"
    field = "vat_number"
    message = _("Who charges VAT prints a VAT number on every document: write yours.")


class YearOdd(Refusal):
    code = "year_odd"
    field = "end"
    message = _("A fiscal year has between one month and two years: choose its last day again.")


class YearOverlaps(Refusal):
    code = "year_overlaps"
    field = "start"
    message = _("These days belong to the year {name} already. Begin the day after its end.")


class PrefixesAlike(Refusal):
    code = "prefixes_alike"
    field = "credit"
    message = _(
        "Settlement requests and credit notes need prefixes of their own, or two documents would share a number."
    )


class WorthNeeded(Refusal):
    code = "worth_needed"
    message = _("Say what the currency is worth, for instance 6 units for 1.00.")


class PolicyKept(Conflict):
    code = "policy_kept"
    message = _(
        "Units of this currency are in the books already: how they are kept cannot change any more, only their worth."
    )


class AccountUnfit(Refusal):
    code = "account_unfit"
    field = "account"
    message = _("Nothing can be posted to {account}. Choose an account that is no heading.")


class PeriodNotOpen(Conflict):
    code = "period_not_open"
    message = _("This period is not open. Load the page again to see where it stands.")


class YearNotReady(Conflict):
    code = "year_not_ready"
    message = _("The year cannot be closed yet: {reasons}")


class LinesMissing(Refusal):
    code = "lines_missing"
    message = _("Write at least one line: what it is, how many, and the price of one.")
    field = "lines"


class LineInvalid(Refusal):
    code = "line_invalid"
    message = _("Line {number}: {why}")


class DatesOdd(Refusal):
    code = "dates_odd"
    message = _("The day it is due cannot come before the day it is written.")
    field = "due"


class DateOutside(Refusal):
    code = "date_outside"
    message = _("{date} lies in no open year of the books. Choose another day, or open that year.")
    field = "date"


class ReferenceKnown(Refusal):
    code = "reference_known"
    message = _("“{reference}” of {partner} is here already. Look at it before you enter it twice.")
    field = "reference"


class PartsTooMuch(Refusal):
    code = "parts_too_much"
    message = _(
        "What is to be paid in the community's currencies is worth more than the whole. Lower it, or raise the lines."
    )
    field = "parts"


class CurrencyNotValued(Refusal):
    code = "currency_not_valued"
    message = _("{currency} has no value in the books. Give it a rate in the settings of the books first.")
    field = "currency"


class RoleUnknown(Refusal):
    code = "role_unknown"
    message = _("No account plays the role “{role}”. Choose another, or set it in the settings of the books.")


class ExpenseUnknown(Refusal):
    code = "expense_unknown"
    message = _("“{role}” is no kind of expense that these books know. Choose one of those that are offered.")


class NoBankAccount(Refusal):
    code = "no_bank_account"
    field = "account"
    message = _("“{role}” is no account at a bank. Choose one, or name it in the settings of the books.")


class TaxUnknown(Refusal):
    code = "tax_unknown"
    message = _("“{tax}” is no tax of these books.")


class PartnerAddressless(Refusal):
    code = "partner_addressless"
    message = _("{partner} has no e-mail address. Add one on their page, or hand the document over on paper.")
    field = "email"


class NumberInvalid(Refusal):
    """An IBAN or a VAT number whose check digits are wrong."""

    code = "number_invalid"
    message = _("This number does not add up: please look at each digit.")


class NotADraft(Conflict):
    code = "not_a_draft"
    message = _("This was sent to the books and is not changed any more. A credit note takes it back.")


class NotOpen(Conflict):
    code = "not_open"
    message = _("Nothing is to be settled here now (“{state}”). Load the page again to see where it stands.")


class ClaimSelf(Refusal):
    code = "claim_self"
    message = _("Nobody consents to their own expenses. Somebody else who may will look at it.")
    status = 403


class ReasonNeeded(Refusal):
    code = "reason_needed"
    message = _("Say why in a few words: they read it.")
    field = "reason"


class PaperMissing(Refusal):
    code = "pdf_missing"
    message = _("This instance cannot print: its host has not installed Pango. The page itself stays, and CSV.")
    status = 503


class BudgetDaysOdd(Refusal):
    code = "budget_days_odd"
    field = "end"
    message = _("A budget covers between one month and two years.")


class BudgetNameTaken(Refusal):
    code = "budget_name_taken"
    field = "name"
    message = _("There is a budget “{name}” for these days already. Give this one another name.")


class BudgetFull(Refusal):
    code = "budget_full"
    message = _("A budget has at most 500 lines. Put small ones together.")


class BudgetMonthOutside(Refusal):
    code = "budget_month_outside"
    field = "month"
    message = _("This month is no part of the budget.")


class NoAccountOfResult(Refusal):
    code = "no_account_of_result"
    field = "account"
    message = _("{account} is neither income nor expense. Choose an account of either.")


class UnitsOdd(Refusal):
    code = "amount_invalid"
    field = "units"
    message = _("Write an amount above zero.")


class LineNotOpen(Conflict):
    code = "line_not_open"
    message = _("This line is not where you saw it (“{state}”). Load the page again.")


class TargetMissing(Refusal):
    code = "target_missing"
    field = "target"
    message = _("Say what this line pays: a document, a partner or an account.")


class SharesOdd(Refusal):
    code = "shares_odd"
    field = "amount"
    message = _("The parts must make the whole line, to the cent. Look at the amounts again.")


class MandateTaken(Conflict):
    code = "mandate_taken"
    field = "identification"
    message = _("Another mandate has this reference. Choose one of its own.")


class MandateEnded(Conflict):
    code = "mandate_ended"
    message = _("This mandate has ended. Let the person sign another.")


class SignedLater(Refusal):
    code = "signed_later"
    field = "signed"
    message = _("A mandate is signed today or before.")


class OwnAccountMissing(Conflict):
    code = "own_account_missing"
    message = _("The books do not know your own IBAN yet. Write it in the settings of the books first.")


class CreditorMissing(Conflict):
    code = "creditor_missing"
    message = _(
        "Who collects needs a SEPA creditor identifier. Ask your bank, then write it in the settings of the books."
    )


class NothingChosen(Refusal):
    code = "nothing_chosen"
    field = "items"
    message = _("Choose at least one thing to pay or to collect.")


class ItemGone(Conflict):
    code = "item_gone"
    field = "items"
    message = _("“{label}” is not open any more, or is on its way already. Load the page again.")


class DayPast(Refusal):
    code = "day_past"
    field = "date"
    message = _("The bank needs a day from today on, within a year.")


class IbanMissing(Conflict):
    code = "iban_missing"
    field = "items"
    message = _("{partner} has no IBAN here. Write it on their page first.")


class MandateMissing(Conflict):
    code = "mandate_missing"
    field = "items"
    message = _("{partner} has no mandate in force. Add one first.")


class BatchNotOpen(Conflict):
    code = "batch_not_open"
    message = _("This file is not where you saw it (“{state}”). Load the page again.")


class CodeUnknown(Refusal):
    code = "code_unknown"
    field = "code"
    message = _("A code of the bank has two letters and two figures, such as AC04.")
