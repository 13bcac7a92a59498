"""Invoices, credit notes and receipts for what was given, on paper."""

import io
from decimal import Decimal
from typing import Any

import segno.helpers
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wezer.core.models import FileState
from wezer.core.settings_registry import value
from wezer.operation.kinds import PaperKind, pack_kinds, paper_kinds
from wezer.operation.models import Books, Claim, ClaimState, Invoice
from wezer.operation.papers import PICTURES
from wezer.operation.queries.invoices import legal_total, taxes_of_invoice


def language_of_community() -> str:
    return str(value("community.language"))


def wanted_language(partner_language: str) -> str:
    """The reader's, else the community's."""
    return (partner_language or language_of_community()).partition("-")[0]


def mentions_of(books: Books) -> list[str]:
    """What the law wants on every document, in the country's own words."""
    pack = pack_kinds.get(books.pack)
    if pack is None:
        return []
    regime = pack.regime(books.tax_regime)
    return [sentence for sentence in (regime.mention, *pack.mentions) if sentence]


def logo_of(books: Books) -> str:
    """Under which address the printed page finds the logo; empty without one."""
    logo = books.logo
    return f"{PICTURES}{logo.sha256}" if logo is not None and logo.state == FileState.READY else ""


def transfer_code(invoice: Invoice, amount: int) -> str:
    """A code that a bank's app reads as a SEPA transfer (EPC069-12): whom, how much, what for."""
    books = invoice.books
    if not (books.iban and amount and invoice.currency == "EUR" and invoice.is_out and not invoice.is_credit):
        return ""
    made = segno.helpers.make_epc_qr(
        name=books.legal_name[:70], iban=books.iban, amount=Decimal(amount).scaleb(-2), text=invoice.number[:140],
        bic=books.bic or None,
    )  # fmt: skip
    picture = io.BytesIO()
    made.save(picture, kind="svg", scale=3, border=0, xmldecl=False)
    return picture.getvalue().decode()


@paper_kinds.add
class InvoicePaper(PaperKind):
    kind = "operation.invoice"
    name = gettext_lazy("Invoice")
    template = "operation/papers/invoice.html"

    def find(self, uid: Any) -> Invoice | None:
        return Invoice.objects.filter(uid=uid).with_parts().select_related("books__logo", "credits").first()

    def context(self, document: Invoice) -> dict[str, Any]:
        legal = legal_total(document)
        return {
            "invoice": document,
            "books": document.books,
            "partner": document.partner,
            "totals": taxes_of_invoice(document),
            "legal": legal,
            "parts": list(document.parts.all()),
            "mentions": mentions_of(document.books),
            "logo": logo_of(document.books),
            "code": transfer_code(document, legal),
        }

    def file_name(self, document: Invoice) -> str:
        word = _("credit-note") if document.is_credit else _("invoice")
        return f"{word}-{document.number}.pdf".replace("/", "-")

    def language(self, document: Invoice) -> str:
        return wanted_language(document.partner.language)


@paper_kinds.add
class GiftPaper(PaperKind):
    """What somebody paid for the community and does not take back: the receipt says so."""

    kind = "operation.claim"
    name = gettext_lazy("Receipt for a gift")
    template = "operation/papers/gift.html"

    def find(self, uid: Any) -> Claim | None:
        rows = Claim.objects.filter(uid=uid, state=ClaimState.WAIVED)
        return rows.select_related("books__logo", "claimant__partner").prefetch_related("lines").first()

    def context(self, document: Claim) -> dict[str, Any]:
        return {
            "claim": document,
            "books": document.books,
            "partner": getattr(document.claimant, "partner", None),
            "logo": logo_of(document.books),
        }

    def file_name(self, document: Claim) -> str:
        word = _("gift")
        return f"{word}-{document.number}.pdf".replace("/", "-")

    def language(self, document: Claim) -> str:
        return wanted_language(document.claimant.language)
