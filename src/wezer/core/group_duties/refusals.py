"""What duties refuse, in sentences."""

from django.utils.translation import gettext_lazy as _

from wezer.kernel.refusals import Conflict, Refusal


class MeasureUnknown(Refusal):
    code = "measure_unknown"
    message = _("This cannot be measured here. Choose another measure.")
    field = "measure"


class DutyAmountInvalid(Refusal):
    code = "duty_amount_invalid"
    message = _("Write how much in figures: 3, 1:30 for hours, or an amount of the currency. More than nothing.")
    field = "amount"


class ToleranceInvalid(Refusal):
    code = "tolerance_invalid"
    message = _("Between 0 and 12 periods in a row.")
    field = "tolerance"


class TooManyDuties(Refusal):
    code = "too_many_duties"
    message = _("A group has at most {number} duties at a time. End one first.")


class DutyIsOver(Conflict):
    code = "duty_is_over"
    message = _("This duty has ended.")


class NotTheirDuty(Refusal):
    code = "not_their_duty"
    message = _("{name} does not bear this duty.")
    field = "member"


class NotedDayInvalid(Refusal):
    code = "noted_day_invalid"
    message = _("A day of the last year, not one to come.")
    field = "on"


class NothingToLetPass(Conflict):
    code = "nothing_to_let_pass"
    message = _("Nothing is missing there any more.")


class PausedByDuty(Conflict):
    code = "paused_by_duty"
    message = _(
        "This pause comes from a duty. It ends on its day, when what was missing is done, or when those who tend the group let it pass."
    )
