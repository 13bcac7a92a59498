"""What the ledger's audited facts say in the log."""

from django.utils.translation import gettext_lazy as _

from wezer.core.audit_log import say_in_log

say_in_log(
    {
        "ledger.currency_created": _("Currency made"),
        "ledger.currency_changed": _("Currency changed"),
        "ledger.account_changed": _("Account blocked, closed or opened again"),
        "ledger.limit_changed": _("Limit of accounts changed"),
        "ledger.authorisation_changed": _("Signatures that payments need changed"),
        "ledger.balance_looked_at": _("Balance looked at by mandate"),
        "ledger.projection_repaired": _("Balance or state set right by its records"),
        "ledger.history_posted": _("Payments of the past brought in"),
        "ledger.history_undone": _("Payments of the past taken out again"),
    }
)
