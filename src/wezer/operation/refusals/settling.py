"""What is refused about payments, credit notes and rates."""

from django.utils.translation import gettext_lazy as _

from wezer.kernel.refusals import Conflict, NeedsConfirmation, Refusal


class CreditNothing(Refusal):
    code = "credit_nothing"
    message = _("Say how much of which line is taken back.")
    field = "lines"


class CreditTooMany(Refusal):
    code = "credit_too_many"
    message = _("Of this line {left} can be taken back. Write that much or less.")


class CreditTooMuch(Conflict):
    code = "credit_too_much"
    message = _(
        "Only {open} is left to pay, and no more is taken back. Undo a payment first, or take back less of the lines."
    )
    field = "lines"


class CreditWholeOnly(Refusal):
    code = "credit_whole_only"
    message = _("Deposits, and what takes them off, are taken back only with the whole document.")
    field = "lines"


class PaymentNotThere(Conflict):
    code = "payment_not_there"
    message = _("This payment is not in the books now (“{state}”). Load the page again to see where it stands.")


class PaymentTicked(Conflict):
    code = "payment_ticked"
    message = _("A line of the bank is matched with this payment. Undo that match first, on the bank's page.")


class PaidInWallet(Conflict):
    code = "paid_in_wallet"
    message = _("This was paid from a wallet: give it back there, and the books follow.")


class UndoneBefore(Refusal):
    code = "undone_before"
    message = _("A payment is not undone before its own day ({date}). Choose that day or a later one.")
    field = "date"


class NotedTwice(NeedsConfirmation):
    code = "noted_twice"
    message = _("A payment of {amount} on {number} was noted for {date} already. Is this another one?")


class PaidByBank(NeedsConfirmation):
    code = "paid_by_bank"
    message = _("A line of the bank of {date} pays {amount} on {number} already. Is this another payment?")


class LineWaits(NeedsConfirmation):
    code = "line_waits"
    message = _(
        "A line of the bank of {date} over {amount} waits to be matched with {number}. Match it there instead, unless this is another payment."
    )


class RateUnknown(Refusal):
    code = "rate_unknown"
    field = "currency"
    message = _("No rate of {currency} is known for {date}. Write it under the rates of foreign currencies first.")


class RateOdd(Refusal):
    code = "rate_odd"
    field = "rate"
    message = _("Write a rate above zero, such as 1.0825, with at most six decimals.")


class CurrencyOdd(Refusal):
    code = "currency_odd"
    field = "currency"
    message = _(
        "Write the three letters of a foreign currency, such as USD: neither {currency} nor one of the community's."
    )


class ForeignParts(Refusal):
    code = "foreign_parts"
    field = "parts"
    message = _("In a foreign currency nothing is agreed to be paid in the community's. Choose one or the other.")


class CreditKept(Refusal):
    code = "credit_order"
    message = _("A credit note is not older than what it takes back ({date}). Choose that day or a later one.")
    field = "date"


class PaidAlready(Conflict):
    code = "paid_already"
    message = _("Something was paid on this already. Give that back first, then credit what is left.")


class PaidInFull(Conflict):
    code = "paid_in_full"
    message = _("Only {open} is left to pay. Pay that much or less.")
    field = "amount"


class PartPaid(Conflict):
    code = "part_paid"
    message = _("This part was paid already.")


class OfBackOffice(Conflict):
    code = "of_back_office"
    message = _("This was written in the back office. It is changed there, and paid there or by a line of the bank.")
