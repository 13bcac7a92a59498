"""What exclusions refuse, in sentences."""

from django.utils.translation import gettext_lazy as _

from wezer.kernel.refusals import Conflict, Refusal


class NotExcludable(Refusal):
    code = "not_excludable"
    message = _("{name} is not in this group, or a procedure is open already.")


class NotOneself(Refusal):
    code = "not_oneself"
    message = _("Nobody excludes themselves: one leaves.")


class WordsMissing(Refusal):
    code = "words_missing"
    message = _("Say it in a few words.")
    field = "body"


class GroundsMissing(Refusal):
    code = "grounds_missing"
    message = _("Say on what grounds: the person reads them.")
    field = "grounds"


class NotYoursToDecide(Refusal):
    code = "not_yours_to_decide"
    message = _("Whoever proposed an exclusion, or has decided on it, leaves this to others.")
    status = 403


class ExclusionMoved(Conflict):
    code = "exclusion_moved"
    message = _("This procedure has gone on meanwhile. Read how it stands now.")


class HearingGoesOn(Conflict):
    code = "hearing_goes_on"
    message = _("The person is still being heard. Nothing is decided before.")


class AppealOver(Conflict):
    code = "appeal_over"
    message = _("The days to appeal are over, or an appeal was made already.")


class EmergencyTooLong(Refusal):
    code = "emergency_too_long"
    message = _("In an emergency somebody is kept out for {hours} hours at most.")
    field = "hours"


class EmergencyAgain(Refusal):
    code = "emergency_again"
    message = _("This person was kept out at once less than {days} days ago. The procedure goes on without.")
    field = "hours"


class ExcludedHere(Refusal):
    code = "excluded_here"
    message = _("{name} was excluded from {group}. {when}")
    status = 403


class NotDecidedYet(ExcludedHere):
    """Says nothing of a procedure: whoever invites somebody need not know that there was one."""

    code = "not_decided_yet"
    message = _("{name} cannot come into {group} by themselves. Those who decide who is in there may let them in.")
