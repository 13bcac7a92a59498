"""What the calendar refuses."""

from django.utils.translation import gettext_lazy as _

from wezer.kernel.refusals import Conflict, Refusal


class RuleRefused(Refusal):
    code = "recurrence_refused"
    message = _("Such a repetition is not possible: {why}.")
    field = "rule"


class ZoneUnknown(Refusal):
    code = "zone_unknown"
    message = _("The time zone “{zone}” is not known. Write it like Europe/Paris.")
    field = "zone"


class HourNotThere(Refusal):
    code = "hour_not_there"
    message = _("That night the clocks go forward: {hour} does not exist. Choose another hour.")
    field = "starts_time"


class EndsBeforeStart(Refusal):
    code = "ends_before_start"
    message = _("The end lies before the start.")
    field = "ends_on"


class TooLong(Refusal):
    code = "event_too_long"
    message = _("An event lasts at most {days} days. Make several of it, or let it repeat.")
    field = "ends_on"


class DateOutOfReach(Refusal):
    code = "date_out_of_reach"
    message = _("Choose a date between {first} and {last}.")
    field = "starts_on"


class CapacityInvalid(Refusal):
    code = "capacity_invalid"
    message = _("Places are a number from 1 to {most}; leave it empty when everybody fits in.")
    field = "capacity"


class DateNotThere(Refusal):
    code = "date_not_there"
    message = _("The event does not take place on that day.")
    status = 404


class DateIsOver(Conflict):
    code = "date_is_over"
    message = _("That date is over.")


class DateIsOff(Conflict):
    code = "date_is_off"
    message = _("That date is cancelled.")


class EventIsOff(Conflict):
    code = "event_is_off"
    message = _("The event is cancelled.")


class AnswerUnknown(Refusal):
    code = "answer_unknown"
    message = _("Answer with going, maybe or declined.")
    field = "answer"


class ReminderUnknown(Refusal):
    code = "reminder_unknown"
    message = _("Choose one of the offered times to be reminded.")
    field = "remind_hours"


class CalendarUnread(Refusal):
    code = "calendar_unread"
    message = _("This is no calendar that can be read: {why}.")
    field = "file"
