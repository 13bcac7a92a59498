"""Partners: whoever the books deal with, members and groups of the community or not."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from wezer.kernel.clock import now
from wezer.kernel.ref import uid7


class PartnerKind(models.TextChoices):
    PERSON = "person", _("person")
    ORGANISATION = "organisation", _("organisation")


class Partner(models.Model):
    """Who receives or provides. One who is a party of the community carries the party's uid; the engine knows both by it."""

    uid = models.UUIDField(default=uid7, unique=True, editable=False)
    party = models.OneToOneField("core.Party", models.PROTECT, null=True, blank=True, related_name="partner")
    kind = models.CharField(max_length=12, choices=PartnerKind, default=PartnerKind.PERSON)
    name = models.CharField(_("name"), max_length=120)
    language = models.CharField(_("language"), max_length=12, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    street = models.CharField(_("street"), max_length=200, blank=True)
    postcode = models.CharField(_("postcode"), max_length=20, blank=True)
    city = models.CharField(_("town"), max_length=100, blank=True)
    country = models.CharField(_("country"), max_length=2, blank=True)
    registration = models.CharField(_("registration number"), max_length=40, blank=True)
    vat_number = models.CharField(_("VAT number"), max_length=20, blank=True)
    iban = models.CharField(_("IBAN"), max_length=34, blank=True)
    version = models.PositiveIntegerField(default=1)  # in the key of `ensure_party`: told anew when something changed
    created_at = models.DateTimeField(default=now)

    class Meta:
        indexes = [models.Index(fields=["name", "id"], name="partner_by_name")]

    def __str__(self) -> str:
        return self.name
