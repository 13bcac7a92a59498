"""What lending refuses."""

from django.utils.translation import gettext_lazy as _

from wezer.kernel.refusals import Conflict, NotAllowed, Refusal


class NotOffered(Conflict):
    code = "thing_not_offered"
    message = _("“{title}” is not lent at the moment.")


class OwnThing(Refusal):
    code = "thing_is_yours"
    message = _("It is yours: nobody needs to lend it to you.")


class DaysInvalid(Refusal):
    code = "loan_days_invalid"
    message = _("Ask for days from today on, within a year, at most {most} in a row.")
    field = "ends_on"


class DaysTaken(Conflict):
    code = "loan_days_taken"
    message = _("Somebody else has it on one of these days. Choose other days, or wait until they are free.")
    field = "starts_on"


class NotBackYet(Conflict):
    code = "thing_not_back_yet"
    message = _("It has not come back from the loan before this one.")


class LoanMoved(Conflict):
    code = "loan_moved"
    message = _("This loan is “{state}” by now. Look at it again.")


class StillLent(Conflict):
    code = "thing_still_lent"
    message = _("Somebody has it, or has your word for it. End that first.")


class LoanUnderWay(Conflict):
    code = "loan_under_way"
    message = _("A loan under way is not withdrawn. Call it off, or bring it to its end.")


class NothingProposed(Conflict):
    code = "nothing_proposed"
    message = _("Nothing is proposed that you could accept.")


class VersionMissing(Refusal):
    code = "version_missing"
    message = _("Say which version of the loan you read.")
    field = "version"


class TooManyPictures(Refusal):
    code = "too_many_pictures"
    message = _("At most {most} pictures.")
    field = "photos"


class WordsMissing(Refusal):
    code = "words_missing"
    message = _("Say in a few words what is the matter.")
    field = "words"


class TermsUnknown(Refusal):
    code = "terms_unknown"
    message = _("These terms cannot be read.")
    field = "terms"


class NotYourSide(NotAllowed):
    code = "not_your_side"
    message = _("This step is for the other side of the loan.")
