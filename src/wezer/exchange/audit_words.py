"""What the market's audited facts say in the log, and those that let arrows fly on their map."""

from django.utils.translation import gettext_lazy as _

from wezer.core.audit_log import say_in_log, say_on_map

say_in_log(
    {
        "exchange.dispute_opened": _("Mediation on an exchange called for"),
        "exchange.dispute_settled": _("Mediation on an exchange settled"),
        "exchange.reply_moved": _("Step taken in an exchange"),
    }
)
say_on_map({"exchange.reply_paid": _("Exchange paid")})
