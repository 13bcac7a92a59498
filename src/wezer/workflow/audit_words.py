"""What the audited facts of arrows and flights say in the log."""

from django.utils.translation import gettext_lazy as _

from wezer.core.audit_log import say_in_log

say_in_log(
    {
        "workflow.arrow_switched": _("Arrow switched on or off"),
        "workflow.flight_dropped": _("What could not leave given up"),
    }
)
