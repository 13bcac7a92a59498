"""Partners, expense claims, and who kept the books."""

from typing import Any

from django.db.models import F
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wezer.core.duties import OwnData, own_data
from wezer.core.models import Member
from wezer.operation.acts.partners import tell_partner
from wezer.operation.models import BankMatch, BookLine, Books, Claim, Invoice, Mandate, Partner, SepaItem
from wezer.workflow.models import Flight


@own_data.add
class InTheBooks(OwnData):
    kind = "books"
    name = gettext_lazy("What the books say of me")
    keeps = (
        "operation.Partner.party", "operation.Claim.claimant", "operation.Claim.approver", "operation.Budget.author",
        "operation.BankStatement.made_by", "operation.StatutoryFile.asked_by", "operation.Invoice.made_by",
        "operation.Mandate.made_by", "operation.SepaBatch.made_by", "operation.InvoicePayment.made_by",
        "operation.InvoiceReminder.made_by",
    )  # fmt: skip
    order = 92  # when the name is the pseudonym already

    def export(self, member: Member, viewer: Any) -> dict[str, Any]:
        names = ("name", "email", "street", "postcode", "city", "country", "vat_number", "iban")
        claims = Claim.objects.filter(claimant=member).order_by("pk")
        invoices = Invoice.objects.filter(partner__party=member).order_by("pk")
        return {
            "partner": Partner.objects.filter(party=member).values(*names).first(),
            "claims": [{"uid": str(each.uid), "title": each.title, "state": each.state} for each in claims],
            "invoices": [{"uid": str(each.uid), "number": each.number, "state": each.state} for each in invoices],
        }

    def erase(self, *, by: Any, member: Member, wish: str) -> None:
        """A partner of no document is forgotten, by the engine too; one whom documents name stays as they say."""
        partner = Partner.objects.filter(party=member).first()
        if partner is None:
            return
        if self.lawful(member):
            Partner.objects.filter(pk=partner.pk).update(email="")
            return
        gone = dict.fromkeys(
            ("email", "street", "postcode", "city", "country", "registration", "vat_number", "iban"), ""
        )
        Partner.objects.filter(pk=partner.pk).update(name=member.name, version=F("version") + 1, **gone)
        partner.refresh_from_db()
        if Flight.objects.filter(key__startswith=f"party:{partner.uid}:").exists():
            for books in Books.objects.all():
                tell_partner(by=by, books=books, partner=partner)

    def lawful(self, member: Member) -> str:
        partners = Partner.objects.filter(party=member)
        documents = (Invoice, BookLine, BankMatch, Mandate, SepaItem)
        if any(model._base_manager.filter(partner__in=partners).exists() for model in documents):
            return _("Invoices and entries of the books name me; the law has the community keep them for ten years.")
        return ""
