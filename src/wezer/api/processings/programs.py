"""Tokens and webhooks."""

from django.utils.translation import gettext_lazy as _

from wezer.core.processing import CONSENT, Processing, processings


@processings.add
class Programs(Processing):
    kind = "programs"
    name = _("Programs and webhooks")
    purpose = _("Let programs act for members who allowed it, and tell other services")
    basis = CONSENT
    data = _("Tokens as hashes, scopes, addresses of webhooks, answers kept so that nothing happens twice")
    recipients = _("Whoever runs the program or the service, as the member decides")
    keeps = _("Until it is revoked; kept answers for thirty days")
    transfers = _("Where the member's program runs")
    order = 60
