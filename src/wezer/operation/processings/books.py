"""Accounting."""

from django.utils.translation import gettext_lazy as _

from wezer.core.processing import LAW, Processing, processings


@processings.add
class Books(Processing):
    kind = "accounting"
    name = _("Accounting")
    purpose = _("Keep the books, invoice, pay, give back expenses, declare taxes")
    basis = LAW
    people = _("Members, customers, suppliers")
    data = _("Name, address, VAT number, IBAN, invoices, entries, mandates, expense claims with receipts")
    recipients = _("Those who keep the books, the accountant, the bank, the administration")
    keeps = _("Ten years after the end of the financial year")
    order = 45
