"""What the help desk refuses."""

from django.utils.translation import gettext_lazy as _

from wezer.kernel.refusals import Conflict, Refusal


class TicketElsewhere(Conflict):
    code = "ticket_moved"
    message = _("This request is in another state meanwhile. Look at it again.")


class TooLateToReopen(Conflict):
    code = "too_late_to_reopen"
    message = _("This was solved more than {days} days ago. Ask anew, and name the old request if it helps.")


class NotMadePublic(Refusal):
    code = "not_made_public"
    message = _("Only a solved request that everyone here may read becomes an article.")


class LanguageTaken(Refusal):
    code = "language_taken"
    message = _("There is such an article in this language already. Change that one.")
    field = "language"


class LanguageNotOffered(Refusal):
    code = "language_not_offered"
    message = _("This language is not offered here.")
    field = "language"
