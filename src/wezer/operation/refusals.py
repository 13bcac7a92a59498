"""What the office refuses, in sentences that say what to do next."""

from django.utils.translation import gettext_lazy as _

from wezer.kernel.refusals import Conflict, Refusal


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
