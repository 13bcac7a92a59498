"""What the office's audited facts say in the log, and those that let arrows fly on their map."""

from django.utils.translation import gettext_lazy as _

from wezer.core.audit_log import say_in_log, say_on_map

say_in_log(
    {
        "operation.books_set_up": _("Books asked for"),
        "operation.books_opened": _("Books opened"),
        "operation.books_changed": _("Settings of the books changed"),
        "operation.period_closed": _("Month or year of the books closed"),
        "operation.budget_changed": _("Budget made, changed or withdrawn"),
        "operation.back_office_entered": _("Back office entered"),
        "operation.recording_dropped": _("Recording in the books given up"),
    }
)
say_on_map(
    {
        "operation.invoice_posted": _("Settlement request in the books"),
        "operation.invoice_settled": _("Settlement request settled"),
        "operation.invoice_due_again": _("Payment of a settlement request given back"),
    }
)
