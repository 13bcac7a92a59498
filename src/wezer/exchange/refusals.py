"""What the market refuses, in sentences that say what to do next."""

from django.utils.translation import gettext_lazy as _

from wezer.core.mediation.refusals import NotParty
from wezer.kernel.refusals import Conflict, InvalidTransition, NotAllowed, Refusal, StaleVersion

__all__ = [
    "AlreadyAnswered",
    "AmountMissing",
    "AnnouncementNotOpen",
    "BetweenTwo",
    "BoundsInvalid",
    "CategoryUnknown",
    "CommentRequired",
    "ContestTooLate",
    "Cycle",
    "Dates",
    "DescriptionTooLong",
    "EvaluationClosed",
    "EvaluationIncomplete",
    "InDispute",
    "InvalidTransition",
    "KindInvalid",
    "MessageEmpty",
    "NameTaken",
    "NotAnnouncer",
    "NotCaller",
    "NotParty",
    "NotPayee",
    "NotPayer",
    "NotReplier",
    "NotYourTurn",
    "NothingAsked",
    "PriceInvalid",
    "PriceOutside",
    "QuantityRefused",
    "SameAccount",
    "StaleVersion",
    "TitleInvalid",
    "TooManyPhotos",
]


class TitleInvalid(Refusal):
    code = "title_invalid"
    message = _("A title has between 1 and {most} letters.")
    field = "title"


class DescriptionTooLong(Refusal):
    code = "too_long"
    message = _("This text has at most {most} letters.")
    field = "description"


class KindInvalid(Refusal):
    code = "choice_invalid"
    message = _("Choose one of the possibilities offered here.")


class CategoryUnknown(Refusal):
    code = "category_unknown"
    message = _("There is no such category here. Choose another one.")
    field = "category"


class Cycle(Refusal):
    code = "cycle"
    message = _("A category cannot lie inside itself. Choose a place outside of it.")
    field = "parent"


class NameTaken(Refusal):
    code = "name_taken"
    message = _("There is already one called “{name}” there. Choose another name.")
    field = "name"


class Dates(Refusal):
    code = "dates"
    message = _("These dates do not follow one another, or lie in the past. Look at them again.")
    field = "expires_at"


class QuantityRefused(Refusal):
    code = "quantity"
    message = _("That is more, or less, than there is: {available} left. Choose another number.")
    field = "quantity"


class PriceInvalid(Refusal):
    code = "price_invalid"
    message = _("Give each currency once, and at least one when something is asked in return.")
    field = "prices"


class PriceOutside(Refusal):
    code = "price_outside"
    message = _("What is asked for here is {bounds}. Write an amount within that.")
    field = "prices"


class BetweenTwo(Refusal):
    code = "between_two"
    message = _("This is between the two of you, and is kept. To end it, decline or cancel on its page.")


class BoundsInvalid(Refusal):
    code = "price_bounds"
    message = _("In {currency}, let the least, the price and the most follow one another; a share goes from 1 to 100.")
    field = "prices"


class NothingAsked(Refusal):
    code = "nothing_asked"
    message = _("Nothing is asked in return here. Leave the amounts empty, and say thank you afterwards if you like.")
    field = "prices"


class AmountMissing(Refusal):
    code = "amount_invalid"
    message = _("Write what you propose to pay or to receive: a number above zero in at least one currency.")
    field = "prices"


class TooManyPhotos(Refusal):
    code = "too_many_photos"
    message = _("There can be at most {most} pictures.")
    field = "photos"


class AnnouncementNotOpen(Conflict):
    code = "announcement_not_open"
    message = _("This announcement takes no answers now.")


class SameAccount(Refusal):
    code = "same_account"
    message = _("This is your own announcement: who pays and who is paid would be the same.")


class NotAnnouncer(NotAllowed):
    code = "not_announcer"
    message = _("Only who made the announcement can do this.")


class NotReplier(NotAllowed):
    code = "not_replier"
    message = _("Only who answered can do this.")


class NotPayer(NotAllowed):
    code = "not_payer"
    message = _("Only who pays can do this, or someone who may spend from that wallet.")


class NotPayee(NotAllowed):
    code = "not_payee"
    message = _("Only who is paid can do this.")


class NotYourTurn(NotAllowed):
    code = "not_your_turn"
    message = _("You wrote the terms that stand: the other side agrees to them, or proposes others.")


class InDispute(Conflict):
    code = "in_dispute"
    message = _("Nothing moves here while the two sides disagree. Someone who mediates will answer.")


class NotCaller(NotAllowed):
    code = "not_caller"
    message = _("Only who called for mediation can take the call back.")


class ContestTooLate(Conflict):
    code = "contest_too_late"
    message = _("This was marked done more than {days} days ago. Call for mediation instead.")


class MessageEmpty(Refusal):
    code = "message_invalid"
    message = _("Write something, in at most {most} letters.")
    field = "message"


class EvaluationIncomplete(Refusal):
    code = "evaluation_incomplete"
    message = _("Choose one answer on each line, from −2 to +2.")
    field = "values"


class CommentRequired(Refusal):
    code = "comment_required"
    message = _("Add a few words: they say more than the marks.")
    field = "comment"


class EvaluationClosed(Conflict):
    code = "evaluation_closed"
    message = _("These words can no longer be changed.")


class AlreadyAnswered(Conflict):
    code = "already_answered"
    message = _("You have answered these words already.")


class BeyondDeposit(Refusal):
    code = "beyond_deposit"
    message = _("Who mediates decides about the deposit. More than that in {currency} is paid only when both agree.")
    field = "terms"
