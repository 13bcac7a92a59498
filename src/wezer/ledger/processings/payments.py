"""Wallets and payments."""

from django.utils.translation import gettext_lazy as _

from wezer.core.processing import Processing, processings


@processings.add
class Payments(Processing):
    kind = "payments"
    name = _("Wallets and payments")
    purpose = _("Keep accounts in the community's currencies, and prove them")
    people = _("Members, groups, partners")
    data = _("Accounts, balances, payments with their words and moments, limits, signatures")
    recipients = _(
        "The two of a payment; balances as each currency and each holder allow; those who moderate the ledger"
    )
    keeps = _("Ten years after the year of the payment; under a pseudonym once the person is forgotten")
    order = 40
