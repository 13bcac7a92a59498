"""What the API's audited facts say in the log."""

from django.utils.translation import gettext_lazy as _

from wezer.core.audit_log import say_in_log

say_in_log(
    {
        "api.token_made": _("Token for a program made"),
        "api.token_revoked": _("Token for a program revoked"),
        "api.webhook_made": _("Webhook made"),
        "api.webhook_removed": _("Webhook removed"),
        "api.webhook_secret_renewed": _("Secret of a webhook renewed"),
    }
)
